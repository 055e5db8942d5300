/** Word files that depend on nothing but their content: no date of making, inside or in the archive. */
import { inflateRawSync } from 'node:zlib';
import { Packer, type Document } from 'docx';

const CORE =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">';

export interface CoreProperties {
  readonly title: string;
  readonly creator: string;
  /** The day that the file says it was made on, `YYYY-MM-DD`. */
  readonly on: string;
}

/** The document as a file; the library would write the present moment into it. */
export async function fixedDocx(document: Document, core: CoreProperties): Promise<Buffer> {
  const data = coreXml(core);
  const file = await Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data }]);
  return withFixedDates(file);
}

function coreXml({ title, creator, on }: CoreProperties): string {
  const time = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${on}T00:00:00Z</dcterms:${name}>`;
  return (
    `${CORE}<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(creator)}</dc:creator>` +
    `<cp:lastModifiedBy>${escaped(creator)}</cp:lastModifiedBy>${time('created')}${time('modified')}</cp:coreProperties>`
  );
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** 1980-01-01 00:00, the first moment that an archive knows. */
const MOMENT = 0x0021_0000;

/** One file of an archive, by its entry in the directory. */
export interface ArchivedFile {
  readonly name: string;
  /** Unpacked, in bytes, as the archive says. */
  readonly size: number;
  /** Its content as text; throws where the archive is damaged, or said less than there is. */
  text(): string;
}

/** The same archive with every date set to the first that archives know. */
export function withFixedDates(archive: Buffer): Buffer {
  const dated = Buffer.from(archive);
  for (const at of directoryEntries(dated)) {
    dated.writeUInt32LE(MOMENT, at + 12);
    dated.writeUInt32LE(MOMENT, dated.readUInt32LE(at + 42) + 10);
  }
  return dated;
}

/** What an archive holds; `null` where it is none. */
export function archivedFiles(archive: Buffer): ArchivedFile[] | null {
  try {
    return [...directoryEntries(archive)].map((at) => ({
      name: archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28)),
      size: archive.readUInt32LE(at + 24),
      text: () => unpacked(archive, at),
    }));
  } catch {
    return null;
  }
}

function unpacked(archive: Buffer, at: number): string {
  const [packed, size, local] = [20, 24, 42].map((offset) => archive.readUInt32LE(at + offset));
  const header = local ?? 0;
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const content = archive.subarray(start, start + (packed ?? 0));
  const isStored = archive.readUInt16LE(at + 10) === 0;
  return (
    isStored ? content : inflateRawSync(content, { maxOutputLength: (size ?? 0) + 1 })
  ).toString();
}

/** Where each entry of the directory begins; throws where there is no directory. */
function* directoryEntries(archive: Buffer): Generator<number> {
  const end = archive.lastIndexOf(numberBytes(END));
  if (end === -1) throw new RangeError('no archive');
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new RangeError('no entry');
    yield at;
    at +=
      46 +
      archive.readUInt16LE(at + 28) +
      archive.readUInt16LE(at + 30) +
      archive.readUInt16LE(at + 32);
  }
}

function numberBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
