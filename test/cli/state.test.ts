import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Env } from '../../src/cli/env.ts';
import { keepFile } from '../../src/cli/kept-file.ts';
import { readState, writeState } from '../../src/cli/state.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'buding-state-'));
  onTestFinished(() => {
    rmSync(made, { recursive: true });
  });
  return made;
}

const envIn = (state: string) => ({ stateFolder: () => join(state, 'state') }) as Env;

test('what was kept is there the next time, readable by its owner alone, until it is forgotten', () => {
  const made = folder();
  const env = envIn(made);
  expect(readState(env, 'draft')).toBeUndefined();
  writeState(env, 'draft', { title: '标题', units: ['甲局'] });
  expect(readState(env, 'draft')).toEqual({ title: '标题', units: ['甲局'] });
  const path = join(made, 'state', 'draft.json');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(made, 'state')).mode & 0o777).toBe(0o700);
  writeState(env, 'draft', undefined);
  expect(readdirSync(join(made, 'state'))).toEqual([]);
});

test('a broken file is set aside, not an error', () => {
  const made = folder();
  const env = envIn(made);
  writeState(env, 'draft', 1);
  writeFileSync(join(made, 'state', 'draft.json'), '{"title": ');
  expect(readState(env, 'draft')).toBeUndefined();
  expect(readdirSync(join(made, 'state'))).toEqual(['draft.json.broken']);
});

test('a file that is a link stays one', () => {
  const made = folder();
  writeFileSync(join(made, 'real.json'), 'old');
  symlinkSync('real.json', join(made, 'link.json'));
  keepFile(join(made, 'link.json'), 'new');
  expect(readFileSync(join(made, 'real.json'), 'utf8')).toBe('new');
  expect(readdirSync(made).sort()).toEqual(['link.json', 'real.json']);
});

test('a folder that can not be written is refused by its path', () => {
  const made = folder();
  writeFileSync(join(made, 'state'), 'a file, where a folder should be');
  expect(() => {
    writeState(envIn(made), 'draft', 1);
  }).toThrow(expect.objectContaining({ code: 'file-unwritable' }) as Error);
});
