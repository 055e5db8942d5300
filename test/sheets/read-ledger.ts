/** For the tests of this folder: a ledger out of text or bytes, read to its end. */
import { Buffer } from 'node:buffer';
import { fileURLToPath } from 'node:url';

import { Refusal } from '../../src/domain/errors.ts';
import type { LedgerRow } from '../../src/domain/ledger-row.ts';
import type { LedgerOptions } from '../../src/sheets/ledger-options.ts';
import { openLedger, type Ledger } from '../../src/sheets/open-ledger.ts';

export interface ReadLedger {
  readonly ledger: Ledger;
  readonly rows: LedgerRow[];
}

export async function readText(
  text: string | Buffer,
  options?: LedgerOptions,
): Promise<ReadLedger> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return allOf(await openLedger({ stream: pieces(bytes), name: 'test.csv' }, options));
}

export async function readFixture(name: string, options?: LedgerOptions): Promise<ReadLedger> {
  return allOf(await openLedger({ path: fixture(name) }, options));
}

export function fixture(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/sheets/${name}`, import.meta.url));
}

/** The refusal that reading ends in, as `code` and `params`; fails when there is none. */
export async function refusal(
  reading: Promise<unknown>,
): Promise<Pick<Refusal, 'code' | 'params'>> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('was read without a refusal');
}

export async function allOf(ledger: Ledger): Promise<ReadLedger> {
  const rows: LedgerRow[] = [];
  for await (const batch of ledger.rows()) rows.push(...batch);
  return { ledger, rows };
}

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
