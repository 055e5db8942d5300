/** How long closed cases were handled (办理时长): median and p90 for each group and for all. */
import { dayNumber } from '../domain/dates.ts';
import type { WorkingDays } from '../domain/working-days.ts';
import type { GroupKey, Handling } from '../store/store.ts';

/** Numbers of cases by the number of days that they took. */
export class DayTally {
  /** For each number of days how many cases took so many. */
  readonly #counts: (number | undefined)[] = [];
  #size = 0;

  /** How many cases were counted. */
  get size(): number {
    return this.#size;
  }

  add(days: number): void {
    this.#counts[days] = (this.#counts[days] ?? 0) + 1;
    this.#size++;
  }

  /** Half of the cases took no longer; `null` without cases. */
  median(): number | null {
    return this.#percentile(5);
  }

  /** Nine tenths of the cases took no longer; `null` without cases. */
  p90(): number | null {
    return this.#percentile(9);
  }

  /**
   * Linear interpolation between the two nearest ranks, as spreadsheets do it (PERCENTILE.INC). With
   * whole days and whole tenths the result has one decimal exactly, so nothing is rounded.
   */
  #percentile(tenths: number): number | null {
    if (this.#size === 0) return null;
    const position = tenths * (this.#size - 1);
    const rank = Math.floor(position / 10);
    const lower = this.#atRank(rank);
    const part = position % 10;
    return (10 * lower + (part === 0 ? 0 : part * (this.#atRank(rank + 1) - lower))) / 10;
  }

  #atRank(rank: number): number {
    let below = 0;
    for (const [days, count] of this.#counts.entries()) {
      below += count ?? 0;
      if (rank < below) return days;
    }
    throw new RangeError(`rank ${rank} of ${this.#size}`);
  }
}

/** Durations of some closed cases, in working days and in natural days. */
export class Durations {
  readonly working = new DayTally();
  readonly natural = new DayTally();

  add(handling: Handling, workingDays: WorkingDays): void {
    this.working.add(elapsed(handling, (day) => workingDays.upTo(day)));
    this.natural.add(elapsed(handling, (day) => day));
  }
}

/** The durations of each group that has closed cases, and of all closed cases together. */
export class GroupedDurations {
  readonly groups = new Map<GroupKey, Durations>();
  readonly total = new Durations();
  readonly #workingDays: WorkingDays;

  constructor(workingDays: WorkingDays) {
    this.#workingDays = workingDays;
  }

  add(handling: Handling): void {
    let group = this.groups.get(handling.group);
    if (!group) this.groups.set(handling.group, (group = new Durations()));
    group.add(handling, this.#workingDays);
    this.total.add(handling, this.#workingDays);
  }
}

/**
 * From acceptance to the final closing less the stops: the sum of the stretches in which the clock
 * ran, each counted by the same rule (the day on which a stretch begins is not counted): days up to its end
 * less days up to its beginning.
 */
function elapsed({ fromDay, toDay, stops }: Handling, upTo: (day: number) => number): number {
  return stops.reduce(
    (days, [from, to]) => days - (upTo(dayNumber(to)) - upTo(dayNumber(from))),
    upTo(toDay) - upTo(fromDay),
  );
}
