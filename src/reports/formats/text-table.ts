/** Columns of text side by side, aligned by what a terminal shows: a Chinese character takes two places. */
import { shownWidth } from './shown-width.ts';

export interface TableColumn {
  readonly header: string;
  readonly cells: readonly string[];
  readonly align: 'left' | 'right';
  /** Headers, and left-aligned cells, wider than this are broken into lines. */
  readonly narrow: number;
}

const GAP = '  ';

/** How many places a text takes on the terminal that will show it. */
export type Measure = (text: string) => number;

/** The measure for a terminal; `widePunct`: it draws ambiguous characters (“ ” … —) in two places. */
export function measureFor(widePunct: boolean): Measure {
  return (text) => shownWidth(text, widePunct);
}

const usual = measureFor(false);

/** How many places the columns take side by side. */
export function tableWidth(columns: readonly TableColumn[], measure: Measure = usual): number {
  const widths = columns.map((column) => columnWidth(column, measure));
  return widths.reduce((sum, width) => sum + width, 0) + GAP.length * (columns.length - 1);
}

/**
 * Header, rule, rows, and a rule before the last rows, which are the total and what else sums up; and one
 * before each row at `apart`.
 */
export function alignTable(
  columns: readonly TableColumn[],
  measure: Measure = usual,
  sums = 1,
  apart: readonly number[] = [],
): string[] {
  const widths = columns.map((column) => columnWidth(column, measure));
  const line = (texts: readonly string[]) => block(texts, columns, widths, measure);
  const rule = '─'.repeat(Math.floor(tableWidth(columns, measure) / measure('─')));
  const count = columns[0]?.cells.length ?? 0;
  const rows = Array.from({ length: count }, (_, row) =>
    line(columns.map((one) => one.cells[row] ?? '')),
  );
  const summed = count - sums;
  const body = rows
    .slice(0, summed)
    .flatMap((lines, row) => (apart.includes(row) ? [rule, ...lines] : lines));
  return [
    ...line(columns.map((column) => column.header)),
    rule,
    ...body,
    ...(body.length > 0 && sums > 0 ? [rule] : []),
    ...rows.slice(summed).flat(),
  ];
}

function columnWidth({ header, cells, align, narrow }: TableColumn, measure: Measure): number {
  // A word of a header is not broken: it is shorter than most names.
  const words = (header.match(/[\x21-\x7e]+/g) ?? []).map((word) => word.length);
  const headers = brokenText(header, Math.max(narrow, ...words), measure);
  const texts =
    align === 'left' ? cells.flatMap((cell) => brokenText(cell, narrow, measure)) : cells;
  return Math.max(...[...headers, ...texts].map((text) => measure(text)));
}

/** One row of the table: as many lines as its longest cell needs. */
function block(
  texts: readonly string[],
  columns: readonly TableColumn[],
  widths: readonly number[],
  measure: Measure,
): string[] {
  const broken = texts.map((text, i) => brokenText(text, widths[i] ?? 0, measure));
  const height = Math.max(...broken.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    broken
      .map((lines, i) => pad(lines[at] ?? '', widths[i] ?? 0, columns[i]?.align ?? 'left', measure))
      .join(GAP)
      .trimEnd(),
  );
}

function pad(text: string, width: number, align: 'left' | 'right', measure: Measure): string {
  const blanks = ' '.repeat(Math.max(width - measure(text), 0));
  return align === 'left' ? text + blanks : blanks + text;
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * Breaks a text into lines no wider than `width`, as few and as even as can be: between words, and
 * between Chinese characters.
 */
export function brokenText(text: string, width: number, measure: Measure = usual): string[] {
  const whole = measure(text);
  if (whole <= width) return [text];
  const fewest = filledLines(text, width, measure);
  // A word that fits is not broken for the sake of even lines.
  const words = (text.match(/[\x21-\x7e]+/g) ?? []).map((word) => word.length);
  const longest = Math.max(0, ...words.filter((length) => length <= width));
  const least = Math.max(Math.ceil(whole / fewest.length), longest);
  for (let narrower = least; narrower < width; narrower++) {
    const even = filledLines(text, narrower, measure);
    if (even.length === fewest.length) return even;
  }
  return fewest;
}

/** Puts as much on each line as it takes. */
function filledLines(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text, width, measure)) {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines.length === 0 ? [''] : lines;
}

/**
 * A word of narrow letters or one other character, with the marks that belong to it: no line ends with an
 * opening mark or begins with a closing one (避头尾).
 */
const PIECE =
  /[（《〈“‘「『【〔]*(?:[\x21-\x7e]+\s*|[^\x21-\x7e])[，。、；：！？）》〉”’」』】〕]*/gu;

/** What may not be broken further, where it fits; else single characters. */
function pieces(text: string, width: number, measure: Measure): string[] {
  return (text.match(PIECE) ?? []).flatMap((piece) => {
    if (measure(piece.trimEnd()) <= width) return [piece];
    return [...graphemes.segment(piece)].map(({ segment }) => segment);
  });
}
