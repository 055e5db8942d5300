import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidths, type ColumnContent } from '../../src/reports/formats/docx/column-widths.ts';

const count = (title: string, ...cells: string[]): ColumnContent => ({
  title,
  cells,
  isLong: false,
});
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe('the columns of a table on paper', () => {
  const anyColumn = fc.record({
    title: fc.constantFrom(
      '编号',
      '应结整改率',
      '办理时长中位数（工作日）',
      'Closure rate of valid',
    ),
    cells: fc.array(
      fc.constantFrom('', '0', '93.92% (989/1053)', '2025-12-31', '补贴申领材料重复提交'),
    ),
    isLong: fc.boolean(),
  });

  it('fill the page, whatever stands in them', () => {
    fc.assert(
      fc.property(
        fc.array(anyColumn, { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 20, max: 200 }),
        (columns, room) => {
          const { widths } = columnWidths(columns, room);
          expect(sum(widths)).toBeCloseTo(room, 6);
          for (const width of widths) expect(width).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('never tear a number, a date or a rate into pieces that are none', () => {
    const columns = [
      count('时限', '2025-12-31'),
      count('整改率', '93.92% (989/1053)'),
      { title: '标题', cells: ['补'.repeat(80)], isLong: true },
    ];
    for (let room = 20; room < 120; room++) {
      const { fit, widths } = columnWidths(columns, room);
      if (!fit) continue;
      expect(widths[0]).toBeGreaterThanOrEqual(10);
      expect(widths[1]).toBeGreaterThanOrEqual('(989/1053)'.length);
      expect(widths[2]).toBeGreaterThanOrEqual(24);
    }
    expect(columnWidths(columns, 30).fit).toBe(false);
    expect(columnWidths(columns, 60).fit).toBe(true);
  });

  it('have headers of at most three lines, two characters and more in each', () => {
    const [short = 0, long = 0] = columnWidths(
      [count('撤回', '0'), count('办理时长中位数', '3')],
      14,
    ).widths;
    expect(short).toBeGreaterThanOrEqual(4);
    expect(long).toBeGreaterThanOrEqual(6);
  });

  it('give what is left to long text first', () => {
    const columns = [count('件', '1'), { title: '标题', cells: ['补'.repeat(30)], isLong: true }];
    const [few = 0, text = 0] = columnWidths(columns, 50).widths;
    expect(text).toBeGreaterThan(5 * few);
  });
});
