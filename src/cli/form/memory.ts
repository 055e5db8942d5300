/**
 * What the forms remember between two calls, on this machine and for this register only: the last
 * answers, an unfinished form. Losing it loses nothing of the register.
 */
import { createHash } from 'node:crypto';
import type { Env } from '../env.ts';
import { readState, writeState } from '../state.ts';

/** What was kept under a name, or `undefined`; a file that can't be read is no reason to stop. */
export function recall(env: Env, name: string): Promise<unknown> {
  return Promise.resolve(readState(env, nameHere(env, name)));
}

/** Keeps a value; `false` where it can't be kept (a full disk, a home that is read-only). */
export function remember(env: Env, name: string, value: unknown): Promise<boolean> {
  return Promise.resolve(kept(env, name, value));
}

export function forget(env: Env, name: string): Promise<void> {
  kept(env, name, undefined);
  return Promise.resolve();
}

function kept(env: Env, name: string, value: unknown): boolean {
  try {
    writeState(env, nameHere(env, name), value);
    return true;
  } catch {
    return false;
  }
}

function nameHere(env: Env, name: string): string {
  const register = createHash('sha256').update(env.location()).digest('hex').slice(0, 12);
  return `${register}-${name}`;
}
