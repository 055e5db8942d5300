import { expect, test } from 'vitest';
import { readMonth, readYear } from '../../src/cli/read-month.ts';

const TODAY = '2026-01-20';

test.each([
  ['2025-11', '2025-11-01', '2025-11-30'],
  ['2024年2月', '2024-02-01', '2024-02-29'],
  ['2024.2', '2024-02-01', '2024-02-29'],
  ['2024/02', '2024-02-01', '2024-02-29'],
  ['202402', '2024-02-01', '2024-02-29'],
  ['11月', '2026-11-01', '2026-11-30'],
  ['３月份', '2026-03-01', '2026-03-31'],
  ['本月', '2026-01-01', '2026-01-31'],
  ['上月', '2025-12-01', '2025-12-31'],
])('the month %s', (text, from, to) => {
  expect(readMonth(text, TODAY)).toEqual({ from, to });
});

test.each([
  ['2025', '2025'],
  ['2025年', '2025'],
  ['今年', '2026'],
  ['去年', '2025'],
])('the year %s', (text, year) => {
  expect(readYear(text, TODAY)).toEqual({ from: `${year}-01-01`, to: `${year}-12-31` });
});

test.each(['13月', '0月', '2026-00', '202613', '20261', '2026.1.2', '下月', '3', '', '3月5日'])(
  '%j is no month',
  (text) => {
    expect(readMonth(text, TODAY)).toBeNull();
  },
);

test.each(['1899', '26年', '明年', ''])('%j is no year', (text) => {
  expect(readYear(text, TODAY)).toBeNull();
});
