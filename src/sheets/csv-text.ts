/** Writing CSV that spreadsheets open without running anything. */

/** A text cell is neutralised; a number is not, so that sums keep working. */
export type CsvCell = string | number | null | undefined;

export interface CsvOptions {
  /** `false` for machines: text as it is. */
  readonly neutralise?: boolean;
  readonly delimiter?: string;
}

// The union of OWASP's and ASVS's lists with the full-width forms, also behind quotes and apostrophes.
const RUNS_AS_FORMULA = /^['"]*[=+\-@\t\r\n\0＝＋－＠]/;
const NEUTRALISED = /^'['"]*[=+\-@\t\r\n\0＝＋－＠]/;

/**
 * Puts one apostrophe before text that a spreadsheet would run. Text that already looks so gets one
 * more, so that {@link unneutralise} gives back every text exactly.
 */
export function neutralise(text: string): string {
  return RUNS_AS_FORMULA.test(text) ? `'${text}` : text;
}

/** The inverse of {@link neutralise}; only for files that we wrote. */
export function unneutralise(text: string): string {
  return text.charCodeAt(0) === 39 && NEUTRALISED.test(text) ? text.slice(1) : text;
}

/** One row of CSV, ended with CRLF. */
export function csvLine(cells: readonly CsvCell[], options: CsvOptions = {}): string {
  const delimiter = options.delimiter ?? ',';
  let line = '';
  for (let at = 0; at < cells.length; at++) {
    if (at > 0) line += delimiter;
    line += csvCell(cells[at], delimiter, options.neutralise ?? true);
  }
  // A row of one empty cell would be a blank line, which is no row.
  return line === '' && cells.length === 1 ? '""\r\n' : `${line}\r\n`;
}

function csvCell(cell: CsvCell, delimiter: string, neutral: boolean): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = neutral ? neutralise(cell) : cell;
  if (!needsQuotes(text, delimiter)) return text;
  return `"${text.replaceAll('"', '""')}"`;
}

function needsQuotes(text: string, delimiter: string): boolean {
  if (text.includes(delimiter) || /["\r\n]/.test(text)) return true;
  // Blanks at the ends are lost by some readers, and a BOM at the beginning by ours.
  return text !== '' && (/^[\s\ufeff]/.test(text) || /\s$/.test(text));
}
