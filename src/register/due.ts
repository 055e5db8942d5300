/** Deadlines on their way into the journal: working days get their date from the office's calendar. */
import type { ActionInput } from '../domain/action-input.ts';
import type { CaseState } from '../domain/case.ts';
import { addDays, type IsoDate } from '../domain/dates.ts';
import { countDeadline, type DueInput } from '../domain/due-words.ts';
import { Refusal } from '../domain/errors.ts';
import type { Deadline } from '../domain/events.ts';
import { ruleFor, stretchFor, type Rule } from '../domain/settings.ts';
import type { Session } from './desk.ts';

/** The deadline with its date, counted from a day; refuses what no calendar reaches. */
export async function countedDue(
  session: Session,
  due: DueInput,
  from: IsoDate,
): Promise<Deadline> {
  if (due.workingDays === undefined) return due;
  const counted = countDeadline(due, from, await session.workingDays());
  if (counted === null) throw new Refusal('deadline-uncountable', { due: due.due_text ?? '' });
  return counted;
}

/** A deadline that a rule of the office gave. */
export interface RuledDeadline extends Rule {
  readonly due: Deadline;
}

/** The deadline of an assignment that names none, by the rule for the case; one that has a deadline keeps it. */
export async function deadlineRule(
  session: Session,
  state: Pick<CaseState, 'severity' | 'source' | 'due_on' | 'long_term'>,
  input: ActionInput,
): Promise<RuledDeadline | null> {
  if (input.due !== undefined || state.due_on !== null || state.long_term) return null;
  const stretch = stretchFor(session.office, 'deadline', state);
  if (stretch === null) return null;
  const rule = ruleFor(session.office, 'deadline', state);
  const due = stretch.working
    ? { due_text: rule.value, workingDays: stretch.days }
    : { due_text: rule.value, due_on: addDays(session.on, stretch.days) };
  return { ...rule, due: await countedDue(session, due, session.on) };
}
