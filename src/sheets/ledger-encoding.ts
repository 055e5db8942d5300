/**
 * Which encoding a file is in, decided on all of it: BOM → strict UTF-8 → strict GB18030 → refusal.
 * Statistics guess wrongly on short files, and one valid prefix proves nothing.
 */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';

import { Refusal } from '../domain/errors.ts';
import type { Utf8Piece } from './csv-records.ts';
import type { LedgerSource } from './ledger-source.ts';
import { LIMITS } from './limits.ts';
import { begunAtEnd } from './utf8-text.ts';

export interface SurveyedBytes {
  readonly sha256: string;
  readonly bytes: number;
  /** `utf-8`, `utf-8-bom`, `gb18030`, `utf-16le` … */
  readonly encoding: string;
  /** The beginning of the file. */
  readonly head: Buffer;
}

const BOMS = [
  { encoding: 'utf-8-bom', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** Reads all bytes once: digest, length, encoding. `wanted` is the user's word, checked all the same. */
export async function surveyBytes(source: LedgerSource, wanted?: string): Promise<SurveyedBytes> {
  const hash = createHash('sha256');
  const utf8 = new Utf8Check();
  const headParts: Buffer[] = [];
  let bytes = 0;
  for await (const piece of source.pieces()) {
    hash.update(piece);
    utf8.add(piece);
    if (bytes < LIMITS.headBytes)
      headParts.push(Buffer.from(piece.subarray(0, LIMITS.headBytes - bytes)));
    bytes += piece.length;
  }
  const head = Buffer.concat(headParts);
  if (bytes === 0) throw new Refusal('sheet-empty', { name: source.name });
  const encoding = await findEncoding(source, head, utf8.end(), wanted);
  return { sha256: hash.digest('hex'), bytes, encoding, head };
}

async function findEncoding(
  source: LedgerSource,
  head: Buffer,
  validUtf8: boolean,
  wanted: string | undefined,
): Promise<string> {
  const bom = BOMS.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))?.encoding;
  if (wanted !== undefined) {
    const label = encodingLabel(wanted);
    const encoding = label === 'utf-8' && bom === 'utf-8-bom' ? bom : label;
    const fits = label === 'utf-8' ? validUtf8 : await decodes(source, encoding);
    if (!fits) throw new Refusal('encoding-mismatch', { name: source.name, encoding: wanted });
    return encoding;
  }
  if (bom !== undefined) {
    const fits = bom === 'utf-8-bom' ? validUtf8 : await decodes(source, bom);
    if (fits) return bom;
    throw new Refusal('encoding-mismatch', { name: source.name, encoding: bom });
  }
  if (validUtf8) return 'utf-8';
  if (await decodes(source, 'gb18030')) return 'gb18030';
  throw new Refusal('encoding-not-found', { name: source.name });
}

/** The name under which an encoding is known to `TextDecoder`; GBK and GB2312 are read as GB18030. */
function encodingLabel(wanted: string): string {
  const name = wanted.trim().toLowerCase();
  if (name === 'utf-8-bom' || name === 'utf8-bom' || name === 'utf-8-sig') return 'utf-8';
  try {
    const { encoding } = new TextDecoder(name, { fatal: true });
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch (error) {
    throw new Refusal('encoding-unknown', { encoding: wanted }, { cause: error });
  }
}

async function decodes(source: LedgerSource, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const piece of source.pieces()) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Strict UTF-8 over pieces that may cut a character in two. */
class Utf8Check {
  #valid = true;
  #rest: Buffer = Buffer.alloc(0);

  add(piece: Buffer): void {
    if (!this.#valid) return;
    let from = 0;
    if (this.#rest.length > 0) {
      // The cut character ends within the first bytes that are not continuation bytes any more.
      while (from < piece.length && from < 3 && ((piece[from] ?? 0) & 0xc0) === 0x80) from++;
      const joined = Buffer.concat([this.#rest, piece.subarray(0, from)]);
      if (from === piece.length && from < 3) {
        this.#rest = joined;
        return;
      }
      this.#valid = isUtf8(joined);
    }
    const cut = begunAtEnd(piece.subarray(from));
    this.#valid &&= isUtf8(piece.subarray(from, piece.length - cut));
    this.#rest = Buffer.from(piece.subarray(piece.length - cut));
  }

  end(): boolean {
    return this.#valid && isUtf8(this.#rest);
  }
}

/** The beginning of the file as UTF-8; a character cut at its end is left out. */
export function headAsUtf8({ head, encoding }: SurveyedBytes): Buffer {
  if (encoding === 'utf-8') return head.subarray(0, head.length - begunAtEnd(head));
  if (encoding === 'utf-8-bom') return head.subarray(3, head.length - begunAtEnd(head.subarray(3)));
  return Buffer.from(new TextDecoder(encoding).decode(head, { stream: true }));
}

/**
 * The file once more, as UTF-8. Refuses with `sheet-changed` when its bytes are no longer those that
 * were surveyed: what was imported must be what the journal's digest says.
 */
export async function* piecesAsUtf8(
  source: LedgerSource,
  { encoding, sha256 }: Pick<SurveyedBytes, 'encoding' | 'sha256'>,
): AsyncGenerator<Utf8Piece> {
  const hash = createHash('sha256');
  const plain = encoding === 'utf-8' || encoding === 'utf-8-bom';
  const decoder = plain ? undefined : new TextDecoder(encoding);
  let bytesRead = 0;
  for await (const piece of source.pieces()) {
    hash.update(piece);
    const first = bytesRead === 0 && encoding === 'utf-8-bom';
    bytesRead += piece.length;
    const utf8 = decoder
      ? Buffer.from(decoder.decode(piece, { stream: true }))
      : first
        ? piece.subarray(3)
        : piece;
    yield { utf8, bytesRead };
  }
  if (hash.digest('hex') !== sha256) throw new Refusal('sheet-changed', { name: source.name });
}
