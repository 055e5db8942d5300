/** Writes the lines of a month's cases. */
import type { Office } from '../../domain/terms.ts';
import type { CaseOverTime, DaySpan } from '../../store/store.ts';
import type { CountKey, DaysKey } from '../figures/catalog.ts';
import { measure, stateOn, type Measured } from '../figures/measure.ts';
import type { Pass } from '../figures/pass.ts';
import { groupOf } from '../figures/tally.ts';
import { windowOf, type Window, type WindowOptions } from '../figures/window.ts';
import { nameOf } from '../groups.ts';
import { recordOf } from '../record-of.ts';
import type { CaseLine } from './case-line.ts';
import { MONTH_DIMENSIONS } from './month.ts';
import { WrittenLines, type ChangedLine, type LineComparison } from './written-lines.ts';

/** Writes a line for each case that counts for anything. */
class LineWriter {
  readonly #window: Window;
  readonly #names: Names;

  /** `office` is the one whose names are written: as it was known at K. */
  constructor(office: Office, options: WindowOptions) {
    this.#window = windowOf(options);
    this.#names = new Names(office, options.asOf);
  }

  *write(page: readonly CaseOverTime[]): Iterable<{ readonly no: string; readonly text: string }> {
    for (const one of page) {
      const counted = new Counted();
      measure(one.spans, this.#window, counted);
      if (!counted.any) continue;
      const at = stateOn(one.spans, this.#window.asOf) ?? lastState(one);
      const line: CaseLine = { no: one.no, at: this.#names.of(at), ...counted.found };
      yield { no: one.no, text: JSON.stringify(line) };
    }
  }
}

/** Writes the lines in a pass over all cases, and keeps them. */
export class LinesPass implements Pass {
  readonly #writer: LineWriter;
  readonly #lines = new WrittenLines();

  constructor(office: Office, options: WindowOptions) {
    this.#writer = new LineWriter(office, options);
  }

  take(page: readonly CaseOverTime[]): void {
    const texts = Array.from(this.#writer.write(page), ({ text }) => `${text}\n`);
    this.#lines.add(Buffer.from(texts.join('')));
  }

  /** In the order of the numbers. */
  lines(): WrittenLines {
    return this.#lines.sort();
  }
}

/** Writes the lines in a pass over all cases, and keeps those that differ from what was issued. */
export class ChangedLinesPass implements Pass {
  readonly #writer: LineWriter;
  readonly #comparison: LineComparison;

  constructor(office: Office, options: WindowOptions, issued: WrittenLines) {
    this.#writer = new LineWriter(office, options);
    this.#comparison = issued.comparison();
  }

  take(page: readonly CaseOverTime[]): void {
    for (const { no, text } of this.#writer.write(page)) this.#comparison.take(no, text);
  }

  /** In the order of the numbers. */
  changed(): readonly ChangedLine[] {
    return this.#comparison.changed();
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
    return recordOf(MONTH_DIMENSIONS, (one) => this.#nameOf(groupOf(span, one)));
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
