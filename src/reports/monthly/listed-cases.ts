/** The cases that the month's report names: overdue, suspended, reopened, closed with a patch. */
import type { CaseState, Outcome, Patch } from '../../domain/case.ts';
import { dateOfDay, dayNumber, type IsoDate } from '../../domain/dates.ts';
import { isOpen } from '../../domain/stages.ts';
import type { WorkingDays } from '../../domain/working-days.ts';
import type { CaseOverTime, DaySpan, ReadTx } from '../../store/store.ts';
import { stateOn, whyNotOverdue } from '../figures/measure.ts';
import type { Pass } from '../figures/pass.ts';

export interface ListedCase {
  readonly no: string;
  readonly title: string | null;
  readonly unit: string | null;
  /** The approved deadline, the suspension or the reopening of which the list speaks. */
  readonly on: IsoDate;
  /** Natural days and working days from then to A. */
  readonly days: number;
  readonly working_days: number;
}

interface Question {
  readonly asOf: IsoDate;
  /** The first day of the period. */
  readonly from: IsoDate;
  readonly workingDays: WorkingDays;
  /** The name that a unit bore at A, as in the rows of the report. */
  readonly unitName: (name: string) => string;
}

/** A case that was closed in the month with a patch: what was issued, and when. */
export interface PatchedCase {
  readonly no: string;
  readonly title: string | null;
  readonly unit: string | null;
  readonly closed_on: IsoDate;
  readonly outcome: Outcome;
  readonly patch: Patch;
}

export interface CaseLists {
  /** The longest first. */
  readonly overdue: readonly ListedCase[];
  readonly suspended: readonly ListedCase[];
  /** Cases reopened in the period. */
  readonly reopened: readonly ListedCase[];
  readonly patches: readonly PatchedCase[];
}

type Lists = { -readonly [K in keyof CaseLists]: CaseLists[K][number][] };

/** Finds the cases that are named, in a pass over all of them; `tx` shows them as they stood at A. */
export class ListsPass implements Pass {
  readonly #tx: ReadTx;
  readonly #question: Question;
  readonly #lists: Lists = { overdue: [], suspended: [], reopened: [], patches: [] };

  constructor(tx: ReadTx, question: Question) {
    this.#tx = tx;
    this.#question = question;
  }

  async take(page: readonly CaseOverTime[]): Promise<void> {
    const named = page.flatMap((one) => {
      const places = placesOf(one.spans, this.#question);
      return places.length === 0 ? [] : { id: one.id, places };
    });
    if (named.length === 0) return;
    const states = await this.#tx.statesOf(named.map(({ id }) => id));
    for (const { id, places } of named) {
      const state = states.get(id);
      if (state) for (const place of places) this.#list(place, state);
    }
  }

  #list({ list, day }: Place, state: CaseState): void {
    const { no, title, patch, suspended_on } = state;
    const { asOf, workingDays, unitName } = this.#question;
    const unit = state.unit === null ? null : unitName(state.unit);
    const on = day === null ? suspended_on : dateOfDay(day);
    if (on === null) return;
    if (list === 'patches') {
      if (patch === null) return;
      this.#lists.patches.push({ no, title, unit, closed_on: on, outcome: 'patched', patch });
      return;
    }
    const days = dayNumber(asOf) - dayNumber(on);
    this.#lists[list].push({
      no,
      title,
      unit,
      on,
      days,
      working_days: workingDays.between(on, asOf),
    });
  }

  lists(): CaseLists {
    const { overdue, suspended, reopened, patches } = this.#lists;
    const longest = (one: ListedCase, other: ListedCase) =>
      other.days - one.days || (one.no < other.no ? -1 : 1);
    return {
      overdue: overdue.sort(longest),
      suspended: suspended.sort(longest),
      reopened: reopened.sort(longest),
      patches: patches.sort((one, other) => (one.no < other.no ? -1 : 1)),
    };
  }
}

/** A list in which a case is named, and the day of which the list speaks; `null` for that of its suspension. */
interface Place {
  readonly list: keyof CaseLists;
  readonly day: number | null;
}

function placesOf(spans: readonly DaySpan[], { asOf, from }: Question): Place[] {
  const [first, last] = [dayNumber(from), dayNumber(asOf)];
  const at = stateOn(spans, last);
  if (at === undefined) return [];
  const places: Place[] = [];
  const name = (list: Place['list'], day: number | null) => places.push({ list, day });
  if (isOpen(at.stage) && at.suspended) name('suspended', null);
  if (isOpen(at.stage) && whyNotOverdue(at, last) === null) name('overdue', at.due);
  const reopening = spans.findLast(
    (span) => span.via === 'reopened' && span.from >= first && span.from <= last,
  );
  if (reopening) name('reopened', reopening.from);
  if (at.closed !== null && at.closed >= first && at.outcome === 'patched')
    name('patches', at.closed);
  return places;
}
