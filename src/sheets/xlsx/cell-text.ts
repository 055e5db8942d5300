/** A cell's stored value as the text that a person would have typed into a CSV file. */
import { dateOfDay } from '../../domain/dates.ts';
import { ERROR_MARK } from '../limits.ts';
import { unescapeText } from './xml.ts';
import type { NumberKind, Styles } from './styles.ts';

export interface CellContext {
  readonly styles: Styles;
  /** Days are counted from 1904-01-01 (old Macintosh files) instead of 1900. */
  readonly from1904: boolean;
  /** The text of a shared string by its number. */
  readonly shared: (index: number) => string;
}

/** `type` is the cell's `t`, `style` its `s`. */
export function cellText(
  type: string | undefined,
  value: string,
  style: number,
  context: CellContext,
): string {
  switch (type) {
    case 's':
      return value === '' ? '' : context.shared(Number(value));
    case 'inlineStr':
    case 'str':
      return unescapeText(value);
    case 'b':
      // Excel shows TRUE; a column that asks 是否… is answered so.
      return value.trim() === '1' || value.trim().toLowerCase() === 'true' ? '是' : '否';
    case 'e':
      return ERROR_MARK + value;
    case 'd':
      return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace(/(\d)T(\d)/, '$1 $2');
    default:
      return value === '' ? '' : numberText(value, context.styles[style], context.from1904);
  }
}

/** From here on a double does not hold every whole number that was typed: digits are lost. */
const EXACT = 1e15;

function numberText(value: string, kind: NumberKind | undefined, from1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  // Digits that Excel threw away can't be brought back: it is shown as Excel shows it, and rejected
  // where a number is meant.
  if (Math.abs(number) >= EXACT) return number.toExponential(5).replace(/\.?0*e/, 'E');
  switch (kind?.kind) {
    case 'date':
      return dateText(number, from1904) ?? plain(number);
    case 'percent':
      return `${plain(number * 100)}%`;
    case 'zeros':
      return Number.isInteger(number) && number >= 0
        ? `${kind.before}${String(number).padStart(kind.width, '0')}${kind.after}`
        : plain(number);
    default:
      return plain(number);
  }
}

/** Fifteen digits are what Excel shows: 0.1 + 0.2 is 0.3. */
function plain(number: number): string {
  return Number.isInteger(number) ? String(number) : String(Number(number.toPrecision(15)));
}

const SECONDS_A_DAY = 86_400;
/** 1970-01-01 in days of each system. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
/** 9999-12-31. */
const LAST_DAY = 2_958_465;

/** A date (`2024-03-05`), with its time where it has one; a time of day alone for numbers below 1. */
function dateText(number: number, from1904: boolean): string | undefined {
  // Rounded to the second, which may make it the next day.
  const seconds = Math.round(number * SECONDS_A_DAY);
  const days = Math.floor(seconds / SECONDS_A_DAY);
  if (days < 0 || days > LAST_DAY) return undefined;
  const time = timeText(seconds - days * SECONDS_A_DAY);
  if (days === 0 && !from1904) return time ?? '00:00:00';
  // Excel believes that there was a 29 February 1900, its day 60.
  if (days === 60 && !from1904) return undefined;
  const shifted = !from1904 && days < 60 ? days + 1 : days;
  const date = dateOfDay(shifted - (from1904 ? EPOCH_1904 : EPOCH_1900));
  return time === undefined ? date : `${date} ${time}`;
}

function timeText(seconds: number): string | undefined {
  if (seconds === 0) return undefined;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
