/** Writes an archive from front to back, one file after another, without knowing sizes beforehand. */
import { Readable } from 'node:stream';
import { createDeflateRaw, crc32 } from 'node:zlib';

/** Where the archive goes, piece by piece. */
export type WritePiece = (piece: Buffer) => Promise<void>;

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** 1980-01-01 00:00: the same content is the same file, whenever it was written. */
const DATE = 0x21;
/** Sizes stand behind the data; names are UTF-8. */
const FLAGS = 0x0808;
const VERSION = 20;
const DEFLATED = 8;

export class ZipWriter {
  readonly #write: WritePiece;
  readonly #written: Written[] = [];
  #offset = 0;

  constructor(write: WritePiece) {
    this.#write = write;
  }

  /** Adds a file; its text is asked for as it is written. */
  async add(name: string, text: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const nameBytes = Buffer.from(name);
    const offset = this.#offset;
    await this.#put(localHeader(nameBytes));
    let crc = 0;
    let size = 0;
    const counted = async function* () {
      for await (const piece of text) {
        const bytes = Buffer.from(piece);
        crc = crc32(bytes, crc);
        size += bytes.length;
        yield bytes;
      }
    };
    const begun = this.#offset;
    const source = Readable.from(counted(), { objectMode: false, highWaterMark: 256 * 1024 });
    const deflate = createDeflateRaw({ chunkSize: 64 * 1024 });
    source.on('error', (error) => deflate.destroy(error));
    for await (const piece of source.pipe(deflate) as AsyncIterable<Buffer>) await this.#put(piece);
    const packed = this.#offset - begun;
    await this.#put(numbers([4, 0x08074b50], [4, crc], [4, packed], [4, size]));
    this.#written.push({ name: nameBytes, offset, crc, packed, size });
  }

  /** Writes the directory; nothing can be added any more. */
  async finish(): Promise<void> {
    const begun = this.#offset;
    for (const file of this.#written) await this.#put(directoryEntry(file));
    const size = this.#offset - begun;
    const count = this.#written.length;
    await this.#put(
      numbers([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, size], [4, begun], [2, 0]),
    );
  }

  async #put(piece: Buffer): Promise<void> {
    this.#offset += piece.length;
    await this.#write(piece);
  }
}

function localHeader(name: Buffer): Buffer {
  const fixed = numbers(
    ...([
      [4, 0x04034b50],
      [2, VERSION],
      [2, FLAGS],
      [2, DEFLATED],
      [2, 0],
      [2, DATE],
    ] as const),
    ...([
      [4, 0],
      [4, 0],
      [4, 0],
      [2, name.length],
      [2, 0],
    ] as const),
  );
  return Buffer.concat([fixed, name]);
}

function directoryEntry({ name, offset, crc, packed, size }: Written): Buffer {
  const fixed = numbers(
    ...([
      [4, 0x02014b50],
      [2, VERSION],
      [2, VERSION],
      [2, FLAGS],
      [2, DEFLATED],
      [2, 0],
    ] as const),
    ...([
      [2, DATE],
      [4, crc],
      [4, packed],
      [4, size],
      [2, name.length],
      [2, 0],
      [2, 0],
    ] as const),
    ...([
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ] as const),
  );
  return Buffer.concat([fixed, name]);
}

/** Unsigned numbers, each in so many bytes, the lowest first. */
function numbers(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const length = fields.reduce((sum, [bytes]) => sum + bytes, 0);
  const buffer = Buffer.alloc(length);
  let at = 0;
  for (const [bytes, value] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
