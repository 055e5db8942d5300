/**
 * Lights (灯) of open cases by their deadline: red is overdue, yellow is due within some working days,
 * green has more time. A case without a running deadline has none: long-term, suspended, not open.
 */
import type { CaseState } from './case.ts';
import { addDays, type IsoDate } from './dates.ts';
import { isProvisional } from './due-words.ts';
import { isOpen } from './stages.ts';
import type { WorkingDays } from './working-days.ts';

export const LIGHTS = ['red', 'yellow', 'green'] as const;

export type Light = (typeof LIGHTS)[number];

/** By what deadlines are judged: the office's calendar, and its threshold for yellow in working days. */
export interface DueRules {
  readonly workingDays: WorkingDays;
  readonly yellowDays: number;
}

/** How a case stands to its deadline on a day. */
export interface DueStanding {
  readonly light: Light | null;
  /** Working days left, 0 on the deadline day; negative for those since. `null` without a light. */
  readonly days_left: number | null;
  readonly due_provisional: boolean;
  /** Whether `days_left` counts days whose holidays are not known yet. */
  readonly days_provisional: boolean;
}

/** Of a case without a deadline in force. */
export const NO_STANDING: DueStanding = {
  light: null,
  days_left: null,
  due_provisional: false,
  days_provisional: false,
};

type Dated = Pick<CaseState, 'stage' | 'suspended' | 'long_term' | 'due_on' | 'due_from'>;

/** The light of a case on a day; the deadline day itself is yellow, the next day red. */
export function standingOf(state: Dated, on: IsoDate, rules: DueRules): DueStanding {
  const { workingDays, yellowDays } = rules;
  const due_provisional = isProvisional(state, workingDays.coveredUntil);
  const { due_on: due } = state;
  if (!isOpen(state.stage) || state.suspended || state.long_term || due === null)
    return { ...NO_STANDING, due_provisional };
  const days_left = workingDays.between(on, due);
  const light = due < on ? 'red' : days_left <= yellowDays ? 'yellow' : 'green';
  const days_provisional = due > workingDays.coveredUntil || on > workingDays.coveredUntil;
  return { light, days_left, due_provisional, days_provisional };
}

/** The deadlines that have a light on a day, both ends included; the inverse of {@link standingOf}. */
export function dueRangeOf(
  light: Light,
  on: IsoDate,
  { workingDays, yellowDays }: DueRules,
): { readonly from?: IsoDate; readonly to?: IsoDate } {
  if (light === 'red') return { to: addDays(on, -1) };
  const green = workingDays.after(on, yellowDays + 1);
  // Where the table of working days ends nothing is green any more.
  const firstGreen = green ?? '9999-12-31';
  return light === 'green' ? { from: firstGreen } : { from: on, to: addDays(firstGreen, -1) };
}
