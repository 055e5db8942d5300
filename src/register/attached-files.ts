/**
 * The folder of attachments beside a register: `<register>.files/ab/cdef…`, each file named by the
 * SHA-256 of its content. A file gets its name only when all of it is on disk, and before the journal
 * names it: a file without an entry is harmless, an entry without its file must never be.
 */
import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { CaseState } from '../domain/case.ts';
import { Refusal } from '../domain/errors.ts';
import type { Store } from '../store/store.ts';
import { syncFolder } from './sync-folder.ts';

const CHUNK = 1024 * 1024;
/** Files on their way in; the number is the process that writes them. */
const INCOMING = /^\.incoming-(\d+)-[0-9a-f-]+$/;

/** The folder of a register's attachments. */
export function filesFolder(register: string): string {
  return `${register}.files`;
}

export function filePath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2));
}

/** The content of a file as it lies ready in the folder, not yet under its name. */
export interface IncomingFile {
  readonly sha256: string;
  readonly size: number;
  readonly temporary: string;
}

/**
 * Copies a file into the folder under a name of its own, and brings it to disk. Refuses what is no
 * ordinary file: a link, a folder, a device; and what is larger than `limit` bytes.
 */
export function receiveFile(folder: string, source: string, limit: number): IncomingFile {
  const from = openOrdinary(source);
  let temporary = '';
  try {
    if (fstatSync(from).size > limit) throw tooLarge(source, limit);
    makeFolder(folder);
    temporary = join(folder, `.incoming-${String(process.pid)}-${randomUUID()}`);
    return { ...writeCopy(from, source, temporary, limit), temporary };
  } catch (error) {
    if (temporary !== '') rmSync(temporary, { force: true });
    throw asFileRefusal(error, folder);
  } finally {
    closeSync(from);
  }
}

function tooLarge(path: string, limit: number): Refusal {
  return new Refusal('attachment-too-large', { path, limit: Math.floor(limit / CHUNK) });
}

function openOrdinary(path: string): number {
  try {
    const seen = lstatSync(path);
    if (!seen.isFile()) throw new Refusal('attachment-not-a-file', { path });
    // Neither follows a link nor waits for a pipe that took the file's place meanwhile.
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    if (fstatSync(file).isFile()) return file;
    closeSync(file);
    throw new Refusal('attachment-not-a-file', { path });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ELOOP') throw new Refusal('attachment-not-a-file', { path }, { cause: error });
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new Refusal('file-missing', { path }, { cause: error });
    if (error instanceof Refusal) throw error;
    throw new Refusal('file-unreadable', { path, reason: code ?? '' }, { cause: error });
  }
}

function writeCopy(
  from: number,
  source: string,
  temporary: string,
  limit: number,
): { sha256: string; size: number } {
  const hash = createHash('sha256');
  const to = openSync(temporary, 'wx', 0o600);
  let size = 0;
  try {
    for (const chunk of readable(from, source)) {
      size += chunk.length;
      if (size > limit) throw tooLarge(source, limit);
      hash.update(chunk);
      writeAll(to, chunk);
    }
    fsyncSync(to);
  } finally {
    closeSync(to);
  }
  return { sha256: hash.digest('hex'), size };
}

function writeAll(to: number, chunk: Buffer): void {
  for (let written = 0; written < chunk.length;)
    written += writeSync(to, chunk, written, chunk.length - written);
}

/** The content in pieces; a piece is overwritten by the next. */
function* chunksOf(file: number): Generator<Buffer> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (;;) {
    const read = readSync(file, buffer, 0, CHUNK, null);
    if (read === 0) return;
    yield buffer.subarray(0, read);
  }
}

/** The same of a file that somebody named: where it can't be read, it is the one to blame. */
function* readable(file: number, path: string): Generator<Buffer> {
  const chunks = chunksOf(file);
  for (;;) {
    let next: IteratorResult<Buffer>;
    try {
      next = chunks.next();
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? '';
      throw new Refusal('file-unreadable', { path, reason }, { cause: error });
    }
    if (next.done === true) return;
    yield next.value;
  }
}

