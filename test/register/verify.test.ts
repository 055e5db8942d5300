/** What `verify` proves: whatever is changed behind the program's back is found and named. */
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { act } from '../../src/register/act.ts';
import { addCase } from '../../src/register/add.ts';
import { backupRegister, restoreRegister, type OpenStore } from '../../src/register/backup.ts';
import { listCases } from '../../src/register/look.ts';
import { rebuildDerived } from '../../src/register/rebuild.ts';
import type { VerifyOptions } from '../../src/register/findings.ts';
import { verifyRegister } from '../../src/register/verify.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { makeDesk, type TestDesk } from './desk.ts';

async function withCases(): Promise<TestDesk> {
  const desk = await makeDesk();
  for (const title of ['甲', '乙', '丙']) await addCase(desk, { title, receivedOn: '2026-06-01' });
  await act(desk, { action: 'accept', cases: ['0001', '0002'], input: {} });
  await act(desk, {
    action: 'assign',
    cases: ['0001'],
    input: { unit: '市住建局', due: { due_on: '2026-07-31' } },
  });
  return desk;
}

/** Changes the file as somebody with the database's own tools would: without the triggers. */
function tamper(desk: TestDesk, ...statements: string[]): void {
  const raw = new Database(desk.store.location);
  const triggers = raw
    .prepare("select name, sql from sqlite_schema where type = 'trigger'")
    .all() as { name: string; sql: string }[];
  for (const { name } of triggers) raw.exec(`drop trigger ${name}`);
  for (const statement of statements) raw.exec(statement);
  for (const { sql } of triggers) raw.exec(sql);
  raw.close();
}

const codes = async (desk: TestDesk, options?: VerifyOptions) =>
  [
    ...new Set((await verifyRegister(desk, options)).findings.map((finding) => finding.code)),
  ].sort();

