/** All attachments of a register at once: checked, copied with it, and cleared of what nobody names. */
import { rmSync, rmdirSync } from 'node:fs';
import type { Attachment } from '../domain/attachment.ts';
import type { ReadTx, Store } from '../store/store.ts';
import {
  checkFile,
  filePath,
  filesFolder,
  placeFile,
  receiveFile,
  strangersIn,
  type FileCheck,
} from './attached-files.ts';
import { PAGE } from './page.ts';

export interface NamedFile extends Attachment {
  readonly no: string;
}

/** Every attachment that a case has now. */
export async function namedFiles(tx: ReadTx): Promise<NamedFile[]> {
  const named: NamedFile[] = [];
  for (let after = 0; ;) {
    const page = await tx.attachments(after, PAGE);
    const last = page[page.length - 1];
    if (!last) return named;
    for (const { no, attachments } of page)
      named.push(...attachments.map((one) => ({ ...one, no })));
    after = last.id;
  }
}

export interface CheckedFiles {
  readonly files: number;
  readonly wrong: readonly { readonly file: NamedFile; readonly check: FileCheck }[];
  /** Files in the folder that no case names. */
  readonly strangers: number;
}

/** Takes the digest of every named file again; one that several cases name is read once. */
export async function checkFiles(store: Store): Promise<CheckedFiles> {
  const named = await store.read(namedFiles);
  const folder = filesFolder(store.location);
  const checks = new Map<string, FileCheck>();
  const wrong: { file: NamedFile; check: FileCheck }[] = [];
  for (const file of named) {
    const check = checks.get(file.sha256) ?? checkFile(folder, file.sha256, file.size);
    checks.set(file.sha256, check);
    if (check !== 'sound') wrong.push({ file, check });
  }
  return {
    files: checks.size,
    wrong,
    strangers: strangersIn(folder, new Set(checks.keys())).length,
  };
}

export interface CopiedFiles {
  /** The folder of the copies, or `null` when there is no attachment. */
  readonly folder: string | null;
  readonly files: number;
  readonly bytes: number;
  /** Attachments whose content is lost: missing or altered where they were copied from. */
  readonly lost: readonly { readonly no: string; readonly name: string }[];
}

/** Copies the files that a register names from one folder to another, each verified; what is there already is kept. */
export function copyFiles(named: readonly NamedFile[], from: string, to: string): CopiedFiles {
  const done = new Map<string, boolean>();
  const lost: { no: string; name: string }[] = [];
  let bytes = 0;
  for (const { no, name, sha256, size } of named) {
    let sound = done.get(sha256);
    if (sound === undefined) {
      sound = copyFile(from, to, { sha256, size });
      done.set(sha256, sound);
      if (sound) bytes += size;
    }
    if (!sound) lost.push({ no, name });
  }
  const files = [...done.values()].filter(Boolean).length;
  return { folder: files > 0 ? to : null, files, bytes, lost };
}

/** False where the content is lost. What arrives is what was read, by its digest. */
function copyFile(
  from: string,
  to: string,
  { sha256, size }: { readonly sha256: string; readonly size: number },
): boolean {
  if (checkFile(to, sha256, size) === 'sound') return true;
  if (checkFile(from, sha256, size) !== 'sound') return false;
  const received = receiveFile(to, filePath(from, sha256), size);
  if (received.sha256 !== sha256) {
    rmSync(received.temporary, { force: true });
    return false;
  }
  placeFile(to, received);
  return true;
}

export interface Strangers {
  readonly paths: readonly string[];
  readonly folder: string;
}

/** What lies beside the register and is named by no case. */
export async function findStrangers(store: Store): Promise<Strangers> {
  const named = await store.read(namedFiles);
  const folder = filesFolder(store.location);
  return { folder, paths: strangersIn(folder, new Set(named.map((file) => file.sha256))) };
}

/** Removes them. Alone with the register: nobody attaches meanwhile what is about to go. */
export async function removeStrangers(store: Store): Promise<number> {
  return store.write(async (tx) => {
    const named = new Set((await namedFiles(tx)).map((file) => file.sha256));
    const folder = filesFolder(store.location);
    const strangers = strangersIn(folder, named);
    for (const path of strangers) {
      rmSync(path, { recursive: true, force: true });
      removeEmpty(path, folder);
    }
    return strangers.length;
  });
}

function removeEmpty(path: string, folder: string): void {
  const parent = path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
  if (parent === folder || !parent.startsWith(folder)) return;
  try {
    rmdirSync(parent);
  } catch {
    return; // others are in it
  }
}
