import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql, type Kysely } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate, SCHEMA_VERSION } from '../../src/store/migrate.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { storeContract } from './contract.ts';
import { temporaryFolder } from './temporary.ts';

async function makeStore(path = join(temporaryFolder(), 'r.db')): Promise<Store> {
  const store = await openSqliteStore(path, { create: true });
  onTestFinished(() => store.close());
  return store;
}

storeContract('SQLite', () => makeStore());

async function opened(path: string): Promise<Store> {
  const store = await makeStore(path);
  await store.write(async (tx) => {
    const entry = await tx.openEntry({
      recordedAt: '2026-03-01T00:00:00.000Z',
      actor: 'a',
      action: 'init',
      tool: 't',
    });
    entry.append({
      caseId: null,
      kind: 'opened',
      on: '2026-01-01',
      data: { office: 'o', pattern: '{seq}', digest: 'sha256' },
    });
    await entry.seal();
  });
  return store;
}

describe('the settings on which safety rests', () => {
  it.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['cell_size_check', 1],
    ['recursive_triggers', 1],
    ['busy_timeout', 5000],
  ])('%s is %s on the first and on every later open', async (name, value) => {
    const path = join(temporaryFolder(), 'r.db');
    const first = await openSqliteStore(path, { create: true });
    await first.write((tx) => tx.noteNumber('s', 1));
    expect((await first.settings())[name]).toBe(value);
    await first.close();
    const again = await openSqliteStore(path);
    await again.write((tx) => tx.noteNumber('s', 2));
    expect((await again.settings())[name]).toBe(value);
    await again.close();
  });

  it('the file is for its owner alone', async () => {
    const path = join(temporaryFolder(), 'r.db');
    await opened(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
  });

  it('every table is STRICT', async () => {
    const path = join(temporaryFolder(), 'r.db');
    await makeStore(path);
    const raw = new Database(path);
    const loose = raw
      .prepare(
        "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'",
      )
      .all();
    raw.close();
    expect(loose).toEqual([]);
  });
});

describe('the journal is append-only', () => {
  const tampering = [
    "update entry set actor = 'x'",
    'delete from entry',
    "update event set data = '{}'",
    'delete from event',
    "replace into entry select 1, recorded_at, 'x', action, reason, tool, source_name, source_sha256, first_event, events, prev, digest from entry",
    "replace into event select 1, entry, case_id, kind, effective_on, '{}' from event",
    "insert into event values (9, 1, null, 'configured', '2026-01-01', '{}')",
    "insert into event values (2, 1, null, 'configured', '2026-01-01', '{}')",
    "insert into entry values (3, '', 'a', 'b', null, 't', null, null, 2, 1, '', 'd')",
    "insert into entry values (2, '', 'a', 'b', null, 't', null, null, 2, 1, 'not the digest before', 'd')",
    "insert into entry select 2, '', 'a', 'b', null, 't', null, null, 1, 2, digest, 'd' from entry",
  ];

  it.each(tampering)('%s', async (statement) => {
    const path = join(temporaryFolder(), 'r.db');
    const store = await opened(path);
    await store.close();
    const raw = new Database(path); // with SQLite's own settings: recursive triggers off
    onTestFinished(() => {
      raw.close();
    });
    const before = JSON.stringify([
      raw.prepare('select * from entry').all(),
      raw.prepare('select * from event').all(),
    ]);
    expect(() => raw.exec(statement)).toThrow(/append-only/);
    expect(
      JSON.stringify([
        raw.prepare('select * from entry').all(),
        raw.prepare('select * from event').all(),
      ]),
    ).toBe(before);
  });

  it('without its trigger each of these would pass', async () => {
    const path = join(temporaryFolder(), 'r.db');
    await (await opened(path)).close();
    for (const statement of tampering) {
      const raw = new Database(':memory:');
      raw.exec(`attach '${path}' as r; create table entry as select * from r.entry; create table event as select * from r.event;
        create unique index e on entry (seq); create unique index v on event (seq)`);
      expect(() => raw.exec(statement)).not.toThrow(/append-only/);
      raw.close();
    }
  });
});

