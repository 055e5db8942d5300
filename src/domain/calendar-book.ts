/**
 * The office's calendar as its events tell it: the built-in one, and over it the years that the office
 * took in from the notices of the State Council. Pure; the built-in calendar comes from outside.
 */
import { isoDate, type IsoDate } from './dates.ts';
import type { Calendar } from './working-days.ts';

/** One day that differs from Monday–Friday: off (放假) or worked (上班), and for which holiday. */
export type CalendarDay = readonly [date: IsoDate, kind: 'off' | 'work', name: string];

/** The notice of one year, as it was taken in. */
export interface CalendarNotice {
  readonly year: number;
  /** Days in the order of their dates; a notice may reach back into the December before. */
  readonly days: readonly CalendarDay[];
  /** A supplementary notice: only its days change; otherwise it stands for the whole year. */
  readonly supplement?: true;
  /** The last day that the notice speaks for; a supplement extends nothing. */
  readonly covered_until?: IsoDate;
  /** The name and the SHA-256 of the file that it came from. */
  readonly source?: string;
  readonly sha256?: string;
}

/** A notice with the entry by which it came into the journal. */
export interface ImportedNotice extends CalendarNotice {
  readonly entry: number;
}

/**
 * The calendar that holds with some notices over the built-in one. A later notice of a year replaces an
 * earlier one; what is covered goes on only from year to year, so that a gap is never taken for known.
 */
export function calendarWith(builtIn: Calendar, notices: readonly ImportedNotice[]): Calendar {
  if (notices.length === 0) return builtIn;
  const exceptions = new Map(builtIn.exceptions);
  const names = new Map(builtIn.names);
  const known = new Set<number>();
  const counted = countedNotices(notices);
  for (const { year, supplement } of counted) {
    if (supplement) continue;
    known.add(year);
  }
  for (const date of builtIn.exceptions.keys())
    if (known.has(noticeYearOf(date))) exceptions.delete(date);
  for (const notice of counted) {
    for (const [date, kind, name] of notice.days) {
      exceptions.set(date, kind === 'work');
      names.set(date, name);
    }
  }
  let covered = yearOf(builtIn.coveredUntil);
  while (known.has(covered + 1)) covered++;
  const marks = counted.map(
    ({ year, entry, supplement }) => `${String(year)}${supplement ? '+' : ''}#${String(entry)}`,
  );
  return {
    version: [builtIn.version, ...marks].join(' + '),
    ...(builtIn.coveredFrom === undefined ? {} : { coveredFrom: builtIn.coveredFrom }),
    coveredUntil: isoDate(covered, 12, 31),
    exceptions,
    names,
  };
}

/** Notices that still say something: of each year the last whole one, and the supplements after it. */
export function countedNotices(notices: readonly ImportedNotice[]): ImportedNotice[] {
  return notices.filter(
    ({ year }, at) =>
      !notices.slice(at + 1).some((later) => later.year === year && !later.supplement),
  );
}

/** One day on which two calendars differ; `null` is a plain day. */
export interface CalendarChange {
  readonly date: IsoDate;
  readonly old: 'off' | 'work' | null;
  readonly next: 'off' | 'work' | null;
  readonly name: string;
}

/** The days on which `next` says something else than `old`, in order. Names alone are no difference. */
export function calendarChanges(old: Calendar, next: Calendar): CalendarChange[] {
  const dates = [...new Set([...old.exceptions.keys(), ...next.exceptions.keys()])].sort();
  return dates.flatMap((date) => {
    const [before, after] = [kindOn(old, date), kindOn(next, date)];
    if (before === after) return [];
    return { date, old: before, next: after, name: (next.names ?? old.names)?.get(date) ?? '' };
  });
}

/** What a calendar says of a day beyond its weekday. */
export function kindOn(calendar: Calendar, date: IsoDate): 'off' | 'work' | null {
  const works = calendar.exceptions.get(date);
  return works === undefined ? null : works ? 'work' : 'off';
}

/** Whether the holidays of every day of a period are known. */
export function isCovered(calendar: Calendar, from: IsoDate, to: IsoDate): boolean {
  return to <= calendar.coveredUntil && from >= (calendar.coveredFrom ?? '0000-01-01');
}

/**
 * Of which year's notice a day is: no holiday lies in December, so what differs there makes room for the
 * New Year's Day of the next notice (2022-12-31 is a day off by the notice of 2023).
 */
function noticeYearOf(date: IsoDate): number {
  return yearOf(date) + (date.slice(5, 7) === '12' ? 1 : 0);
}

function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}
