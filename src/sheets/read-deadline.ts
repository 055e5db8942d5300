/**
 * Deadlines as people write them: 3月底前, 一季度前, 7月15日前, 6个月内, 2024年底前，并长期坚持. "Before" a
 * period means its last day; a stretch of time counts from the date of receipt; working days are only
 * read here, and counted by whoever has the calendar. What gives no date is kept in words and flagged,
 * what could give two is a problem: nothing is guessed.
 */
import { addDays, daysInMonth, isoDate, isRealDate, type IsoDate } from '../domain/dates.ts';
import { dueClauses, workingDaysOf } from '../domain/due-words.ts';
import type { LedgerDeadline } from '../domain/ledger-row.ts';
import { readDate, type DateHints } from './read-date.ts';

export interface DeadlineHints extends DateHints {
  /** The date of receipt: gives the year where none is written, and the start of 6个月内. */
  readonly received?: IsoDate | undefined;
}

export interface DeadlineReading {
  readonly deadline: LedgerDeadline;
  readonly yearAssumed?: true;
  /** Words that give no date, nor a number of working days: 立行立改. */
  readonly notADate?: true;
  readonly problem?: 'deadline-unreadable' | 'date-impossible';
}

const LONG_TERM =
  /^并?(?:长期(?:坚持|推进|整改|落实|抓好)?|(?:持续|不断)(?:坚持|推进|整改)|坚持长期推进)$/;
const BEFORE = '(?:之前|以前|前|止)?';
const YEAR = '(?:(\\d{4})年)?';

const DAY = new RegExp(`^${YEAR}(\\d{1,2})月(\\d{1,2})[日号]${BEFORE}$`);
const PART_OF_MONTH = new RegExp(`^${YEAR}(\\d{1,2})月份?(底|末|内|上旬|中旬|下旬)${BEFORE}$`);
const MONTH = /^(\d{4})(?:年(\d{1,2})月份?|[-/.](\d{1,2})(?:月)?)(?:底|末|内)?(?:之前|以前|前)?$/;
const QUARTER = new RegExp(`^${YEAR}第?([1-4])季度(?:底|末|内)?${BEFORE}$`);
const HALF = new RegExp(`^${YEAR}([上下])半年(?:底|末|内)?${BEFORE}$`);
const YEAR_END = new RegExp(`^(?:(\\d{4})年?|年)(?:年?底|年?末|内)${BEFORE}$`);
const STRETCH =
  /^(?:自?收到(?:之日|交办)?起?)?(\d+|半)(个月|年|天|日|个?自然日|周|个?星期)(?:之内|以内|内)?$/;

/** Reads a deadline; `deadline.text` is always the text as given (trimmed). */
export function readDeadline(text: string, hints: DeadlineHints = {}): DeadlineReading {
  const given = text.trim();
  const whole = readDate(given, { ...hints, year: undefined });
  if ('on' in whole) return { deadline: { on: whole.on, text: given } };
  if (whole.problem === 'date-impossible')
    return { deadline: { text: given }, problem: 'date-impossible' };
  return readClauses(given, hints);
}

function readClauses(given: string, hints: DeadlineHints): DeadlineReading {
  let longTerm = false;
  let date: ClauseDate | undefined;
  let workingDays: number | undefined;
  let unknownDigits = false;
  for (const clause of dueClauses(given)) {
    if (LONG_TERM.test(clause)) {
      longTerm = true;
      continue;
    }
    const counted = workingDaysOf(clause);
    const found = counted === null ? readClause(clause, hints) : undefined;
    if (found === 'impossible') return { deadline: { text: given }, problem: 'date-impossible' };
    // Two deadlines in one cell: which one counts is for people to say.
    if ((found ?? counted) && (date ?? workingDays))
      return { deadline: { text: given }, problem: 'deadline-unreadable' };
    date ??= found;
    workingDays ??= counted ?? undefined;
    unknownDigits ||= found === undefined && counted === null && /\d/.test(clause);
  }
  if (unknownDigits) return { deadline: { text: given }, problem: 'deadline-unreadable' };
  if (date?.needsReceipt) return { deadline: { text: given }, notADate: true };
  const kept: LedgerDeadline = longTerm ? { text: given, longTerm: true } : { text: given };
  // The date needs a calendar, which is not known here.
  if (workingDays !== undefined) return { deadline: { ...kept, workingDays } };
  if (date === undefined) return longTerm ? { deadline: kept } : { deadline: kept, notADate: true };
  return { deadline: { on: date.on, ...kept }, ...(date.yearAssumed ? { yearAssumed: true } : {}) };
}

