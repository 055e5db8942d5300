/** Where a ledger's bytes come from: a file, read as often as asked, or a stream held in memory. */
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';

import { Refusal } from '../domain/errors.ts';
import { LIMITS } from './limits.ts';

const PIECE_BYTES = 1024 ** 2;

export type LedgerInput =
  { readonly path: string } | { readonly stream: AsyncIterable<Buffer>; readonly name: string };

export interface LedgerSource {
  readonly name: string;
  /** Where the file is; a stream has no place. */
  readonly path?: string;
  /** The bytes from the beginning, in pieces; every call begins anew. */
  pieces(): AsyncIterable<Buffer>;
}

/** Refuses what is missing, unreadable or too large before anything is read. */
export async function openSource(input: LedgerInput): Promise<LedgerSource> {
  if ('stream' in input) return heldStream(input.stream, input.name);
  const handle = await openFile(input.path);
  try {
    const stat = await handle.stat();
    if (stat.size > LIMITS.fileBytes) throw tooLarge(input.path, LIMITS.fileBytes);
    // A pipe (/dev/stdin, process substitution) can be read only once.
    if (!stat.isFile())
      return await heldStream(readPieces(handle, input.path), basename(input.path));
  } finally {
    await handle.close();
  }
  const { path } = input;
  return { name: basename(path), path, pieces: () => filePieces(path) };
}

async function* filePieces(path: string): AsyncGenerator<Buffer> {
  const handle = await openFile(path);
  try {
    yield* readPieces(handle, path);
  } finally {
    await handle.close();
  }
}

async function* readPieces(handle: FileHandle, path: string): AsyncGenerator<Buffer> {
  // Two buffers in turn: the piece handed out stays intact until the one after the next is read.
  const buffers = [
    Buffer.allocUnsafeSlow(PIECE_BYTES),
    Buffer.allocUnsafeSlow(PIECE_BYTES),
  ] as const;
  for (let turn = 0; ; turn ^= 1) {
    const buffer = turn === 0 ? buffers[0] : buffers[1];
    let filled: number;
    try {
      filled = (await handle.read(buffer, 0, PIECE_BYTES)).bytesRead;
    } catch (error) {
      throw unreadable(path, error);
    }
    if (filled === 0) return;
    yield buffer.subarray(0, filled);
  }
}

async function heldStream(stream: AsyncIterable<Buffer>, name: string): Promise<LedgerSource> {
  const held: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > LIMITS.streamBytes) throw tooLarge(name, LIMITS.streamBytes);
    // Copied: the giver may use its buffer again.
    held.push(Buffer.from(piece));
  }
  const all = Buffer.concat(held);
  held.length = 0;
  return {
    name,
    pieces: async function* () {
      for (let at = 0; at < all.length; at += PIECE_BYTES) yield all.subarray(at, at + PIECE_BYTES);
    },
  };
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): Refusal {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const code = reason === 'ENOENT' ? 'file-missing' : 'file-unreadable';
  return new Refusal(code, { path, reason }, { cause: error });
}

function tooLarge(name: string, limit: number): Refusal {
  return new Refusal('sheet-too-large', { name, limit });
}
