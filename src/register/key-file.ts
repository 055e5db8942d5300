/**
 * The key that seals what is kept of reporters: 256 random bits in a file of their own, outside the
 * register, readable by its owner alone. Whoever has the register without it can't read a name.
 */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../domain/errors.ts';
import { syncFolder } from './sync-folder.ts';

/** First line of a key file; the number is the version of the form. */
const FORM = 'buding reporter key 1';
const KEY_BYTES = 32;
/** Nothing longer is a key file. */
const LONGEST = 4_096;

/** A new key, not yet in any file. */
export function newKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** What the register remembers of its key: tells a wrong key from the right one, and nothing about it. */
export function keyMark(key: Buffer, register: string): string {
  return createHmac('sha256', key)
    .update(`buding reporter key\0${register}`)
    .digest('hex')
    .slice(0, 32);
}

/** Writes a key to a file that must not exist, mode 0600, on disk when this returns. */
export function writeKeyFile(path: string, key: Buffer): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, `${FORM}\n${key.toString('base64')}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    syncFolder(dirname(path));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    throw new Refusal('key-unwritable', { path, reason }, { cause: error });
  }
}

/** Reads a key; refuses a file that is missing, open to others, or no key. */
export function readKeyFile(path: string): Buffer {
  const text = readOwn(path);
  const [form, encoded = ''] = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.trim());
  const key = Buffer.from(encoded, 'base64');
  if (form !== FORM || key.length !== KEY_BYTES) throw new Refusal('key-damaged', { path });
  return key;
}

function readOwn(path: string): string {
  let file: number;
  try {
    // Does not wait for somebody to write into a pipe.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    if (reason === 'ENOENT' || reason === 'ENOTDIR') throw new Refusal('key-missing', { path });
    throw new Refusal('key-unreadable', { path, reason }, { cause: error });
  }
  try {
    const found = fstatSync(file);
    const { mode, size } = found;
    if (!found.isFile()) throw new Refusal('key-damaged', { path });
    // Windows has no such bits: there the folder of the user protects it.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new Refusal('key-too-open', { path, mode: (mode & 0o777).toString(8) });
    if (size > LONGEST) throw new Refusal('key-damaged', { path });
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    throw new Refusal('key-unreadable', { path, reason }, { cause: error });
  } finally {
    closeSync(file);
  }
}

/** Where a new key waits while everything is sealed anew; no two changes at once share one. */
export function nextKeyPath(path: string): string {
  return `${path}.new-${randomUUID()}`;
}

/** Whether a file is that of a key whose change was broken off behind the register's back. */
export function isNextKey(path: string, other: string): boolean {
  return other.startsWith(`${path}.new`);
}

/**
 * The key that a register was sealed with: the one in the file or, where a change of keys was broken
 * off or an older backup was restored, one that stands beside it under its name.
 */
export function findKey(
  path: string,
  register: string,
  mark: string,
): { key: Buffer; path: string } {
  const own = readUnlessMissing(path);
  if (own && keyMark(own, register) === mark) return { key: own, path };
  for (const other of siblings(path)) {
    try {
      const one = readKeyFile(other);
      if (keyMark(one, register) === mark) return { key: one, path: other };
    } catch {
      continue; // whatever it is, it is not the key
    }
  }
  throw new Refusal(own ? 'key-wrong' : 'key-missing', { path });
}

/** Between the two steps of {@link promoteKey} no file has the name. */
function readUnlessMissing(path: string): Buffer | null {
  try {
    return readKeyFile(path);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'key-missing') return null;
    throw error;
  }
}

function siblings(path: string): string[] {
  const folder = dirname(path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(path)}.`))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * Puts the new key in the old one's place, which is kept beside it for older backups; `null` where there
 * was none, or where another change found the new key waiting and has put it there.
 */
export function promoteKey(path: string, next: string, now: Date): string | null {
  if (!existsSync(next)) return null;
  const stamp = now.toISOString().replace(/[-:]/g, '').slice(0, 15);
  const stem = `${path}.old-${stamp}`;
  let kept = stem;
  for (let n = 2; existsSync(kept); n++) kept = `${stem}-${String(n)}`;
  const had = existsSync(path);
  if (had) renameSync(path, kept);
  renameSync(next, path);
  syncFolder(dirname(path));
  return had ? kept : null;
}
