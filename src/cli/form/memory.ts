/**
 * What the forms remember between two calls, on this machine and for this register only: the last
 * answers, an unfinished form. Losing it loses nothing of the register.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Env } from '../env.ts';

/** What was kept under a name, or `undefined`; a file that can't be read is no reason to stop. */
export async function recall(env: Env, name: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(fileOf(env, name), 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** Keeps a value; `false` where it can't be kept (a full disk, a home that is read-only). */
export async function remember(env: Env, name: string, value: unknown): Promise<boolean> {
  const file = fileOf(env, name);
  const draft = `${file}.${String(process.pid)}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify(value), { mode: 0o600 });
    await rename(draft, file);
    return true;
  } catch {
    await rm(draft, { force: true });
    return false;
  }
}

export async function forget(env: Env, name: string): Promise<void> {
  await rm(fileOf(env, name), { force: true });
}

function fileOf(env: Env, name: string): string {
  const register = createHash('sha256').update(env.location()).digest('hex').slice(0, 12);
  const { XDG_STATE_HOME: xdg, HOME: home } = process.env;
  const folder = xdg ?? join(home ?? homedir(), '.local', 'state');
  return join(folder, 'buding', `${register}-${name}.json`);
}
