/** Tables for a terminal: columns aligned by the width in which Chinese characters really appear. */
import stringWidth from 'string-width';
import type { Column } from './column.ts';
import { safeLines } from './safe.ts';
import { wrap as wrapValue } from './width.ts';

const GAP = '  ';
/** A column that is cut keeps at least this width. */
const LEAST = 10;

/** The header and the rows as lines that fit into `width` columns as far as cells may be cut. */
export function layOut(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const titles = columns.map((column) => column.title);
  const widths = columns.map((_, at) =>
    Math.max(...[titles, ...rows].map((row) => stringWidth(row[at] ?? ''))),
  );
  narrow(columns, widths, width);
  return [titles, ...rows].map((row) =>
    columns
      .map((column, at) => fitted(row[at] ?? '', widths[at] ?? 0, column.right === true))
      .join(GAP)
      .trimEnd(),
  );
}

/** Takes width from the widest columns that may be cut until the table fits. */
function narrow(columns: readonly Column[], widths: number[], width: number): void {
  let excess = widths.reduce((sum, one) => sum + one, GAP.length * (columns.length - 1)) - width;
  while (excess > 0) {
    let widest = -1;
    for (const [at, column] of columns.entries()) {
      const one = widths[at] ?? 0;
      if (column.cuts === true && one > LEAST && one > (widths[widest] ?? 0)) widest = at;
    }
    if (widest === -1) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
}

function fitted(text: string, width: number, right: boolean): string {
  const shown = cut(text, width);
  const padding = ' '.repeat(Math.max(width - stringWidth(shown), 0));
  return right ? padding + shown : shown + padding;
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

function cut(text: string, width: number): string {
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
  const widest = Math.max(0, ...facts.map(([label]) => stringWidth(label)));
  const indent = ' '.repeat(widest + GAP.length);
  return facts.map(([label, value]) => {
    const padded = label + ' '.repeat(widest - stringWidth(label)) + GAP;
    return [
      padded,
      wrapValue(safeLines(value), width - indent.length).replaceAll('\n', `\n${indent}`),
    ];
  });
}
