/** The closure report in the one shape of the tables, for a page and for a workbook. */
import { COLUMNS, labelKey } from '../definitions.ts';
import type { Report, ReportRow } from '../report.ts';
import { GROUP } from './columns.ts';
import type { TableReport, TableRow } from './table-report.ts';

export function closureTable({ rows, total, notes, ...head }: Report): TableReport {
  const columns = COLUMNS.map(({ key, kind }) => ({ key, kind, label: labelKey(key), rank: 0 }));
  return {
    ...head,
    actor: null,
    table: { columns: [GROUP, ...columns], rows: rows.map(rowOf), total: rowOf(total), apart: [] },
    sums: [],
    notes,
  };
}

/** Where nothing is closed, there are no days to be told: the notes say so of a dash. */
function rowOf(row: ReportRow): TableRow {
  const { median_days, p90_days } = row;
  return { cells: { ...row, median_days: median_days ?? '—', p90_days: p90_days ?? '—' } };
}
