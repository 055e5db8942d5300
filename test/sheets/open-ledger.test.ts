import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { LedgerField } from '../../src/domain/ledger-row.ts';
import { openLedger } from '../../src/sheets/open-ledger.ts';
import { allOf, fixture, readFixture, readText, refusal } from './read-ledger.ts';

describe('a ledger as an office keeps it', () => {
  const reading = readFixture('titles-and-totals.gb18030.csv');

  it('is found in its encoding, below its titles', async () => {
    const { ledger } = await reading;
    expect(ledger).toMatchObject({
      encoding: 'gb18030',
      delimiter: ',',
      headerRow: 3,
      headerRows: 1,
    });
    expect(Object.fromEntries(ledger.mapping)).toEqual({
      序号: '-',
      问题编号: 'no',
      '收集\r\n时间': 'received_on',
      问题标题: 'title',
      责任单位: 'unit',
      整改时限: 'due_on',
      完成情况: 'status',
      整改完成时间: 'done_on',
      '备 注': 'note',
    });
  });

  it('carries the digest of its bytes', async () => {
    const bytes = await readFile(fixture('titles-and-totals.gb18030.csv'));
    const { ledger } = await reading;
    expect(ledger.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(ledger.bytes).toBe(bytes.length);
  });

  it('gives rows typed, numbered as a spreadsheet does', async () => {
    const { rows } = await reading;
    expect(rows.map(({ row }) => row)).toEqual([4, 5, 7]);
    expect(rows[0]).toMatchObject({
      text: { no: 'Ｙ-001', title: '样例问题甲•流程' },
      dates: { received_on: '2024-03-05', done_on: '2024-06-30' },
      rawDates: { received_on: '2024年3月5日', done_on: '2024.6.30' },
      unit: '甲局',
      coUnits: ['乙局'],
      due: { on: '2024-12-31', longTerm: true, text: '2024年底前，并长期坚持' },
      status: { word: '已完成', reading: 'done' },
      problems: [],
      flags: [
        { code: 'units-split', column: '责任单位', params: { unit: '甲局', others: ['乙局'] } },
      ],
    });
    expect(rows[2]).toMatchObject({
      text: { note: '第一行\r\n第二行' },
      unit: '丙局（含一科、二科）',
      status: { reading: 'partial' },
    });
    expect(rows[2]?.flags.map(({ code }) => code)).toEqual([
      'deadline-not-a-date',
      'status-partial',
    ]);
  });

  it('同上 copies the cell above, in the row and in what a rejects file would get', async () => {
    const { rows } = await reading;
    expect(rows[1]).toMatchObject({ unit: '甲局', coUnits: ['乙局'] });
    expect(rows[1]?.cells[4]).toBe('甲局、乙局');
  });

  it('counts what it skipped', async () => {
    const { ledger } = await reading;
    expect(ledger.skipped()).toEqual({ titleRows: 2, blank: 1, totals: 1, footers: 1 });
  });
});

describe('encoding', () => {
  const text = '编号,标题\r\nA-1,补丁\r\n';
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  it.each<[string, Buffer]>([
    ['utf-8', Buffer.from(text)],
    ['utf-8-bom', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', utf16],
    ['utf-16be', Buffer.from(utf16).swap16()],
  ])('%s', async (encoding, bytes) => {
    const { ledger, rows } = await readText(bytes);
    expect(ledger.encoding).toBe(encoding);
    expect(rows[0]?.text).toEqual({ no: 'A-1', title: '补丁' });
  });

  it('is decided on the whole file: one GB18030 byte pair at the end is enough', async () => {
    const bytes = Buffer.concat([
      Buffer.from('no,title\r\n'),
      Buffer.from('1,a\r\n'.repeat(400_000)),
      Buffer.from([0xb2, 0xb9]),
    ]);
    const { ledger } = await readText(bytes);
    expect(ledger.encoding).toBe('gb18030');
  });

  it('a character cut in two by the reading is still one', async () => {
    async function* byteByByte() {
      for (const byte of Buffer.from(text)) yield Buffer.from([byte]);
    }
    const ledger = await openLedger({ stream: byteByByte(), name: 'x' });
    expect(ledger.encoding).toBe('utf-8');
    const long = '甲乙丙,𠀀\r\n'.repeat(100_000);
    for (const shift of ['', 'x', 'xx', 'xxx']) {
      const { ledger: shifted } = await readText(`编号,标题\r\n${shift}${long}`);
      expect(shifted.encoding).toBe('utf-8');
    }
  });

  it('bytes of no known encoding are refused', async () => {
    const bytes = Buffer.concat([Buffer.from('编号,标题\r\n'), Buffer.from([0xff, 0xff])]);
    expect((await refusal(readText(bytes))).code).toBe('encoding-not-found');
  });

  it('a file that ends in the middle of a character is no UTF-8', async () => {
    const bytes = Buffer.from('编号,标题\n1,补');
    expect((await refusal(readText(bytes.subarray(0, -2)))).code).toBe('encoding-not-found');
  });

  it('the user’s word is checked against all bytes', async () => {
    const gbk = Buffer.from([0xb2, 0xb9]);
    expect((await refusal(readText(gbk, { encoding: 'utf-8' }))).code).toBe('encoding-mismatch');
    expect((await refusal(readText(text, { encoding: 'klingon' }))).code).toBe('encoding-unknown');
    const latin = Buffer.from('no,title\n1,caf\u00e9\n', 'latin1');
    const { rows } = await readText(latin, { encoding: 'iso-8859-1' });
    expect(rows[0]?.text.title).toBe('café');
  });
});

describe('separator and header', () => {
  it.each([',', '\t', ';', '|'])('finds %j, with others inside quotes', async (delimiter) => {
    const { ledger, rows } = await readText(
      [`编号${delimiter}标题${delimiter}状态`, `1${delimiter}"a,b;c|d\te"${delimiter}已完成`].join(
        '\n',
      ),
    );
    expect(ledger.delimiter).toBe(delimiter);
    expect(rows[0]?.text.title).toBe('a,b;c|d\te');
  });

  it('joins two header rows', async () => {
    const { ledger, rows } = await readFixture('two-row-header.csv');
    expect(ledger.headers).toEqual([
      '编号',
      '标题',
      '收集日期',
      '整改·责任单位',
      '整改·完成时限',
      '销号·时间',
      '销号·结论',
    ]);
    expect(ledger.headerRows).toBe(2);
    expect(rows.map(({ row, unit, due }) => [row, unit, due?.on])).toEqual([
      [3, '甲局', '2024-03-01'],
      [4, '乙局', '2024-03-02'],
    ]);
    expect(rows[0]?.extra).toEqual({ '销号·时间': '2024-02-20', '销号·结论': '通过' });
  });

  it('a header that stands twice is refused with both columns', async () => {
    expect(await refusal(readText('编号,标题,编号\n'))).toEqual({
      code: 'header-twice',
      params: { header: '编号', first: 1, second: 3 },
    });
  });

  it('a file without known headers is refused with its first row', async () => {
    expect(await refusal(readText('a,b\n1,2\n'))).toEqual({
      code: 'header-not-found',
      params: { name: 'test.csv', first: ['a', 'b'] },
    });
  });

  it('unless --map names them, or --header-row points there', async () => {
    const { rows } = await readText('a,b\n1,2\n', { map: new Map([['b', 'title']]) });
    expect(rows[0]).toMatchObject({ text: { title: '2' }, extra: { a: '1' } });
    expect((await readText('a,b\n1,2\n', { headerRow: 1 })).rows[0]?.extra).toEqual({
      a: '1',
      b: '2',
    });
    expect((await refusal(readText('a,b\n', { headerRow: 9 }))).code).toBe('header-row-missing');
  });

  it('a column without header is kept by its place', async () => {
    const { rows } = await readText('编号,标题,\n1,2,3\n1,2\n');
    expect(rows[0]?.extra).toEqual({ 列3: '3' });
    expect(rows[1]?.problems).toEqual([]);
  });

  it('even a column called __proto__', async () => {
    const { rows } = await readText('编号,标题,__proto__\n1,2,3\n');
    expect(Object.entries(rows[0]?.extra ?? {})).toEqual([['__proto__', '3']]);
  });

  it('of two columns for one field the first is it, and it is said', async () => {
    const { ledger, rows } = await readText('编号,整改时限,完成时限\n1,2024-01-01,2024-02-02\n');
    expect(ledger.notes).toEqual([
      { code: 'field-twice', params: { column: '完成时限', field: 'due_on', kept: '整改时限' } },
    ]);
    expect(rows[0]).toMatchObject({ due: { on: '2024-01-01' }, extra: { 完成时限: '2024-02-02' } });
  });
});

describe('what the user says', () => {
  it('--map wins over names, and - ignores', async () => {
    const map = new Map<string, LedgerField | '-'>([
      ['完成时限', 'due_on'],
      [' 备 注：', '-'],
    ]);
    const { rows } = await readText('编号,整改时限,完成时限,备注\n1,2024-01-01,2024-02-02,x\n', {
      map,
    });
    expect(rows[0]).toMatchObject({
      due: { on: '2024-02-02' },
      extra: { 整改时限: '2024-01-01' },
      text: { no: '1' },
    });
    expect(rows[0]?.text.note).toBeUndefined();
  });

  it('names that are not there are refused with those that are', async () => {
    const text = '编号,标题\n1,2\n';
    expect(await refusal(readText(text, { map: new Map([['名称', 'title']]) }))).toEqual({
      code: 'map-header-unknown',
      params: { header: '名称', headers: ['编号', '标题'] },
    });
    const wrong = new Map([['标题', 'titel' as LedgerField]]);
    expect((await refusal(readText(text, { map: wrong }))).code).toBe('field-unknown');
    const twice = new Map<string, LedgerField>([
      ['编号', 'no'],
      ['标题', 'no'],
    ]);
    expect((await refusal(readText(text, { map: twice }))).code).toBe('map-field-twice');
  });

  it('--set fills what is empty, never what is there or unreadable', async () => {
    const set = new Map<LedgerField, string>([
      ['received_on', '2024年1月1日'],
      ['unit', '甲局'],
      ['status', '已销号'],
      ['source', '审计'],
    ]);
    const { rows } = await readText('编号,收集日期,责任单位\n1,,\n2,2024-02-02,乙局\n3,乱写,\n', {
      set,
    });
    expect(rows[0]).toMatchObject({
      dates: { received_on: '2024-01-01' },
      unit: '甲局',
      status: { reading: 'closed' },
      text: { source: '审计' },
    });
    expect(rows[1]).toMatchObject({ dates: { received_on: '2024-02-02' }, unit: '乙局' });
    expect(rows[2]).toMatchObject({ dates: {}, problems: [{ code: 'date-unreadable' }] });
    const { rows: ruined } = await readText('编号,标题\n4.3E+17,a\n', {
      set: new Map<LedgerField, string>([['no', 'X']]),
    });
    expect(ruined[0]).toMatchObject({
      text: { title: 'a' },
      problems: [{ code: 'number-ruined' }],
    });
    expect(ruined[0]?.text.no).toBeUndefined();
    const bad = new Map<LedgerField, string>([['received_on', '2024-02-30']]);
    expect((await refusal(readText('编号,标题\n', { set: bad }))).code).toBe('set-value-bad');
  });

  it('month-first dates are read by an explicit format only', async () => {
    const text = '编号,收集日期\n1,12/25/2013 11:59:08 PM\n';
    expect((await readText(text)).rows[0]?.problems).toMatchObject([
      { code: 'date-unreadable', column: '收集日期' },
    ]);
    const { rows } = await readText(text, { dateFormat: 'MM/DD/YYYY hh:mm:ss A' });
    expect(rows[0]).toMatchObject({ dates: { received_on: '2013-12-25' }, problems: [] });
  });

  it('words of the file are taught', async () => {
    const text = '编号,状态\n1,Closed acceptable\n';
    expect((await readText(text)).rows[0]?.problems).toMatchObject([{ code: 'status-unknown' }]);
    const { rows } = await readText(text, {
      statusWords: new Map([['Closed acceptable', 'closed']]),
    });
    expect(rows[0]?.status).toEqual({ word: 'Closed acceptable', reading: 'closed' });
  });
});

describe('rows that can’t go in say why', () => {
  it('each for its one reason', async () => {
    const { rows } = await readFixture('bad-rows.csv');
    expect(rows.map(({ row, problems }) => [row, ...problems.map(({ code }) => code)])).toEqual([
      [2],
      [3, 'number-ruined'],
      [4, 'date-impossible'],
      [5, 'date-unreadable'],
      [6, 'status-unknown'],
      [7, 'column-count'],
      [8, 'column-count'],
    ]);
  });

  it('a NUL, a cell beyond all measure, a ditto mark under nothing', async () => {
    const long = 'x'.repeat(100_001);
    const { rows } = await readText(`编号,标题\n1,a\0b\n2,${long}\n`);
    expect(rows.map(({ problems }) => problems[0]?.code)).toEqual([
      'nul-character',
      'cell-too-long',
    ]);
    const { rows: ditto } = await readText('编号,标题\n1,同上\n');
    expect(ditto[0]?.problems[0]).toEqual({ code: 'ditto-without-row', column: '标题' });
  });

  it('同上 under a row of wrong length copies nothing from the row before that', async () => {
    const { rows } = await readText('编号,责任单位\n1,甲局\n2\n3,同上\n');
    expect(rows.map(({ problems }) => problems[0]?.code)).toEqual([
      undefined,
      'column-count',
      'ditto-without-row',
    ]);
  });

  it('a date without year takes that of the receipt and is flagged', async () => {
    const { rows } = await readText('编号,交办时间,收集日期\n1,3月5日,2023-02-01\n');
    expect(rows[0]?.dates.assigned_on).toBe('2023-03-05');
    expect(rows[0]?.flags).toEqual([
      { code: 'year-assumed', column: '交办时间', params: { text: '3月5日', date: '2023-03-05' } },
    ]);
    const { rows: hinted } = await readText('编号,收集日期\n1,3月5日\n', { yearHint: 2022 });
    expect(hinted[0]?.dates.received_on).toBe('2022-03-05');
  });
});

it('a unit is named once, and does not support itself', async () => {
  const { rows } = await readText(
    '编号,责任单位,配合单位\n1,甲局、乙局,甲局、乙局、丙局\n2,甲局,甲局\n',
  );
  expect(rows.map(({ unit, coUnits }) => [unit, ...coUnits])).toEqual([
    ['甲局', '乙局', '丙局'],
    ['甲局'],
  ]);
});

describe('rows that are no cases', () => {
  it('a case that begins with 合计 or 联系人 is kept', async () => {
    const { ledger, rows } = await readText(
      [
        '责任单位,标题',
        '合计,有标题的是问题',
        '统计局,a',
        '联系人：甲,有标题',
        '合计,',
        '甲区小计,',
        '制表：,',
        '注：x,',
      ].join('\n'),
    );
    expect(rows.map(({ text }) => text.title)).toEqual(['有标题的是问题', 'a', '有标题']);
    expect(ledger.skipped()).toEqual({ titleRows: 0, blank: 0, totals: 2, footers: 2 });
  });
});

describe('a file that can’t be trusted is refused as a whole', () => {
  it('an open quote, with row and line', async () => {
    expect(await refusal(readFixture('bad-open-quote.csv'))).toMatchObject({
      code: 'quote-unclosed',
      params: { row: 3 },
    });
    expect(await refusal(readText('编号,标题\n1,"a"b\n'))).toEqual({
      code: 'quote-stray',
      params: { row: 2, line: 2 },
    });
    expect(await refusal(readText('编号,标题\n1,a"b\n'))).toEqual({
      code: 'quote-stray',
      params: { row: 2, line: 2 },
    });
  });

  it('an open quote swallows 4 MiB, not the whole file', async () => {
    const text = `编号,标题\n1,"${'长\n'.repeat(3_000_000)}`;
    expect(await refusal(readText(text))).toMatchObject({
      code: 'sheet-row-too-long',
      params: { row: 2 },
    });
  });

  it('nothing, too much, or a workbook', async () => {
    expect((await refusal(readText(''))).code).toBe('sheet-empty');
    expect((await refusal(readText('\n\n'))).code).toBe('sheet-empty');
    expect((await refusal(readText(Buffer.from([0x50, 0x4b, 3, 4, 0])))).code).toBe(
      'workbook-damaged',
    );
    expect((await refusal(readText(`编号,标题${',x'.repeat(600)}\n`))).code).toMatch(
      /header-twice|sheet-too-many-columns/,
    );
    expect((await refusal(readText(`编号,标题\n1${','.repeat(600)}\n`))).code).toBe(
      'sheet-too-many-columns',
    );
    expect((await refusal(openLedger({ path: '/nonexistent/x.csv' }))).code).toBe('file-missing');
    expect((await refusal(openLedger({ path: tmpdir() }))).code).toBe('file-unreadable');
  });

  it('one that changed while it was read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sheets-'));
    const path = join(folder, 'x.csv');
    await writeFile(path, '编号,标题\n1,a\n');
    const ledger = await openLedger({ path });
    await writeFile(path, '编号,标题\n1,b\n');
    expect((await refusal(allOf(ledger))).code).toBe('sheet-changed');
    await rm(folder, { recursive: true });
  });
});

it('rows can be read again, and reading can be stopped', async () => {
  const ledger = await openLedger({ path: fixture('bad-rows.csv') });
  const seen: number[] = [];
  const first = (await allOf(ledger)).rows;
  for await (const batch of ledger.rows({ progress: (bytes) => seen.push(bytes) }))
    expect(batch).toEqual(first);
  expect(seen.at(-1)).toBe(ledger.bytes);
  const stop = AbortSignal.abort(new Error('stopped'));
  await expect(async () => {
    for await (const _ of ledger.rows({ signal: stop })) expect.unreachable();
  }).rejects.toThrow('interrupted');
});
