/** Prints the month's figures of a register, for each month asked for: `register month month …`. */
import { WorkingDays } from '../../src/domain/working-days.ts';
import { loadCalendar } from '../../src/register/calendar.ts';
import { drawFigures } from '../../src/reports/figures/draw.ts';
import { monthPeriod } from '../../src/reports/monthly/months.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';

async function print([path, ...months]: readonly string[]): Promise<void> {
  const store = await openSqliteStore(path ?? '', { readOnly: true });
  const drawn = await store.read(async (tx) => {
    const workingDays = new WorkingDays(await loadCalendar(await tx.office()));
    const windows = months.map((month) => {
      const { from, to } = monthPeriod(month, null);
      return { asOf: to, from, to, relapseDays: 180, cohortDays: 60, workingDays };
    });
    return drawFigures(tx, windows, ['unit']);
  });
  const printed = drawn.map(({ total, groups }, at) => ({
    month: months[at],
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
