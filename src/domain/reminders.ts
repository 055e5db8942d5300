/**
 * What a case gives reason to be chased for (督办) on a day: pure classification. How hard it is chased
 * goes up a ladder, 提醒 → 督办 → 通报, by the working days that it is overdue.
 */
import type { CaseState, Patch, PatchKind } from './case.ts';
import { addMonths, type IsoDate } from './dates.ts';
import { REMINDER_STEPS, type ReminderKind, type ReminderStep } from './letters.ts';
import { standingOf, type DueRules } from './lights.ts';

export interface ReminderRules {
  readonly due: DueRules;
  /** Working days overdue from which a unit is supervised (督办), and named in a circular (通报). */
  readonly superviseAfter: number;
  readonly circulateAfter: number;
  /** Milestones before that day are not chased: what the register did not know of, nobody neglected in it. */
  readonly since: IsoDate;
  /** Months after a closing at which it is looked at again (回头看). */
  readonly lookBackMonths: readonly number[];
  /** For how many years a patch is in force, and one 试行 or 暂行. */
  readonly patchYears: number;
  readonly trialYears: number;
  /** Months before a patch lapses from which on it is warned about. */
  readonly lapseMonths: number;
}

export interface Reminder {
  readonly kind: ReminderKind;
  readonly step: ReminderStep;
  /** The date that it is about: deadline, review, milestone, day of lapsing; when it began to wait. */
  readonly date: IsoDate;
  /** Working days since that date, negative for those until it. */
  readonly days: number;
}

/** What the case is to be chased for at the end of a day; at most one of each kind. */
export function remindersOf(state: CaseState, on: IsoDate, rules: ReminderRules): Reminder[] {
  const found = [
    deadline(state, on, rules),
    suspension(state, on, rules),
    waiting('triage', state.stage === 'received' ? state.received_on : null, on, rules),
    waiting('verification', state.stage === 'submitted' ? state.submitted_on : null, on, rules),
    lookBack(state, on, rules),
    lapsing(state, on, rules),
  ];
  return found.filter((one) => one !== null);
}

function deadline(state: CaseState, on: IsoDate, rules: ReminderRules): Reminder | null {
  // What was submitted waits for the office, not for the unit.
  if (state.stage === 'submitted' || state.due_on === null) return null;
  const { light, days_left: left } = standingOf(state, on, rules.due);
  if (left === null || light === 'green') return null;
  const days = 0 - left;
  const date = state.due_on;
  if (light === 'yellow') return { kind: 'due-soon', step: 'remind', date, days };
  const step =
    days >= rules.circulateAfter
      ? 'circulate'
      : days >= rules.superviseAfter
        ? 'supervise'
        : 'remind';
  return { kind: 'overdue', step, date, days };
}

/** A suspension whose review date has come: does its cause still stand? */
function suspension(state: CaseState, on: IsoDate, rules: ReminderRules): Reminder | null {
  if (!state.suspended || state.review_on === null || state.review_on > on) return null;
  return reminder('suspension-review', state.review_on, on, rules);
}

function waiting(
  kind: 'triage' | 'verification',
  since: IsoDate | null,
  on: IsoDate,
  rules: ReminderRules,
): Reminder | null {
  return since === null ? null : reminder(kind, since, on, rules);
}

/** 回头看: the latest milestone that has come and was not followed by a review. */
function lookBack(state: CaseState, on: IsoDate, rules: ReminderRules): Reminder | null {
  if (state.stage !== 'closed' || state.closed_on === null) return null;
  const closedOn = state.closed_on;
  const date = rules.lookBackMonths
    .map((months) => addMonths(closedOn, months))
    .findLast((milestone) => milestone <= on && milestone >= rules.since);
  if (date === undefined || (state.reviewed_on !== null && state.reviewed_on >= date)) return null;
  return reminder('look-back', date, on, rules);
}

/** Kinds that don't lapse by themselves. */
const LASTING: readonly PatchKind[] = ['repealed', 'lapsed', 'interpreted', 'process_changed'];

/**
 * A patch that is about to lapse by itself, or did: five years after it came into force, 试行 and 暂行
 * after two, unless the office is used to others (domain notes, "validity").
 */
function lapsing(state: CaseState, on: IsoDate, rules: ReminderRules): Reminder | null {
  const date = state.stage === 'closed' && state.patch ? lapseOf(state.patch, rules) : null;
  if (date === null) return null;
  return addMonths(date, -rules.lapseMonths) <= on
    ? reminder('patch-lapsing', date, on, rules)
    : null;
}

/** The day on which a patch lapses by itself; `null` where it does not, or where nobody knows since when it is in force. */
export function lapseOf(
  { kind, title, in_force_on }: Pick<Patch, 'kind' | 'title' | 'in_force_on'>,
  { patchYears, trialYears }: Pick<ReminderRules, 'patchYears' | 'trialYears'>,
): IsoDate | null {
  if (in_force_on === null || (kind !== null && LASTING.includes(kind))) return null;
  const onTrial = kind === 'piloted' || /试行|暂行/.test(title ?? '');
  return addMonths(in_force_on, (onTrial ? trialYears : patchYears) * 12);
}

function reminder(
  kind: ReminderKind,
  date: IsoDate,
  on: IsoDate,
  { due }: ReminderRules,
): Reminder {
  return { kind, step: 'remind', date, days: due.workingDays.between(date, on) };
}

/** The highest of some steps. */
export function highestStep(steps: readonly ReminderStep[]): ReminderStep {
  return REMINDER_STEPS.findLast((step) => steps.includes(step)) ?? 'remind';
}
