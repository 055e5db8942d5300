/**
 * A process that registers cases as fast as it can and acknowledges each on stdout once it is on disk.
 * `writer DB NAME COUNT [control]`; the controls do it wrongly on purpose, so that the campaign can be
 * seen to notice: `early` acknowledges before writing, `deferred` reads before it takes the write lock.
 */
import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { addCase } from '../../src/register/add.ts';
import type { Desk } from '../../src/register/desk.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';

const [db = '', name = '', count = '0', control = ''] = process.argv.slice(2);

async function write(): Promise<void> {
  const store = await openSqliteStore(db);
  const desk: Desk = { store, actor: name, now: () => new Date(), tool: 'campaign' };
  for (let i = 0; i < Number(count); i++) {
    const title = `${name}-${String(i)}`;
    if (control === 'early') writeSync(1, `${title}\n`);
    const { result } = await addCase(desk, { title });
    if (control !== 'early') writeSync(1, `${title} ${result.no}\n`);
  }
  await store.close();
}

/** What a program does that trusts the database's defaults: most of its transactions are refused. */
function writeDeferred(): void {
  const raw = new Database(db, { timeout: 5000 });
  for (let i = 0; i < Number(count); i++) {
    raw.exec('begin');
    raw.prepare('select max(last) from counter').get();
    raw
      .prepare(
        "insert into counter values ('control', 1) on conflict do update set last = last + 1",
      )
      .run();
    raw.exec('commit');
    writeSync(1, `${name}-${String(i)} control\n`);
  }
  raw.close();
}

if (control === 'deferred') writeDeferred();
else await write();
