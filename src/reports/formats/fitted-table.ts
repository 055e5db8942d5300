/** A table for a terminal: as many columns as fit, the most important first, and prose as wide as there is room. */
import { visibleText } from '../../domain/visible-text.ts';
import type { PlainCell } from './plain-rows.ts';
import { alignTable, tableWidth, type Measure, type TableColumn } from './text-table.ts';

export interface FittedColumn {
  readonly label: string;
  readonly right: boolean;
  /** Prose may be broken into lines of this width and more; other cells stay whole. */
  readonly wraps?: number;
  /** Which columns a narrow terminal gets first: the lowest; 0 for those that it gets in any case. */
  readonly rank: number;
}

interface Room {
  readonly width: number;
  readonly measure: Measure;
  /** How many of the last rows are sums, below a line. */
  readonly sums: number;
  /** Rows before which another line is drawn. */
  readonly apart?: readonly number[];
}

/** The lines of the table, and the labels of the columns for which there was no room. */
export function fitTable(
  columns: readonly FittedColumn[],
  rows: readonly (readonly PlainCell[])[],
  { width, measure, sums, apart = [] }: Room,
): { readonly lines: string[]; readonly leftOut: string[] } {
  const all = measured(columns, rows, measure);
  const shown = chosen(all, width, measure);
  return {
    lines: alignTable(widened(shown, width, measure).map(drawn), measure, sums, apart),
    leftOut: all.flatMap((one) => (shown.includes(one) ? [] : [one.column.label])),
  };
}

/** A column with its cells, and how wide they are. */
interface Measured {
  readonly column: FittedColumn;
  readonly cells: readonly string[];
  readonly natural: number;
  /** How wide cells may be before they are broken. */
  readonly width: number;
}

function measured(
  columns: readonly FittedColumn[],
  rows: readonly (readonly PlainCell[])[],
  measure: Measure,
): Measured[] {
  return columns.map((column, at) => {
    const cells = rows.map((row) => visibleText(String(row[at] ?? '')));
    const natural = cells.reduce((widest, cell) => Math.max(widest, measure(cell)), 0);
    return { column, cells, natural, width: Math.min(natural, column.wraps ?? Infinity) };
  });
}

/** The columns that fit when prose is as narrow as it may be; some are there in any case. */
function chosen(all: readonly Measured[], width: number, measure: Measure): Measured[] {
  const ranks = [...new Set(all.map(({ column }) => column.rank))].sort((a, b) => a - b);
  let shown: Measured[] = [];
  for (const rank of ranks) {
    const tried = all.filter((one) => shown.includes(one) || one.column.rank === rank);
    if (rank === 0 || tableWidth(tried.map(drawn), measure) <= width) shown = tried;
  }
  return shown;
}

/** The room that is left goes to the prose, a column's width to each in turn. */
function widened(shown: readonly Measured[], width: number, measure: Measure): Measured[] {
  const widths = shown.map((one) => one.width);
  let left = width - tableWidth(shown.map(drawn), measure);
  // What breaking evenly left free of a column's width is not room for others.
  for (const one of shown)
    if (one.width < one.natural) left -= one.width - tableWidth([drawn(one)], measure);
  for (let grew = true; left > 0 && grew;) {
    grew = false;
    for (const [at, { natural }] of shown.entries()) {
      const now = widths[at] ?? 0;
      if (left <= 0 || now >= natural) continue;
      widths[at] = now + 1;
      left -= 1;
      grew = true;
    }
  }
  return shown.map((one, at) => ({ ...one, width: widths[at] ?? one.width }));
}

const HEADER_WIDTH = 6;

function drawn({ column, cells, width }: Measured): TableColumn {
  const align = column.right ? 'right' : 'left';
  return { header: column.label, cells, align, narrow: Math.max(width, HEADER_WIDTH) };
}
