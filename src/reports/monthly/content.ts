/**
 * The canonical text of an issued report: the month's report as one line of JSON, then a line for each
 * case that counts for anything, in the order of their numbers; every line ends with a line feed. The
 * same register as known at K gives the same bytes.
 */
import type { MonthReport } from './month.ts';
import { WrittenLines, type ChangedLine } from './written-lines.ts';

/** A month drawn up to be issued. */
export interface DrawnMonth {
  readonly report: MonthReport;
  readonly lines: WrittenLines;
}

/** The bytes of the text, piece by piece: of a large register it is more than one string can well hold. */
export function* contentPieces({ report, lines }: DrawnMonth): Iterable<Buffer> {
  yield Buffer.from(`${JSON.stringify(report)}\n`);
  yield* lines.pieces();
}

const LINE_FEED = 10;

/** Reads the report alone, without the lines of cases below it. */
export function readReport(bytes: Buffer): MonthReport {
  return JSON.parse(bytes.toString('utf8', 0, endOfReport(bytes))) as MonthReport;
}

/** Reads the text back; the lines stay in its bytes. */
export function readContent(bytes: Buffer): DrawnMonth {
  const lines = WrittenLines.of(bytes.subarray(endOfReport(bytes) + 1));
  return { report: readReport(bytes), lines };
}

function endOfReport(bytes: Buffer): number {
  const end = bytes.indexOf(LINE_FEED);
  return end < 0 ? bytes.length : end;
}

/** One place in which two texts of a month differ: a figure by its path, or a case by its number. */
export type ContentDifference =
  | { readonly in: 'report'; readonly path: string; readonly kept: string; readonly now: string }
  | { readonly in: 'case'; readonly no: string; readonly kept: string; readonly now: string };

/** How many differences are told. */
const TOLD = 50;

/** Where a kept text and the one that was drawn anew differ; at most fifty places. */
export function contentDifferences(
  kept: MonthReport,
  now: MonthReport,
  lines: readonly ChangedLine[],
): ContentDifference[] {
  const found: ContentDifference[] = [];
  compareValues(kept, now, '', found);
  for (const one of lines.slice(0, TOLD))
    found.push({ in: 'case', no: one.no, kept: one.was ?? '', now: one.now ?? '' });
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
