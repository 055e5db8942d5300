/** What a file is by its bytes: names lie (`.xls` files that are xlsx, `.csv` files that are neither). */
import { extname } from 'node:path';

import { Refusal } from '../domain/errors.ts';
import type { LedgerSource } from './ledger-source.ts';

const ZIP = Buffer.from([0x50, 0x4b, 3, 4]);
/** Of an archive without files. */
const EMPTY_ZIP = Buffer.from([0x50, 0x4b, 5, 6]);
/** The container of Excel 97, of WPS's .et and of every encrypted workbook. */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** Bytes in which the container's directory is looked for. */
const SEARCHED = 64 * 1024 ** 2;

/** Text or a workbook; refuses what is neither, and says what to do about it. */
export async function fileKind(source: LedgerSource): Promise<'text' | 'workbook'> {
  const head = await firstBytes(source, 512);
  const starts = (mark: Buffer) => head.subarray(0, mark.length).equals(mark);
  if (starts(ZIP) || starts(EMPTY_ZIP)) return 'workbook';
  if (starts(OLE)) throw await oldWorkbook(source, head);
  const kind = markupKind(head);
  if (kind !== undefined) throw new Refusal('sheet-is-workbook', { name: source.name, kind });
  return 'text';
}

/** Web pages and XML that are called .xls: other systems' "exports". */
function markupKind(head: Buffer): string | undefined {
  const text = head
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (/^<(?:!doctype html|html|table|head|meta|body)\b/.test(text)) return 'html';
  return /^<\?xml\b|^<workbook\b/.test(text) ? 'xml' : undefined;
}

async function oldWorkbook(source: LedgerSource, head: Buffer): Promise<Refusal> {
  const { name } = source;
  const names = await containedNames(source, head);
  if (names.includes('EncryptedPackage')) return new Refusal('workbook-encrypted', { name });
  if (!names.includes('Workbook') && !names.includes('Book'))
    return new Refusal('sheet-no-table', { name });
  const kind = extname(name).toLowerCase() === '.et' ? 'et' : 'xls';
  return new Refusal('sheet-is-workbook', { name, kind });
}

/** The names in the first sector of the container's directory, where the main ones stand. */
async function containedNames(source: LedgerSource, head: Buffer): Promise<string[]> {
  if (head.length < 512) return [];
  const sectorBytes = 1 << Math.min(head.readUInt16LE(30), 12);
  const from = (head.readUInt32LE(48) + 1) * sectorBytes;
  if (from > SEARCHED) return [];
  const directory = (await firstBytes(source, from + sectorBytes)).subarray(from);
  const names: string[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = Math.min(directory.readUInt16LE(at + 64), 64);
    names.push(directory.toString('utf16le', at, at + Math.max(length - 2, 0)));
  }
  return names;
}

async function firstBytes(source: LedgerSource, count: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const piece of source.pieces()) {
    parts.push(Buffer.from(piece));
    bytes += piece.length;
    if (bytes >= count) break;
  }
  return Buffer.concat(parts);
}
