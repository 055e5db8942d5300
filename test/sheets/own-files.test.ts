/** Files that we wrote: exports and rejects come back as they were. */
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays } from '../../src/domain/dates.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { csvLine } from '../../src/sheets/csv-text.ts';
import { COURSE_HEADER, EXPORT_HEADERS } from '../../src/sheets/header-names.ts';
import { openLedger } from '../../src/sheets/open-ledger.ts';
import { openRejects } from '../../src/sheets/write-rejects.ts';
import { openArchive } from '../../src/sheets/xlsx/archive.ts';
import { surveyWorkbook } from '../../src/sheets/xlsx/workbook-thread.ts';
import {
  writeWorkbook,
  type WorkbookCell,
  type WorkbookSheetSpec,
} from '../../src/sheets/xlsx/write-workbook.ts';
import { allOf, readFixture, readText, refusal } from './read-ledger.ts';

describe('our own export', () => {
  const own = Object.values(EXPORT_HEADERS) as string[];
  const headers = [...own.slice(0, -1), '我的列', '经过'];
  /** A row of the export; what is not given is an empty cell. */
  const rowOf = (cells: Readonly<Record<string, string>>) =>
    csvLine(headers.map((header) => cells[header] ?? ''));

  it('comes back exactly: apostrophes, blanks, words like 合计 and 同上, units with dividers', async () => {
    const history = [{ kind: 'received', on: '2024-01-02' }];
    const cells = {
      编号: '合计',
      标题: '同上',
      责任单位: '甲/乙局',
      配合单位: '丙局、丁局',
      我的列: ' =1+1 ',
      经过: JSON.stringify(history),
    };
    const { ledger, rows } = await readText(
      `\ufeff${csvLine(headers)}${rowOf(cells)}${rowOf({ 编号: "'=x", 标题: '-5' })}`,
    );
    expect(ledger.ownExport).toBe(true);
    expect(rows[0]).toMatchObject({
      text: { no: '合计', title: '同上' },
      unit: '甲/乙局',
      coUnits: ['丙局', '丁局'],
      extra: { 我的列: ' =1+1 ' },
      history,
      problems: [],
    });
    expect(rows[1]?.text).toEqual({ no: "'=x", title: '-5' });
  });

  it('holds the course in words for people, which import leaves alone', async () => {
    const withWords = [...own.slice(0, -1), COURSE_HEADER, '我的列', '经过'];
    const history = [{ kind: 'accepted', on: '2024-01-02' }];
    const cells: Readonly<Record<string, string>> = {
      编号: '1',
      [COURSE_HEADER]: '2024-01-09 作废 改写了的',
      我的列: '甲',
      经过: JSON.stringify(history),
    };
    const line = csvLine(withWords.map((header) => cells[header] ?? ''));
    const { ledger, rows } = await readText(csvLine(withWords) + line);
    expect(ledger.ownExport).toBe(true);
    expect(rows[0]).toMatchObject({ history, extra: { 我的列: '甲' } });
    expect(Object.keys(rows[0]?.extra ?? {})).toEqual(['我的列']);
  });

  it('each of its headers is read back', async () => {
    const { ledger } = await readText(csvLine(Object.values(EXPORT_HEADERS)));
    expect(ledger.ownExport).toBe(true);
    expect(new Set(ledger.mapping.values())).toEqual(new Set(Object.keys(EXPORT_HEADERS)));
  });

  it.each(['{', '["a\\u0000b"]', '["\\ud800"]', '{"\\udc00":1}'])(
    'history that can’t be kept is a problem: %s',
    async (json) => {
      const { rows } = await readText(
        csvLine(headers) + rowOf({ 编号: '1', 标题: 't', 经过: json }),
      );
      expect(rows[0]?.problems).toEqual([{ code: 'history-unreadable', column: '经过' }]);
    },
  );

  it('another file’s apostrophes are its own', async () => {
    const { rows } = await readText("编号,标题\n1,'=1\n");
    expect(rows[0]?.text.title).toBe("'=1");
  });
});