describe('opening', () => {
  it('refuses a file that is not there and makes none', async () => {
    const path = join(temporaryFolder(), 'r.db');
    await expect(openSqliteStore(path)).rejects.toMatchObject({ code: 'register-missing' });
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['empty', ''],
    ['some text', '编号,标题\n1,甲\n'.repeat(100)],
  ])('refuses a file that is %s and leaves it as it was', async (_what, content) => {
    const path = join(temporaryFolder(), 'r.db');
    writeFileSync(path, content);
    await expect(openSqliteStore(path)).rejects.toMatchObject({ code: 'not-a-register' });
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it('refuses another program’s database', async () => {
    const path = join(temporaryFolder(), 'r.db');
    const other = new Database(path);
    other.exec('create table t (x)');
    other.close();
    await expect(openSqliteStore(path)).rejects.toMatchObject({ code: 'not-a-register' });
    await expect(openSqliteStore(path, { create: true })).rejects.toMatchObject({
      code: 'not-a-register',
    });
  });

  it('refuses a file of a newer program, by name of both versions', async () => {
    const path = join(temporaryFolder(), 'r.db');
    await (await openSqliteStore(path, { create: true })).close();
    const raw = new Database(path);
    raw.pragma(`user_version = ${String(SCHEMA_VERSION + 1)}`);
    raw.close();
    await expect(openSqliteStore(path)).rejects.toMatchObject({
      code: 'register-newer',
      params: { found: SCHEMA_VERSION + 1, known: SCHEMA_VERSION },
    });
  });

  it('names a missing folder', async () => {
    await expect(
      openSqliteStore(join(temporaryFolder(), 'no', 'r.db'), { create: true }),
    ).rejects.toMatchObject({ code: 'folder-missing' });
  });
});

describe('migrations', () => {
  it('succeed or fail as one: a failing step leaves the file as it was', async () => {
    const database = new Database(join(temporaryFolder(), 'm.db'));
    onTestFinished(() => {
      database.close();
    });
    const first = async (trx: Kysely<never>) => {
      await sql.raw('create table a (x)').execute(trx);
    };
    const failing = async (trx: Kysely<never>) => {
      await sql.raw('create table b (x)').execute(trx);
      throw new Error('half way');
    };
    await expect(migrate(database, [first, failing])).rejects.toThrow('half way');
    expect(database.prepare('select count(*) from sqlite_schema').pluck().get()).toBe(0);
    expect(database.pragma('user_version', { simple: true })).toBe(0);
    await migrate(database, [first]);
    expect(database.pragma('user_version', { simple: true })).toBe(1);
  });

  it('are not run twice', async () => {
    const path = join(temporaryFolder(), 'r.db');
    await (await openSqliteStore(path, { create: true })).close();
    await (await openSqliteStore(path, { create: true })).close();
    await (await openSqliteStore(path)).close();
  });
});

describe('waiting for others', () => {
  it('a writer that reads first is not refused when another wrote meanwhile', async () => {
    const path = join(temporaryFolder(), 'r.db');
    const [one, two] = [await opened(path), await openSqliteStore(path)];
    onTestFinished(() => two.close());
    const bump = (store: Store) =>
      store.write(async (tx) => {
        const last = await tx.lastNumber('s');
        await tx.noteNumber('s', last + 1);
      });
    for (let i = 0; i < 20; i++) {
      await bump(one);
      await bump(two);
    }
    expect(await one.read((tx) => tx.lastNumber('s'))).toBe(40);
  });

  it('a register that stays busy is refused as such', async () => {
    const path = join(temporaryFolder(), 'r.db');
    const store = await opened(path);
    const raw = new Database(path);
    onTestFinished(() => {
      raw.close();
    });
    raw.exec('begin immediate');
    await expect(store.write((tx) => tx.noteNumber('s', 1))).rejects.toMatchObject({
      code: 'register-busy',
    });
    raw.exec('rollback');
  });

  it('nobody writes between the copy of what stood there and its replacement', async () => {
    const folder = temporaryFolder();
    const [path, copy, kept] = ['r.db', 'copy.db', 'kept.db'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const store = await opened(path);
    await store.copyTo(copy);
    await store.write((tx) => tx.noteNumber('s', 9));
    const raw = new Database(path, { timeout: 0 });
    onTestFinished(() => {
      raw.close();
    });
    await store.replaceWith(copy, (copyTo) => {
      expect(() => raw.exec('begin immediate')).toThrow(/locked/);
      copyTo(kept);
    });
    expect(await store.read((tx) => tx.lastNumber('s'))).toBe(0);
    const old = await openSqliteStore(kept);
    onTestFinished(() => old.close());
    expect(await old.read((tx) => tx.lastNumber('s'))).toBe(9);
  });

  it('nothing is replaced when what stood there can’t be kept', async () => {
    const folder = temporaryFolder();
    const store = await opened(join(folder, 'r.db'));
    await store.copyTo(join(folder, 'copy.db'));
    await store.write((tx) => tx.noteNumber('s', 9));
    await expect(
      store.replaceWith(join(folder, 'copy.db'), (copyTo) => {
        copyTo(join(folder, 'no', 'kept.db'));
      }),
    ).rejects.toMatchObject({ code: 'register-no-permission' });
    expect(await store.read((tx) => tx.lastNumber('s'))).toBe(9);
    await store.write((tx) => tx.noteNumber('s', 10));
  });

  it('a reader sees one unchanging view', async () => {
    const path = join(temporaryFolder(), 'r.db');
    const [one, two] = [await opened(path), await openSqliteStore(path)];
    onTestFinished(() => two.close());
    await one.read(async (tx) => {
      expect(await tx.lastNumber('s')).toBe(0);
      await two.write((other) => other.noteNumber('s', 5));
      expect(await tx.lastNumber('s')).toBe(0);
    });
    expect(await one.read((tx) => tx.lastNumber('s'))).toBe(5);
  });
});
