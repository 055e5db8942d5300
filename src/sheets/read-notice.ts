/**
 * A notice of holidays as a table (CSV or TSV): in each row one day or several, whether it is off or
 * worked, and for which holiday. Columns are known by what stands in them, so that titles, headers,
 * weekdays and signatures may stand around them.
 */
import type { CalendarDay } from '../domain/calendar-book.ts';
import { addDays, daysBetween, type IsoDate } from '../domain/dates.ts';
import { Refusal } from '../domain/errors.ts';
import { RecordReader, type Cells } from './csv-records.ts';
import { piecesAsUtf8, surveyBytes, type SurveyedBytes } from './ledger-encoding.ts';
import { openSource, type LedgerInput, type LedgerSource } from './ledger-source.ts';
import { LIMITS } from './limits.ts';
import { readDate } from './read-date.ts';

export interface NoticeSheet {
  readonly name: string;
  readonly sha256: string;
  readonly encoding: string;
  /** The year that the notice is about. */
  readonly year: number;
  /** In the order of their dates, each once. */
  readonly days: readonly CalendarDay[];
  readonly problems: readonly NoticeProblem[];
}

/** Why a row can't be taken; `row` as a spreadsheet numbers it. */
export interface NoticeProblem {
  readonly code: (typeof NOTICE_PROBLEM_CODES)[number];
  readonly row: number;
  readonly text: string;
}

export const NOTICE_PROBLEM_CODES = [
  'date-unreadable',
  'kind-missing',
  'kind-contradicts',
  'other-year',
] as const;

/** No holiday lasts longer; a longer stretch is a slip. */
const LONGEST = 15;
/** A notice has some forty days. */
const MOST_ROWS = 1_000;

/** Reads a notice; `year` is that of days without one, and else found in the file. */
export async function readNotice(
  input: LedgerInput,
  options: { readonly encoding?: string; readonly year?: number } = {},
): Promise<NoticeSheet> {
  const source = await openSource(input);
  const surveyed = await surveyBytes(source, options.encoding);
  if (surveyed.bytes > LIMITS.headBytes)
    throw new Refusal('sheet-too-large', { name: source.name, limit: LIMITS.headBytes });
  const rows = await readRows(source, surveyed);
  const hint = options.year ?? yearIn(rows, source.name);
  const problems: NoticeProblem[] = [];
  const read = rows.flatMap((cells, at) => readRow(cells, at + 1, hint, problems));
  if (read.length === 0 && problems.length === 0)
    throw new Refusal('notice-empty', { name: source.name });
  const year = options.year ?? mainYear(read);
  const days = merged(read, year, problems);
  const { sha256, encoding } = surveyed;
  return { name: source.name, sha256, encoding, year, days, problems };
}

async function readRows(source: LedgerSource, surveyed: SurveyedBytes): Promise<Cells[]> {
  const pieces: Buffer[] = [];
  for await (const { utf8 } of piecesAsUtf8(source, surveyed)) pieces.push(Buffer.from(utf8));
  const text = Buffer.concat(pieces);
  let best: Cells[] = [];
  let most = 0;
  for (const delimiter of [',', '\t', ';', '|']) {
    const reader = new RecordReader(delimiter);
    const rows = [...reader.write(text), ...reader.end()];
    const cells = rows.reduce((sum, row) => sum + row.length, 0);
    if (cells > most) [best, most] = [rows, cells];
  }
  if (best.length > MOST_ROWS) throw new Refusal('sheet-too-many-rows', { limit: MOST_ROWS });
  return best;
}

/** The year of a title (2027年部分节假日安排) or of the file's name. */
function yearIn(rows: readonly Cells[], name: string): number | undefined {
  const titles = rows.flat().filter((cell) => kindOf(cell) === null || /\d{4}年/.test(cell));
  const [, year] = /(20\d{2})/.exec([...titles.slice(0, 20), name].join('\n')) ?? [];
  return year === undefined ? undefined : Number(year);
}

interface ReadDay {
  readonly row: number;
  readonly date: IsoDate;
  readonly kind: 'off' | 'work';
  readonly name: string;
}

