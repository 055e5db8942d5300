/**
 * What each case counts for in a month, as one line of JSON: beside the figures an issued report keeps
 * these, so that what changed since can be told case by case.
 */
import type { Office } from '../../domain/terms.ts';
import { TERM_KINDS } from '../../domain/terms.ts';
import type { CaseOverTime, DaySpan, GroupBy } from '../../store/store.ts';
import type { CountKey, DaysKey } from '../figures/catalog.ts';
import { measure, stateOn, type Measured } from '../figures/measure.ts';
import type { Pass } from '../figures/pass.ts';
import { groupOf } from '../figures/tally.ts';
import { windowOf, type Window, type WindowOptions } from '../figures/window.ts';
import { nameOf } from '../groups.ts';
import { recordOf } from '../record-of.ts';

/** The dimensions of {@link CaseLine.at}, in the order in which they are written. */
const DIMENSIONS = [...TERM_KINDS, 'month'] as const satisfies readonly GroupBy[];

export interface CaseLine {
  readonly no: string;
  /** The names of its groups at A. */
  readonly at: Readonly<Record<GroupBy, string | null>>;
  /** How often it counts for a figure; figures that it does not count for are left out. */
  readonly counts: Readonly<Partial<Record<CountKey, number>>>;
  /** The days that it adds to a duration. */
  readonly days: Readonly<Partial<Record<DaysKey, number>>>;
}

/** A line as it is written, with the number by which it is found. */
export interface WrittenLine {
  readonly no: string;
  readonly text: string;
}

/** Writes a line for each case that counts for anything, in a pass over all of them. */
export class LinesPass implements Pass {
  readonly #window: Window;
  readonly #names: Names;
  readonly #lines: WrittenLine[] = [];

  /** `office` is the one whose names are written: as it was known at K. */
  constructor(office: Office, options: WindowOptions) {
    this.#window = windowOf(options);
    this.#names = new Names(office, options.asOf);
  }

  take(page: readonly CaseOverTime[]): void {
    for (const one of page) {
      const counted = new Counted();
      measure(one.spans, this.#window, counted);
      if (!counted.any) continue;
      const at = stateOn(one.spans, this.#window.asOf) ?? lastState(one);
      const line: CaseLine = { no: one.no, at: this.#names.of(at), ...counted.found };
      this.#lines.push({ no: one.no, text: JSON.stringify(line) });
    }
  }

  /** In the order of the numbers. */
  lines(): WrittenLine[] {
    // By code units, as the figures' groups: the same everywhere.
    return this.#lines.sort((a, b) => (a.no < b.no ? -1 : a.no > b.no ? 1 : 0));
  }
}

function lastState({ no, spans }: CaseOverTime): DaySpan {
  const last = spans.at(-1);
  if (!last) throw new RangeError(`no state of ${no}`);
  return last;
}

/** Gathers what one case counts for. Moves are left out: they depend on what is grouped by. */
class Counted implements Measured {
  readonly found = {
    counts: {} as Partial<Record<CountKey, number>>,
    days: {} as Partial<Record<DaysKey, number>>,
  };

  get any(): boolean {
    return Object.keys(this.found.counts).length > 0;
  }

  count(key: CountKey): void {
    this.found.counts[key] = (this.found.counts[key] ?? 0) + 1;
  }

  days(key: DaysKey, _at: DaySpan, days: number): void {
    this.found.days[key] = days;
  }

  move(): void {
    // Nothing to gather.
  }
}

class Names {
  readonly #office: Office;
  readonly #asOf: string;
  readonly #known = new Map<number | string | null, string | null>();

  constructor(office: Office, asOf: string) {
    this.#office = office;
    this.#asOf = asOf;
  }

  of(span: DaySpan): CaseLine['at'] {
    return recordOf(DIMENSIONS, (one) => this.#nameOf(groupOf(span, one)));
  }

  #nameOf(group: number | string | null): string | null {
    let name = this.#known.get(group);
    if (name === undefined) {
      name = nameOf(group, this.#office, this.#asOf);
      this.#known.set(group, name);
    }
    return name;
  }
}