describe('our own export as a workbook', () => {
  const bytesOf = async (sheets: readonly WorkbookSheetSpec[]) => {
    const pieces: Buffer[] = [];
    await writeWorkbook(sheets, (piece) => {
      pieces.push(piece);
      return Promise.resolve();
    });
    return Buffer.concat(pieces);
  };
  const own = Object.values(EXPORT_HEADERS) as string[];
  const headers = [...own.slice(0, -1), '我的列', '经过'];
  const columns = headers.map((title) => ({ title }));
  const shown = ['标题', '我的列', '收集日期'].map((header) => headers.indexOf(header));

  it('gives back every text and every date', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }).map((one) => one.replaceAll('\0', '')),
      fc.string({
        unit: fc.constantFrom(
          "'",
          '=',
          '+',
          '@',
          '-',
          '_x000D_',
          '_',
          'x0041_',
          '\r',
          '\n',
          '\t',
          '\u0001',
          '\u001f',
          '\ufffe',
          '\uffff',
          ' ',
          '<',
          '&',
          ']]>',
          '😀',
          '文',
        ),
        maxLength: 8,
      }),
    );
    const day = fc.integer({ min: 0, max: 401_000 }).map((days) => addDays('1900-01-01', days));
    const row = fc.tuple(text, text, day);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (given) => {
        const rows = given.map(([title, extra, date], at) => {
          const cells: Readonly<Record<string, WorkbookCell>> = {
            编号: `n${at}`,
            标题: title,
            我的列: extra,
            收集日期: { date },
            经过: '[]',
          };
          return headers.map((header) => cells[header]);
        });
        const read = await readText(await bytesOf([{ name: '台账', columns, rows }]));
        expect(read.ledger.ownExport).toBe(true);
        expect(read.rows.map((one) => one.problems)).toEqual(given.map(() => []));
        expect(read.rows.map((one) => shown.map((at) => one.cells[at]))).toEqual(given);
      }),
      { numRuns: 150 },
    );
  });

  it('is text even where it looks like a formula, with a header that stays', async () => {
    const bytes = await bytesOf([
      { name: '台账', columns, rows: [['1', '=1+1', '+2', null, '[]']] },
    ]);
    const archive = await openArchive({ bytes }, 'x');
    let sheet = '';
    for await (const piece of archive.read('xl/worksheets/sheet1.xml')) sheet += piece.toString();
    expect(sheet).toContain('<t xml:space="preserve">=1+1</t>');
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('state="frozen"');
  });

  it('refuses a text that no cell can hold, by its place', async () => {
    const rows = [['1', 'x'.repeat(32_768)]];
    expect(await refusal(bytesOf([{ name: 'x', columns, rows }]))).toMatchObject({
      code: 'text-too-long-for-cell',
      params: { place: 'B2' },
    });
  });

  it('several sheets have names that Excel takes', async () => {
    const names = ['2024/1', '2024:1', 'x'.repeat(40), "'引'", ''];
    const bytes = await bytesOf(names.map((name) => ({ name, columns, rows: [] })));
    const heads = await surveyWorkbook({ input: { bytes }, name: 'x' }, {});
    expect(heads.map(({ name }) => name)).toEqual([
      '2024 1',
      '2024 1 (2)',
      'x'.repeat(31),
      '引',
      'Sheet',
    ]);
  });
});

