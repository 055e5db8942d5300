/** The report of a month: the one place that decides from what it is drawn. */
import { WorkingDays } from '../domain/working-days.ts';
import { loadCalendar } from '../register/calendar.ts';
import { today, type Desk } from '../register/desk.ts';
import { asOfMonth, drawMonth, monthSettings, type MonthReport } from '../reports/monthly/month.ts';
import { monthOfDay, monthPeriod, monthsFrom } from '../reports/monthly/months.ts';
import { UsageError } from './usage-error.ts';

/**
 * Draws a month (`YYYY-MM`; by default the last one that has ended) at its end, or at the end of today where
 * that comes first, from every entry of the journal. A month that has not begun is refused.
 */
export async function monthFor(desk: Desk, wanted: string | undefined): Promise<MonthReport> {
  const { store } = desk;
  const on = today(desk);
  const { entries, settings } = await store.read(async (tx) => ({
    entries: (await tx.head()).entries,
    settings: monthSettings(await tx.office()),
  }));
  const month = wanted ?? monthsFrom(monthOfDay(on, settings.monthEnd), -1);
  const period = monthPeriod(month, settings.monthEnd);
  if (period.from > on) throw new UsageError('period-after-as-of', { from: period.from, asOf: on });
  return store.readAsKnown({ entries, asOf: asOfMonth(period, on) }, async (tx) => {
    const { version, coveredUntil, ...calendar } = await loadCalendar(await tx.office());
    return drawMonth(tx, {
      month,
      settings,
      workingDays: new WorkingDays({ version, coveredUntil, ...calendar }),
      calendar: { version, coveredUntil },
      today: on,
      corrections: null,
    });
  });
}
