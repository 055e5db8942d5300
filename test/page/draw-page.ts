/** Draws a month's page from a register: `node draw-page.cjs REGISTER MONTH FILE`. `page.mjs` bundles and runs it. */
import { writeFileSync } from 'node:fs';
import { drawKnownMonth } from '../../src/cli/draw-month.ts';
import { shanghaiDate } from '../../src/domain/dates.ts';
import { monthPage } from '../../src/reports/formats/html/month-page.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';

const [register = '', month = '', file = ''] = process.argv.slice(2);

async function run(): Promise<void> {
  const store = await openSqliteStore(register, { readOnly: true });
  try {
    const { entries } = await store.read((tx) => tx.head());
    const today = shanghaiDate(new Date());
    const { report } = await drawKnownMonth(store, { month, entries, today });
    writeFileSync(file, await monthPage(report, 'zh'));
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
