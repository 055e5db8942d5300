/** Answers that go into a file: written beside its place, synced, then renamed, so that no half is seen. */
import { closeSync, constants, existsSync, lstatSync, openSync, readSync, statSync } from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../domain/errors.ts';
import type { Env } from './env.ts';
import { canAsk, confirm } from './prompt.ts';
import { send } from './output.ts';

export interface Sink {
  write(piece: string | Buffer): Promise<void>;
  /** Makes the file appear. */
  close(): Promise<void>;
  /** Forgets what was written. */
  discard(): Promise<void>;
  /** The file, or `null` for stdout. */
  readonly path: string | null;
}

/** stdout for no file and for `-`; an existing file is replaced only with consent. */
async function openSink(env: Env, file: string | undefined, replace: boolean): Promise<Sink> {
  if (file === undefined || file === '-') {
    return {
      path: null,
      write: (piece) => send(env.stdout, piece),
      close: () => Promise.resolve(),
      discard: () => Promise.resolve(),
    };
  }
  const path = env.path(file);
  await consentToReplace(env, path, replace);
  const part = join(dirname(path), `.${basename(path)}.${String(process.pid)}.part`);
  const handle = await attempt(path, () => open(part, 'w', 0o600));
  const discard = async () => {
    await handle.close().catch(() => undefined);
    await rm(part, { force: true });
  };
  return {
    path,
    write: (piece) => attempt(path, () => handle.writeFile(piece)),
    discard,
    close: async () => {
      try {
        await attempt(path, () => handle.sync());
        await handle.close();
        await attempt(path, () => rename(part, path));
      } catch (error) {
        await discard();
        throw error;
      }
    },
  };
}

/**
 * Writes pieces into a file that appears as a whole or not at all. What is there already is refused
 * unless `replace` is set, and never taken away unseen, even if it appears meanwhile.
 */
export async function writeFileAnew(
  path: string,
  pieces: Iterable<Buffer>,
  { replace }: { readonly replace: boolean },
): Promise<void> {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there && (!replace || !there.isFile())) throw new Refusal('file-exists', { path });
  if (there && isRegister(path)) throw new Refusal('file-is-register', { path });
  const part = join(dirname(path), `.${basename(path).slice(0, 40)}.${String(process.pid)}.part`);
  const handle = await attempt(path, () => open(part, 'wx', 0o600));
  try {
    for (const piece of pieces) await attempt(path, () => handle.writeFile(piece));
    await attempt(path, () => handle.sync());
    await handle.close();
    if (replace) await attempt(path, () => rename(part, path));
    else await attempt(path, () => nameAnew(part, path));
  } finally {
    await handle.close().catch(() => undefined);
    await rm(part, { force: true });
  }
}

/** Gives a file a name that nothing has. A stick or a network drive may know no second names. */
async function nameAnew(part: string, path: string): Promise<void> {
  try {
    await link(part, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    await copyFile(part, path, constants.COPYFILE_EXCL);
  }
}

/** Runs `work` on a sink, which ends as a whole file or as none; `replace` is consent given before. */
export async function writeTo<T>(
  env: Env,
  file: string | undefined,
  work: (sink: Sink) => Promise<T>,
  { replace = false }: { readonly replace?: boolean } = {},
): Promise<T> {
  const sink = await openSink(env, file, replace);
  try {
    const result = await work(sink);
    await sink.close();
    return result;
  } catch (error) {
    await sink.discard();
    throw error;
  }
}

/** Whether a file is there that may be replaced; refuses when it may not. */
export async function consentToReplace(env: Env, path: string, given = false): Promise<boolean> {
  if (!existsSync(path)) return false;
  // A folder, a device, a pipe: replaced, it would be gone for whoever needs it.
  const found = statSync(path);
  if (!found.isFile()) {
    const reason = found.isDirectory() ? 'EISDIR' : 'ENOTSUP';
    throw new Refusal('file-unwritable', { path, reason });
  }
  if (isRegister(path)) throw new Refusal('file-is-register', { path });
  if (given) return true;
  if (!env.globals.yes && !canAsk(env)) throw new Refusal('file-exists', { path });
  await confirm(env, env.t('talk.confirm-replace', { path }));
  return true;
}

/** Every SQLite file begins so; no answer of ours may ever replace one, whatever was consented to. */
function isRegister(path: string): boolean {
  const start = Buffer.alloc(SQLITE_START.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, start);
  } finally {
    closeSync(file);
  }
  return start.toString('latin1') === SQLITE_START;
}

const SQLITE_START = 'SQLite format 3\0';

/** Makes a folder and those above it; one that is there already will do. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (isFolder(path)) return;
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    // Not with `recursive`: where nothing can be made (/proc, a drive that is gone) Node would try for ever.
    if (reason !== 'ENOENT' || existsSync(dirname(path)))
      throw new Refusal('file-unwritable', { path, reason }, { cause: error });
    await makeFolder(dirname(path));
    await makeFolder(path);
  }
}

export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

async function attempt<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    if (reason === 'ENOENT')
      throw new Refusal('folder-missing', { path: dirname(path) }, { cause: error });
    if (reason === 'EEXIST') throw new Refusal('file-exists', { path }, { cause: error });
    if (reason === 'ENOSPC' || reason === 'EDQUOT')
      throw new Refusal('disk-full', { path }, { cause: error });
    throw new Refusal('file-unwritable', { path, reason }, { cause: error });
  }
}
