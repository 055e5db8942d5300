import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

import { archive, textRows, workbook, workbookParts, type Part } from './make-workbook.ts';
import { readText, refusal } from './read-ledger.ts';

const HEADER = textRows([
  ['编号', '标题'],
  ['1', '甲'],
]);
const PLAIN = workbookParts({ sheets: [{ name: '台账', data: HEADER }], strings: [] });
const SHEET = 'xl/worksheets/s0.xml';

const reasonOf = async (bytes: Buffer) => {
  const { code, params } = await refusal(readText(bytes));
  return code === 'workbook-unsafe' ? params['reason'] : code;
};

/** The parts with one of them replaced. */
function withPart(name: string, text: string | Buffer): Part[] {
  return PLAIN.map((part) => (part[0] === name ? [name, text] : part));
}

const sheetOf = (inner: string) => `<worksheet><sheetData>${inner}</sheetData></worksheet>`;

/** A gigabyte of zeros, deflated: the same flushed block again and again. */
function deflatedGigabyte(): Buffer {
  const block = deflateRawSync(Buffer.alloc(1024 ** 2), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array<Buffer>(1024).fill(block), Buffer.from([3, 0])]);
}

/** An archive whose one sheet is deflated already; the directory says that it has `size` bytes. */
function bomb(size: number): Buffer {
  const packed = deflatedGigabyte();
  const bytes = archive([...PLAIN.filter(([name]) => name !== SHEET), [SHEET, packed]]);
  // What `archive` deflated once more is replaced by what is deflated: simplest by building it anew.
  const twice = deflateRawSync(packed, { level: 1 });
  const at = bytes.indexOf(twice);
  const out = Buffer.concat([bytes.subarray(0, at), packed, bytes.subarray(at + twice.length)]);
  const grown = packed.length - twice.length;
  const directory = out.indexOf(Buffer.from('PK\x01\x02'));
  const local = out.lastIndexOf(Buffer.from('PK\x03\x04'), at);
  const entry = out.lastIndexOf(Buffer.from('PK\x01\x02'));
  for (const [start, field] of [
    [local, 18],
    [entry, 20],
  ] as const) {
    out.writeUInt32LE(packed.length, start + field);
    out.writeUInt32LE(size, start + field + 4);
  }
  const end = out.lastIndexOf(Buffer.from('PK\x05\x06'));
  out.writeUInt32LE(out.readUInt32LE(end + 16) + grown, end + 16);
  expect(out.readUInt32LE(end + 16)).toBe(directory);
  return out;
}

