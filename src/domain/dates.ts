/**
 * Calendar dates as text, `YYYY-MM-DD`, compared as text. A date is a day of the office's calendar
 * (Asia/Shanghai); an instant is a UTC ISO string. Nothing here reads the clock.
 */

/** A calendar date, `YYYY-MM-DD`. */
export type IsoDate = string;

/** A UTC instant, `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
export type Instant = string;

/** The open end of a span: later than every real date, still comparable as text. */
export const FOREVER: IsoDate = '9999-12-31';

const MS_PER_DAY = 86_400_000;
/** From 1 March of the year 0. */
const DAYS_BEFORE_1970 = 719_468;
const ZERO = '0'.charCodeAt(0);
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** True when `text` is `YYYY-MM-DD` and names a day that exists (so not 2026-02-30). */
export function isIsoDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    isRealDate(+text.slice(0, 4), +text.slice(5, 7), +text.slice(8))
  );
}

/** True when the day exists in the Gregorian calendar, years 1900 to 2999. */
export function isRealDate(year: number, month: number, day: number): boolean {
  return (
    year >= 1900 &&
    year <= 2999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

/** Number of days in a month; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Writes a date from its parts; the caller has checked that it exists. */
export function isoDate(year: number, month: number, day: number): IsoDate {
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * Days since 1970-01-01, for arithmetic. Counted by hand in years that begin on 1 March: it is asked
 * for millions of times in an import, and `Date` takes ten times as long.
 */
export function dayNumber(date: IsoDate): number {
  const month = digits(date, 5, 7);
  const year = digits(date, 0, 4) - (month <= 2 ? 1 : 0);
  const monthsSinceMarch = month <= 2 ? month + 9 : month - 3;
  const dayOfYear = Math.floor((153 * monthsSinceMarch + 2) / 5) + digits(date, 8, 10) - 1;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leapDays + dayOfYear - DAYS_BEFORE_1970;
}

function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + text.charCodeAt(at) - ZERO;
  return number;
}

/** The inverse of {@link dayNumber}. */
export function dateOfDay(day: number): IsoDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** `date` moved by whole days (negative: back). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfDay(dayNumber(date) + days);
}

/** `date` moved by whole months (negative: back); on the last day of a month that has no such day. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return isoDate(year, month, Math.min(Number(date.slice(8, 10)), daysInMonth(year, month)));
}

/** Natural days from `from` to `to` (0 on the same day, negative when `to` is earlier). */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The calendar date in Asia/Shanghai at an instant (China has had no summer time since 1991). */
export function shanghaiDate(instant: Date): IsoDate {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** `2026-07-01 10:03:22` in Asia/Shanghai; a text that is no instant stays as it is. */
export function shanghaiTime(instant: Instant): string {
  const time = new Date(instant).getTime();
  if (Number.isNaN(time)) return instant;
  return new Date(time + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** The first and last day of `YYYY-MM`. */
export function monthBounds(month: string): { from: IsoDate; to: IsoDate } {
  const year = +month.slice(0, 4);
  const number = +month.slice(5, 7);
  return { from: isoDate(year, number, 1), to: isoDate(year, number, daysInMonth(year, number)) };
}
