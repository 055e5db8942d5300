/** The file of rejected rows: put right and imported, it is read as it is. */
import { constants } from 'node:fs';
import { access, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

import { Refusal } from '../domain/errors.ts';
import { csvLine, type CsvCell } from './csv-text.ts';
import { isRejectsFile, REJECT_HEADERS } from './header-names.ts';

export interface RejectsFile {
  /** `cells` as in `LedgerRow.cells`, `row` its number in the source file, `reason` a sentence. */
  write(cells: readonly string[], row: number, reason: string): Promise<void>;
  /** Makes the file appear (never a part of it); without a rejected row there is none. */
  close(): Promise<void>;
  /** Forgets what was written. */
  discard(): Promise<void>;
}

const FLUSH_LENGTH = 256 * 1024;

/**
 * Opens a rejects file for a ledger with these headers: UTF-8 with BOM, CRLF, the same columns plus
 * 行号 and 原因. Written beside its place, synced and renamed on close. An existing file is refused with
 * `file-exists` unless `replace` is set.
 */
export async function openRejects(
  path: string,
  headers: readonly string[],
  { replace = false }: { replace?: boolean } = {},
): Promise<RejectsFile> {
  if (!replace) await refuseExisting(path);
  // A rejects file that came back has the two columns already.
  const columns = isRejectsFile(headers) ? headers.length - 2 : headers.length;
  const part = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`);
  let handle: FileHandle | undefined;
  let waiting = '';

  const flush = async (): Promise<FileHandle> => {
    handle ??= await attempt(path, () => open(part, 'wx', 0o600));
    const file = handle;
    const text = waiting;
    waiting = '';
    await attempt(path, () => file.writeFile(text));
    return file;
  };
  const discard = async (): Promise<void> => {
    waiting = '';
    await handle?.close();
    if (handle) await rm(part, { force: true });
    handle = undefined;
  };
  const close = async (): Promise<void> => {
    if (waiting === '' && handle === undefined) return;
    try {
      const file = await flush();
      await attempt(path, () => file.sync());
      await file.close();
      if (!replace) await refuseExisting(path);
      await attempt(path, () => rename(part, path));
      handle = undefined;
      await syncFolder(dirname(path));
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  };
  let begun = false;
  const write = async (cells: readonly string[], row: number, reason: string): Promise<void> => {
    if (!begun) waiting += `\ufeff${csvLine([...headers.slice(0, columns), ...REJECT_HEADERS])}`;
    begun = true;
    waiting += csvLine(rejectedRow(cells, headers.length, columns, row, reason));
    if (waiting.length >= FLUSH_LENGTH) await flush();
  };
  return { write, close, discard };
}

/**
 * A row with cells missing is not filled up: it would be complete then, with its cells in wrong
 * columns, and go in unseen. Cells beyond the last column stand behind 原因 for the same reason.
 */
function rejectedRow(
  cells: readonly string[],
  width: number,
  columns: number,
  row: number,
  reason: string,
): CsvCell[] {
  return [...cells.slice(0, columns), row, reason, ...cells.slice(width)];
}

async function refuseExisting(path: string): Promise<void> {
  const exists = await access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
  if (exists) throw new Refusal('file-exists', { path });
}

async function attempt<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new Refusal('file-unwritable', { path, reason }, { cause: error });
  }
}

/** Makes the rename itself durable; some systems can't sync a folder, and then it is as it is. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    return;
  }
}
