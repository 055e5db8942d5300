/** What lies packed in a file: a workbook and a paper are archives, in which no word can be found as it is. */
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/** Every part of an archive as one text, by the directory at its end. */
export function textIn(archive: Buffer): string {
  let text = '';
  const mark = Buffer.from('PK\x01\x02', 'latin1');
  for (let at = archive.indexOf(mark); at !== -1; at = archive.indexOf(mark, at + 4)) {
    const start = archive.readUInt32LE(at + 42);
    const data = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
    const part = archive.subarray(data, data + archive.readUInt32LE(at + 20));
    text += (archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(part) : part).toString('utf8');
  }
  return text;
}

/** A file as text; of an archive, whatever it is called, what lies packed in it. */
export function contentOf(file: string): string {
  const bytes = readFileSync(file);
  return bytes.subarray(0, 4).equals(ARCHIVE) ? textIn(bytes) : bytes.toString('utf8');
}

const ARCHIVE = Buffer.from('PK\x03\x04', 'latin1');
