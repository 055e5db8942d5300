/** The report of a month: the one place that decides from what its papers are drawn. */
import { lastIssued } from '../domain/issued-report.ts';
import { today, type Desk } from '../register/desk.ts';
import { issuedContent } from '../register/issued-reports.ts';
import { readReport } from '../reports/monthly/content.ts';
import { monthSettings, type MonthReport } from '../reports/monthly/month.ts';
import { monthOfDay, monthPeriod, monthsFrom } from '../reports/monthly/months.ts';
import { drawKnownReport } from './draw-month.ts';
import { refuseLater } from './report-period.ts';

/**
 * A month (`YYYY-MM`; by default the last one that has ended) as it was issued last; one that was not, at its
 * end, or at the end of today where that comes first, from every entry of the journal. A month that has not
 * begun is refused.
 */
export async function monthFor(desk: Desk, wanted: string | undefined): Promise<MonthReport> {
  const { store } = desk;
  const on = today(desk);
  const found = await store.read(async (tx) => {
    const office = await tx.office();
    const { monthEnd } = monthSettings(office);
    const month = wanted ?? monthsFrom(monthOfDay(on, monthEnd), -1);
    const issued = lastIssued(office.reports, month);
    if (issued) return readReport(await issuedContent(tx, issued));
    const { from } = monthPeriod(month, monthEnd);
    if (from > on) refuseLater(from, on, false);
    return { month, entries: (await tx.head()).entries, today: on };
  });
  return 'report' in found ? found : drawKnownReport(store, found);
}
