/**
 * The files inside a workbook. The archive's directory is looked at first and refused as a whole when
 * anything in it is odd; what is inflated afterwards is counted, since a directory can lie.
 */
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';

import { Refusal } from '../../domain/errors.ts';
import { WORKBOOK_LIMITS } from './limits.ts';

/** Where a workbook is: a file, or bytes that came by stdin. */
export type WorkbookInput = { readonly path: string } | { readonly bytes: Uint8Array };

export interface Archive {
  /** Names inside the archive, as the directory has them. */
  readonly names: readonly string[];
  /** Bytes of a file once it is inflated, as the directory says. */
  sizeOf(name: string): number;
  /** The bytes of a file; refuses when they are not what the directory says. */
  read(name: string): AsyncIterable<Buffer>;
  close(): void;
}

/** Opens an archive and looks its directory over. `name` is what messages call the file. */
export async function openArchive(input: WorkbookInput, name: string): Promise<Archive> {
  const zip = await open(input, name);
  try {
    const entries = await readDirectory(zip, name);
    return {
      names: [...entries.keys()],
      sizeOf: (part) => entries.get(part)?.uncompressedSize ?? 0,
      read: (part) => inflate(zip, entries.get(part), name),
      close: () => {
        zip.close();
      },
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function open(input: WorkbookInput, name: string): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false };
  try {
    return 'path' in input
      ? await openPromise(input.path, options)
      : await fromBufferPromise(Buffer.from(input.bytes), options);
  } catch (error) {
    throw damaged(name, error);
  }
}

async function readDirectory(zip: ZipFile, name: string): Promise<Map<string, Entry>> {
  const refuse = (reason: UnsafeReason) => new Refusal('workbook-unsafe', { name, reason });
  if (zip.entryCount > WORKBOOK_LIMITS.parts) throw refuse('too-many-parts');
  const entries = new Map<string, Entry>();
  let inflated = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      // yauzl has refused absolute names and those with `..` by now.
      if (entries.has(entry.fileName)) throw refuse('same-name-twice');
      if (entry.isEncrypted()) throw new Refusal('workbook-encrypted', { name });
      inflated += entry.uncompressedSize;
      if (inflated > WORKBOOK_LIMITS.inflatedBytes) throw refuse('too-large');
      if (isBomb(entry)) throw refuse('bomb');
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(name, error);
  }
  if (overlap([...entries.values()])) throw refuse('overlapping');
  return entries;
}

/** Why a workbook is not read; `messages` has the words (`unsafe.<reason>`). */
export type UnsafeReason =
  | 'too-many-parts'
  | 'same-name-twice'
  | 'too-large'
  | 'bomb'
  | 'overlapping'
  | 'entities'
  | 'too-deep'
  | 'too-long'
  | 'too-many-sheets'
  | 'too-many-strings'
  | 'too-many-styles'
  | 'too-many-merges'
  | 'too-many-cells'
  | 'memory'
  | 'silence';

function isBomb({ compressedSize, uncompressedSize }: Entry): boolean {
  return (
    uncompressedSize > WORKBOOK_LIMITS.ratioBytes &&
    uncompressedSize > WORKBOOK_LIMITS.ratio * compressedSize
  );
}

/** Fixed part of a local header; the name follows it. */
const LOCAL_HEADER_BYTES = 30;

/** True when two files share bytes, by which a small archive can inflate without end. */
function overlap(entries: readonly Entry[]): boolean {
  let end = 0;
  for (const entry of entries.toSorted(
    (a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader,
  )) {
    if (entry.relativeOffsetOfLocalHeader < end) return true;
    end =
      entry.relativeOffsetOfLocalHeader +
      LOCAL_HEADER_BYTES +
      entry.fileNameLength +
      entry.compressedSize;
  }
  return false;
}

async function* inflate(
  zip: ZipFile,
  entry: Entry | undefined,
  name: string,
): AsyncGenerator<Buffer> {
  if (entry === undefined) throw damaged(name, new Error('part missing'));
  let stream: Readable | undefined;
  let sum = 0;
  try {
    // It ends with an error when more or fewer bytes come out than the directory says.
    stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream as AsyncIterable<Buffer>) {
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(name, error);
  } finally {
    if (stream && !stream.destroyed) {
      stream.destroy();
      await once(stream, 'close').catch(() => undefined);
    }
  }
  if (sum !== entry.crc32) throw damaged(name, new Error('checksum differs'));
}

/** A workbook that is cut off, altered or no workbook at all. */
export function damaged(name: string, error: unknown): Refusal {
  return new Refusal('workbook-damaged', { name }, { cause: error });
}
