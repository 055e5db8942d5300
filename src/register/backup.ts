/**
 * 备份 and 恢复账: a copy is made by the database itself, verified as a register, brought to disk and
 * only then given its name; so whatever stands under the name is whole.
 */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal, type ErrorCode } from '../domain/errors.ts';
import type { Head, Store } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { filesFolder } from './attached-files.ts';
import { copyFiles, namedFiles, type CopiedFiles } from './kept-files.ts';
import { verifyRegister } from './verify.ts';

/** Opens an existing register file; given by whoever knows the implementation. */
export type OpenStore = (path: string, options?: { readonly readOnly?: boolean }) => Promise<Store>;

export interface BackedUp {
  readonly path: string;
  readonly head: Head;
  readonly cases: number;
  /** The attachments that were copied with it, and those whose content is lost. */
  readonly attachments: CopiedFiles;
  /** Whether it holds reporters that only the key can open: the key is never in a copy. */
  readonly sealed: number;
}

/** Files that SQLite keeps beside a register; they belong to the one that stood there, never to a copy. */
const SIDECARS = ['-wal', '-shm', '-journal'];

/** Copies the register to `path`, which must not exist unless `replace`. Safe while others write. */
export async function backupRegister(
  desk: Pick<Desk, 'store'>,
  request: { readonly path: string; readonly replace?: boolean; readonly open: OpenStore },
): Promise<BackedUp> {
  const { path } = request;
  if (isSameFile(path, desk.store.location)) throw new Refusal('backup-onto-register', { path });
  const there = ['', ...SIDECARS].map((suffix) => path + suffix).find(existsSync);
  if (there !== undefined && !request.replace) throw new Refusal('file-exists', { path: there });
  return writeVerifiedCopy(desk.store, path, request.open, filesFolder(desk.store.location));
}

export interface Restored extends BackedUp {
  /** Where the register that stood there is kept, or `null` when there was none. */
  readonly kept: string | null;
}

/**
 * Puts a backup in the register's place, in one step that waits for whoever is writing there. What
 * stood there is copied beside it first, under a name with the time that nothing else has.
 */
export async function restoreRegister(request: {
  readonly from: string;
  readonly to: string;
  readonly now: Date;
  readonly open: OpenStore;
}): Promise<Restored> {
  const { from, to, now, open } = request;
  if (isSameFile(from, to)) throw new Refusal('restore-onto-itself', { path: to });
  const source = await open(from, { readOnly: true });
  try {
    const checked = await soundness(source);
    // Before the register that names them stands in its place.
    const attachments = copyFiles(
      await source.read(namedFiles),
      filesFolder(source.location),
      filesFolder(existsSync(to) ? realpathSync(to) : to),
    );
    const kept = freeName(to, now);
    const replaced = existsSync(to) && (await replaceIn(to, source.location, kept, open));
    if (replaced) {
      await keepFilesOf(kept, to, open);
      return { path: to, ...checked, attachments, kept };
    }
    // Nothing there, or nothing that can be read: whatever it is makes room.
    const moved = moveAside(to, kept);
    await writeVerifiedCopy(source, to, open, filesFolder(source.location));
    return { path: to, ...checked, attachments, kept: moved ? kept : null };
  } finally {
    await source.close();
  }
}

/**
 * Puts the content of a backup into the register that stands at `to`; `false` when that is none, or is
 * too damaged to be copied. A register that can't be had now (busy, no permission) stays where it is.
 */
async function replaceIn(
  to: string,
  source: string,
  kept: string,
  open: OpenStore,
): Promise<boolean> {
  try {
    const target = await open(to);
    try {
      await target.replaceWith(source, (copyTo) => {
        placeCopy(kept, copyTo);
      });
    } finally {
      await target.close();
    }
    return true;
  } catch (error) {
    if (error instanceof Refusal && UNREADABLE.includes(error.code)) return false;
    throw error;
  }
}

/** The register that was replaced is kept with its attachments, which still lie where it stood. */
async function keepFilesOf(kept: string, to: string, open: OpenStore): Promise<void> {
  const store = await open(kept, { readOnly: true }).catch(() => null);
  if (!store) return;
  try {
    copyFiles(await store.read(namedFiles), filesFolder(realpathSync(to)), filesFolder(kept));
  } finally {
    await store.close();
  }
}

/** What stands in the register's place and can't be read as one. */
const UNREADABLE: readonly ErrorCode[] = ['not-a-register', 'register-damaged'];

function isSameFile(a: string, b: string): boolean {
  return existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b);
}

function freeName(path: string, now: Date): string {
  const stamp = now.toISOString().replace(/[-:]/g, '').slice(0, 15);
  const name = `${path}.before-restore-${stamp}`;
  let free = name;
  for (let n = 2; existsSync(free); n++) free = `${name}-${String(n)}`;
  return free;
}

function moveAside(path: string, kept: string): boolean {
  const found = ['', ...SIDECARS].filter((suffix) => existsSync(path + suffix));
  for (const suffix of found) renameSync(path + suffix, kept + suffix);
  return found.length > 0;
}

/** `files` is the folder of the attachments that the store names; they are copied beside the copy. */
async function writeVerifiedCopy(
  store: Store,
  path: string,
  open: OpenStore,
  files: string,
): Promise<BackedUp> {
  const temporary = temporaryFor(path);
  try {
    await store.copyTo(temporary);
    const checked = await checkCopy(temporary, open, { from: files, to: filesFolder(path) });
    settleAs(path, temporary);
    return { path, ...checked };
  } finally {
    discard(temporary);
  }
}

async function checkCopy(
  path: string,
  open: OpenStore,
  files: { readonly from: string; readonly to: string },
): Promise<Omit<BackedUp, 'path'>> {
  const copy = await open(path);
  try {
    const checked = await soundness(copy);
    const attachments = copyFiles(await copy.read(namedFiles), files.from, files.to);
    await copy.settle();
    return { ...checked, attachments };
  } finally {
    await copy.close();
  }
}

/** Writes a copy under a name of its own, brings it to disk, and only then gives it its name. */
function placeCopy(path: string, copyTo: (path: string) => void): void {
  const temporary = temporaryFor(path);
  try {
    copyTo(temporary);
    settleAs(path, temporary);
  } finally {
    discard(temporary);
  }
}

function temporaryFor(path: string): string {
  const folder = dirname(path);
  if (!existsSync(folder)) throw new Refusal('folder-missing', { path: folder });
  const temporary = join(folder, `.${basename(path)}.${String(process.pid)}.tmp`);
  rmSync(temporary, { force: true });
  return temporary;
}

function settleAs(path: string, temporary: string): void {
  chmodSync(temporary, 0o600);
  sync(temporary);
  for (const suffix of SIDECARS) rmSync(path + suffix, { force: true });
  renameSync(temporary, path);
  sync(dirname(path)); // the new name is on disk only when its folder is
}

function discard(temporary: string): void {
  for (const suffix of ['', ...SIDECARS]) rmSync(temporary + suffix, { force: true });
}

async function soundness(store: Store): Promise<Omit<BackedUp, 'path' | 'attachments'>> {
  // Files are looked at when they are copied: a lost one must not keep the rest from being backed up.
  const { ok, head, cases, findings } = await verifyRegister({ store }, { files: false });
  if (!ok)
    throw new Refusal('copy-not-sound', { findings: findings.map((finding) => finding.code) });
  const { sealed } = await store.read((tx) => tx.reporterCounts());
  return { head, cases, sealed };
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
