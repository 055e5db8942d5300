/** Months and years as people name them. */
import { daysInMonth, isoDate, type IsoDate } from '../domain/dates.ts';

/** First and last day of what was named. */
export interface Days {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const MONTH_WORDS: Readonly<Record<string, number>> = { 本月: 0, 这个月: 0, 上月: -1, 上个月: -1 };
const YEAR_WORDS: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 去年: -1, 上年: -1 };

/**
 * 2026-03, 2026.3, 2026/3, 202603, 2026年3月, 3月 (of this year), 本月, 上月; `null` for anything else. `thisMonth`
 * (`YYYY-MM`) is the one that an office has today, where its months do not end with the calendar's.
 */
export function readMonth(
  text: string,
  today: IsoDate,
  thisMonth: string = today.slice(0, 7),
): Days | null {
  const word = text.normalize('NFKC').replace(/\s/g, '');
  const thisYear = Number(today.slice(0, 4));
  const shift = MONTH_WORDS[word];
  if (shift !== undefined) {
    const [year, month] = thisMonth.split('-').map(Number) as [number, number];
    const months = year * 12 + month - 1 + shift;
    return monthDays(Math.floor(months / 12), (months % 12) + 1);
  }
  const [, year, divided, run] = /^(\d{4})(?:[-./年](\d{1,2})|(\d{2}))月?份?$/.exec(word) ?? [];
  const month = divided ?? run;
  if (month !== undefined) return monthDays(Number(year), Number(month));
  const [, alone] = /^(\d{1,2})月份?$/.exec(word) ?? [];
  return alone === undefined ? null : monthDays(thisYear, Number(alone));
}

/** 2026, 2026年, 今年, 去年; `null` for anything else. */
export function readYear(text: string, today: IsoDate): Days | null {
  const word = text.normalize('NFKC').replace(/\s/g, '');
  const shift = YEAR_WORDS[word];
  const year =
    shift === undefined
      ? Number(/^(\d{4})年?$/.exec(word)?.[1] ?? 0)
      : Number(today.slice(0, 4)) + shift;
  return year < 1900 ? null : { from: isoDate(year, 1, 1), to: isoDate(year, 12, 31) };
}

function monthDays(year: number, month: number): Days | null {
  if (year < 1900 || month < 1 || month > 12) return null;
  return { from: isoDate(year, month, 1), to: isoDate(year, month, daysInMonth(year, month)) };
}
