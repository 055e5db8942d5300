import { describe, expect, it } from 'vitest';

import type { LedgerOptions } from '../../src/sheets/ledger-options.ts';
import { kindOfFormat } from '../../src/sheets/xlsx/styles.ts';
import { escapeText, unescapeText } from '../../src/sheets/xlsx/xml.ts';
import { oleFile, archive, textRows, workbook, type WorkbookXml } from './make-workbook.ts';
import { readText, refusal } from './read-ledger.ts';

const HEADER = ['编号', '标题', '责任单位', '收集日期', '备注'];

const read = (xml: WorkbookXml, options?: LedgerOptions) => readText(workbook(xml), options);

/** One sheet with the usual header and these cells in its second row. */
function oneRow(cells: string, rest: Omit<WorkbookXml, 'sheets'> = {}) {
  const data = `${textRows([HEADER])}<row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c><c r="B2" t="inlineStr"><is><t>题</t></is></c>${cells}</row>`;
  return read({ sheets: [{ name: '台账', data }], ...rest });
}

const DATE_STYLES =
  '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="170"/></cellXfs>';

describe('cells', () => {
  it('dates are dates, in both systems', async () => {
    const { rows } = await oneRow('<c r="D2" s="1"><v>45356</v></c>', { styles: DATE_STYLES });
    expect(rows[0]?.dates).toEqual({ received_on: '2024-03-05' });
    expect(rows[0]?.rawDates).toEqual({});
    const old = await oneRow('<c r="D2" s="1"><v>43894</v></c>', {
      styles: DATE_STYLES,
      from1904: true,
    });
    expect(old.rows[0]?.dates).toEqual({ received_on: '2024-03-05' });
  });

  it.each([
    ['s="2"><v>45356.5</v>', '2024-03-05 12:00:00'],
    ['s="3"><v>45356</v>', '2024-03-05'],
    ['s="1"><v>1</v>', '1900-01-01'],
    ['s="1"><v>59</v>', '1900-02-28'],
    ['s="1"><v>60</v>', '60'],
    ['s="1"><v>61</v>', '1900-03-01'],
    ['s="1"><v>0.75</v>', '18:00:00'],
    ['t="d"><v>2024-03-05T00:00:00</v>', '2024-03-05'],
    ['><v>12</v>', '12'],
    ['><v>0.30000000000000004</v>', '0.3'],
    ['><v>123456789012345</v>', '123456789012345'],
    ['><v>430401199001010024</v>', '4.30401E+17'],
    ['><v>4.3040119900101E+17</v>', '4.30401E+17'],
    ['t="b"><v>1</v>', '是'],
    ['t="b"><v>0</v>', '否'],
    ['t="str"><f>A1&amp;"x"</f><v>甲&lt;乙</v>', '甲<乙'],
    ['><f>1+1</f><v>2</v>', '2'],
    ['t="s"><v>0</v>', '合 成'],
    ['t="s"><v>1</v>', '一\n二'],
    ['t="s"><v>2</v>', '有\u0001控制'],
    ['t="inlineStr"><is><r><t>富</t></r><r><t>文本</t></r></is>', '富文本'],
    ['t="inlineStr"><is><t>&#128512;</t></is>', '😀'],
  ])('%s is %s', async (cell, text) => {
    const { rows } = await oneRow(`<c r="E2" ${cell}</c>`, {
      styles: DATE_STYLES,
      strings: [
        '<r><t>合</t></r><r><t xml:space="preserve"> 成</t></r><rPh><t>注音</t></rPh>',
        '<t>一\r\n二</t>',
        '<t>有_x0001_控制</t>',
      ],
    });
    expect(rows[0]?.problems).toEqual([]);
    expect(rows[0]?.text.note).toBe(text);
  });

  it('a number that lost its digits rejects its row where it is the number of the case', async () => {
    const data = `${textRows([HEADER])}<row r="2"><c r="A2"><v>430401199001010024</v></c></row>`;
    const { rows } = await read({ sheets: [{ name: '台账', data }] });
    expect(rows[0]?.problems).toMatchObject([{ code: 'number-ruined', column: '编号' }]);
  });

  it('an error rejects its row, by name', async () => {
    const { rows } = await oneRow('<c r="E2" t="e"><v>#REF!</v></c>');
    expect(rows[0]?.problems).toEqual([
      { code: 'cell-error', column: '备注', params: { text: '#REF!' } },
    ]);
    expect(rows[0]?.cells[4]).toBe('#REF!');
    const csv = await readText('编号,标题\n1,#N/A\n');
    expect(csv.rows[0]?.problems).toMatchObject([{ code: 'cell-error' }]);
  });

  it('a half character or a NUL rejects its row', async () => {
    const half = await oneRow('<c r="E2" t="inlineStr"><is><t>_xD800_</t></is></c>');
    expect(half.rows[0]?.problems).toMatchObject([{ code: 'lone-surrogate' }]);
    const nul = await oneRow('<c r="E2" t="inlineStr"><is><t>_x0000_</t></is></c>');
    expect(nul.rows[0]?.problems).toMatchObject([{ code: 'nul-character' }]);
  });

  it('leading zeros that a format shows are kept', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="&quot;补&quot;0000"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs>';
    const { rows } = await oneRow('<c r="E2"><v>12</v></c>', { styles });
    expect(rows[0]?.text.note).toBe('补0012');
  });

  it.each([
    ['yyyy-mm-dd', 'date'],
    ['yyyy"年"m"月"d"日";@', 'date'],
    ['[$-804]yyyy/m/d', 'date'],
    ['[h]:mm:ss', 'date'],
    ['m/d/yy h:mm:ss.000', 'date'],
    ['General', 'number'],
    ['0.00E+00', 'number'],
    ['#,##0.00"元"', 'number'],
    ['[Red]-0.0', 'number'],
    ['0.00%', 'percent'],
    ['@', 'number'],
    ['0000', 'zeros'],
  ])('the format %s is a %s', (code, kind) => {
    expect(kindOfFormat(code).kind).toBe(kind);
  });

  it('what XML forbids is written as Excel writes it', () => {
    for (const text of ['a\u0001b', '_x0001_', '_x005F_', '_x0001_x0002_', '\r\n', '\ufffe']) {
      expect(escapeText(text)).not.toMatch(/(?!\n)[\p{Cc}\ufffe]/u);
      expect(unescapeText(escapeText(text))).toBe(text);
    }
    expect(escapeText('\u0001')).toBe('_x0001_');
    expect(escapeText('_x0001_')).toBe('_x005F_x0001_');
  });
});

