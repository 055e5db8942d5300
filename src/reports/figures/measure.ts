/**
 * When a case counts for which figure: metrics.md, case by case, from its states over time. Everything
 * that sums, lists or explains figures asks here, so that a number and the cases behind it can't differ.
 */
import { isOpen } from '../../domain/stages.ts';
import type { DaySpan } from '../../store/store.ts';
import { AGE_KEYS, AGE_LIMITS, type CountKey, type DaysKey } from './catalog.ts';
import type { Window } from './window.ts';

/** Takes what a case counts for. `at` is the state whose unit, source … the count belongs to. */
export interface Measured {
  /** `on` is the day on which a step counts, where that is not the first day of `at`. */
  count(key: CountKey, at: DaySpan, on?: number): void;
  days(key: DaysKey, at: DaySpan, days: number): void;
  /** An open case went from one state to the next: `moved_out` and `moved_in` where the groups differ. */
  move(from: DaySpan, to: DaySpan): void;
}

type Spans = readonly DaySpan[];

/** Tells `measured` everything that a case counts for; nothing where it was received after A. */
export function measure(spans: Spans, window: Window, measured: Measured): void {
  const at = stateOn(spans, window.asOf);
  if (at !== undefined) {
    measureStock(at, window, measured);
    if (at.stage === 'closed') measureClosed(spans, at, window, measured);
    if (isOpen(at.stage)) measureAge(spans, at, window, measured);
    if (isValid(at)) measureDeadlines(spans, at, window, measured);
    if (isValid(at)) measureCohort(spans, at, window, measured);
    measureRating(at, measured);
    if (at.stage !== 'voided') measureRelapses(spans, window, measured);
  }
  measureSteps(spans, window, measured);
  measureFlow(spans, window, measured);
}

/** The state at the end of a day; a state of less than a day is none. */
export function stateOn(spans: Spans, day: number): DaySpan | undefined {
  return spans.find((span) => span.from <= day && day < span.to);
}

export function isValid({ stage }: DaySpan): boolean {
  return stage === 'closed' || isOpen(stage);
}

const OUT = {
  received: 'pending',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  merged: 'merged',
  voided: 'voided',
} as const;

function measureStock(at: DaySpan, { asOf, from, to }: Window, measured: Measured): void {
  measured.count('collected', at);
  if (from <= at.received && at.received <= to) measured.count('collected_in', at, at.received);
  if (at.stage in OUT) measured.count(OUT[at.stage as keyof typeof OUT], at);
  if (!isValid(at)) return;
  measured.count('valid', at);
  if (at.longTerm) measured.count('long_term', at);
  measured.count(at.stage === 'closed' ? 'closed' : 'open', at);
  if (at.stage === 'submitted') measured.count('submitted', at);
  if (at.stage === 'closed') return;
  if (at.suspended) measured.count('suspended', at);
  if (whyNotOverdue(at, asOf) === null) measured.count('overdue', at);
}

/**
 * Why an open case is not overdue; `null` where it is. Long-term items have no deadline, whatever date
 * was written beside them.
 */
export function whyNotOverdue(
  { suspended, longTerm, due }: DaySpan,
  asOf: number,
): 'suspended' | 'long-term' | 'no-deadline' | 'not-overdue' | null {
  if (suspended) return 'suspended';
  if (longTerm) return 'long-term';
  if (due === null) return 'no-deadline';
  return due < asOf ? null : 'not-overdue';
}

function measureClosed(spans: Spans, at: DaySpan, window: Window, measured: Measured): void {
  measured.count(outcomeOf(at, window.asOf), at);
  const { accepted, closed, stops } = at;
  if (accepted === null || closed === null) return;
  const first = Math.min(closed, ...spans.filter(isClosing).map((span) => span.from));
  measureDays('final', at, { accepted, until: closed, stops }, window, measured);
  measureDays('first', at, { accepted, until: first, stops }, window, measured);
}

function outcomeOf({ outcome, inForce }: DaySpan, asOf: number) {
  if (outcome === null) return 'outcome_unknown';
  if (outcome !== 'patched') return outcome;
  // A patch whose dates nobody entered is taken for one in force; the notes say how many there are.
  return inForce === null || inForce <= asOf ? 'patch_in_force' : 'patch_to_come';
}