/** Gives a received file its name; what lies there already, whole, is not written again. */
export function placeFile(folder: string, { sha256, size, temporary }: IncomingFile): void {
  const path = filePath(folder, sha256);
  try {
    if (checkFile(folder, sha256, size) === 'sound') {
      rmSync(temporary, { force: true });
      return;
    }
    makeFolder(dirname(path));
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    throw asFileRefusal(error, path);
  }
}

/** Forgets received files that did not get their names. */
export function discardIncoming(files: readonly IncomingFile[]): void {
  for (const { temporary } of files) rmSync(temporary, { force: true });
}

function makeFolder(path: string): void {
  if (existsSync(path)) return;
  mkdirSync(path, { recursive: true, mode: 0o700 });
  syncFolder(dirname(path));
}

export type FileCheck = 'sound' | 'missing' | 'altered';

/** Whether a file lies in the folder with the content that its name says. */
export function checkFile(folder: string, sha256: string, size: number): FileCheck {
  let file: number;
  const path = filePath(folder, sha256);
  try {
    if (!lstatSync(path).isFile()) return 'altered';
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch {
    return 'missing';
  }
  try {
    if (fstatSync(file).size !== size) return 'altered';
    const hash = createHash('sha256');
    for (const chunk of chunksOf(file)) hash.update(chunk);
    return hash.digest('hex') === sha256 ? 'sound' : 'altered';
  } catch {
    return 'altered';
  } finally {
    closeSync(file);
  }
}

/** A file of the folder in pieces, refused at the end when its content is not what its name says. */
export function* readChecked(
  folder: string,
  { sha256, name }: { readonly sha256: string; readonly name: string },
): Generator<Buffer> {
  let file: number;
  try {
    file = openSync(filePath(folder, sha256), constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    throw new Refusal('attachment-missing', { name }, { cause: error });
  }
  try {
    const hash = createHash('sha256');
    for (const chunk of chunksOf(file)) {
      hash.update(chunk);
      yield Buffer.from(chunk);
    }
    if (hash.digest('hex') !== sha256) throw new Refusal('attachment-altered', { name });
  } finally {
    closeSync(file);
  }
}

/** Whatever lies in the folder and is not named by `named`: other files, and remains of broken-off copies. */
export function strangersIn(folder: string, named: ReadonlySet<string>): string[] {
  const strangers: string[] = [];
  for (const name of listed(folder)) {
    const path = join(folder, name);
    if (INCOMING.test(name)) {
      if (!isAlive(name)) strangers.push(path);
    } else if (!/^[0-9a-f]{2}$/.test(name)) strangers.push(path);
    else
      for (const rest of listed(path))
        if (!named.has(name + rest)) strangers.push(join(path, rest));
  }
  return strangers;
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Whether the process that writes the file may still be at it. */
function isAlive(incoming: string): boolean {
  const pid = Number(INCOMING.exec(incoming)?.[1]);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** An undo may name a file again that was removed for good since. */
export function refuseLostFiles(store: Store, { attachments }: CaseState): void {
  const folder = filesFolder(store.location);
  const lost = attachments.find(({ sha256 }) => !existsSync(filePath(folder, sha256)));
  if (lost) throw new Refusal('attachment-missing', { name: lost.name });
}

/** An undo may bring a file back whose name another one has got since: by that name each is fetched. */
export function refuseSameNames({ no, attachments }: CaseState): void {
  const names = attachments.map(({ name }) => name.toLowerCase());
  const twice = attachments.find((_, at) => names.indexOf(names[at] ?? '') !== at);
  if (twice) throw new Refusal('attachment-name-taken', { no, name: twice.name });
}

function asFileRefusal(error: unknown, path: string): unknown {
  if (error instanceof Refusal) return error;
  const reason = (error as NodeJS.ErrnoException).code;
  if (reason === undefined) return error;
  if (reason === 'ENOSPC' || reason === 'EDQUOT')
    return new Refusal('disk-full', { path }, { cause: error });
  return new Refusal('file-unwritable', { path, reason }, { cause: error });
}
