/** The cases that the month's report names: overdue, suspended, reopened, closed with a patch. */
import type { Outcome, Patch } from '../../domain/case.ts';
import { dateOfDay, dayNumber, type IsoDate } from '../../domain/dates.ts';
import { isOpen } from '../../domain/stages.ts';
import type { WorkingDays } from '../../domain/working-days.ts';
import type { CaseOverTime, ReadTx, StoredCase } from '../../store/store.ts';
import { allCases } from '../figures/draw.ts';

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

/** `tx` shows the cases as they stood at A. */
export async function listedCases(tx: ReadTx, question: Question): Promise<CaseLists> {
  const lists = {
    overdue: [] as ListedCase[],
    suspended: [] as ListedCase[],
    reopened: [] as ListedCase[],
    patches: [] as PatchedCase[],
  };
  for await (const page of allCases(tx)) {
    const states = await tx.statesOf(page.map(({ id }) => id));
    for (const one of page) {
      const state = states.get(one.id);
      if (state) sort(one, state, question, lists);
    }
  }
  const longest = (one: ListedCase, other: ListedCase) =>
    other.days - one.days || (one.no < other.no ? -1 : 1);
  return {
    overdue: lists.overdue.sort(longest),
    suspended: lists.suspended.sort(longest),
    reopened: lists.reopened.sort(longest),
    patches: lists.patches.sort((one, other) => (one.no < other.no ? -1 : 1)),
  };
}

function sort(
  { spans }: CaseOverTime,
  state: StoredCase['state'],
  { asOf, from, workingDays, unitName }: Question,
  lists: { -readonly [K in keyof CaseLists]: CaseLists[K][number][] },
): void {
  const { no, title } = state;
  const unit = state.unit === null ? null : unitName(state.unit);
  const since = (on: IsoDate): ListedCase => ({
    no,
    title,
    unit,
    on,
    days: dayNumber(asOf) - dayNumber(on),
    working_days: workingDays.between(on, asOf),
  });
  if (isOpen(state.stage) && state.suspended && state.suspended_on !== null)
    lists.suspended.push(since(state.suspended_on));
  else if (isOpen(state.stage) && !state.long_term && state.due_on !== null && state.due_on < asOf)
    lists.overdue.push(since(state.due_on));
  const reopening = spans.findLast(
    (span) =>
      span.via === 'reopened' && span.from >= dayNumber(from) && span.from <= dayNumber(asOf),
  );
  if (reopening) lists.reopened.push(since(dateOfDay(reopening.from)));
  const { closed_on, outcome, patch } = state;
  if (closed_on !== null && closed_on >= from && outcome === 'patched' && patch !== null)
    lists.patches.push({ no, title, unit, closed_on, outcome, patch });
}
