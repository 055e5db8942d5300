/** Working days, counted with a calendar of exceptions to Monday–Friday. */
import { dateOfDay, dayNumber, type IsoDate } from './dates.ts';

/** A published calendar: which weekdays are holidays, which weekend days are worked (补班). */
export interface Calendar {
  /** What the calendar is and of when, for the notes of a report. */
  readonly version: string;
  /** The first day for which holidays are known; earlier days are counted as plain weekdays. */
  readonly coveredFrom?: IsoDate;
  /** The last day for which holidays are known; later days are counted as plain weekdays. */
  readonly coveredUntil: IsoDate;
  /** Days that differ from Monday–Friday: `true` is worked, `false` is off. */
  readonly exceptions: ReadonlyMap<IsoDate, boolean>;
  /** The holidays to which the exceptions belong, for people to read. */
  readonly names?: ReadonlyMap<IsoDate, string>;
}

/** The day of the week, 0 for Sunday; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Counts working days by one running table, so that each question is a subtraction. */
export class WorkingDays {
  /** The last day for which the calendar knows the holidays. */
  readonly coveredUntil: IsoDate;
  readonly #counts: Int32Array;
  readonly #firstDay: number;

  constructor(calendar: Calendar, from: IsoDate = '1980-01-01', to: IsoDate = '2100-01-01') {
    this.coveredUntil = calendar.coveredUntil;
    this.#firstDay = dayNumber(from);
    const exceptions = new Map(
      [...calendar.exceptions].map(([date, works]) => [dayNumber(date), works]),
    );
    const length = dayNumber(to) - this.#firstDay + 1;
    this.#counts = new Int32Array(length);
    let count = 0;
    for (let i = 0; i < length; i++) {
      const day = this.#firstDay + i;
      const weekday = weekdayOf(day);
      if (exceptions.get(day) ?? (weekday !== 0 && weekday !== 6)) count++;
      this.#counts[i] = count;
    }
  }

  isWorkingDay(date: IsoDate): boolean {
    return this.upTo(dayNumber(date)) > this.upTo(dayNumber(date) - 1);
  }

  /**
   * Working days after `from` up to and including `to`: 0 on the same day, 1 from a Monday to the
   * Tuesday (the day on which a period starts is not counted).
   */
  between(from: IsoDate, to: IsoDate): number {
    return this.upTo(dayNumber(to)) - this.upTo(dayNumber(from));
  }

  /**
   * The `count`-th working day after `from`, which is not counted itself: the inverse of
   * {@link between}. `null` where the table ends before it, or begins after `from`.
   */
  after(from: IsoDate, count: number): IsoDate | null {
    const start = dayNumber(from);
    if (count < 1 || start < this.#firstDay) return null;
    const wanted = this.upTo(start) + count;
    let low = 0;
    let high = this.#counts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#counts[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low < this.#counts.length ? dateOfDay(this.#firstDay + low) : null;
  }

  /** Working days from the start of the table up to and including a day number. */
  upTo(day: number): number {
    if (day < this.#firstDay) return 0;
    const index = Math.min(day - this.#firstDay, this.#counts.length - 1);
    return this.#counts[index] ?? 0;
  }
}
