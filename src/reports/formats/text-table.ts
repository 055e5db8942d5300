/** Columns of text side by side, aligned by what a terminal shows: a Chinese character takes two places. */
import stringWidth from 'string-width';

export interface TableColumn {
  readonly header: string;
  readonly cells: readonly string[];
  readonly align: 'left' | 'right';
  /** Headers, and left-aligned cells, wider than this are broken into lines. */
  readonly narrow: number;
}

const GAP = '  ';

/** How many places the columns take side by side. */
export function tableWidth(columns: readonly TableColumn[]): number {
  const widths = columns.map(columnWidth);
  return widths.reduce((sum, width) => sum + width, 0) + GAP.length * (columns.length - 1);
}

/** Header, rule, rows, and a rule before the last row, which is the total. */
export function alignTable(columns: readonly TableColumn[]): string[] {
  const widths = columns.map(columnWidth);
  const line = (texts: readonly string[]) => block(texts, columns, widths);
  const rule = '─'.repeat(tableWidth(columns));
  const count = columns[0]?.cells.length ?? 0;
  const rows = Array.from({ length: count }, (_, row) =>
    line(columns.map((one) => one.cells[row] ?? '')),
  );
  const body = rows.slice(0, -1).flat();
  return [
    ...line(columns.map((column) => column.header)),
    rule,
    ...body,
    ...(body.length > 0 ? [rule] : []),
    ...rows.slice(-1).flat(),
  ];
}

function columnWidth({ header, cells, align, narrow }: TableColumn): number {
  // A word of a header is not broken: it is shorter than most names.
  const words = (header.match(/[\x21-\x7e]+/g) ?? []).map((word) => word.length);
  const headers = brokenText(header, Math.max(narrow, ...words));
  const texts = align === 'left' ? cells.flatMap((cell) => brokenText(cell, narrow)) : cells;
  return Math.max(...[...headers, ...texts].map((text) => stringWidth(text)));
}

/** One row of the table: as many lines as its longest cell needs. */
function block(
  texts: readonly string[],
  columns: readonly TableColumn[],
  widths: readonly number[],
): string[] {
  const broken = texts.map((text, i) => brokenText(text, widths[i] ?? 0));
  const height = Math.max(...broken.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    broken
      .map((lines, i) => pad(lines[at] ?? '', widths[i] ?? 0, columns[i]?.align ?? 'left'))
      .join(GAP)
      .trimEnd(),
  );
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const blanks = ' '.repeat(Math.max(width - stringWidth(text), 0));
  return align === 'left' ? text + blanks : blanks + text;
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * Breaks a text into lines no wider than `width`, as few and as even as can be: between words, and
 * between Chinese characters.
 */
export function brokenText(text: string, width: number): string[] {
  const whole = stringWidth(text);
  if (whole <= width) return [text];
  const fewest = filledLines(text, width);
  for (let narrower = Math.ceil(whole / fewest.length); narrower < width; narrower++) {
    const even = filledLines(text, narrower);
    if (even.length === fewest.length) return even;
  }
  return fewest;
}

/** Puts as much on each line as it takes. */
function filledLines(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text, width)) {
    if (line !== '' && stringWidth((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines.length === 0 ? [''] : lines;
}

/** What may not be broken further: words of narrow letters that fit, else single characters. */
function pieces(text: string, width: number): string[] {
  return (text.match(/[\x21-\x7e]+\s*|[^\x21-\x7e]/gu) ?? []).flatMap((piece) => {
    if (stringWidth(piece.trimEnd()) <= width) return [piece];
    return [...graphemes.segment(piece)].map(({ segment }) => segment);
  });
}
