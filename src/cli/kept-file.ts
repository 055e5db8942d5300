/** Small files of the user's own (preferences, state): replaced whole, readable by their owner alone. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { Refusal } from '../domain/errors.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** The user's folder for files of one purpose, by the conventions of the system. */
export function userFolder(purpose: 'config' | 'state', variables: Variables): string {
  const [xdg, windows, usual] = (
    {
      config: ['XDG_CONFIG_HOME', 'APPDATA', ['.config']],
      state: ['XDG_STATE_HOME', 'LOCALAPPDATA', ['.local', 'state']],
    } as const
  )[purpose];
  const named = variables[xdg];
  if (named !== undefined && isAbsolute(named)) return join(named, 'buding');
  const folder = variables[windows];
  if (process.platform === 'win32' && folder !== undefined) return join(folder, 'buding');
  return join(variables['HOME'] ?? homedir(), ...usual, 'buding');
}

/**
 * Writes a file in one step: a reader sees the old or the new one, never half of it. Mode 0600, its
 * folder made as 0700. Where the path is a link, the file that it leads to is replaced.
 */
export function keepFile(path: string, text: string): void {
  const place = linkedFrom(path);
  const part = join(dirname(place), `.${basename(place)}.${String(process.pid)}.part`);
  try {
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    const file = openSync(part, 'w', 0o600);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, place);
  } catch (error) {
    discard(part);
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    if (reason === 'ENOSPC' || reason === 'EDQUOT')
      throw new Refusal('disk-full', { path }, { cause: error });
    throw new Refusal('file-unwritable', { path, reason }, { cause: error });
  }
}

function discard(part: string): void {
  try {
    rmSync(part, { force: true });
  } catch {
    // Where its folder is none, there is no draft either.
  }
}

function linkedFrom(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
