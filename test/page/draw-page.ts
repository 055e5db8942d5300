/** Draws a month's page from a register: `node draw-page.cjs REGISTER MONTH FILE`. `page.mjs` bundles and runs it. */
import { writeFileSync } from 'node:fs';
import { shanghaiDate } from '../../src/domain/dates.ts';
import { WorkingDays } from '../../src/domain/working-days.ts';
import { calendarMark, loadCalendar } from '../../src/register/calendar.ts';
import { monthPage } from '../../src/reports/formats/html/month-page.ts';
import { drawMonth, monthSettings } from '../../src/reports/monthly/month.ts';
import { monthPeriod } from '../../src/reports/monthly/months.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';

const [register = '', month = '', file = '', language = 'zh'] = process.argv.slice(2);

async function run(): Promise<void> {
  const store = await openSqliteStore(register, { readOnly: true });
  try {
    const today = shanghaiDate(new Date());
    const end = monthPeriod(month, null).to;
    const asOf = end < today ? end : today;
    const { entries } = await store.read((tx) => tx.head());
    const report = await store.readAsKnown({ asOf, entries }, async (tx) => {
      const office = await tx.office();
      const calendar = await loadCalendar(office);
      return drawMonth(tx, {
        month,
        settings: monthSettings(office),
        workingDays: new WorkingDays(calendar),
        calendar: calendarMark(calendar),
        today,
        corrections: null,
      });
    });
    writeFileSync(file, await monthPage(report, language === 'en' ? 'en' : 'zh'));
  } finally {
    await store.close();
  }
}

process.exitCode = 70;
run().then(
  () => {
    process.exitCode = 0;
  },
  (error: unknown) => {
    console.error(error);
  },
);
