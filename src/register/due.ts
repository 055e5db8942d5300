/** Deadlines on their way into the journal: working days get their date from the office's calendar. */
import type { IsoDate } from '../domain/dates.ts';
import { countDeadline, type DueInput } from '../domain/due-words.ts';
import { Refusal } from '../domain/errors.ts';
import type { Deadline } from '../domain/events.ts';
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