describe('the rejects file', () => {
  const place = async () => join(await mkdtemp(join(tmpdir(), 'rejects-')), 'r.csv');

  it('has the same columns, 行号 and 原因, UTF-8 with BOM and CRLF', async () => {
    const path = await place();
    const file = await openRejects(path, ['编号', '标题']);
    await file.write(['1', '=cmd'], 7, '状态“x”无人认识');
    await file.close();
    expect(await readFile(path, 'utf8')).toBe(
      "\ufeff编号,标题,行号,原因\r\n1,'=cmd,7,状态“x”无人认识\r\n",
    );
    expect(await readdir(join(path, '..'))).toEqual(['r.csv']);
  });

  it('imports as it is once it is put right, and twice', async () => {
    const path = await place();
    const { ledger, rows } = await readFixture('bad-rows.csv');
    const bad = rows.filter(({ problems }) => problems.length > 0);
    const file = await openRejects(path, ledger.headers);
    for (const { cells, row, problems } of bad)
      await file.write(cells, row, problems[0]?.code ?? '');
    await file.close();
    const again = await allOf(await openLedger({ path }));
    expect(again.ledger.mapping.get('行号')).toBe('-');
    expect(again.ledger.mapping.get('原因')).toBe('-');
    // A row of wrong length stays one: nobody can say which of its cells is missing.
    expect(again.rows.map(({ problems }) => problems[0]?.code)).toEqual(
      bad.map(({ problems }) => problems[0]?.code),
    );
    await writeFile(path, (await readFile(path, 'utf8')).replace('差不多了', '整改中'));
    const fixed = await allOf(await openLedger({ path }));
    expect(fixed.rows[3]).toMatchObject({
      text: { no: 'B-5' },
      status: { reading: 'open' },
      problems: [],
    });
    const second = await openRejects(`${path}2.csv`, fixed.ledger.headers);
    await second.write(fixed.rows[0]?.cells ?? [], 2, 'still');
    await second.close();
    expect((await readFile(`${path}2.csv`, 'utf8')).split('\r\n')[0]).toBe(
      '\ufeff编号,标题,收集日期,状态,行号,原因',
    );
  });

  it('gives back any cells, also of our own export', async () => {
    const cell = fc.string({
      unit: fc.constantFrom("'", '=', '＠', '"', ',', '\n', 'a', '文'),
      maxLength: 5,
    });
    const headers = ['编号', '标题', '备注', '经过'];
    await fc.assert(
      fc.asyncProperty(fc.tuple(cell, cell, cell), async (texts) => {
        const path = await place();
        const file = await openRejects(path, headers);
        await file.write(['1', ...texts], 2, '=x');
        await file.close();
        const { rows } = await allOf(await openLedger({ path }));
        expect(rows[0]?.cells.slice(0, 4)).toEqual(['1', ...texts]);
      }),
      { numRuns: 60 },
    );
  });

  it('is not there without a rejected row, nor after discard', async () => {
    const path = await place();
    await (await openRejects(path, ['a'])).close();
    const file = await openRejects(path, ['a']);
    for (let at = 0; at < 40; at++) await file.write(['x'.repeat(10_000)], at, 'y');
    await file.discard();
    expect(await readdir(join(path, '..'))).toEqual([]);
  });

  it('never replaces a file unasked', async () => {
    const path = await place();
    await writeFile(path, 'mine');
    expect((await refusal(openRejects(path, ['a']))).code).toBe('file-exists');
    const file = await openRejects(path, ['a'], { replace: true });
    await file.write(['1'], 2, 'r');
    await file.close();
    expect(await readFile(path, 'utf8')).toContain('行号');
    expect(
      (
        await refusal(
          (await openRejects('/nonexistent/r.csv', ['a'])).write(['x'.repeat(300_000)], 1, ''),
        )
      ).code,
    ).toBe('file-unwritable');
  });
});

it('any bytes are read or refused, nothing else', async () => {
  const texts = fc.string({
    unit: fc.constantFrom(
      '编号',
      '标题',
      '完成时间',
      '状态',
      ',',
      '\t',
      '"',
      '\n',
      '\r',
      '同上',
      '2024-02-30',
      '3月',
      '\0',
      '合计',
      '经过',
      'E+1',
      '1',
    ),
    maxLength: 60,
  });
  const headed = texts.map((text) => Buffer.from(`编号,标题,整改时限,状态,收集日期\n${text}`));
  const utf16 = texts.map((text) => Buffer.from(`\ufeff${text}`, 'utf16le'));
  const any = fc.oneof(
    headed,
    texts.map((text) => Buffer.from(text)),
    utf16,
    fc.uint8Array({ maxLength: 80 }).map((bytes) => Buffer.from(bytes)),
  );
  const seen = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(any, fc.boolean(), async (bytes, pointed) => {
      try {
        await readText(bytes, pointed ? { headerRow: 1 } : {});
        seen.read++;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        seen.refused++;
      }
    }),
    { numRuns: 3_000 },
  );
  // Both ways are really walked.
  expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(300);
});
