/** Sums of what cases count for, for the whole and for each group of each dimension at once. */
import type { DaySpan, GroupBy, GroupKey } from '../../store/store.ts';
import { DayTally } from '../durations.ts';
import { recordOf } from '../record-of.ts';
import { COUNT_KEYS, DAYS_KEYS, type CountKey, type DaysKey } from './catalog.ts';
import type { Measured } from './measure.ts';

/** What is summed by: `null` is the whole. */
export type Dimension = GroupBy | null;

export class GroupTally {
  readonly counts: Record<CountKey, number>;
  readonly days: Record<DaysKey, DayTally>;
  /** Open cases that the unit helps with; never part of a sum. */
  co_open = 0;

  constructor() {
    this.counts = recordOf(COUNT_KEYS, () => 0);
    this.days = recordOf(DAYS_KEYS, () => new DayTally());
  }
}

/** The groups of one dimension. */
export class DimensionTally {
  readonly dimension: Dimension;
  readonly groups = new Map<GroupKey, GroupTally>();

  constructor(dimension: Dimension) {
    this.dimension = dimension;
    // The whole is there even where nothing was counted.
    if (dimension === null) this.group(null);
  }

  group(key: GroupKey): GroupTally {
    let group = this.groups.get(key);
    if (!group) this.groups.set(key, (group = new GroupTally()));
    return group;
  }

  of(span: DaySpan): GroupTally {
    return this.group(groupOf(span, this.dimension));
  }

  move(from: DaySpan, to: DaySpan): void {
    if (groupOf(from, this.dimension) === groupOf(to, this.dimension)) return;
    this.of(from).counts.moved_out++;
    this.of(to).counts.moved_in++;
  }
}

/** Sums several dimensions in one pass. */
export class Tally implements Measured {
  readonly dimensions: readonly DimensionTally[];
  /** The state that was counted last, and its groups: most figures of a case ask for the same ones. */
  #last: DaySpan | undefined;
  #groups: readonly GroupTally[] = [];

  constructor(dimensions: readonly Dimension[]) {
    this.dimensions = dimensions.map((one) => new DimensionTally(one));
  }

  count(key: CountKey, at: DaySpan): void {
    for (const group of this.#groupsOf(at)) group.counts[key]++;
    if (key === 'open') this.#countCoUnits(at);
  }

  days(key: DaysKey, at: DaySpan, days: number): void {
    for (const group of this.#groupsOf(at)) group.days[key].add(days);
  }

  move(from: DaySpan, to: DaySpan): void {
    for (const one of this.dimensions) one.move(from, to);
  }

  #groupsOf(at: DaySpan): readonly GroupTally[] {
    if (at !== this.#last) {
      this.#last = at;
      this.#groups = this.dimensions.map((one) => one.of(at));
    }
    return this.#groups;
  }

  #countCoUnits({ coUnits }: DaySpan): void {
    if (coUnits.length === 0) return;
    for (const one of this.dimensions)
      if (one.dimension === 'unit') for (const unit of coUnits) one.group(unit).co_open++;
  }
}

const MONTHS = new Map<number, string>();

export function groupOf(span: DaySpan, dimension: Dimension): GroupKey {
  if (dimension === null) return null;
  return dimension === 'month' ? monthOf(span.received) : span[dimension];
}

/** `YYYY-MM` of a day number. */
function monthOf(day: number): string {
  let month = MONTHS.get(day);
  if (month === undefined) {
    month = new Date(day * 86_400_000).toISOString().slice(0, 7);
    MONTHS.set(day, month);
  }
  return month;
}
