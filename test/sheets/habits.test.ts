/** Decisions that are taken from the habits of a file: the two traps, and merged cells. */
import { describe, expect, it } from 'vitest';

import { columnsToFillDown } from '../../src/sheets/fill-down.ts';
import { readFixture, readText, refusal } from './read-ledger.ts';

describe('完成时间 is a deadline or a date', () => {
  const table = (header: string, rows: string[]) => [header, ...rows].join('\n');

  it('a deadline when one cell is worded so', async () => {
    const { ledger } = await readText(
      table('编号,完成时间', ['1,2024-03-01', '2,3月底前', '3,长期坚持']),
    );
    expect(ledger.mapping.get('完成时间')).toBe('due_on');
    expect(ledger.notes).toEqual([
      { code: 'column-by-values', params: { column: '完成时间', field: 'due_on' } },
    ]);
  });

  it('a date when it is filled where the status says done, and only there', async () => {
    const rows = ['1,2024-03-01,已完成', '2,,整改中', '3,2024年3月2日,办结'];
    const { ledger } = await readText(table('编号,完成时间,完成情况', rows));
    expect(ledger.mapping.get('完成时间')).toBe('done_on');
  });

  it('a date when another column is the deadline', async () => {
    const { ledger } = await readText(table('编号,整改时间,整改时限', ['1,2024-03-01,2024-04-01']));
    expect(ledger.mapping.get('整改时间')).toBe('done_on');
  });

  it.each([
    ['only dates', '编号,完成时间', ['1,2024-03-01', '2,2024-03-02']],
    [
      'filled for open cases too',
      '编号,完成时间,状态',
      ['1,2024-03-01,已完成', '2,2024-03-02,整改中'],
    ],
    ['all done', '编号,完成时间,状态', ['1,2024-03-01,已完成', '2,2024-03-02,已完成']],
  ])('otherwise the user is asked: %s', async (_, header, rows) => {
    expect(await refusal(readText(table(header, rows)))).toEqual({
      code: 'column-ambiguous',
      params: { column: '完成时间', fields: ['due_on', 'done_on'] },
    });
    const { ledger } = await readText(table(header, rows), {
      map: new Map([['完成时间', 'done_on']]),
    });
    expect(ledger.mapping.get('完成时间')).toBe('done_on');
  });

  it('an empty one is nothing to ask about', async () => {
    const { ledger } = await readText(table('编号,完成时间', ['1,', '2,']));
    expect(ledger.notes).toEqual([{ code: 'column-empty', params: { column: '完成时间' } }]);
  });
});

describe('merged cells', () => {
  it('are filled down along with the columns merged beside them, and each row says so', async () => {
    const { ledger, rows } = await readFixture('merged-units.csv');
    expect(rows.map(({ unit, text }) => `${unit ?? ''}${text.leader ?? ''}`)).toEqual([
      ...['甲局某甲', '甲局某甲', '甲局某甲', '乙局某乙', '乙局某乙', '乙局某乙'],
    ]);
    expect(ledger.notes).toEqual([
      { code: 'filled-down', params: { columns: ['责任单位', '责任领导'] } },
    ]);
    expect(rows[1]?.flags).toEqual([
      { code: 'filled-down', column: '责任单位', params: { value: '甲局' } },
      { code: 'filled-down', column: '责任领导', params: { value: '某甲' } },
    ]);
    expect(rows[1]?.cells).toEqual(['2', '甲局', '某甲', '样例二', '2024-01-03']);
  });

  const decide = (units: string[], serials = units.map((_, at) => String(at + 1))) =>
    columnsToFillDown(
      units.map((unit, at) => [serials[at] ?? '', unit]),
      ['-', 'unit'],
      [0],
    );

  it('two groups with all values different are merged', () => {
    expect(decide(['甲', '', '', '乙', '', ''])).toEqual([1]);
  });

  it.each([
    ['a unit that comes again: gaps, not groups', ['甲', '', '', '甲', '', '']],
    ['the first row blank', ['', '', '甲', '', '', '乙', '', '']],
    ['only one filled', ['甲', '', '', '', '', '']],
    ['mostly filled', ['甲', '', '', '乙', '丙', '丁']],
    ['single gaps only', ['甲', '', '乙', '', '丙', '']],
  ])('not: %s', (_, units) => {
    expect(decide(units)).toEqual([]);
  });

  it('not when the serial number does not run on', () => {
    expect(decide(['甲', '', '', '乙', '', ''], ['1', '', '', '2', '', ''])).toEqual([]);
  });

  it('not a supporting unit alone: most cases have none', () => {
    const sample = ['甲', '', '', '乙', '', ''].map((unit, at) => [String(at), unit]);
    expect(columnsToFillDown(sample, ['-', 'co_units'], [0])).toEqual([]);
  });
});
