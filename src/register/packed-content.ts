/** The content of an issued report, deflated piece by piece: of a large register it is hundreds of megabytes. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflate, createInflate } from 'node:zlib';

/** The plain bytes by their digest and length. */
export interface PlainBytes {
  readonly sha256: string;
  readonly bytes: number;
}

export interface PackedContent extends PlainBytes {
  readonly packed: Buffer;
}

/** Deflates the pieces of a text, one after the other. */
export async function packContent(pieces: Iterable<Buffer>): Promise<PackedContent> {
  const hash = createHash('sha256');
  let bytes = 0;
  function* hashed() {
    for (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  }
  const packed: Buffer[] = [];
  await pipeline(Readable.from(hashed()), createDeflate(), async (parts: AsyncIterable<Buffer>) => {
    for await (const part of parts) packed.push(part);
  });
  return { sha256: hash.digest('hex'), bytes, packed: Buffer.concat(packed) };
}

/** The plain bytes; `null` where they are not those that were packed. */
export async function unpackContent(
  packed: Uint8Array,
  { sha256, bytes }: PlainBytes,
): Promise<Buffer | null> {
  const hash = createHash('sha256');
  let length = 0;
  let plain: Buffer;
  try {
    // No buffer is as long as a damaged journal may say.
    plain = Buffer.allocUnsafe(bytes);
    await pipeline(
      Readable.from([packed]),
      createInflate(),
      async (parts: AsyncIterable<Buffer>) => {
        for await (const part of parts) {
          // A text that is longer than what was issued is not it, however long it may be.
          if (length + part.length > bytes) throw new RangeError('longer than issued');
          part.copy(plain, length);
          hash.update(part);
          length += part.length;
        }
      },
    );
  } catch {
    return null;
  }
  return length === bytes && hash.digest('hex') === sha256 ? plain : null;
}
