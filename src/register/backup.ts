/**
 * 备份 and 恢复账: a copy is made by the database itself, verified as a register, brought to disk and
 * only then given its name; so whatever stands under the name is whole.
 */
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../domain/errors.ts';
import type { Head, Store } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { verifyRegister } from './verify.ts';

/** Opens an existing register file; given by whoever knows the implementation. */
export type OpenStore = (path: string) => Promise<Store>;

export interface BackedUp {
  readonly path: string;
  readonly head: Head;
  readonly cases: number;
}

/** Copies the register to `path`, which must not exist unless `replace`. Safe while others write. */
export async function backupRegister(
  desk: Pick<Desk, 'store'>,
  request: { readonly path: string; readonly replace?: boolean; readonly open: OpenStore },
): Promise<BackedUp> {
  const { path } = request;
  if (existsSync(path) && !request.replace) throw new Refusal('file-exists', { path });
  return writeVerifiedCopy(desk.store, path, request.open);
}

/**
 * Puts a backup in the register's place. The register that stood there is kept beside it under a
 * name with the time, and that name is returned.
 */
export async function restoreRegister(request: {
  readonly from: string;
  readonly to: string;
  readonly now: Date;
  readonly open: OpenStore;
}): Promise<BackedUp & { readonly kept: string | null }> {
  const { from, to, open } = request;
  const source = await open(from);
  try {
    if (existsSync(to) && (await open(to).then(closed, () => undefined)) === source.location)
      throw new Refusal('restore-onto-itself', { path: to });
    const restored = `${to}.restoring`;
    rmSync(restored, { force: true });
    const copied = await writeVerifiedCopy(source, restored, open);
    const kept = existsSync(to) ? setAside(to, request.now) : null;
    renameSync(restored, to);
    syncFolder(to);
    return { ...copied, path: to, kept };
  } finally {
    await source.close();
  }
}

/** Closing the last connection writes the -wal file back, so that only one file has to be moved. */
async function closed(store: Store): Promise<string> {
  await store.close();
  return store.location;
}

function setAside(path: string, now: Date): string {
  const stamp = now.toISOString().replace(/[-:]/g, '').slice(0, 15);
  const kept = `${path}.before-restore-${stamp}`;
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, kept + suffix);
  }
  return kept;
}

async function writeVerifiedCopy(store: Store, path: string, open: OpenStore): Promise<BackedUp> {
  const folder = dirname(path);
  if (!existsSync(folder)) throw new Refusal('folder-missing', { path: folder });
  const temporary = join(dirname(path), `.${basename(path)}.${String(process.pid)}.tmp`);
  rmSync(temporary, { force: true });
  try {
    await store.copyTo(temporary);
    const checked = await verifyCopy(temporary, open);
    chmodSync(temporary, 0o600);
    sync(temporary);
    renameSync(temporary, path);
    syncFolder(path);
    return { path, ...checked };
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(temporary + suffix, { force: true });
  }
}

async function verifyCopy(path: string, open: OpenStore): Promise<Omit<BackedUp, 'path'>> {
  const copy = await open(path);
  try {
    const { ok, head, cases, findings } = await verifyRegister({ store: copy });
    if (!ok)
      throw new Refusal('copy-not-sound', { findings: findings.map((finding) => finding.code) });
    await copy.settle();
    return { head, cases };
  } finally {
    await copy.close();
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The new name is on disk only when its folder is. */
function syncFolder(path: string): void {
  sync(dirname(path));
}
