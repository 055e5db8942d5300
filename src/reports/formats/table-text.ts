/** A table report as CSV, as tab-separated lines, as tables for a terminal, and as JSON. */
import { visibleText } from '../../domain/visible-text.ts';
import { translator, type MessageKey, type Translate } from '../../messages/index.ts';
import { csvLine } from '../../sheets/csv-text.ts';
import { noteText } from '../notes.ts';
import type { Table, TableReport, TableRow } from '../tables/table-report.ts';
import { fitTable } from './fitted-table.ts';
import type { Headers } from './labels.ts';
import { numberedNotes, proseLines, type Wrap } from './note-lines.ts';
import type { PlainCell } from './plain-rows.ts';
import {
  cellsOf,
  columnLabel,
  columnLabels,
  countsIn,
  noteTexts,
  plainCell,
  rowsOf,
  shownCell,
  titleOf,
} from './table-cells.ts';
import { measureFor } from './text-table.ts';

/** Which of a report's tables goes into a format that holds one: the list, or the first of its sums. */
export type Part = 'table' | 'sums';

/** Lines end with CRLF, a rate is followed by its two counts; text that a spreadsheet would run is neutralised, numbers are left alone. */
export function formatTableCsv(report: TableReport, headers: Headers, part: Part): string {
  return allLines(report, headers, part)
    .map((line) => csvLine(line))
    .join('');
}

/** A tab or line break in a text is shown, not sent: each row is one line of as many cells. */
export function formatTableTsv(report: TableReport, headers: Headers, part: Part): string {
  return allLines(report, headers, part)
    .map((line) => `${line.map((cell) => visibleText(String(cell ?? ''))).join('\t')}\n`)
    .join('');
}

function allLines(report: TableReport, headers: Headers, part: Part): PlainCell[][] {
  const t = translator(headers);
  const table = part === 'sums' ? (report.sums[0] ?? report.table) : report.table;
  const labels = table.columns.flatMap((column) => {
    if (headers === 'zh') return columnLabels(column, report, t);
    const { key, kind } = column;
    return kind === 'rate' ? [key, `${key}_a`, `${key}_b`] : [key];
  });
  const lines = rowsOf(table).map((row) =>
    cellsOf<PlainCell[]>(row, table, report, t, (cell, column) =>
      column.kind === 'rate'
        ? [plainCell(cell, column, t), ...countsIn(cell)]
        : [plainCell(cell, column, t)],
    ).flat(),
  );
  return [labels, ...lines];
}

/**
 * Rows, total and sums under the keys of the columns; words are their keys, a rate is
 * `{"a","b","rate"}`; `drill` is the command behind a row, notes carry their code and their words.
 */
export function formatTableJson(
  { table, sums, notes, ...head }: TableReport,
  t: Translate,
): string {
  const object = ({ cells, drill }: TableRow) => (drill ? { ...cells, drill } : cells);
  const tableObject = ({ rows, total }: Table) => ({
    rows: rows.map(object),
    ...(total === null ? {} : { total: object(total) }),
  });
  const texts = notes.map((one) => ({
    code: one.code,
    text: noteText(one, t),
    params: one.params,
  }));
  const all = { ...head, ...tableObject(table), sums: sums.map(tableObject), notes: texts };
  return `${JSON.stringify(all)}\n`;
}

export interface TableTextOptions {
  readonly width: number;
  readonly widePunct?: boolean;
  /** How prose is broken into lines; without it, it is not. */
  readonly wrap?: Wrap;
  /** The line that a person types for a command; without it, no commands are shown. */
  readonly commandLine?: (argv: readonly string[]) => string;
}

/** Title, the tables with as many columns as fit, the commands behind the numbers, and the notes. */
export function formatTableText(
  report: TableReport,
  t: Translate,
  { width, widePunct = false, commandLine, wrap }: TableTextOptions,
): string {
  const measure = measureFor(widePunct);
  const room = wrap ? { width, wrap } : { width };
  const tables = [report.table, ...report.sums].flatMap((table) => {
    const { lines, leftOut } = fitTable(
      table.columns.map((column) => ({
        label: columnLabel(column, report, t),
        right: !['text', 'word', 'date'].includes(column.kind),
        rank: column.rank,
        ...(column.wraps === undefined ? {} : { wraps: column.wraps }),
      })),
      rowsOf(table).map((row) =>
        cellsOf(row, table, report, t, (cell, column) =>
          shownCell(cell, column, report.smallest, t),
        ),
      ),
      { width, measure, sums: table.total === null ? 0 : 1, apart: table.apart },
    );
    if (leftOut.length === 0) return [...lines, ''];
    return [...lines, '', ...proseLines(t('report.left-out', { columns: leftOut }), room), ''];
  });
  const lines = [
    titleOf(report, t),
    '',
    ...tables,
    ...(commandLine ? drillLines(report, t, commandLine) : []),
    t('report.notes'),
    ...numberedNotes(noteTexts(report, t), room),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** How many groups get a line of their own; the others are found in the same way. */
const DRILLED = 12;

/** What the commands list, where it is not the cases of the row. */
const DRILL_TEXTS: Readonly<Partial<Record<TableReport['report'], MessageKey>>> = {
  mine: 'table.drill-entries',
  closure: 'table.drill-overdue',
};

/** The whole first, then the groups: what it is, how many cases, and the command that lists them. */
export function drillLines(
  report: TableReport,
  t: Translate,
  commandLine: (argv: readonly string[]) => string,
): string[] {
  const table = report.sums[0] ?? report.table;
  const rows = table.total === null ? table.rows : [table.total, ...table.rows];
  const lines = rows.flatMap((row) => {
    if (row.drill === undefined) return [];
    const named = table.total === null ? [] : cellsOf(row, table, report, t, String);
    const at = table.columns.findIndex(({ kind }) => kind === 'text' || kind === 'word');
    const { count, argv } = row.drill;
    const name = visibleText(named[at] ?? '');
    return [
      t(DRILL_TEXTS[report.report] ?? 'table.drill', { name, count, command: commandLine(argv) }),
    ];
  });
  if (lines.length === 0) return [];
  return [t('table.drills'), ...lines.slice(0, DRILLED + 1).map((line) => `  ${line}`), ''];
}
