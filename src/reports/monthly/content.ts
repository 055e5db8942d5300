/**
 * The canonical text of an issued report: the month's report as one line of JSON, then a line for each
 * case that counts for anything, in the order of their numbers; every line ends with a line feed. The
 * same register as known at K gives the same bytes.
 */
import type { CaseLine, WrittenLine } from './case-lines.ts';
import type { MonthReport } from './month.ts';

/** A month drawn up to be issued. */
export interface DrawnMonth {
  readonly report: MonthReport;
  readonly lines: readonly WrittenLine[];
}

/** How many lines make a piece. */
const PIECE = 1_000;

/** The text, piece by piece: of a large register it is more than one string can well hold. */
export function* contentPieces({ report, lines }: DrawnMonth): Iterable<string> {
  yield `${JSON.stringify(report)}\n`;
  for (let from = 0; from < lines.length; from += PIECE)
    yield lines
      .slice(from, from + PIECE)
      .map(({ text }) => `${text}\n`)
      .join('');
}

/** Whether these are the bytes of a month, to the last one. */
export function isContentOf(bytes: Buffer, month: DrawnMonth): boolean {
  let from = 0;
  for (const piece of contentPieces(month)) {
    const next = Buffer.from(piece);
    if (!bytes.subarray(from, from + next.length).equals(next)) return false;
    from += next.length;
  }
  return from === bytes.length;
}

const LINE_FEED = 10;

/** Reads the report alone, without the lines of cases below it. */
export function readReport(bytes: Buffer): MonthReport {
  const end = bytes.indexOf(LINE_FEED);
  return JSON.parse(bytes.toString('utf8', 0, end < 0 ? bytes.length : end)) as MonthReport;
}

/** Reads the text back. */
export function readContent(bytes: Buffer): DrawnMonth {
  const [first, ...texts] = splitLines(bytes);
  const lines = texts.map((text) => ({ no: readLine(text).no, text }));
  return { report: JSON.parse(first ?? '') as MonthReport, lines };
}

export function readLine(text: string): CaseLine {
  return JSON.parse(text) as CaseLine;
}

function* splitLines(bytes: Buffer): Iterable<string> {
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, from);
    const to = end < 0 ? bytes.length : end;
    yield bytes.toString('utf8', from, to);
    from = to + 1;
  }
}

/** One place in which two texts of a month differ: a figure by its path, or a case by its number. */
export type ContentDifference =
  | { readonly in: 'report'; readonly path: string; readonly kept: string; readonly now: string }
  | { readonly in: 'case'; readonly no: string; readonly kept: string; readonly now: string };

/** How many differences are told. */
const TOLD = 50;

/** Where a kept text and the one that was drawn anew differ; at most fifty places. */
export function contentDifferences(kept: DrawnMonth, now: DrawnMonth): ContentDifference[] {
  const found: ContentDifference[] = [];
  compareValues(kept.report, now.report, '', found);
  const old = new Map(kept.lines.map(({ no, text }) => [no, text]));
  for (const { no, text } of now.lines) {
    const before = old.get(no);
    old.delete(no);
    if (before !== text) found.push({ in: 'case', no, kept: before ?? '', now: text });
  }
  for (const [no, text] of old) found.push({ in: 'case', no, kept: text, now: '' });
  return found.slice(0, TOLD);
}

function compareValues(
  kept: unknown,
  now: unknown,
  path: string,
  found: ContentDifference[],
): void {
  if (found.length >= TOLD || Object.is(kept, now)) return;
  if (isObject(kept) && isObject(now)) {
    for (const name of new Set([...Object.keys(kept), ...Object.keys(now)])) {
      const step = Array.isArray(kept) ? labelled(kept, now, name) : name;
      compareValues(kept[name], now[name], path === '' ? step : `${path}.${step}`, found);
    }
    return;
  }
  found.push({ in: 'report', path, kept: shown(kept), now: shown(now) });
}

/** A group of figures is named, not numbered. */
function labelled(kept: Parts, now: Parts, index: string): string {
  const one = kept[index] ?? now[index];
  const name = isObject(one) ? (one['group'] ?? one['no']) : undefined;
  return typeof name === 'string' ? `[${name}]` : `[${index}]`;
}

type Parts = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value);
}
