/** Writing CSV that spreadsheets open without running anything. */
import { stringify } from 'csv-stringify/sync';

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
  return csvLines([cells], options);
}

/** Rows of CSV, each ended with CRLF. */
function csvLines(rows: readonly (readonly CsvCell[])[], options: CsvOptions = {}): string {
  const { neutralise: neutral = true, delimiter = ',' } = options;
  const written = rows.map((cells) =>
    cells.map((cell) => (neutral && typeof cell === 'string' ? neutralise(cell) : cell)),
  );
  return stringify(written, {
    delimiter,
    record_delimiter: '\r\n',
    quoted_match: NEEDS_QUOTES,
    // A row of one empty cell would be a blank line, which is no row.
    quoted_empty: rows.some((cells) => cells.length === 1),
  });
}

// Line breaks of any kind; blanks at the ends, which some readers lose; a BOM at the beginning.
const NEEDS_QUOTES = /[\r\n]|^[\s\ufeff]|\s$/;
