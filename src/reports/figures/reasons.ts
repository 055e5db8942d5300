/**
 * Why a case does not count for a figure: the other side of `measure.ts`, by the same rules. Asked of
 * cases that were received by A and that the figure does not count.
 */
import { isOpen } from '../../domain/stages.ts';
import type { DaySpan } from '../../store/store.ts';
import { AGE_KEYS, FLOW_KEYS, OUTCOME_KEYS, STEP_KEYS, type CountKey } from './catalog.ts';
import {
  isClosing,
  isOfCohort,
  isValid,
  isWatchedLongEnough,
  whyNotAsked,
  whyNotClosedBy,
  whyNotDue,
  whyNotOverdue,
} from './measure.ts';
import type { Window } from './window.ts';

/** `stage`: the stage in which the case is at A is not one of those that count. */
export const REASONS = [
  'stage',
  'long-term',
  'not-long-term',
  'no-deadline',
  'not-yet-due',
  'due-otherwise',
  'suspended-then',
  'suspended',
  'not-suspended',
  'not-overdue',
  'not-closed',
  'closed-late',
  'not-extended',
  'other-outcome',
  'collected-otherwise',
  'accepted-otherwise',
  'not-ripe',
  'ripe',
  'not-closed-in-days',
  'not-asked',
  'not-answered',
  'other-rating',
  'never-closed',
  'not-watched',
  'not-reopened',
  'other-age',
  'no-step',
  'not-open-then',
] as const;

export type Reason = (typeof REASONS)[number];

type Rule = (spans: readonly DaySpan[], at: DaySpan, window: Window) => Reason | null;

const outside: Rule = () => 'no-step';
const openThen: Rule = () => 'not-open-then';

/** What must hold first, then the rule itself. */
const after =
  (first: Rule, then: Rule): Rule =>
  (spans, at, window) =>
    first(spans, at, window) ?? then(spans, at, window);

const staged =
  (counts: (at: DaySpan) => boolean): Rule =>
  (_spans, at) =>
    counts(at) ? null : 'stage';

const valid = staged(isValid);
const closed = staged(({ stage }) => stage === 'closed');
const open = staged(({ stage }) => isOpen(stage));
const due = after(valid, (spans, at, window) => whyNotDue(spans, at, at.due, window));
const dueOriginal = after(valid, (spans, at, window) =>
  whyNotDue(spans, at, at.originalDue, window),
);
const cohort = after(valid, (_spans, at, window) =>
  isOfCohort(at, window) ? null : 'accepted-otherwise',
);
const answered = after(
  (_spans, at) => whyNotAsked(at),
  (_spans, { rating }) => (rating === 'unanswered' ? 'not-answered' : null),
);
const relapseClosings = after(
  staged(({ stage }) => stage !== 'voided'),
  (spans, _at, window) => {
    const closings = spans.filter(isClosing);
    if (closings.length === 0) return 'never-closed';
    return closings.some((one) => isWatchedLongEnough(one, window)) ? null : 'not-watched';
  },
);

function isRipe(at: DaySpan, window: Window): boolean {
  return at.accepted !== null && window.cohortLimit(at.accepted) <= window.asOf;
}

const all = <K extends CountKey>(keys: readonly K[], rule: Rule): Record<K, Rule> =>
  Object.fromEntries(keys.map((key) => [key, rule])) as Record<K, Rule>;

/** In the order of the catalog. */
const RULES: Readonly<Record<CountKey, Rule>> = {
  collected: () => null,
  pending: staged(({ stage }) => stage === 'received'),
  rejected: staged(({ stage }) => stage === 'rejected'),
  withdrawn: staged(({ stage }) => stage === 'withdrawn'),
  merged: staged(({ stage }) => stage === 'merged'),
  voided: staged(({ stage }) => stage === 'voided'),
  valid,
  closed,
  open,
  submitted: staged(({ stage }) => stage === 'submitted'),
  suspended: after(open, (_spans, at) => (at.suspended ? null : 'not-suspended')),
  overdue: after(open, (_spans, at, { asOf }) => whyNotOverdue(at, asOf)),
  long_term: after(valid, (_spans, at) => (at.longTerm ? null : 'not-long-term')),
  ...all(
    OUTCOME_KEYS,
    after(closed, () => 'other-outcome'),
  ),
  ...all(STEP_KEYS, outside),
  collected_in: () => 'collected-otherwise',
  ...all(FLOW_KEYS, outside),
  open_before: openThen,
  open_after: openThen,
  due,
  due_closed: after(due, (_spans, at) => (at.stage === 'closed' ? null : 'not-closed')),
  on_time: after(due, (_spans, at) => whyNotClosedBy(at, at.due)),
  due_extended: after(due, () => 'not-extended'),
  due_original: dueOriginal,
  on_time_original: after(dueOriginal, (_spans, at) => whyNotClosedBy(at, at.originalDue)),
  relapse_closings: relapseClosings,
  relapsed: after(relapseClosings, () => 'not-reopened'),
  cohort,
  cohort_closed: after(cohort, (_spans, at, window) =>
    isRipe(at, window) ? 'not-closed-in-days' : 'not-ripe',
  ),
  cohort_unripe: after(cohort, (_spans, at, window) => (isRipe(at, window) ? 'ripe' : null)),
  asked: (_spans, at) => whyNotAsked(at),
  answered,
  satisfied: after(answered, () => 'other-rating'),
  mostly_satisfied: after(answered, () => 'other-rating'),
  ...all(
    AGE_KEYS,
    after(open, () => 'other-age'),
  ),
};

/** Why a case does not count; throws where the rules say that it does, so that none is explained wrongly. */
export function whyNotCounted(
  key: CountKey,
  spans: readonly DaySpan[],
  at: DaySpan,
  window: Window,
): Reason {
  const reason = RULES[key](spans, at, window);
  if (reason === null) throw new RangeError(`no reason why a case does not count for ${key}`);
  return reason;
}
