/** Dates as people write them (domain.md) → a calendar date, never by guessing which part is the month. */
import {
  addDays,
  dateOfDay,
  isoDate,
  isRealDate,
  shanghaiDate,
  type IsoDate,
} from '../domain/dates.ts';
import { dateFormat } from './date-format.ts';

export interface DateHints {
  /** An explicit format, tried first; see `date-format.ts`. */
  readonly format?: string | undefined;
  /** The year of a date without one (3月5日); such a date is unreadable otherwise. */
  readonly year?: number | undefined;
  /** What 今天 means; without it the word is unreadable. */
  readonly today?: IsoDate | undefined;
  /** Reads 45356 as Excel's day number; for cells of a date column, not for a person's typing. */
  readonly serial?: boolean | undefined;
}

export type DateReading =
  | { readonly on: IsoDate; readonly yearAssumed?: true }
  | { readonly problem: 'date-unreadable' | 'date-impossible' };

const UNREADABLE: DateReading = { problem: 'date-unreadable' };
const IMPOSSIBLE: DateReading = { problem: 'date-impossible' };

const WEEKDAY = '(?:\\(?(?:星期|周)[一二三四五六日天]\\)?)?';
const CLOCK =
  '(?:[01]?\\d|2[0-4])(?::[0-5]\\d(?::[0-5]\\d(?:[.,]\\d+)?)?|[时点](?:[0-5]?\\d分?(?:[0-5]?\\d秒)?)?)';
const ZONE = '(Z|UTC|[+-]\\d{2}:?\\d{2})?';
const TIME = `\\s*${WEEKDAY}(?:[T\\s]*(?:上午|下午)?\\s*${CLOCK}\\s*${ZONE})?`;

const DIVIDED = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)${TIME}$`);
const CHINESE = new RegExp(
  `^(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]?(?!\\d)${TIME}$`,
);
const PACKED = /^(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6})?$/;
const YEARLESS = new RegExp(`^(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]${TIME}$`);
const SERIAL = /^\d{5}(?:\.\d+)?$/;
/** Excel's day 0 as days since 1970 (1900 is no leap year, but Excel has one). */
const SERIAL_ZERO = -25_569;

const WORDS: Record<string, number> = {
  今天: 0,
  今日: 0,
  昨天: -1,
  昨日: -1,
  前天: -2,
  明天: 1,
  明日: 1,
};

/**
 * Reads one date. A time beside it is dropped: the date is the one on the writer's own clock, and only
 * an instant in UTC (`…Z`) is moved to Asia/Shanghai. `date-impossible` is a date that does not exist.
 */
export function readDate(text: string, hints: DateHints = {}): DateReading {
  const iso = isoReading(text);
  if (iso !== undefined) return iso;
  const plain = text.normalize('NFKC').trim();
  if (hints.format !== undefined) {
    const parts = dateFormat(hints.format)(plain);
    if (parts) return real(parts.year, parts.month, parts.day);
  }
  const full = DIVIDED.exec(plain);
  if (full)
    return dated(
      full[1],
      full[3],
      full[4],
      full[5] !== undefined && /^(?:Z|UTC)$/.test(full[5]) ? plain : undefined,
    );
  const chinese = CHINESE.exec(plain);
  if (chinese) return dated(chinese[1], chinese[2], chinese[3]);
  const packed = PACKED.exec(plain);
  if (packed) return dated(packed[1], packed[2], packed[3]);
  if (hints.serial === true && SERIAL.test(plain)) return serialDate(Number(plain));
  const shift = hints.today === undefined ? undefined : WORDS[plain];
  if (shift !== undefined && hints.today !== undefined) return { on: addDays(hints.today, shift) };
  return yearless(plain, hints.year);
}

function yearless(plain: string, year: number | undefined): DateReading {
  const found = YEARLESS.exec(plain);
  if (!found || year === undefined) return UNREADABLE;
  const reading = real(year, Number(found[1]), Number(found[2]));
  return 'on' in reading ? { on: reading.on, yearAssumed: true } : reading;
}

function dated(year = '', month = '', day = '', utc?: string): DateReading {
  const reading = real(Number(year), Number(month), Number(day));
  if (utc === undefined || !('on' in reading)) return reading;
  const time = /(\d{1,2}):(\d{2})/.exec(utc);
  const hours = Number(time?.[1] ?? 0);
  const instant =
    new Date(`${reading.on}T00:00:00Z`).getTime() + (hours * 60 + Number(time?.[2] ?? 0)) * 60_000;
  return { on: shanghaiDate(new Date(instant)) };
}

function real(year: number, month: number, day: number): DateReading {
  return isRealDate(year, month, day) ? { on: isoDate(year, month, day) } : IMPOSSIBLE;
}

function serialDate(serial: number): DateReading {
  return serial >= 20_000 && serial < 80_001
    ? { on: dateOfDay(Math.floor(serial) + SERIAL_ZERO) }
    : UNREADABLE;
}

/**
 * `YYYY-MM-DD` without a regular expression, or undefined for what is not written so. Most cells of a
 * large file are, and reading them takes less time than finding them in a cache.
 */
export function isoReading(text: string): DateReading | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45)
    return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (Number.isNaN(year + month + day)) return undefined;
  return quickReal(year, month, day) ? { on: text } : real(year, month, day);
}

function quickReal(year: number, month: number, day: number): boolean {
  return year >= 1900 && year <= 2999 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