export function isClosing(span: DaySpan): boolean {
  return span.via === 'closed';
}

interface Stretch {
  readonly accepted: number;
  readonly until: number;
  readonly stops: DaySpan['stops'];
}

function measureDays(
  name: 'final' | 'first' | 'age',
  at: DaySpan,
  stretch: Stretch,
  { workingDaysUpTo }: Window,
  measured: Measured,
): number {
  const natural = elapsed(stretch, (day) => day);
  measured.days(`${name}_working`, at, elapsed(stretch, workingDaysUpTo));
  measured.days(`${name}_natural`, at, natural);
  return natural;
}

/** The stretches in which the clock ran, each counted by the same rule: days up to its end less days up to its beginning. */
function elapsed({ accepted, until, stops }: Stretch, upTo: (day: number) => number): number {
  let days = upTo(until) - upTo(accepted);
  for (const [from, to] of stops) if (from < until) days -= upTo(Math.min(to, until)) - upTo(from);
  return days;
}

function measureAge(spans: Spans, at: DaySpan, window: Window, measured: Measured): void {
  if (at.accepted === null) return;
  const { accepted, stops } = at;
  const standing = at.suspended ? [[stoodSince(spans, at), window.asOf] as const] : [];
  const stretch = { accepted, until: window.asOf, stops: [...stops, ...standing] };
  const days = measureDays('age', at, stretch, window, measured);
  const bucket = AGE_LIMITS.findIndex((limit) => days <= limit);
  measured.count(AGE_KEYS[bucket] ?? 'age_older', at);
}

/** Since when the clock has stood in a state in which it stands: suspended, or merged away before that. */
function stoodSince(spans: Spans, at: DaySpan): number {
  const running = spans
    .slice(0, spans.indexOf(at))
    .findLast((span) => isOpen(span.stage) && !span.suspended);
  return running?.to ?? at.from;
}

function measureDeadlines(spans: Spans, at: DaySpan, window: Window, measured: Measured): void {
  if (isDue(spans, at, at.due, window)) {
    measured.count('due', at);
    if (at.stage === 'closed') measured.count('due_closed', at);
    if (isClosedBy(at, at.due)) measured.count('on_time', at);
    if (spans.some((span) => span.via === 'extended' && span.from <= window.asOf))
      measured.count('due_extended', at);
  }
  if (isDue(spans, at, at.originalDue, window)) {
    measured.count('due_original', at);
    if (isClosedBy(at, at.originalDue)) measured.count('on_time_original', at);
  }
}

/** Whether a deadline falls in the period, has come, and did not fall into a suspension. */
function isDue(spans: Spans, at: DaySpan, due: number | null, window: Window): boolean {
  return whyNotDue(spans, at, due, window) === null;
}

/** Why a valid case is not one of those due in the period; `null` where it is. */
export function whyNotDue(
  spans: Spans,
  at: DaySpan,
  due: number | null,
  window: Window,
): 'long-term' | 'no-deadline' | 'not-yet-due' | 'due-otherwise' | 'suspended-then' | null {
  if (at.longTerm) return 'long-term';
  if (due === null) return 'no-deadline';
  if (due > window.asOf) return 'not-yet-due';
  if (due < window.from || due > window.to) return 'due-otherwise';
  return stateOn(spans, due)?.suspended === true ? 'suspended-then' : null;
}

function isClosedBy(at: DaySpan, due: number | null): boolean {
  return whyNotClosedBy(at, due) === null;
}

/** Why a case with a deadline was not closed by it; `null` where it was. */
export function whyNotClosedBy(
  { stage, closed }: DaySpan,
  due: number | null,
): 'not-closed' | 'closed-late' | null {
  if (stage !== 'closed' || closed === null) return 'not-closed';
  return due !== null && closed <= due ? null : 'closed-late';
}

/** Whether a case was accepted in the period. */
export function isOfCohort(
  at: DaySpan,
  { from, to }: Window,
): at is DaySpan & { accepted: number } {
  return at.accepted !== null && from <= at.accepted && at.accepted <= to;
}

