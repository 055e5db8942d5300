/** The report for a terminal: aligned, each rate with its two counts, as many columns as fit. */
import type { Translate } from '../../messages/index.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { COLUMNS, labelKey, type Column, type ColumnKey } from '../definitions.ts';
import { note, noteText } from '../notes.ts';
import { rateInCell } from '../rate.ts';
import type { Report, ReportRow } from '../report.ts';
import { closureDrills } from '../tables/closure-table.ts';
import { groupHeader, rowLabel } from './labels.ts';
import { numberedNotes, proseLines, type NoteRoom, type Wrap } from './note-lines.ts';
import { drillLines } from './table-text.ts';
import {
  alignTable,
  measureFor,
  tableWidth,
  type Measure,
  type TableColumn,
} from './text-table.ts';
import { visibleText } from '../../domain/visible-text.ts';

export interface TableOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** The terminal draws ambiguous characters (“ ” … —) in two columns. */
  readonly widePunct?: boolean;
  /** How prose is broken into lines; without it, it is not. */
  readonly wrap?: Wrap;
  /** The day of printing, and the line that a person types for a command; without them, no commands are shown. */
  readonly commands?: {
    readonly today: IsoDate;
    readonly lineOf: (argv: readonly string[]) => string;
  };
}

export interface ReportTable {
  readonly text: string;
  /** Columns for which the terminal was too narrow, in their order. */
  readonly leftOut: readonly ColumnKey[];
}

/** Which columns a narrow terminal gets first. The two closure rates never part company. */
const IMPORTANCE: readonly (readonly ColumnKey[])[] = [
  ['closure_rate', 'valid_closure_rate'],
  ['collected', 'closed'],
  ['open'],
  ['overdue'],
  ['on_time_rate'],
  ['valid'],
  ['due_closure_rate'],
  ['closed_in', 'reopened_in', 'net_closed'],
  ['pending', 'rejected', 'withdrawn', 'merged', 'voided'],
  ['submitted'],
  ['suspended'],
  ['median_days', 'p90_days'],
  ['collected_in'],
  ['due', 'due_closed', 'on_time'],
];

const LABEL_WIDTH = 20;
const HEADER_WIDTH = 6;

/** Title, table, the columns left out, and the notes (口径说明). */
export function formatTable(report: Report, t: Translate, options: TableOptions): ReportTable {
  const rows = [...report.rows, report.total];
  const label: TableColumn = {
    header: groupHeader(report, t),
    cells: rows.map((row) => visibleText(rowLabel(row, report, t))),
    align: 'left',
    narrow: LABEL_WIDTH,
  };
  const { smallest } = report;
  const made = new Map(COLUMNS.map((one) => [one.key, tableColumn(one, rows, t, smallest)]));
  const measure = measureFor(options.widePunct ?? false);
  const chosen = choose(label, made, options.width, measure);
  const shown = COLUMNS.flatMap(({ key }) => (chosen.has(key) ? (made.get(key) ?? []) : []));
  const leftOut = COLUMNS.map(({ key }) => key).filter((key) => !chosen.has(key));
  const lines = [
    t('table.closure.title', { asOf: report.asOf, from: report.from, to: report.to }),
    '',
    ...alignTable([label, ...shown], measure),
    '',
    ...leftOutLines(leftOut, t, options),
    ...commandLines(report, t, options),
    ...noteLines(report, t, smallest, options),
  ];
  return { text: lines.map((line) => `${line}\n`).join(''), leftOut };
}

function tableColumn(
  column: Column,
  rows: readonly ReportRow[],
  t: Translate,
  smallest: number,
): TableColumn {
  const cell = (row: ReportRow) =>
    column.kind === 'rate' ? rateInCell(row[column.key], smallest) : numberCell(row[column.key]);
  return {
    header: t(labelKey(column.key)),
    cells: rows.map(cell),
    align: 'right',
    narrow: HEADER_WIDTH,
  };
}

function numberCell(value: number | null): string {
  return value === null ? '—' : String(value);
}

/** The most important columns that fit; the first group of them in any case. */
function choose(
  label: TableColumn,
  made: ReadonlyMap<ColumnKey, TableColumn>,
  width: number,
  measure: Measure,
): ReadonlySet<ColumnKey> {
  const chosen = new Set<ColumnKey>();
  for (const keys of IMPORTANCE) {
    const tried = [...chosen, ...keys].flatMap((key) => made.get(key) ?? []);
    if (chosen.size === 0 || tableWidth([label, ...tried], measure) <= width) {
      for (const key of keys) chosen.add(key);
    }
  }
  return chosen;
}

function leftOutLines(leftOut: readonly ColumnKey[], t: Translate, room: NoteRoom): string[] {
  if (leftOut.length === 0) return [];
  const text = t('report.left-out', { columns: leftOut.map((key) => t(labelKey(key))) });
  return [...proseLines(text, room), ''];
}

function commandLines(report: Report, t: Translate, { commands }: TableOptions): string[] {
  if (!commands) return [];
  return drillLines(closureDrills(report, commands.today), t, commands.lineOf);
}

function noteLines(report: Report, t: Translate, smallest: number, room: NoteRoom): string[] {
  const notes = [...report.notes, note('smallest', { smallest })];
  const texts = notes.map((one) => noteText(one, t));
  return [t('report.notes'), ...numberedNotes(texts, room)];
}
