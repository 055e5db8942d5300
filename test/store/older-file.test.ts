/** A register that an older program made: brought up to date when it is opened, or read as it is. */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { act } from '../../src/register/act.ts';
import { addCase } from '../../src/register/add.ts';
import { restoreRegister } from '../../src/register/backup.ts';
import { showCase } from '../../src/register/look.ts';
import { addTerm } from '../../src/register/terms.ts';
import { verifyRegister } from '../../src/register/verify.ts';
import { SCHEMA_VERSION } from '../../src/store/migrate.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { makeDesk } from '../register/desk.ts';
import { BEFORE_KEPT_BESIDE } from './older-schema.ts';
import { temporaryFolder } from './temporary.ts';

/** The file of a register with one assigned case, as the first schema had it. */
async function olderFile({ rated = false } = {}): Promise<string> {
  const desk = await makeDesk();
  const { no } = (await addCase(desk, { title: '漏洞' })).result;
  await act(desk, { action: 'accept', cases: [no], input: {} });
  const input = { unit: '市住建局', due: { due_on: '2026-12-31' } };
  if (rated) await addTerm(desk, { kind: 'unit', name: '市教育局' });
  const coUnits = rated ? { coUnits: ['市教育局'] } : {};
  await act(desk, { action: 'assign', cases: [no], input: { ...input, ...coUnits } });
  if (rated) await act(desk, { action: 'rate', cases: [no], input: { rating: 'satisfied' } });
  const path = join(temporaryFolder(), 'older.db');
  await desk.store.copyTo(path);
  const file = new Database(path);
  file.exec(`${BEFORE_KEPT_BESIDE}
    DROP INDEX span_due_counted;
    ALTER TABLE "case" DROP COLUMN due_from;
    ALTER TABLE span DROP COLUMN due_counted;
    DROP TABLE case_index_terms; DROP TABLE case_index; DROP TABLE case_text;
    PRAGMA user_version = 1; PRAGMA journal_mode = wal`);
  file.close();
  return path;
}

const versionOf = (path: string) => {
  const file = new Database(path, { readonly: true });
  const version = file.pragma('user_version', { simple: true });
  file.close();
  return version;
};

it('is brought up to date by opening it, and its journal still proves it', async () => {
  const path = await olderFile();
  const store = await openSqliteStore(path);
  expect(await verifyRegister({ store })).toMatchObject({ ok: true, cases: 1 });
  const { state } = await showCase({ store } as never, '1');
  expect(state).toMatchObject({ due_on: '2026-12-31', due_from: null });
  await store.close();
  expect(versionOf(path)).toBe(SCHEMA_VERSION);
});

it('that is only read stays as it is, to the byte, and is read and verified all the same', async () => {
  const path = await olderFile();
  const before = readFileSync(path);
  const store = await openSqliteStore(path, { readOnly: true });
  expect(await verifyRegister({ store })).toMatchObject({ ok: true, cases: 1 });
  await store.close();
  expect(readFileSync(path).equals(before)).toBe(true);
});

it('that is only read takes no entry, which would be lost with the copy that is read', async () => {
  const path = await olderFile();
  const store = await openSqliteStore(path, { readOnly: true });
  const adding = addCase({ ...(await makeDesk()), store }, { title: '漏洞' });
  await expect(adding).rejects.toMatchObject({ code: 'register-read-only' });
  await store.close();
});

it('is a backup that can be restored', async () => {
  const from = await olderFile();
  const to = join(temporaryFolder(), 'register.db');
  copyFileSync(await olderFile(), to);
  for (const target of [to, join(temporaryFolder(), 'new.db')]) {
    const now = new Date('2026-06-30T00:00:00Z');
    const restored = await restoreRegister({ from, to: target, now, open: openSqliteStore });
    expect(restored.cases).toBe(1);
    const store = await openSqliteStore(target);
    expect(await verifyRegister({ store })).toMatchObject({ ok: true });
    await store.close();
  }
});

it('has the spans of its cases made anew, with what newer reports ask of them', async () => {
  const path = await olderFile({ rated: true });
  const store = await openSqliteStore(path);
  const [spans] = await store.read(async (tx) => [...(await tx.spansOf([1])).values()]);
  expect(spans?.at(-1)).toMatchObject({
    via: 'rated',
    rating: 'satisfied',
    co_units: ['市教育局'],
  });
  await store.close();
});
