/** Finds delimiter and header row of a table by the headers it knows. */
import { Refusal } from '../domain/errors.ts';
import { joinByMerges, type HeaderMerges } from './merged-header.ts';
import { RecordReader, type Cells } from './csv-records.ts';
import { HEADER_JOINT, meaningOf, normaliseHeader } from './header-names.ts';
import { LIMITS } from './limits.ts';

export interface HeaderSearch {
  /** The beginning of the file. */
  readonly head: Buffer;
  /** True when that is all of it, so that the last row of `head` is complete. */
  readonly complete: boolean;
  readonly name: string;
  readonly delimiter?: string;
  /** 1-based. */
  readonly headerRow?: number;
  /** Headers named by the user (`--map`). */
  readonly mapped: readonly string[];
}

export interface FoundHeader {
  readonly delimiter: string;
  readonly headerRow: number;
  readonly headerRows: 1 | 2;
  /** As they stand in the file, trimmed; a header without text is `列5`. */
  readonly headers: readonly string[];
  /** Which of them have no text in the file. */
  readonly unnamed: readonly boolean[];
  /** The first rows below the header. */
  readonly sample: readonly Cells[];
}

/** The top of a table whose rows are known already (a sheet of a workbook). */
export interface TableHead {
  readonly rows: readonly Cells[];
  /** True when there are no more rows. */
  readonly complete: boolean;
  readonly name: string;
  readonly headerRow?: number;
  readonly mapped: readonly string[];
  readonly merges: HeaderMerges;
}

const DELIMITERS = [',', '\t', ';', '|'];
/** Enough for most title blocks; all of the head is tried when it is not. */
const FIRST_LOOK = 32 * 1024;

/**
 * The header row is the one among the first 30 that has the most known headers: two at least, or all
 * those of `--map`. Each delimiter is tried by really reading with it, so quotes are minded.
 */
export function findHeader(search: HeaderSearch): FoundHeader {
  const best = bestGuess(search, FIRST_LOOK) ?? bestGuess(search, search.head.length);
  if (best === undefined) throw nothingFound(search);
  return described(readHead(search, best.delimiter, search.head.length).rows, best);
}

/** The same where the rows are known, and with them the cells that are merged. */
export function findHeaderInRows(head: TableHead): FoundHeader {
  const best = guessWith(head, '', head.rows);
  if (best === undefined) throw noHeaderIn(head, head.rows);
  return described(head.rows, best, head.merges);
}

/** How many headers the likeliest header row of a table has that are known; 0 where there is none. */
export function headerScore(head: TableHead): {
  readonly score: number;
  readonly headerRow: number;
} {
  const { score, headerRow } = guessWith(head, '', head.rows) ?? { score: 0, headerRow: 0 };
  return { score, headerRow };
}

function described(rows: readonly Cells[], best: Guess, merges?: HeaderMerges): FoundHeader {
  const below = best.headerRow - 1 + best.headerRows;
  const texts = headerTexts(rows, best, merges);
  if (texts.length > LIMITS.columns) {
    throw new Refusal('sheet-too-many-columns', {
      row: best.headerRow,
      columns: texts.length,
      limit: LIMITS.columns,
    });
  }
  const headers = nameAll(texts);
  return { ...best, headers, unnamed: texts.map((text) => text === ''), sample: rows.slice(below) };
}

interface Guess {
  readonly delimiter: string;
  readonly headerRow: number;
  readonly headerRows: 1 | 2;
  readonly score: number;
  readonly columns: number;
}

function bestGuess(search: HeaderSearch, bytes: number): Guess | undefined {
  const delimiters = search.delimiter === undefined ? DELIMITERS : [search.delimiter];
  let best: Guess | undefined;
  for (const delimiter of delimiters) {
    const guess = guessWith(search, delimiter, readHead(search, delimiter, bytes).rows);
    // Equal scores: the delimiter that divides more. It is the first in the list otherwise.
    const better =
      guess !== undefined &&
      (best === undefined ||
        guess.score > best.score ||
        (guess.score === best.score && guess.columns > best.columns));
    if (better) best = guess;
  }
  return best;
}

function guessWith(
  search: Pick<HeaderSearch, 'mapped' | 'headerRow'> & { readonly merges?: HeaderMerges },
  delimiter: string,
  rows: readonly Cells[],
): Guess | undefined {
  const wanted = new Set(search.mapped.map(normaliseHeader));
  let best: Guess | undefined;
  const consider = (row: number, headerRows: 1 | 2, texts: readonly string[]) => {
    const score = texts.filter((text) => isKnown(text, wanted)).length;
    if (best === undefined || score > best.score) {
      best = { delimiter, headerRow: row, headerRows, score, columns: texts.length };
    }
  };
  const rowsToTry =
    search.headerRow === undefined
      ? [...rows.keys()].slice(0, LIMITS.headerSearchRows)
      : [search.headerRow - 1];
  for (const at of rowsToTry) {
    const upper = rows[at];
    if (upper === undefined) continue;
    const merged = joinByMerges(upper, rows[at + 1], at + 1, search.merges);
    // Known merges leave no choice.
    if (!merged) consider(at + 1, 1, upper.map(trimmed));
    const joined = merged ?? joinTwoRows(upper, rows[at + 1]);
    if (joined) consider(at + 1, 2, joined);
  }
  if (best === undefined || search.headerRow !== undefined) return best;
  const enough = best.score >= 2 || (wanted.size > 0 && best.score >= wanted.size);
  return enough ? best : undefined;
}

