/**
 * A first ledger of some size goes in by other ways than a small one: without WAL, by a thread that parses and a
 * thread that writes. Nobody should be able to tell.
 */
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, expect, it } from 'vitest';
import { writeLedger } from '../bench/generate-ledger.mjs';
import { makeRoom, roomIn, type Room } from './room.ts';

/** Rows of somewhat more than the 4 MiB from which on a ledger is large. */
const CASES = 5_600;
const ROOT = resolve(import.meta.dirname, '../..');
const TABLES = ['event', 'case', 'span', 'case_text', 'term', 'counter'] as const;

async function roomWithLedger(): Promise<Room> {
  const room = makeRoom();
  await writeLedger(CASES, room.path('ledger.csv'));
  expect((await room.run(['--db', 'r.db', 'init', '--office', '改革办'])).code).toBe(0);
  return room;
}

const importing = ['--db', 'r.db', '--quiet', 'import', 'ledger.csv'];

/** Of each table how many rows it has, and the digest of all of them. */
function contentOf(path: string): Record<string, readonly [rows: number, digest: string]> {
  const database = new Database(path, { readonly: true });
  try {
    return Object.fromEntries(
      TABLES.map((table) => {
        const rows = database.prepare(`select * from "${table}"`).raw().all();
        return [table, [rows.length, hash('sha256', JSON.stringify(rows))]];
      }),
    );
  } finally {
    database.close();
  }
}

async function casesIn(room: Room): Promise<number> {
  const answer = await room.json<{ total: number }>(['--db', 'r.db', 'list', '--limit', '1']);
  return answer.total;
}

beforeAll(() => {
  expect(existsSync(join(ROOT, 'dist/load-worker.cjs'))).toBe(true);
});

it('gives row for row what it gives without threads', async () => {
  const room = await roomWithLedger();
  // The same program, but for the code of its threads.
  for (const part of ['bin', 'dist', 'package.json'])
    cpSync(join(ROOT, part), room.path(`alone/${part}`), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), room.path('alone/node_modules'));
  for (const name of ['load-worker.cjs', 'csv-worker.cjs']) rmSync(room.path(`alone/dist/${name}`));
  cpSync(room.path('r.db'), room.path('alone.db'));
  expect((await room.run(importing)).code).toBe(0);
  const alone = roomIn(room.folder, room.path('alone/bin/buding.js'));
  const args = importing.map((one) => (one === 'r.db' ? 'alone.db' : one));
  expect((await alone.run(args)).code).toBe(0);
  const found = contentOf(room.path('r.db'));
  expect(found['case']?.[0]).toBe(CASES);
  expect(found).toEqual(contentOf(room.path('alone.db')));
});

it('killed at any moment leaves all of it or nothing, and can be done again', async () => {
  const room = await roomWithLedger();
  const found = new Set<number>();
  for (let delay = 300; ; delay = Math.round(delay * 1.6)) {
    const child = room.start(importing);
    const timer = setTimeout(() => child.kill('SIGKILL'), delay);
    await once(child, 'close');
    clearTimeout(timer);
    const cases = await casesIn(room);
    found.add(cases);
    if (cases > 0) break;
  }
  expect([...found]).toEqual([0, CASES]);
  expect((await room.run(['--db', 'r.db', '--quiet', 'verify'])).code).toBe(0);
  expect(await room.json(importing)).toMatchObject({ created: 0, unchanged: CASES });
});

it('interrupted leaves nothing', async () => {
  const room = await roomWithLedger();
  const child = room.start(importing);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  // Rows are on their way as soon as the file has its rollback journal.
  while (!existsSync(room.path('r.db-journal')) && child.exitCode === null)
    await new Promise((done) => setTimeout(done, 5));
  child.kill('SIGINT');
  await once(child, 'close');
  expect([child.exitCode, said]).toEqual([130, expect.stringContaining('中断')]);
  expect(await casesIn(room)).toBe(0);
  expect((await room.run(importing)).code).toBe(0);
  expect(await casesIn(room)).toBe(CASES);
});

it('twice at once puts every case in once', async () => {
  const room = await roomWithLedger();
  const outcomes = await Promise.all([1, 2].map(() => room.run(importing)));
  // Whoever comes second waits and finds every case there, or gives up waiting.
  expect(outcomes.map(({ code }) => code).sort()[0]).toBe(0);
  for (const { code } of outcomes) expect([0, 5]).toContain(code);
  expect(await casesIn(room)).toBe(CASES);
});
