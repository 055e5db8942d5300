/** 日历导入: the State Council's notice of a year's holidays becomes part of the office's calendar. */
import {
  calendarChanges,
  type CalendarChange,
  type CalendarNotice,
} from '../domain/calendar-book.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { Calendar } from '../domain/working-days.ts';
import { loadCalendar } from './calendar.ts';
import { record, type Desk, type Recorded } from './desk.ts';

/** What taking a notice in changes, and the calendar afterwards. */
export interface NoticeTaken {
  readonly changes: readonly CalendarChange[];
  readonly before: Pick<Calendar, 'version' | 'coveredUntil'>;
  /** Named by the entry that the notice gets; an entry that was only tried has no number. */
  readonly after: Pick<Calendar, 'version' | 'coveredUntil'>;
  /** Whether a year between the known ones and this one is still missing. */
  readonly gap: boolean;
}

/**
 * Takes the notice of a year into the office's calendar. Nothing is recorded when the calendar says the
 * same already. Deadlines stay as they are until they are recounted by a command of its own.
 */
export function importNotice(
  desk: Desk,
  notice: CalendarNotice,
  options: { readonly reason?: string; readonly dryRun?: boolean } = {},
): Promise<Recorded<NoticeTaken>> {
  const command = {
    action: 'calendar import',
    reason: options.reason,
    ...(notice.source === undefined ? {} : { sourceName: notice.source }),
    ...(notice.sha256 === undefined ? {} : { sourceSha256: notice.sha256 }),
  };
  return record(
    desk,
    command,
    async (session) => {
      const before = await session.calendar();
      const taken = { ...notice, entry: session.entry.seq };
      const after = await loadCalendar({ notices: [...session.office.notices, taken] });
      const changes = calendarChanges(before, after);
      if (changes.length === 0 && after.coveredUntil === before.coveredUntil) {
        return { changes, before, after: before, gap: isGap(notice, before.coveredUntil) };
      }
      session.recordOffice({ kind: 'calendar_imported', on: session.on, data: notice });
      return { changes, before, after, gap: isGap(notice, after.coveredUntil) };
    },
    { rehearse: options.dryRun ?? false },
  );
}

function isGap({ year }: CalendarNotice, coveredUntil: IsoDate): boolean {
  return `${String(year)}-12-31` > coveredUntil;
}
