import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { csvRecords } from '../../src/sheets/csv-records.ts';
import { csvLine, neutralise, unneutralise } from '../../src/sheets/csv-text.ts';
import { encodeText } from '../../src/sheets/encode-text.ts';
import { refusal } from './read-ledger.ts';

describe('text that a spreadsheet would run', () => {
  it.each([
    '=1+1',
    '+86-10',
    '-5.25',
    '@张三',
    '\tx',
    '\rx',
    '\nx',
    '\0x',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    "'=1",
    '"=1',
    "''@x",
  ])('gets one apostrophe: %j', (text) => {
    expect(neutralise(text)).toBe(`'${text}`);
  });

  it('other text gets none, and a number never', () => {
    expect(csvLine(["'引号", 'a=b', -5.25, 0, null, undefined])).toBe("'引号,a=b,-5.25,0,,\r\n");
  });

  it('a row of one empty cell is no blank line', () => {
    expect(csvLine([''])).toBe('""\r\n');
  });

  it('can be left as it is for machines', () => {
    expect(csvLine(['=1', 'a'], { neutralise: false })).toBe('=1,a\r\n');
  });

  it('comes back exactly', () => {
    const hostile = fc.string({
      unit: fc.constantFrom("'", '"', '=', '＝', '-', '\t', '\n', 'a', '文', '\0'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        fc.oneof(hostile, fc.string()),
        (text) => unneutralise(neutralise(text)) === text,
      ),
      { numRuns: 2_000 },
    );
  });
});

it('any rows of text come back from a line of CSV, whatever the pieces the bytes arrive in', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('"', ',', '\r', '\n', ';', ' ', '=', "'", '文', '𠀀', 'a', '\ufeff'),
    maxLength: 6,
  });
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 7 }), async (table, size) => {
      const bytes = Buffer.from(table.map((row) => csvLine(row)).join(''));
      const back: (readonly string[])[] = [];
      for await (const batch of csvRecords(cut(bytes, size), ',')) back.push(...batch.rows);
      expect(back.map((row) => row.map(unneutralise))).toEqual(table);
    }),
    { numRuns: 500 },
  );
});

describe('bytes', () => {
  it('are UTF-8, with BOM on wish', () => {
    expect(encodeText('补', 'utf-8').toString('hex')).toBe('e8a1a5');
    expect(encodeText('补', 'utf-8-bom').toString('hex')).toBe('efbbbfe8a1a5');
  });

  it('or GB18030, which has every character', () => {
    expect(encodeText('补', 'gb18030').toString('hex')).toBe('b2b9');
    expect(new TextDecoder('gb18030').decode(encodeText('补•𠀀', 'gb18030'))).toBe('补•𠀀');
  });

  it('half a character is refused, not replaced', async () => {
    const { code, params } = await refusal(
      Promise.resolve().then(() => encodeText('甲\ud800', 'utf-8')),
    );
    expect({ code, codePoint: params['codePoint'] }).toEqual({
      code: 'encoding-unwritable',
      codePoint: 'U+D800',
    });
  });
});

async function* cut(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) {
    const utf8 = bytes.subarray(at, at + size);
    yield { utf8, bytesRead: at + utf8.length };
  }
}