function readRow(
  cells: Cells,
  row: number,
  year: number | undefined,
  problems: NoticeProblem[],
): ReadDay[] {
  const plain = cells.map((cell) => cell.normalize('NFKC').trim());
  const kindAt = kindCell(plain);
  const dateAt = plain.findIndex(
    (cell, at) => at !== kindAt && /\d/.test(cell) && isDateLike(cell),
  );
  const name = plain.find((cell, at) => at !== kindAt && at !== dateAt && isName(cell)) ?? '';
  const date = plain[dateAt];
  // A title, a header, a signature, a blank row.
  if (date === undefined && kindAt === -1) return [];
  const text = plain.filter((cell) => cell !== '').join(' ');
  const kind = kindOf(plain[kindAt] ?? '');
  if (date === undefined) {
    const isHeader = plain.some((cell) => /日期|时间|date/i.test(cell));
    if (!isHeader) problems.push({ code: 'date-unreadable', row, text });
    return [];
  }
  const dates = readDates(date, year);
  if (dates === null) problems.push({ code: 'date-unreadable', row, text: date });
  else if (kind === null) {
    // A title with a date in it: 2026年11月4日印发.
    if (plain.filter((cell) => cell !== '').length > 1)
      problems.push({ code: 'kind-missing', row, text });
  } else return dates.map((one) => ({ row, date: one, kind, name }));
  return [];
}

const OFF = /放假|休息|节假日|^(?:休|假|假日|休假|off|holiday|rest)$/i;
const WORK = /上班|补班|^(?:班|工作日|调休上班|work|workday|working)$/i;

function kindOf(cell: string): 'off' | 'work' | null {
  const word = cell.normalize('NFKC').trim();
  if (word.length > 20 || /\d/.test(word)) return null;
  if (WORK.test(word)) return 'work';
  return OFF.test(word) ? 'off' : null;
}

/** The shortest cell that says off or worked: 国庆节放假 may be the name beside 休. */
function kindCell(cells: readonly string[]): number {
  let found = -1;
  for (const [at, cell] of cells.entries()) {
    if (kindOf(cell) === null) continue;
    if (found === -1 || cell.length < (cells[found] ?? '').length) found = at;
  }
  return found;
}

/** A running number or a count of days is no date. */
function isDateLike(cell: string): boolean {
  return /\d{4}[-/.年]\d|\d月|^\d{8}$|^\d{5}$/.test(cell);
}

function isName(cell: string): boolean {
  return (
    /\p{L}/u.test(cell) && !/^(?:星期|周)[一二三四五六日天]$/.test(cell) && !/^共?\d+天$/.test(cell)
  );
}

/** 2月14日（周六）、2月28日（周六）; 10月1日至7日; every day of it, or `null`. */
function readDates(text: string, year: number | undefined): IsoDate[] | null {
  const dates: IsoDate[] = [];
  for (const part of text.replace(/\([^)]*\)/g, '').split(/[、,;]/)) {
    const days = readStretch(part.trim(), year);
    if (days === null) return null;
    dates.push(...days);
  }
  return dates;
}

function readStretch(text: string, year: number | undefined): IsoDate[] | null {
  const [first = '', last, ...more] = text.split(/\s*(?:至|到|~|—+|–|\.\.)\s*/);
  const from = dateOf(first, year);
  if (from === null || more.length > 0) return null;
  if (last === undefined) return [from];
  // 10月1日至7日: the month of the first day.
  const to = /^\d{1,2}[日号]?$/.test(last)
    ? dateOf(`${from.slice(0, 8)}${last.replace(/\D/g, '').padStart(2, '0')}`, year)
    : dateOf(last, Number(from.slice(0, 4)));
  if (to === null) return null;
  const length = daysBetween(from, to) + 1;
  if (length < 1 || length > LONGEST) return null;
  return Array.from({ length }, (_, i) => addDays(from, i));
}

function dateOf(text: string, year: number | undefined): IsoDate | null {
  const reading = readDate(text.trim(), { year, serial: true });
  return 'on' in reading ? reading.on : null;
}

/** The year of most days: a notice may begin in the December before. */
function mainYear(days: readonly ReadDay[]): number {
  const counts = new Map<number, number>();
  for (const { date } of days) {
    const year = Number(date.slice(0, 4));
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

/** Each day once, in order; a day of another year, or one that is both, is a problem. */
function merged(read: readonly ReadDay[], year: number, problems: NoticeProblem[]): CalendarDay[] {
  const days = new Map<IsoDate, ReadDay>();
  for (const day of read) {
    const { row, date } = day;
    const before = days.get(date);
    const isOwn = Number(date.slice(0, 4)) === year || date.startsWith(`${String(year - 1)}-12`);
    if (!isOwn) problems.push({ code: 'other-year', row, text: date });
    else if (before && before.kind !== day.kind)
      problems.push({ code: 'kind-contradicts', row, text: date });
    else days.set(date, before ?? day);
  }
  return [...days.values()]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ date, kind, name }): CalendarDay => [date, kind, name]);
}
