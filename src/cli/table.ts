/** Tables for a terminal: columns aligned by the width in which Chinese characters really appear. */
import { shownWidth } from '../reports/formats/shown-width.ts';
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

/**
 * The header and the rows as lines that fit into `width` columns as far as cells may be cut or wrapped;
 * `widePunct`: the terminal draws ambiguous characters in two columns.
 */
export function layOut(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  widePunct = false,
): LaidOut {
  const titles = columns.map((column) => column.title);
  const widths = columns.map((_, at) =>
    widest([titles, ...rows], (row) => shownWidth(row[at] ?? '', widePunct)),
  );
  const leasts = columns.map((column, at) => leastWidth(column, at, [titles, ...rows], widePunct));
  narrow(leasts, widths, width);
  const linesOf = (row: readonly string[]) => rowLines(columns, row, widths, widePunct);
  return { header: linesOf(titles), lines: rows.flatMap(linesOf) };
}

/** The largest of very many: a call with a hundred thousand arguments would fail. */
function widest<T>(items: readonly T[], width: (item: T) => number): number {
  return items.reduce((most, item) => Math.max(most, width(item)), 0);
}

/** How narrow a column may become; one that may not is never narrowed. */
function leastWidth(
  column: Column,
  at: number,
  rows: readonly (readonly string[])[],
  widePunct: boolean,
): number {
  if (column.wraps !== undefined)
    return Math.max(
      column.wraps,
      widest(rows, (row) => widestUnit(row[at] ?? '', widePunct)),
    );
  return column.cuts === true ? LEAST : Infinity;
}

/** One row: as many lines as its longest wrapped cell needs. */
function rowLines(
  columns: readonly Column[],
  row: readonly string[],
  widths: readonly number[],
  widePunct: boolean,
): string[] {
  const cells = columns.map(({ wraps }, at) => {
    const text = row[at] ?? '';
    return wraps === undefined ? [text] : wrap(text, widths[at] ?? 0, widePunct).split('\n');
  });
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ right = false, wraps }, at) => {
        const text = cells[at]?.[line] ?? '';
        return fitted(text, widths[at] ?? 0, { right, whole: wraps !== undefined, widePunct });
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
  how: { readonly right: boolean; readonly whole: boolean; readonly widePunct: boolean },
): string {
  const shown = how.whole ? text : cut(text, width, how.widePunct);
  const padding = ' '.repeat(Math.max(width - shownWidth(shown, how.widePunct), 0));
  return how.right ? padding + shown : shown + padding;
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** What fits into `width` columns, and an ellipsis; never half of what a person sees as one character. */
export function cut(text: string, width: number, widePunct = false): string {
  if (shownWidth(text, widePunct) <= width) return text;
  let shown = '';
  let taken = shownWidth('…', widePunct);
  for (const { segment } of graphemes.segment(text)) {
    taken += shownWidth(segment, widePunct);
    if (taken > width) break;
    shown += segment;
  }
  return `${shown}…`;
}

/** Labels padded to one width, values wrapped beside them. */
export function alignFacts(
  facts: readonly (readonly [label: string, value: string])[],
  width: number,
  widePunct = false,
): [string, string][] {
  const labels = facts.map(([label]) => safe(label)); // a column of somebody's ledger may be a label
  const widest = Math.max(0, ...labels.map((label) => shownWidth(label, widePunct)));
  const indent = ' '.repeat(widest + GAP.length);
  return facts.map(([, value], at) => {
    const label = labels[at] ?? '';
    const padded = label + ' '.repeat(widest - shownWidth(label, widePunct)) + GAP;
    const room = Math.max(width - indent.length, 20);
    return [padded, wrap(safeLines(value), room, widePunct).replaceAll('\n', `\n${indent}`)];
  });
}
