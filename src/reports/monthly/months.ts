/** The months of reports: calendar months, or from the day after the office's last day to that day. */
import { addDays, addMonths, monthBounds, type IsoDate } from '../../domain/dates.ts';

/** Both days included. */
export interface MonthPeriod {
  /** `YYYY-MM`: the month in which it ends. */
  readonly month: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** The period of a month; `endDay` (1 to 28) is its last day where the office closes before the month does. */
export function monthPeriod(month: string, endDay: number | null): MonthPeriod {
  const { from, to } = monthBounds(month);
  if (endDay === null) return { month, from, to };
  const end = `${month}-${String(endDay).padStart(2, '0')}`;
  return { month, from: addDays(addMonths(end, -1), 1), to: end };
}

/** `YYYY-MM` moved by whole months (negative: back). */
export function monthsFrom(month: string, count: number): string {
  return addMonths(`${month}-01`, count).slice(0, 7);
}

/** The month to which a day belongs. */
export function monthOfDay(day: IsoDate, endDay: number | null): string {
  const month = day.slice(0, 7);
  return day > monthPeriod(month, endDay).to ? monthsFrom(month, 1) : month;
}
