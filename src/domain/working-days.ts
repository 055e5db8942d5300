/** Working days, counted with a calendar of exceptions to Monday–Friday. */
import { dayNumber, type IsoDate } from './dates.ts';

/** A published calendar: which weekdays are holidays, which weekend days are worked (补班). */
export interface Calendar {
  /** What the calendar is and of when, for the notes of a report. */
  readonly version: string;
  /** The last day for which holidays are known; later days are counted as plain weekdays. */
  readonly coveredUntil: IsoDate;
  /** Days that differ from Monday–Friday: `true` is worked, `false` is off. */
  readonly exceptions: ReadonlyMap<IsoDate, boolean>;
}

/** Counts working days by one running table, so that each question is a subtraction. */
export class WorkingDays {
  readonly #counts: Int32Array;
  readonly #firstDay: number;

  constructor(calendar: Calendar, from: IsoDate = '1980-01-01', to: IsoDate = '2100-01-01') {
    this.#firstDay = dayNumber(from);
    const exceptions = new Map(
      [...calendar.exceptions].map(([date, works]) => [dayNumber(date), works]),
    );
    const length = dayNumber(to) - this.#firstDay + 1;
    this.#counts = new Int32Array(length);
    let count = 0;
    for (let i = 0; i < length; i++) {
      const day = this.#firstDay + i;
      const weekday = (((day + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday; 0 is Sunday
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

  /** Working days from the start of the table up to and including a day number. */
  upTo(day: number): number {
    if (day < this.#firstDay) return 0;
    const index = Math.min(day - this.#firstDay, this.#counts.length - 1);
    return this.#counts[index] ?? 0;
  }
}