/** Cases accepted in the period: closed at the end of the last day of the cohort, or not, or not yet due. */
function measureCohort(spans: Spans, at: DaySpan, window: Window, measured: Measured): void {
  if (!isOfCohort(at, window)) return;
  const limit = window.cohortLimit(at.accepted);
  measured.count('cohort', at);
  if (limit > window.asOf) measured.count('cohort_unripe', at);
  else if (stateOn(spans, limit)?.stage === 'closed') measured.count('cohort_closed', at);
}

/** Why a case does not count as one whose reporter was asked; `null` where it does. */
export function whyNotAsked({ rating, stage }: DaySpan): 'not-asked' | 'stage' | null {
  if (rating === null) return 'not-asked';
  return stage === 'merged' || stage === 'voided' ? 'stage' : null;
}

function measureRating(at: DaySpan, measured: Measured): void {
  if (whyNotAsked(at) !== null) return;
  measured.count('asked', at);
  if (at.rating === 'unanswered') return;
  measured.count('answered', at);
  if (at.rating === 'satisfied' || at.rating === 'mostly_satisfied') measured.count(at.rating, at);
}

/** Whether a closing is old enough to be judged. */
export function isWatchedLongEnough({ from }: DaySpan, { asOf, relapseDays }: Window): boolean {
  return from <= asOf - relapseDays;
}

/** Closings old enough to be judged, and those after which the case was open again too soon. */
function measureRelapses(spans: Spans, window: Window, measured: Measured): void {
  spans.forEach((closing, index) => {
    if (!isClosing(closing) || !isWatchedLongEnough(closing, window)) return;
    measured.count('relapse_closings', closing);
    const reopening = spans.slice(index + 1).find((span) => span.via === 'reopened');
    if (reopening && reopening.from - closing.from <= window.relapseDays)
      measured.count('relapsed', closing);
  });
}

function measureSteps(spans: Spans, window: Window, measured: Measured): void {
  spans.forEach((span, index) => {
    if (!isIn(span, window)) return;
    const before = spans[index - 1];
    if (span.via === 'closed') {
      measured.count('closed_in', span);
      if (span.imported) measured.count('closed_in_imported', span);
      if (before?.stage === 'submitted') measured.count('verified_in', span);
    }
    if (span.via === 'reopened') measured.count('reopened_in', span);
    if (span.via === 'assigned') measured.count('assigned_in', span);
    // Handing back takes the unit off: the return is that of the unit which had the case.
    if (span.via === 'returned') measured.count('returned_in', before ?? span, span.from);
    if (span.via === 'reworked') {
      measured.count('verified_in', span);
      measured.count('reworked_in', span);
    }
  });
}

function isIn({ from }: DaySpan, window: Window): boolean {
  return window.from <= from && from <= window.to;
}

const ENTERING: Readonly<Record<string, CountKey>> = {
  accepted: 'accepted_in',
  reopened: 'flow_reopened',
};
const LEAVING = {
  closed: 'flow_closed',
  withdrawn: 'withdrawn_in',
  merged: 'merged_in',
  voided: 'voided_in',
  rejected: 'rejected_in',
} as const;

/** What made a case one of the open ones, or took it from them. */
function measureFlow(spans: Spans, window: Window, measured: Measured): void {
  // A period that has not begun at A has nothing before it but A itself.
  const before = stateOn(spans, Math.min(window.from - 1, window.asOf));
  if (before && isOpen(before.stage)) measured.count('open_before', before);
  const after = stateOn(spans, window.to);
  if (after && isOpen(after.stage)) measured.count('open_after', after);
  spans.forEach((span, index) => {
    if (!isIn(span, window)) return;
    const previous = spans[index - 1];
    const wasOpen = previous !== undefined && isOpen(previous.stage);
    if (!wasOpen && isOpen(span.stage)) measured.count(ENTERING[span.via] ?? 'restored_in', span);
    else if (wasOpen && !isOpen(span.stage))
      measured.count(LEAVING[span.stage as keyof typeof LEAVING], previous, span.from);
    else if (wasOpen) measured.move(previous, span);
  });
}
