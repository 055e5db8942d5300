/**
 * What the program remembers between two calls for the person at the machine (a draft, the last
 * entry): never anything that a figure rests on, so that a lost or broken file is no error.
 */
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from './env.ts';
import { keepFile } from './kept-file.ts';

/**
 * What was kept under a name (letters and hyphens), as it was given to {@link writeState}; the caller
 * checks its shape. `undefined` when there is nothing. A file that can't be read as JSON is set aside
 * as `<name>.json.broken`.
 */
export function readState(env: Env, name: string): unknown {
  const path = stateFile(env, name);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    setAside(path);
    return undefined;
  }
}

/** Keeps a value that JSON can hold, in one step, mode 0600; `undefined` forgets what was kept. */
export function writeState(env: Env, name: string, value: unknown): void {
  const path = stateFile(env, name);
  if (value === undefined) rmSync(path, { force: true });
  else keepFile(path, `${JSON.stringify(value)}\n`);
}

function stateFile(env: Env, name: string): string {
  return join(env.stateFolder(), `${name}.json`);
}

function setAside(path: string): void {
  try {
    renameSync(path, `${path}.broken`);
  } catch {
    // It stays where it is, and is not read either.
  }
}
