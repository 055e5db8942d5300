/** Prints the closure report and the month's figures of a register, for each month: `register month month …`. */
import { WorkingDays } from '../../src/domain/working-days.ts';
import { loadCalendar } from '../../src/register/calendar.ts';
import { closureReport } from '../../src/reports/closure.ts';
import { drawFigures } from '../../src/reports/figures/draw.ts';
import { monthPeriod } from '../../src/reports/monthly/months.ts';
import type { Report } from '../../src/reports/report.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';

async function print([path, ...months]: readonly string[]): Promise<void> {
  const store = await openSqliteStore(path ?? '', { readOnly: true });
  const drawn = await store.read(async (tx) => {
    const calendar = await loadCalendar(await tx.office());
    const workingDays = new WorkingDays(calendar);
    const windows = months.map((month) => {
      const { from, to } = monthPeriod(month, null);
      return { asOf: to, from, to, relapseDays: 180, cohortDays: 60, workingDays };
    });
    const figures = await drawFigures(tx, windows, ['unit']);
    const head = await tx.head();
    const given = {
      workingDays,
      calendarVersion: calendar.version,
      coveredUntil: calendar.coveredUntil,
      knownAt: head.recordedAt,
    };
    const closures: Report[] = [];
    for (const { asOf, from, to } of windows)
      closures.push(await closureReport(tx, { asOf, from, to, by: 'unit', ...given }));
    return figures.map((one, at) => ({ ...one, closure: closures[at] }));
  });
  const printed = drawn.map(({ total, groups, closure }, at) => ({
    month: months[at],
    closure,
    total,
    units: groups.get('unit') ?? [],
  }));
  process.stdout.write(JSON.stringify(printed));
  await store.close();
}

print(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
