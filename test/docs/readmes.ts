/** The two READMEs, and what they speak of. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** The ledger that a README imports, under the name that it has there. */
export const SAMPLE = resolve(ROOT, 'fixtures/sample-ledger.csv');

export const ENGLISH = { file: 'README.md', language: 'en', ledger: 'ledger.csv' } as const;
export const CHINESE = { file: 'README.zh-CN.md', language: 'zh', ledger: '台账.csv' } as const;

export type Readme = typeof ENGLISH | typeof CHINESE;

/** The scripts of package.json. */
export const SCRIPTS = (
  JSON.parse(text('package.json')) as { readonly scripts: Readonly<Record<string, string>> }
).scripts;

/** A file of the project, by its path in it. */
export function text(file: string): string {
  return readFileSync(resolve(ROOT, file), 'utf8');
}