interface ClauseDate {
  readonly on: IsoDate;
  readonly yearAssumed?: boolean;
  /** 6个月内 without a date of receipt. */
  readonly needsReceipt?: boolean;
}

type Found = ClauseDate | 'impossible' | undefined;

function readClause(clause: string, hints: DeadlineHints): Found {
  const bare = readDate(clause.replace(/(?:之前|以前|前|止)$/, ''), {
    format: hints.format,
    today: hints.today,
  });
  if ('on' in bare) return { on: bare.on };
  if (bare.problem === 'date-impossible') return 'impossible';
  return (
    inYear(DAY.exec(clause), hints, ([, , month, day]) => [Number(month), Number(day)]) ??
    inYear(PART_OF_MONTH.exec(clause), hints, ([, , month, part]) => [
      Number(month),
      dayOfPart(part),
    ]) ??
    inYear(MONTH.exec(clause), hints, ([, , month, other]) => [Number(month ?? other), 'last']) ??
    inYear(QUARTER.exec(clause), hints, ([, , quarter]) => [Number(quarter) * 3, 'last']) ??
    inYear(HALF.exec(clause), hints, ([, , half]) => [half === '上' ? 6 : 12, 'last']) ??
    inYear(YEAR_END.exec(clause), hints, () => [12, 'last']) ??
    stretch(STRETCH.exec(clause), hints)
  );
}

function dayOfPart(part: string | undefined): number | 'last' {
  if (part === '上旬') return 10;
  return part === '中旬' ? 20 : 'last';
}

type MonthAndDay = (match: RegExpExecArray) => readonly [month: number, day: number | 'last'];

function inYear(
  match: RegExpExecArray | null,
  hints: DeadlineHints,
  monthAndDay: MonthAndDay,
): Found {
  if (match === null) return undefined;
  const [month, day] = monthAndDay(match);
  if (match[1] !== undefined) return dayIn(Number(match[1]), month, day);
  if (hints.received === undefined)
    return hints.year === undefined ? undefined : assumed(dayIn(hints.year, month, day));
  const year = Number(hints.received.slice(0, 4));
  const sameYear = dayIn(year, month, day);
  // A deadline lies after the receipt: 3月底前 received in November means next March.
  const passed = typeof sameYear === 'object' && sameYear.on < hints.received;
  return assumed(passed ? dayIn(year + 1, month, day) : sameYear);
}

function assumed(found: Found): Found {
  return typeof found === 'object' ? { ...found, yearAssumed: true } : found;
}

function dayIn(year: number, month: number, day: number | 'last'): Found {
  const number =
    day === 'last' && month >= 1 && month <= 12 ? daysInMonth(year, month) : Number(day);
  return isRealDate(year, month, number) ? { on: isoDate(year, month, number) } : 'impossible';
}

function stretch(match: RegExpExecArray | null, { received }: DeadlineHints): Found {
  if (match === null) return undefined;
  const [, amount = '', unit = ''] = match;
  // 15日 alone may be the 15th of a month; only 15日内 is a stretch.
  if (unit === '日' && !match[0].endsWith('内')) return undefined;
  if (received === undefined) return { on: '', needsReceipt: true };
  const half = amount === '半';
  if (unit === '年') return addMonths(received, half ? 6 : Number(amount) * 12);
  if (half) return undefined;
  if (unit === '个月') return addMonths(received, Number(amount));
  const days = Number(amount) * (unit === '周' || unit.endsWith('星期') ? 7 : 1);
  return days > 36_500 ? 'impossible' : { on: addDays(received, days) };
}

/** The same day months later; 08-31 plus 6 months is the last of February. */
function addMonths(date: IsoDate, months: number): Found {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return dayIn(
    year,
    month,
    Math.min(Number(date.slice(8)), year > 2999 ? 1 : daysInMonth(year, month)),
  );
}
