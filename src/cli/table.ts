/** Tables for a terminal: columns aligned by the width in which Chinese characters really appear. */
import stringWidth from 'string-width';
import type { Column } from './column.ts';
import { safe, safeLines } from './safe.ts';
import { widestUnit, wrap } from './width.ts';

const GAP = '  ';
/** A column that is cut keeps at least this width. */
const LEAST = 10;

/** A table as lines. */
export interface LaidOut {
  readonly header: readonly string[];
  readonly lines: readonly string[];
}

/** The header and the rows as lines that fit into `width` columns as far as cells may be cut or wrapped. */
export function layOut(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): LaidOut {
  const titles = columns.map((column) => column.title);
  const widths = columns.map((_, at) =>
    Math.max(...[titles, ...rows].map((row) => stringWidth(row[at] ?? ''))),
  );
  const leasts = columns.map((column, at) => leastWidth(column, at, [titles, ...rows]));
  narrow(leasts, widths, width);
  const linesOf = (row: readonly string[]) => rowLines(columns, row, widths);
  return { header: linesOf(titles), lines: rows.flatMap(linesOf) };
}

/** How narrow a column may become; one that may not is never narrowed. */
function leastWidth(column: Column, at: number, rows: readonly (readonly string[])[]): number {
  if (column.wraps !== undefined)
    return Math.max(column.wraps, ...rows.map((row) => widestUnit(row[at] ?? '')));
  return column.cuts === true ? LEAST : Infinity;
}

/** One row: as many lines as its longest wrapped cell needs. */
function rowLines(
  columns: readonly Column[],
  row: readonly string[],
  widths: readonly number[],
): string[] {
  const cells = columns.map(({ wraps }, at) => {
    const text = row[at] ?? '';
    return wraps === undefined ? [text] : wrap(text, widths[at] ?? 0).split('\n');
  });
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ right = false, wraps }, at) => {
        const text = cells[at]?.[line] ?? '';
        return fitted(text, widths[at] ?? 0, { right, whole: wraps !== undefined });
      })
      .join(GAP)
      .trimEnd(),
  );
}

/** Takes width from the widest columns that may become narrower until the table fits. */
function narrow(leasts: readonly number[], widths: number[], width: number): void {
  let excess = widths.reduce((sum, one) => sum + one, GAP.length * (leasts.length - 1)) - width;
  while (excess > 0) {
    let widest = -1;
    for (const [at, least] of leasts.entries()) {
      const one = widths[at] ?? 0;
      if (one > least && one > (widths[widest] ?? 0)) widest = at;
    }
    if (widest === -1) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
}

function fitted(
  text: string,
  width: number,
  { right, whole }: { readonly right: boolean; readonly whole: boolean },
): string {
  const shown = whole ? text : cut(text, width);
  const padding = ' '.repeat(Math.max(width - stringWidth(shown), 0));
  return right ? padding + shown : shown + padding;
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The text, with … for what is wider than `width` columns. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let shown = '';
  let taken = 1; // the ellipsis
  for (const { segment } of graphemes.segment(text)) {
    taken += stringWidth(segment);
    if (taken > width) break;
    shown += segment;
  }
  return `${shown}…`;
}

/** Labels padded to one width, values wrapped beside them. */
export function alignFacts(
  facts: readonly (readonly [label: string, value: string])[],
  width: number,
): [string, string][] {
  const labels = facts.map(([label]) => safe(label)); // a column of somebody's ledger may be a label
  const widest = Math.max(0, ...labels.map((label) => stringWidth(label)));
  const indent = ' '.repeat(widest + GAP.length);
  return facts.map(([, value], at) => {
    const label = labels[at] ?? '';
    const padded = label + ' '.repeat(widest - stringWidth(label)) + GAP;
    const room = Math.max(width - indent.length, 20);
    return [padded, wrap(safeLines(value), room).replaceAll('\n', `\n${indent}`)];
  });
}
