/** Notes (口径说明) that every table has. */
import { shanghaiTime, type IsoDate } from '../../domain/dates.ts';
import { basisNote, note } from '../notes.ts';
import type { Note } from '../report.ts';
import type { Ground } from './ground.ts';

/** As of when the table is, as of when it was known, and what it leaves out. */
export function headNotes({ head, options }: Ground, isPeriodic: boolean): Note[] {
  const { asOf, knownAt, to } = head;
  const conditions = options.asked.map(([name, value]) =>
    value === undefined ? `--${name}` : `--${name} ${value === '' ? '""' : value}`,
  );
  return [
    isPeriodic ? basisNote(head) : note('table-as-of', { asOf, knownAt: shanghaiTime(knownAt) }),
    ...(isPeriodic && to > asOf ? [note('ledger-after-as-of', { to, asOf })] : []),
    ...(conditions.length > 0 ? [note('table-filtered', { conditions })] : []),
  ];
}

/** By which calendar working days are counted, and whether one of the days lies beyond it. */
export function calendarNotes({ options }: Ground, dates: readonly (IsoDate | null)[]): Note[] {
  const { workingDays, calendarVersion } = options;
  const { coveredUntil } = workingDays;
  const calendar = { calendar: calendarVersion, coveredUntil };
  const beyond = dates.some((date) => date !== null && date > coveredUntil);
  return [
    note('table-calendar', calendar),
    ...(beyond ? [note('calendar-provisional', calendar)] : []),
  ];
}