describe('rows', () => {
  it('have the numbers that the sheet shows, blank ones left out', async () => {
    const data =
      textRows([['市台账'], HEADER]) +
      textRows(
        [
          ['1', '甲'],
          ['2', '乙'],
        ],
        7,
      );
    const { rows, ledger } = await read({ sheets: [{ name: '台账', data }] });
    expect(rows.map(({ row, text }) => [row, text.title])).toEqual([
      [7, '甲'],
      [8, '乙'],
    ]);
    expect(ledger).toMatchObject({ headerRow: 2, encoding: 'xlsx', sheet: '台账' });
    expect(ledger.skipped()).toMatchObject({ titleRows: 1, blank: 4 });
  });

  it('far below are found, without counting a million blanks as rows', async () => {
    const data =
      textRows([HEADER]) +
      textRows([['1', '甲']], 1_048_570) +
      '<row r="1048576"><c r="A1048576" s="0"/></row>';
    const { rows } = await read({ sheets: [{ name: '台账', data }] });
    expect(rows.map(({ row }) => row)).toEqual([1_048_570]);
  });

  it('need no references', async () => {
    const cell = (text: string) => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`;
    const data = [HEADER, ['1', '甲', '市某局']]
      .map((cells) => `<x:row>${cells.map(cell).join('')}</x:row>`)
      .join('');
    const { rows } = await read({ sheets: [{ name: '台账', data }], prefix: 'x:' });
    expect(rows[0]).toMatchObject({ row: 2, unit: '市某局' });
  });

  it('a merged cell counts for all of its rows', async () => {
    const data = textRows([HEADER, ['1', '甲', '市某局'], ['2', '乙'], ['3', '丙'], ['4', '丁']]);
    const after = '<mergeCells><mergeCell ref="C2:C4"/></mergeCells>';
    const { rows, ledger } = await read({ sheets: [{ name: '台账', data, after }] });
    expect(rows.map(({ unit }) => unit)).toEqual(['市某局', '市某局', '市某局', undefined]);
    expect(rows[1]?.cells[2]).toBe('市某局');
    expect(ledger.notes).toEqual([{ code: 'merged-cells', params: { columns: ['责任单位'] } }]);
  });

  it('a merged range makes no row out of an empty one', async () => {
    const data = textRows([HEADER, ['1', '甲', '市某局'], ['', '', ' '], ['2', '乙']]);
    const after = '<mergeCells><mergeCell ref="C2:C4"/></mergeCells>';
    const { rows } = await read({ sheets: [{ name: '台账', data, after }] });
    expect(rows.map(({ row, unit }) => [row, unit])).toEqual([
      [2, '市某局'],
      [4, '市某局'],
    ]);
  });

  it('headers of two rows with merged cells are one', async () => {
    const data = textRows([
      ['市台账'],
      ['编号', '标题', '责任单位', '整改'],
      ['', '', '', '整改措施', '整改时限', '状态'],
      ['1', '甲', '市某局', '修订', '2024-05-01', '整改中'],
    ]);
    const after =
      '<mergeCells><mergeCell ref="A1:F1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="C2:C3"/><mergeCell ref="D2:F2"/></mergeCells>';
    const { rows, ledger } = await read({ sheets: [{ name: '台账', data, after }] });
    expect(ledger).toMatchObject({
      headerRow: 2,
      headerRows: 2,
      headers: ['编号', '标题', '责任单位', '整改·整改措施', '整改·整改时限', '整改·状态'],
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ due: { on: '2024-05-01' }, text: { measures: '修订' } });
  });

  it('a row with a stray cell far to the right is rejected, not cut', async () => {
    const many = Array.from({ length: 310 }, (_, at) => [`${at}`, '甲']);
    const data = textRows([HEADER, ...many, ['400', '乙', '', '', '', '', '多']]);
    const { rows } = await read({ sheets: [{ name: '台账', data }] });
    expect(rows.at(-1)?.problems).toMatchObject([{ code: 'column-count' }]);
    expect(rows.filter(({ problems }) => problems.length > 0)).toHaveLength(1);
  });
});

describe('sheets', () => {
  const ledger = textRows([HEADER, ['1', '甲', '市某局', '2024-03-05']]);
  const notes = textRows([['填写说明'], ['责任单位写全称'], ['收集日期写到日']]);
  const sums = textRows([
    ['责任单位', '件数'],
    ['市某局', '3'],
  ]);

  it('the one that looks like a ledger is taken, and said', async () => {
    const found = await read({
      sheets: [
        { name: '填表说明', data: notes },
        { name: '问题台账', data: ledger },
        { name: '汇总', data: sums },
        { name: 'Sheet2', data: '' },
        { name: '旧台账', data: ledger, state: 'hidden' },
        { name: '样表', data: ledger },
      ],
    });
    expect(found.ledger.sheet).toBe('问题台账');
    expect(found.rows).toHaveLength(1);
    expect(found.ledger.notes).toMatchObject([
      {
        code: 'sheet-chosen',
        params: { sheet: '问题台账', others: ['填表说明', '汇总', 'Sheet2', '旧台账', '样表'] },
      },
    ]);
  });

  it('two of them are a question, which --sheet answers by name or number', async () => {
    const two: WorkbookXml = {
      sheets: [
        { name: '一季度', data: ledger },
        { name: '二季度', data: ledger.replace('甲', '乙') },
        { name: '隐藏', data: ledger.replace('甲', '丙'), state: 'veryHidden' },
      ],
    };
    expect(await refusal(read(two))).toMatchObject({
      code: 'sheet-ambiguous',
      params: { sheets: ['一季度', '二季度'] },
    });
    expect((await read(two, { sheet: '二季度' })).rows[0]?.text.title).toBe('乙');
    expect((await read(two, { sheet: '1' })).rows[0]?.text.title).toBe('甲');
    expect((await read(two, { sheet: '隐藏' })).rows[0]?.text.title).toBe('丙');
    expect(await refusal(read(two, { sheet: '三季度' }))).toMatchObject({
      code: 'sheet-not-found',
      params: { sheets: ['一季度', '二季度', '隐藏'] },
    });
  });

  it('none that fits is said', async () => {
    expect(
      (
        await refusal(
          read({
            sheets: [
              { name: 'a', data: notes },
              { name: 'b', data: notes },
            ],
          }),
        )
      ).code,
    ).toBe('sheet-none-fits');
    expect((await refusal(read({ sheets: [{ name: 'a', data: notes }] }))).code).toBe(
      'header-not-found',
    );
    expect((await refusal(read({ sheets: [{ name: 'a', data: '' }] }))).code).toBe('sheet-empty');
    expect((await refusal(readText('编号,标题\n1,甲\n', { sheet: '1' }))).code).toBe(
      'sheet-flag-without-workbook',
    );
  });
});

describe('what is no .xlsx is refused with what to do', () => {
  it.each([
    ['xls', oleFile(['Root Entry', 'Workbook'])],
    ['html', Buffer.from('<html><table><tr><td>编号</td></tr></table></html>')],
    ['xml', Buffer.from('\ufeff<?xml version="1.0"?><Workbook/>')],
    ['ods', archive([['content.xml', '<x/>']])],
    ['xlsb', archive([['xl/workbook.bin', 'x']])],
  ])('%s', async (kind, bytes) => {
    expect(await refusal(readText(bytes))).toMatchObject({
      code: 'sheet-is-workbook',
      params: { kind },
    });
  });

  it('an encrypted one', async () => {
    const bytes = oleFile(['Root Entry', 'EncryptionInfo', 'EncryptedPackage']);
    expect((await refusal(readText(bytes))).code).toBe('workbook-encrypted');
  });

  it('something else', async () => {
    expect((await refusal(readText(oleFile(['Root Entry', 'WordDocument'])))).code).toBe(
      'sheet-no-table',
    );
    expect((await refusal(readText(archive([['word/document.xml', '<x/>']])))).code).toBe(
      'sheet-no-table',
    );
    expect((await refusal(readText(archive([['a.txt', 'x']])))).code).toBe('workbook-damaged');
  });
});
