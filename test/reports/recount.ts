/**
 * metrics.md counted the plain way: each case is folded as of A, its steps are looked at one by one.
 * Slow, and written from the definitions alone, so that it can judge the SQL.
 */
import type { CaseState } from '../../src/domain/case.ts';
import { addDays, type IsoDate } from '../../src/domain/dates.ts';
import { stepsOf, type CaseEvent, type Step } from '../../src/domain/events.ts';
import { fold, foldSteps } from '../../src/domain/fold.ts';
import type { GroupBy } from '../../src/store/store.ts';
import { CALENDAR } from './report-register.ts';

export interface Recount {
  readonly asOf: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly by: GroupBy | null;
}

/** The counts of each group, and the working days of its closed cases. */
export function recount(
  histories: readonly (readonly CaseEvent[])[],
  query: Recount,
): Map<string | null, { counts: Record<string, number>; days: number[] }> {
  const groups = new Map<string | null, { counts: Record<string, number>; days: number[] }>();
  const groupFor = (name: string | null) => {
    let group = groups.get(name);
    if (!group) groups.set(name, (group = { counts: { ...ZERO }, days: [] }));
    return group;
  };
  for (const events of histories) {
    const state = stateAt(events, query.asOf);
    if (state) {
      const { counts, days } = groupFor(groupOf(state, events, query.by));
      for (const key of stockOf(state, events, query)) counts[key] = (counts[key] ?? 0) + 1;
      if (state.stage === 'closed') days.push(handlingDays(events, query.asOf));
    }
    for (const { key, at } of flowsOf(events, query)) {
      const { counts } = groupFor(groupOf(at, events, query.by));
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  for (const { counts } of groups.values())
    counts['net_closed'] = counts['closed_in']! - counts['reopened_in']!;
  return groups;
}

const ZERO: Record<string, number> = {
  collected: 0,
  pending: 0,
  rejected: 0,
  withdrawn: 0,
  merged: 0,
  voided: 0,
  valid: 0,
  closed: 0,
  open: 0,
  submitted: 0,
  suspended: 0,
  overdue: 0,
  collected_in: 0,
  closed_in: 0,
  reopened_in: 0,
  net_closed: 0,
  due: 0,
  due_closed: 0,
  on_time: 0,
};

export function stateAt(events: readonly CaseEvent[], day: IsoDate): CaseState | null {
  const folded = fold(events, day);
  if (!folded.ok) throw new Error('illegal history');
  return folded.state;
}

export function groupOf(
  state: CaseState,
  events: readonly CaseEvent[],
  by: GroupBy | null,
): string | null {
  if (by === null) return null;
  if (by === 'month') return receivedOn(events).slice(0, 7);
  return state[by];
}

function receivedOn(events: readonly CaseEvent[]): IsoDate {
  return stepsOf(events).find((step) => step.kind === 'received')!.on;
}

function stockOf(
  state: CaseState,
  events: readonly CaseEvent[],
  { asOf, from, to }: Recount,
): string[] {
  const keys = ['collected'];
  const received = receivedOn(events);
  if (from <= received && received <= to) keys.push('collected_in');
  if (state.stage === 'received') return [...keys, 'pending'];
  if (!['accepted', 'assigned', 'submitted', 'closed'].includes(state.stage))
    return [...keys, state.stage];
  keys.push('valid', state.stage === 'closed' ? 'closed' : 'open');
  if (state.stage === 'submitted') keys.push('submitted');
  const due = state.long_term ? null : state.due_on;
  const open = state.stage !== 'closed';
  if (open && state.suspended) keys.push('suspended');
  if (open && !state.suspended && due !== null && due < asOf) keys.push('overdue');
  if (due !== null && from <= due && due <= to && due <= asOf && !stateAt(events, due)?.suspended) {
    keys.push('due');
    if (!open) keys.push('due_closed');
    if (!open && state.closed_on! <= due) keys.push('on_time');
  }
  return keys;
}

function flowsOf(
  events: readonly CaseEvent[],
  { asOf, from, to }: Recount,
): { key: string; at: CaseState }[] {
  return states(events).flatMap(({ step, state }) => {
    if (step.on < from || step.on > to || step.on > asOf) return [];
    if (step.kind === 'closed') return [{ key: 'closed_in', at: state }];
    return step.kind === 'reopened' ? [{ key: 'reopened_in', at: state }] : [];
  });
}

/** Every step with the state after it. */
export function states(events: readonly CaseEvent[]): { step: Step; state: CaseState }[] {
  const steps = stepsOf(events);
  return steps.map((step, index) => {
    const folded = foldSteps(steps.slice(0, index + 1));
    if (!folded.ok || folded.state === null) throw new Error('illegal history');
    return { step, state: { ...folded.state } };
  });
}

/** Working days in which the case was open and not suspended, stretch by stretch. */
function handlingDays(events: readonly CaseEvent[], asOf: IsoDate): number {
  let since: IsoDate | null = null;
  let days = 0;
  for (const { step, state } of states(events)) {
    if (step.on > asOf) break;
    const runs = ['accepted', 'assigned', 'submitted'].includes(state.stage) && !state.suspended;
    if (runs) since ??= step.on;
    else if (since !== null) {
      days += workingDaysAfter(since, step.on);
      since = null;
    }
  }
  return days;
}

export function workingDaysAfter(from: IsoDate, to: IsoDate): number {
  let days = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (CALENDAR.exceptions.get(day) ?? (weekday !== 0 && weekday !== 6)) days++;
  }
  return days;
}