function isKnown(text: string, wanted: ReadonlySet<string>): boolean {
  if (text === '' || text.length > 60) return false;
  return meaningOf(text) !== undefined || wanted.has(normaliseHeader(text));
}

/**
 * Two header rows as one, or undefined when the second is none: cells of a second header row stand
 * only under a merged group (a header with blanks to its right) and at least one header has nothing
 * beneath it. A row of data has cells under single headers.
 */
function joinTwoRows(upper: Cells, lower: Cells | undefined): string[] | undefined {
  if (lower === undefined || lower.length > upper.length) return undefined;
  const joined: string[] = [];
  let group = '';
  let merged = 0;
  let single = 0;
  for (let at = 0; at < upper.length; at++) {
    const above = trimmed(upper[at] ?? '');
    const below = trimmed(lower[at] ?? '');
    if (above !== '') group = above;
    const startsGroup =
      above !== '' && trimmed(upper[at + 1] ?? '') === '' && trimmed(lower[at + 1] ?? '') !== '';
    const inGroup = above === '' && group !== '';
    if (below === '') {
      joined.push(above);
      if (above !== '') single++;
    } else if (startsGroup || inGroup) {
      joined.push(`${group}${HEADER_JOINT}${below}`);
      merged++;
    } else {
      return undefined;
    }
  }
  return merged >= 2 && single >= 1 ? joined : undefined;
}

function headerTexts(
  rows: readonly Cells[],
  { headerRow, headerRows }: Guess,
  merges?: HeaderMerges,
): string[] {
  const upper = rows[headerRow - 1] ?? [];
  if (headerRows === 1) return upper.map(trimmed);
  const lower = rows[headerRow];
  return (
    joinByMerges(upper, lower, headerRow, merges) ?? joinTwoRows(upper, lower) ?? upper.map(trimmed)
  );
}

/** Refuses a header that stands twice: which of the two columns is meant, nobody can say. */
function nameAll(texts: readonly string[]): string[] {
  const columnOf = new Map<string, number>();
  for (const [at, text] of texts.entries()) {
    if (text === '') continue;
    const first = columnOf.get(text);
    if (first !== undefined)
      throw new Refusal('header-twice', { header: text, first: first + 1, second: at + 1 });
    columnOf.set(text, at);
  }
  return texts.map((text, at) => {
    let name = text === '' ? `列${String(at + 1)}` : text;
    while (text === '' && columnOf.has(name)) name += '_';
    return name;
  });
}

function readHead(
  search: HeaderSearch,
  delimiter: string,
  bytes: number,
): { rows: string[][]; error?: unknown } {
  const reader = newReader(delimiter);
  const whole = bytes >= search.head.length;
  let rows: string[][] = [];
  try {
    rows = reader.write(search.head.subarray(0, bytes));
    if (whole && search.complete) rows = [...rows, ...reader.end()];
    return { rows };
  } catch (error) {
    // Whoever reads on will meet the error again; what stands before it may still be a header.
    if (error instanceof Refusal) return { rows: [...rows, ...reader.takeBeforeError()], error };
    throw error;
  }
}

function newReader(delimiter: string): RecordReader {
  if (delimiter.length !== 1 || /["\r\n\ufeff]/.test(delimiter))
    throw new Refusal('delimiter-bad', { delimiter });
  return new RecordReader(delimiter);
}

function nothingFound(search: HeaderSearch): Refusal {
  const { rows, error } = readHead(search, search.delimiter ?? ',', search.head.length);
  return error instanceof Refusal ? error : noHeaderIn(search, rows);
}

function noHeaderIn(
  search: Pick<HeaderSearch, 'headerRow' | 'complete' | 'name'>,
  rows: readonly Cells[],
): Refusal {
  if (search.headerRow !== undefined) {
    return new Refusal('header-row-missing', { headerRow: search.headerRow, rows: rows.length });
  }
  const first = rows.find((row) => row.some((cell) => trimmed(cell) !== ''));
  if (first === undefined && search.complete)
    return new Refusal('sheet-empty', { name: search.name });
  return new Refusal('header-not-found', {
    name: search.name,
    first: (first ?? []).slice(0, 20).map(shortened),
  });
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function trimmed(text: string): string {
  return text.trim();
}
