/**
 * The calendar of working days: the State Council's notices as the chinese-days package carries them
 * (2004 to 2026), and over them the notices that the office took in itself.
 */
import { createHash } from 'node:crypto';
import { calendarWith, countedNotices, type ImportedNotice } from '../domain/calendar-book.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { Office } from '../domain/terms.ts';
import type { Calendar } from '../domain/working-days.ts';
import type { Store } from '../store/store.ts';

/** The calendar that holds for an office. Days after `coveredUntil` are counted as plain weekdays. */
export async function loadCalendar(office: Pick<Office, 'notices'>): Promise<Calendar> {
  return calendarWith(await loadBuiltIn(), office.notices);
}

/** What a report says of the calendar by which it counted; the digest is over the days that it knows. */
export function calendarMark(calendar: Calendar): {
  version: string;
  coveredUntil: IsoDate;
  digest: string;
} {
  const days = [...calendar.exceptions].map(([date, works]) => `${date}${works ? '+' : '-'}`);
  return {
    version: calendar.version,
    coveredUntil: calendar.coveredUntil,
    digest: createHash('sha256').update(days.sort().join('\n')).digest('hex').slice(0, 16),
  };
}

/** The calendar of the register as it is now. */
export function readCalendar({ store }: { readonly store: Store }): Promise<Calendar> {
  return store.read(async (tx) => loadCalendar(await tx.office()));
}

/** What the calendar is made of: the built-in one, and the notices that count over it. */
export function readCalendarParts({
  store,
}: {
  readonly store: Store;
}): Promise<{ builtIn: Calendar; notices: readonly ImportedNotice[]; whole: Calendar }> {
  return store.read(async (tx) => {
    const office = await tx.office();
    const builtIn = await loadBuiltIn();
    return { builtIn, notices: countedNotices(office.notices), whole: await loadCalendar(office) };
  });
}

async function loadBuiltIn(): Promise<Calendar> {
  const { default: days } = await import('chinese-days/dist/chinese-days.json');
  const off = Object.entries(days.holidays);
  const worked = Object.entries(days.workdays);
  const dates = [...off, ...worked].map(([date]) => date).sort();
  const lastYear = dates.at(-1)?.slice(0, 4) ?? '';
  return {
    version: `chinese-days ${lastYear}`,
    coveredFrom: `${dates[0]?.slice(0, 4) ?? ''}-01-01`,
    coveredUntil: `${lastYear}-12-31`,
    exceptions: new Map([
      ...off.map(([date]) => [date, false] as const),
      ...worked.map(([date]) => [date, true] as const),
    ]),
    // A value reads "National Day,国庆节,3".
    names: new Map([...off, ...worked].map(([date, text]) => [date, text.split(',')[1] ?? ''])),
  };
}
