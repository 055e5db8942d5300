/** The closure report in the one shape of the tables, for a page and for a workbook; and the commands behind its numbers. */
import type { IsoDate } from '../../domain/dates.ts';
import { COLUMNS, labelKey } from '../definitions.ts';
import type { Report, ReportRow } from '../report.ts';
import { GROUP } from './columns.ts';
import type { Drill, TableReport, TableRow } from './table-report.ts';

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

/** The same on a terminal: of the whole and of each group the command that lists what is overdue, since that asks for something. */
export function closureDrills(report: Report, today: IsoDate): TableReport {
  const { table, ...all } = closureTable(report);
  const withDrill = (row: TableRow, group?: string | null) => ({
    ...row,
    drill: drillOf(report, today, Number(row.cells['overdue']), group),
  });
  const rows = table.rows.map((row, at) => withDrill(row, report.rows[at]?.group ?? null));
  return { ...all, table: { ...table, rows, total: withDrill(rowOf(report.total)) } };
}

/** `group` is not given for the whole; by the month of its receipt no case is listed. */
function drillOf(
  { by, asOf, knownAt, notes }: Report,
  today: IsoDate,
  count: number,
  group: string | null | undefined,
): Drill | undefined {
  if (count === 0 || (group !== undefined && (by === null || by === 'month'))) return undefined;
  // A report that is drawn as of an earlier K says so.
  const isKnownThen = notes.some(({ code }) => code === 'known-then');
  return {
    count,
    argv: [
      'list',
      '--overdue',
      ...(group === undefined ? [] : [`--${String(by)}`, group ?? '']),
      ...(asOf === today ? [] : ['--as-of', asOf]),
      ...(isKnownThen ? ['--known-at', knownAt] : []),
    ],
  };
}