describe('verify', () => {
  it('finds nothing in a register that nobody touched', async () => {
    expect(await codes(await withCases())).toEqual([]);
  });

  it.each([
    [
      'an event was edited',
      "update event set data = replace(data, '甲', '申') where seq = (select min(seq) from event where kind = 'received')",
      ['case-differs', 'entry-altered'],
    ],
    [
      'the date of an event was edited',
      "update event set effective_on = '2026-05-01' where kind = 'accepted'",
      ['case-illegal', 'entry-altered'],
    ],
    [
      'an entry’s actor was edited',
      "update entry set actor = '别人' where seq = 4",
      ['entry-altered'],
    ],
    [
      'an entry’s time was edited',
      "update entry set recorded_at = '2020-01-01T00:00:00.000Z' where seq = 5",
      ['entry-altered'],
    ],
    ['a reason was added', "update entry set reason = '因' where seq = 5", ['entry-altered']],
    [
      'an entry in the middle was deleted',
      'pragma foreign_keys = off; delete from event where entry = 5; delete from entry where seq = 5',
      ['case-illegal', 'entry-out-of-order'],
    ],
    [
      'an event was added to a sealed entry',
      "insert into event select max(seq) + 1, 4, 1, 'noted', '2026-06-30', '{\"text\":\"x\"}' from event",
      ['events-missing'],
    ],
    ['a stored case was edited', 'update "case" set title = \'戊\' where id = 2', ['case-differs']],
    [
      'a stored case was deleted',
      'delete from "case" where id = 2',
      ['case-missing', 'case-unknown'],
    ],
    [
      'a stored span was edited',
      "update span set stage = 'closed' where case_id = 1 and n = 2",
      ['case-differs'],
    ],
    [
      'a unit’s stored name was edited',
      "update term set name = '市教育局' where name = '市住建局'",
      ['term-differs'],
    ],
    ['the running number was set back', 'update counter set last = 1', ['counter-differs']],
    [
      'a span was added for no case',
      'insert into span select 999, n, from_day, to_day, via, imported, stage, suspended, unit_id, source_id, category_id, severity_id, region_id, leader_id, received_day, due_day, original_due_day, long_term, closed_day, outcome, accepted_day, stops, due_counted, in_force_day, rating, co_unit_ids from span where case_id = 1',
      ['rows-without-case'],
    ],
    [
      'a unit was marked as merged',
      'update term set merged_into = 2 where id = 1',
      ['term-differs'],
    ],
    ['a running number was set on', 'update counter set last = 77', ['counter-differs']],
    [
      'what is stored of a case is no JSON any more',
      'update "case" set extra = \'{\' where id = 2',
      ['case-unreadable'],
    ],
    [
      'an event is no JSON any more',
      "update event set data = '{' where case_id = 2 and kind = 'accepted'",
      ['case-unreadable', 'entry-altered'],
    ],
    ['a table was dropped', 'drop table "case"', ['database-damaged', 'schema-differs']],
    ['a column was added', 'alter table "case" add column more text', ['schema-differs']],
    ['an index was dropped', 'drop index case_due', ['schema-differs']],
  ])('%s', async (_what, statement, found) => {
    const desk = await withCases();
    tamper(desk, statement);
    const all = await codes(desk);
    expect(all).toEqual(expect.arrayContaining(found));
    expect(all.length).toBeGreaterThan(0);
  });

  it('a dropped trigger is found', async () => {
    const desk = await withCases();
    const raw = new Database(desk.store.location);
    raw.exec('drop trigger event_no_update');
    raw.close();
    expect(await codes(desk)).toEqual(['schema-differs']);
  });

  it('a tail that was cut off is only found with a digest kept elsewhere', async () => {
    const desk = await withCases();
    const { head } = await verifyRegister(desk);
    const anchors = [{ entry: head.entries, digest: head.digest }];
    expect(await codes(desk, { anchors })).toEqual([]);
    tamper(
      desk,
      `delete from event where entry = ${String(head.entries)}`,
      `delete from entry where seq = ${String(head.entries)}`,
    );
    await rebuildDerived(desk);
    expect(await codes(desk)).toEqual([]);
    expect(await codes(desk, { anchors })).toEqual(['anchor-missing']);
  });

  it('a journal that was written anew is only found with a digest kept elsewhere', async () => {
    const [desk, other] = [await withCases(), await withCases()];
    await act(other, { action: 'note', cases: ['0001'], input: { text: '另一本' } });
    const { head } = await verifyRegister(desk);
    expect(
      await codes(other, { anchors: [{ entry: head.entries, digest: 'f'.repeat(64) }] }),
    ).toEqual(['anchor-differs']);
  });
});

describe('rebuilding', () => {
  it('makes everything that is derived anew from the journal', async () => {
    const desk = await withCases();
    const before = await listCases(desk, { filters: [] });
    tamper(
      desk,
      'delete from "case"',
      'delete from span',
      'delete from term',
      'delete from counter',
    );
    await rebuildDerived(desk);
    expect(await listCases(desk, { filters: [] })).toEqual(before);
    expect(await codes(desk)).toEqual([]);
  });
});

