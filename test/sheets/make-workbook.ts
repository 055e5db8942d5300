/** Workbooks for tests, made from the XML that other programs write. */
import { deflateRawSync, crc32 } from 'node:zlib';

export type Part = readonly [name: string, text: string | Buffer];

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface SheetXml {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** What stands in `sheetData`, and what follows it. */
  readonly data: string;
  readonly after?: string;
}

export interface WorkbookXml {
  readonly sheets: readonly SheetXml[];
  readonly strings?: readonly string[];
  /** What stands in `styleSheet`. */
  readonly styles?: string;
  readonly from1904?: boolean;
  /** Namespace prefix of the sheets' elements. */
  readonly prefix?: string;
}

/** The parts of a workbook. */
export function workbookParts({
  sheets,
  strings,
  styles,
  from1904,
  prefix = '',
}: WorkbookXml): Part[] {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const list = sheets
    .map(
      ({ name, state }, at) =>
        `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at}"/>`,
    )
    .join('');
  const relations = sheets.map((_, at) =>
    relation(`rId${at}`, 'worksheet', `worksheets/s${at}.xml`),
  );
  const properties = from1904 ? '<workbookPr date1904="1"/>' : '';
  return [
    [
      '_rels/.rels',
      `<Relationships>${relation('a', 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns:r="${OFFICE}">${properties}<sheets>${list}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${relations.join('')}${relation('t', 'sharedStrings', 'sharedStrings.xml')}${relation('y', 'styles', 'styles.xml')}</Relationships>`,
    ],
    ...(styles === undefined
      ? []
      : [['xl/styles.xml', `<styleSheet>${styles}</styleSheet>`] as const]),
    ...(strings === undefined
      ? []
      : [
          [
            'xl/sharedStrings.xml',
            `<sst>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
          ] as const,
        ]),
    ...sheets.map(({ data, after = '' }, at): Part => [
      `xl/worksheets/s${at}.xml`,
      `<?xml version="1.0" encoding="UTF-8"?><${prefix}worksheet><${prefix}sheetData>${data}</${prefix}sheetData>${after}</${prefix}worksheet>`,
    ]),
  ];
}

export function workbook(xml: WorkbookXml): Buffer {
  return archive(workbookParts(xml));
}

/** Rows of text cells, a line each, as inline strings; an empty text is no cell. */
export function textRows(rows: readonly (readonly string[])[], first = 1): string {
  return rows
    .map((cells, at) => {
      const number = first + at;
      const inner = cells.map((text, column) =>
        text === ''
          ? ''
          : `<c r="${String.fromCharCode(65 + column)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`,
      );
      return `<row r="${number}">${inner.join('')}</row>`;
    })
    .join('');
}

export interface Lie {
  /** What the directory says instead of the truth. */
  readonly size?: number;
  readonly crc?: number;
  /** Every file begins where the first does. */
  readonly overlap?: boolean;
  readonly encrypted?: boolean;
}

/** An archive of these files, honest unless told otherwise. */
export function archive(parts: readonly Part[], lie: Lie = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    const packed = deflateRawSync(bytes, { level: 1 });
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (lie.encrypted ? 1 : 0), 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(lie.crc ?? crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(lie.size ?? bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, nameBytes, packed]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(lie.overlap ? 0 : offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), common, entry, nameBytes);
    files.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, listed, Buffer.from('PK\x05\x06'), end]);
}

/** An OLE container with these names in its directory: Excel 97, WPS, encrypted workbooks. */
export function oleFile(names: readonly string[]): Buffer {
  const file = Buffer.alloc(512 * 3);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48);
  for (const [at, name] of names.entries()) {
    const entry = 1024 + at * 128;
    file.write(name, entry, 'utf16le');
    file.writeUInt16LE(2 * name.length + 2, entry + 64);
  }
  return file;
}