describe('a workbook is not read', () => {
  it('when its directory tells of a bomb', async () => {
    expect(await reasonOf(bomb(500 * 1024 ** 2))).toBe('bomb');
    expect(await reasonOf(bomb(1024 ** 3 + 1))).toBe('too-large');
  });

  it('when the directory lies about what inflates', async () => {
    expect(await reasonOf(bomb(1000))).toBe('workbook-damaged');
    expect(await reasonOf(archive(PLAIN, { size: 50 }))).toBe('workbook-damaged');
    expect(await reasonOf(archive(PLAIN, { crc: 1 }))).toBe('workbook-damaged');
  });

  it('when its files overlap, bear the same name, or lead out of it', async () => {
    expect(await reasonOf(archive(PLAIN, { overlap: true }))).toBe('overlapping');
    expect(await reasonOf(archive([...PLAIN, PLAIN[0]!]))).toBe('same-name-twice');
    expect(await reasonOf(archive([...PLAIN, ['../../evil', 'x']]))).toBe('workbook-damaged');
    expect(await reasonOf(archive([...PLAIN, ['/etc/evil', 'x']]))).toBe('workbook-damaged');
    expect(await reasonOf(archive(PLAIN, { encrypted: true }))).toBe('workbook-encrypted');
  });

  it('when it has too many files, sheets, merged cells, texts or formats', async () => {
    const files = Array.from({ length: 5000 }, (_, at): Part => [`x${at}`, '']);
    expect(await reasonOf(archive([...PLAIN, ...files]))).toBe('too-many-parts');
    const sheets = Array.from({ length: 300 }, (_, at) => ({ name: `s${at}`, data: HEADER }));
    expect(await reasonOf(workbook({ sheets }))).toBe('too-many-sheets');
    const merges = Array.from(
      { length: 200_001 },
      (_, at) => `<mergeCell ref="A${at + 1}:B${at + 1}"/>`,
    );
    const after = `<mergeCells>${merges.join('')}</mergeCells>`;
    expect(await reasonOf(workbook({ sheets: [{ name: 'x', data: HEADER, after }] }))).toBe(
      'too-many-merges',
    );
    const styles = `<cellXfs>${'<xf/>'.repeat(100_001)}</cellXfs>`;
    expect(await reasonOf(workbook({ sheets: [{ name: 'x', data: HEADER }], styles }))).toBe(
      'too-many-styles',
    );
  });

  it('when its texts are millions', async () => {
    // Each with its number, so that no ratio gives it away.
    let strings = '';
    for (let at = 0; at <= 1_000_000; at++)
      strings += `<si>${String((at * 7919) % 1_000_003)}</si>`;
    const data = `${HEADER}<row r="3"><c r="A3" t="s"><v>1000000</v></c></row>`;
    const parts = workbookParts({ sheets: [{ name: 'x', data }] });
    expect(
      await reasonOf(archive([...parts, ['xl/sharedStrings.xml', `<sst>${strings}</sst>`]])),
    ).toBe('too-many-strings');
  });

  it('when it defines entities, or uses what nobody defined', async () => {
    const laughs =
      '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>';
    expect(
      await reasonOf(archive(withPart('xl/workbook.xml', `${laughs}<workbook>&c;</workbook>`))),
    ).toBe('entities');
    expect(
      await reasonOf(
        archive(withPart('xl/sharedStrings.xml', `${laughs}<sst><si><t>&c;</t></si></sst>`)),
      ),
    ).toBe('entities');
    const cell = '<row r="1"><c t="inlineStr"><is><t>&undefined;</t></is></c></row>';
    expect(await reasonOf(archive(withPart(SHEET, sheetOf(cell))))).toBe('entities');
  });

  it('when it is too deep, or one thing in it too long', async () => {
    const deep = '<a>'.repeat(100) + '</a>'.repeat(100);
    expect(await reasonOf(archive(withPart(SHEET, sheetOf(deep))))).toBe('too-deep');
    const long = Array.from({ length: 100_000 }, (_, at) => (at * 7919).toString(36)).join('');
    expect(await reasonOf(archive(withPart(SHEET, sheetOf(`<row a="${long}"/>`))))).toBe(
      'too-long',
    );
    expect(await reasonOf(archive(withPart(SHEET, `${sheetOf(HEADER)}<!--${long}`)))).toBe(
      'too-long',
    );
  });

  it('when it is cut off, or nonsense', async () => {
    const whole = archive(PLAIN);
    for (const part of [0.2, 0.5, 0.9, 0.99]) {
      expect(await reasonOf(whole.subarray(0, Math.floor(whole.length * part)))).toBe(
        'workbook-damaged',
      );
    }
    expect(await reasonOf(Buffer.from('PK\x03\x04 and nothing of the kind'))).toBe(
      'workbook-damaged',
    );
    expect(await reasonOf(archive(withPart(SHEET, '<worksheet><sheetData><row r="1">')))).toBe(
      'workbook-damaged',
    );
    expect(await reasonOf(archive(withPart(SHEET, Buffer.from([0xff, 0xfd, 0x00]))))).toBe(
      'workbook-damaged',
    );
    const backwards = '<row r="5"><c t="str"><v>a</v></c></row><row r="4"/>';
    expect(await reasonOf(archive(withPart(SHEET, sheetOf(backwards))))).toBe('workbook-damaged');
    const missing = `${HEADER}<row r="3"><c t="s"><v>7</v></c></row>`;
    expect(await reasonOf(archive(withPart(SHEET, sheetOf(missing))))).toBe('workbook-damaged');
  });
});

describe('merged cells that lie on top of each other', () => {
  const merged = (refs: readonly string[]) => `<mergeCells>${refs.join('')}</mergeCells>`;

  it('are gone through once, however many they are', async () => {
    const line = (at: number) => textRows([[String(at), '甲', '市住建局']], at);
    const top = textRows([['编号', '标题', '责任单位']]);
    const data = top + Array.from({ length: 40_000 }, (_, at) => line(at + 2)).join('');
    const after = merged(Array<string>(200_000).fill('<mergeCell ref="C2:C50000"/>'));
    // For each row of them it would take minutes: no test waits for that.
    const { rows } = await readText(workbook({ sheets: [{ name: '台账', data, after }] }));
    expect(rows.length).toBe(40_000);
  });

  it('are looked at once for each column of a header', async () => {
    const last = '<c r="XFD1" t="str"><v>x</v></c></row>';
    const top = textRows([['编号', '', '标题']]).replace('</row>', last);
    const data = top + textRows([['a', 'b']], 2);
    const wide = Array<string>(199_000).fill('<mergeCell ref="A1:B1"/>');
    const after = merged([...wide, '<mergeCell ref="C1:C2"/>']);
    const refused = refusal(readText(workbook({ sheets: [{ name: '台账', data, after }] })));
    expect((await refused).code).toBe('sheet-too-many-columns');
  });
});