describe('backups', () => {
  const open: OpenStore = (path, options) => openSqliteStore(path, options);

  it('are verified, whole, for their owner alone, and readable where nothing may be written', async () => {
    const desk = await withCases();
    const path = join(dirname(desk.store.location), 'copy.db');
    const { head, cases } = await backupRegister(desk, { path, open });
    expect([cases, head]).toEqual([3, (await verifyRegister(desk)).head]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(
      readdirSync(dirname(path)).filter(
        (name) => name.startsWith('.') || name.includes('copy.db-'),
      ),
    ).toEqual([]);
    const raw = new Database(path, { readonly: true });
    expect(raw.pragma('journal_mode', { simple: true })).toBe('delete');
    raw.close();
    await expect(backupRegister(desk, { path, open })).rejects.toMatchObject({
      code: 'file-exists',
    });
  });

  it('are not written onto the register itself', async () => {
    const desk = await withCases();
    const path = desk.store.location;
    await expect(backupRegister(desk, { path, replace: true, open })).rejects.toMatchObject({
      code: 'backup-onto-register',
    });
    expect(await codes(desk)).toEqual([]);
  });

  it('do not take up what another register left beside their name', async () => {
    const desk = await withCases();
    const path = join(dirname(desk.store.location), 'copy.db');
    writeFileSync(`${path}-wal`, 'left behind');
    await expect(backupRegister(desk, { path, open })).rejects.toMatchObject({
      code: 'file-exists',
    });
    await backupRegister(desk, { path, open, replace: true });
    const copy = await open(path);
    expect((await verifyRegister({ store: copy })).ok).toBe(true);
    await copy.close();
  });

  it('are only read when they are restored, and each register that stood there is kept', async () => {
    const desk = await withCases();
    const folder = dirname(desk.store.location);
    const [copy, live] = [join(folder, 'copy.db'), join(folder, 'live.db')];
    await backupRegister(desk, { path: copy, open });
    const before = readFileSync(copy);
    const now = new Date('2026-06-30T00:00:00Z');
    const kept: (string | null)[] = [];
    for (let i = 0; i < 3; i++)
      kept.push((await restoreRegister({ from: copy, to: live, now, open })).kept);
    expect(kept[0]).toBeNull();
    expect(new Set(kept).size).toBe(3);
    expect(readFileSync(copy).equals(before)).toBe(true);
  });

  it('are seen at once by whoever has the register open, and wait for a writer', async () => {
    const desk = await withCases();
    const folder = dirname(desk.store.location);
    const [copy, live] = [join(folder, 'copy.db'), join(folder, 'live.db')];
    await backupRegister(desk, { path: copy, open });
    await restoreRegister({ from: copy, to: live, now: new Date(), open });
    const store = await open(live);
    await addCase({ ...desk, store }, { title: '丁' });
    await restoreRegister({ from: copy, to: live, now: new Date(), open });
    expect(await store.read((tx) => tx.countCases({ filters: [] }))).toBe(3);
    await addCase({ ...desk, store }, { title: '戊' });
    expect((await verifyRegister({ store })).ok).toBe(true);
    await store.close();
    const raw = new Database(live);
    raw.exec('begin immediate');
    await expect(
      restoreRegister({ from: copy, to: live, now: new Date(), open }),
    ).rejects.toMatchObject({ code: 'register-busy' });
    raw.close();
  });

  it('of a damaged register are refused, and none is left', async () => {
    const desk = await withCases();
    tamper(desk, 'update "case" set title = \'戊\' where id = 2');
    const path = join(dirname(desk.store.location), 'copy.db');
    await expect(backupRegister(desk, { path, open })).rejects.toMatchObject({
      code: 'copy-not-sound',
    });
    expect(existsSync(path)).toBe(false);
  });

  it('come back in the place of the register, which is kept beside it', async () => {
    const desk = await withCases();
    const folder = dirname(desk.store.location);
    const [copy, live] = [join(folder, 'copy.db'), join(folder, 'live.db')];
    await backupRegister(desk, { path: copy, open });
    copyFileSync(copy, live);
    const store = await open(live);
    await addCase({ ...desk, store }, { title: '丁' });
    await store.close();
    const { kept } = await restoreRegister({
      from: copy,
      to: live,
      now: new Date('2026-06-30T00:00:00Z'),
      open,
    });
    const restored = await open(live);
    expect(await restored.read((tx) => tx.countCases({ filters: [] }))).toBe(3);
    await restored.close();
    const old = await open(kept ?? '');
    expect(await old.read((tx) => tx.countCases({ filters: [] }))).toBe(4);
    await old.close();
    await expect(
      restoreRegister({ from: live, to: live, now: new Date(), open }),
    ).rejects.toMatchObject({ code: 'restore-onto-itself' });
  });
});
