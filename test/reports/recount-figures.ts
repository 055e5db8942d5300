/**
 * The month's figures counted the plain way, from the definitions alone: each case is folded again for
 * every day that a figure asks about. Slow, so that it can judge what is quick.
 */
import type { CaseState } from '../../src/domain/case.ts';
import { addDays, daysBetween, type IsoDate } from '../../src/domain/dates.ts';
import type { CaseEvent, Step } from '../../src/domain/events.ts';
import type { GroupBy } from '../../src/store/store.ts';
import { groupOf, stateAt, states, workingDaysAfter } from './recount.ts';

export interface Question {
  readonly asOf: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly by: GroupBy | null;
  readonly relapseDays: number;
  readonly cohortDays: number;
}

type Counted = { readonly key: string; readonly group: string | null };
type History = readonly CaseEvent[];

const OPEN = ['accepted', 'assigned', 'submitted'];
const isOpen = (state: CaseState | null) => state !== null && OPEN.includes(state.stage);
const isValid = (state: CaseState) => isOpen(state) || state.stage === 'closed';

/** The counts of each group that the closure report does not have. */
export function recountFigures(
  histories: readonly History[],
  question: Question,
): Map<string | null, Record<string, number>> {
  const groups = new Map<string | null, Record<string, number>>();
  for (const events of histories)
    for (const { key, group } of [...standing(events, question), ...moving(events, question)]) {
      let counts = groups.get(group);
      if (!counts) groups.set(group, (counts = {}));
      counts[key] = (counts[key] ?? 0) + 1;
    }
  return groups;
}

/** What a case counts for by how it stands at A. */
function standing(events: History, question: Question): Counted[] {
  const { asOf, from, to, by, relapseDays, cohortDays } = question;
  const state = stateAt(events, asOf);
  if (state === null) return [];
  const group = groupOf(state, events, by);
  const keys: string[] = [];
  if (state.stage === 'closed') keys.push(outcomeKey(state, asOf));
  if (isValid(state) && !state.long_term) {
    const inPeriod = (due: IsoDate | null): due is IsoDate =>
      due !== null && from <= due && due <= to && due <= asOf && !stateAt(events, due)?.suspended;
    if (inPeriod(state.original_due_on)) {
      keys.push('due_original');
      if (state.stage === 'closed' && state.closed_on! <= state.original_due_on)
        keys.push('on_time_original');
    }
    if (inPeriod(state.due_on) && passed(events, asOf).some(({ step }) => step.kind === 'extended'))
      keys.push('due_extended');
  }
  const accepted = firstOpen(events, asOf);
  if (isValid(state) && accepted !== null && from <= accepted && accepted <= to) {
    keys.push('cohort');
    let limit = accepted;
    while (workingDaysAfter(accepted, limit) < cohortDays) limit = addDays(limit, 1);
    if (limit > asOf) keys.push('cohort_unripe');
    else if (stateAt(events, limit)?.stage === 'closed') keys.push('cohort_closed');
  }
  if (state.rating !== null && !['merged', 'voided'].includes(state.stage)) {
    keys.push('asked');
    if (state.rating !== 'unanswered') keys.push('answered');
    if (['satisfied', 'mostly_satisfied'].includes(state.rating)) keys.push(state.rating);
  }
  if (isOpen(state)) keys.push(ageKey(openDays(events, asOf)));
  const counted = keys.map((key): Counted => ({ key, group }));
  return state.stage === 'voided'
    ? counted
    : [...counted, ...relapses(events, asOf, relapseDays, by)];
}

function outcomeKey({ outcome, patch }: CaseState, asOf: IsoDate): string {
  if (outcome === null) return 'outcome_unknown';
  if (outcome !== 'patched') return outcome;
  const since = patch?.in_force_on ?? patch?.published_on ?? null;
  return since !== null && since > asOf ? 'patch_to_come' : 'patch_in_force';
}

function ageKey(days: number): string {
  const limits = [30, 60, 90, 180, 365];
  const limit = limits.find((one) => days <= one);
  return limit === undefined ? 'age_older' : `age_${String(limit)}`;
}

/** Steps up to A, each with the state after it. */
function passed(events: History, asOf: IsoDate): { step: Step; state: CaseState }[] {
  return states(events).filter(({ step }) => step.on <= asOf);
}

function firstOpen(events: History, asOf: IsoDate): IsoDate | null {
  return (
    passed(events, asOf).find(({ state }) => isOpen(state) && !state.suspended)?.step.on ?? null
  );
}

/** Natural days in which the case was open and not suspended. */
function openDays(events: History, asOf: IsoDate): number {
  let since: IsoDate | null = null;
  let days = 0;
  for (const { step, state } of passed(events, asOf)) {
    if (isOpen(state) && !state.suspended) since ??= step.on;
    else if (since !== null) {
      days += daysBetween(since, step.on);
      since = null;
    }
  }
  return since === null ? days : days + daysBetween(since, asOf);
}

function relapses(events: History, asOf: IsoDate, within: number, by: GroupBy | null): Counted[] {
  const all = passed(events, asOf);
  return all.flatMap(({ step, state }, index): Counted[] => {
    if (step.kind !== 'closed' || daysBetween(step.on, asOf) < within) return [];
    const group = groupOf(state, events, by);
    const reopened = all.slice(index + 1).find((next) => next.step.kind === 'reopened');
    const counted = [{ key: 'relapse_closings', group }];
    return reopened && daysBetween(step.on, reopened.step.on) <= within
      ? [...counted, { key: 'relapsed', group }]
      : counted;
  });
}

/** What a case counts for by what happened to it in the period. */
function moving(events: History, { asOf, from, to, by }: Question): Counted[] {
  const last = to < asOf ? to : asOf;
  const all = states(events);
  const counted: Counted[] = [];
  const start = addDays(from, -1) < asOf ? addDays(from, -1) : asOf;
  for (const [key, day] of [
    ['open_before', start],
    ['open_after', last],
  ] as const) {
    const state = stateAt(events, day);
    if (isOpen(state)) counted.push({ key, group: groupOf(state!, events, by) });
  }
  for (const [index, { step, state }] of all.entries()) {
    if (step.on < from || step.on > last) continue;
    const before = all[index - 1]?.state ?? null;
    const group = groupOf(state, events, by);
    const was = before === null ? null : groupOf(before, events, by);
    if (step.kind === 'assigned') counted.push({ key: 'assigned_in', group });
    if (step.kind === 'returned') counted.push({ key: 'returned_in', group: was });
    if (step.kind === 'reworked') counted.push({ key: 'reworked_in', group });
    if (step.kind === 'reworked' || (step.kind === 'closed' && before?.stage === 'submitted'))
      counted.push({ key: 'verified_in', group });
    if (step.kind === 'closed' && step.imported) counted.push({ key: 'closed_in_imported', group });
    if (!isOpen(before) && isOpen(state)) counted.push({ key: entering(step.kind), group });
    else if (isOpen(before) && !isOpen(state))
      counted.push({ key: leaving(state.stage), group: was });
    else if (isOpen(before) && was !== group)
      counted.push({ key: 'moved_out', group: was }, { key: 'moved_in', group });
  }
  return counted;
}

function entering(kind: string): string {
  return { accepted: 'accepted_in', reopened: 'flow_reopened' }[kind] ?? 'restored_in';
}

function leaving(stage: string): string {
  return stage === 'closed' ? 'flow_closed' : `${stage}_in`;
}
