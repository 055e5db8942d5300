import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { translator } from '../../src/messages/index.ts';
import { ASCII, BLOCKS, sparkline, stackedBar } from '../../src/reports/formats/bars.ts';
import { closureChart } from '../../src/reports/formats/closure-chart.ts';
import { shownWidth } from '../../src/reports/formats/shown-width.ts';
import { rateOf } from '../../src/reports/rate.ts';
import type { Report, ReportRow } from '../../src/reports/report.ts';
import type { ClosureMonth } from '../../src/reports/closure-trend.ts';

const row = (group: string | null, closed: number, overdue: number, collected: number) =>
  ({ group, closed, overdue, collected, closure_rate: rateOf(closed, collected) }) as ReportRow;

const REPORT = {
  report: 'closure',
  asOf: '2026-06-30',
  from: '2026-06-01',
  to: '2026-06-30',
  by: 'unit',
  smallest: 5,
  rows: [row('市住房和城乡建设局', 900, 60, 1000), row('A“B”局', 40, 1, 42), row(null, 0, 0, 4)],
  total: row(null, 940, 61, 1046),
} as unknown as Report;

const TREND: ClosureMonth[] = Array.from({ length: 12 }, (_, at) => ({
  month: `2026-${String(at + 1).padStart(2, '0')}`,
  closed: at,
  rate: rateOf(at * 8, at === 0 ? 3 : 100),
}));

const chart = (width: number, widePunct = false, marks = BLOCKS) =>
  closureChart(REPORT, TREND, translator('zh'), { width, widePunct, marks });

describe('the chart of the closure report', () => {
  test('sets names, rates with both counts, and bars below each other', () => {
    expect(`\n${chart(80)}`).toMatchInlineSnapshot(`
      "
      整改情况统计表（截至 2026-06-30，统计期 2026-06-01 至 2026-06-30）
      █ 已整改  ▓ 超期  ░ 其余（未超期、待研判、不计入有效的）

      责任单位            整改率
      市住房和城乡建设局  90.00% 900/1000  ██████████████████████████████████████▓▓▓░░
      A“B”局              95.24% 40/42     █▓░
      未交办              0/4              ░
      合计                89.87% 940/1046

      近12个月（2026-01 至 2026-12）
      销号    ▁▂▂▃▄▄▅▅▆▇▇█  每月0至11件，末月11件
      整改率  ·▂▂▃▃▄▄▅▅▆▇▇  8.00%至88.00%，末月88.00% 88/100（线高0至100%）
      "
    `);
  });

  test.each([80, 120])('fits into %i columns, also where marks are wide', (width) => {
    for (const wide of [false, true])
      for (const line of chart(width, wide).split('\n'))
        expect(shownWidth(line, wide)).toBeLessThanOrEqual(width);
    const bars = chart(width).split('\n').slice(4, 7);
    expect(new Set(bars.map((line) => shownWidth(line.replace(/[█▓░]+$/u, ''), false))).size).toBe(
      1,
    );
  });

  test('has marks that any terminal has', () => {
    expect(chart(80, false, ASCII)).not.toMatch(/[▀-▟]/u);
    expect(chart(80, false, ASCII)).toContain('##');
  });
});

describe('bars and lines', () => {
  test('whatever is there is seen, and nothing else; no bar is longer than there is room', () => {
    const part = fc.nat({ max: 1_000_000 });
    fc.assert(
      fc.property(part, part, part, fc.integer({ min: 3, max: 90 }), (a, b, c, room) => {
        const bar = stackedBar([a, b, c], a + b + c, room);
        expect(Array.from(bar).length).toBe(a + b + c === 0 ? 0 : room);
        for (const [mark, count] of [
          ['█', a],
          ['▓', b],
          ['░', c],
        ] as const)
          expect(bar.includes(mark)).toBe(count > 0);
        expect(bar).toMatch(/^█*▓*░*$/u);
      }),
    );
  });

  test('a line rises with its values; only 0 lies on the ground, and what has no value is a gap', () => {
    expect(sparkline([0, 1, 50, 100, null], [0, 100])).toBe('▁▂▅█·');
    expect(sparkline([0, 0], [0, 0])).toBe('▁▁');
    expect(sparkline([0, 1, 100, null], [0, 100], ASCII)).toBe('_.# ');
  });
});
