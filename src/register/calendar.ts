/** The working-day calendar of the State Council's notices, as the chinese-days package carries it. */
import type { Calendar } from '../domain/working-days.ts';

/** Loads the calendar; only reports need it. Days after `coveredUntil` are counted as plain weekdays. */
export async function loadCalendar(): Promise<Calendar> {
  const { default: days } = await import('chinese-days/dist/chinese-days.json');
  const off = Object.keys(days.holidays);
  const worked = Object.keys(days.workdays);
  const lastYear = [...off, ...worked]
    .reduce((latest, date) => (date > latest ? date : latest), '')
    .slice(0, 4);
  return {
    version: `chinese-days ${lastYear}`,
    coveredUntil: `${lastYear}-12-31`,
    exceptions: new Map([
      ...off.map((date) => [date, false] as const),
      ...worked.map((date) => [date, true] as const),
    ]),
  };
}
