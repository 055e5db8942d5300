/** The report as rows of plain cells, the total last: for formats that programs read. */
import type { Translate } from '../../messages/index.ts';
import { COLUMNS } from '../definitions.ts';
import { percentText } from '../rate.ts';
import type { Report, ReportRow } from '../report.ts';
import { rowLabel } from './labels.ts';

export type PlainCell = string | number | null;

/** Counts and days as numbers, rates as `93.92%`, `null` where there is no figure. */
export function plainRows(report: Report, t: Translate): PlainCell[][] {
  return [...report.rows, report.total].map((row) => [
    rowLabel(row, report, t),
    ...COLUMNS.map((column) => plainCell(row, column)),
  ]);
}

function plainCell(row: ReportRow, column: (typeof COLUMNS)[number]): PlainCell {
  if (column.kind !== 'rate') return row[column.key];
  return percentText(row[column.key]) || null;
}
