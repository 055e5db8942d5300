/** A large load by a thread of its own: to everybody else the same register, written the same way. */
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openLoadThread, type LoadThread } from '../../src/store/load-thread.ts';
import { migrate } from '../../src/store/migrate.ts';
import { INSERT_TABLES, INSERTS, type InsertTable } from '../../src/store/prepared.ts';
import { RowPacker, unpackRows, type RowPacket } from '../../src/store/row-packet.ts';
import type { RowValues } from '../../src/store/rows.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { storeContract } from './contract.ts';
import { temporaryFolder } from './temporary.ts';

/** `npm test` builds before it tests. */
const PROGRAM = resolve(import.meta.dirname, '../../dist/load-worker.cjs');

vi.mock(import('../../src/store/load-thread.ts'), async (original) => {
  const real = await original();
  const openLoadThread = (path: string, program?: string) =>
    real.openLoadThread(path, program ?? PROGRAM);
  return { ...real, openLoadThread };
});

async function loadingStore(): Promise<Store> {
  const store = await openSqliteStore(join(temporaryFolder(), 'r.db'), { create: true });
  onTestFinished(() => store.close());
  const write: Store['write'] = (work) => store.write(work, { bulk: true });
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'write') return write;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

describe('the thread', () => {
  it('is built', () => {
    expect(existsSync(PROGRAM)).toBe(true);
  });
});

storeContract('SQLite where every write is a large load', loadingStore);

async function threadOn(path: string, program?: string): Promise<LoadThread> {
  const thread = (await openLoadThread(path, program)) as LoadThread;
  onTestFinished(() => {
    thread.close();
  });
  return thread;
}

/** A program in the place of the thread's own; `marks` and `port` are those that it is given. */
function programOf(code: string): string {
  const path = join(temporaryFolder(), 'thread.cjs');
  writeFileSync(
    path,
    `const { parentPort, workerData: { marks, port } } = require('node:worker_threads');\n${code}`,
  );
  return path;
}

/** A register's file without any row, and its database in a thread. */
async function opened(): Promise<{ readonly path: string; readonly thread: LoadThread }> {
  const path = join(temporaryFolder(), 'r.db');
  const database = new Database(path);
  database.pragma('journal_mode = delete');
  await migrate(database);
  database.close();
  return { path, thread: await threadOn(path) };
}

/** A row of a table without rules, beside the columns that may not be empty. */
const remark = (id: number, text: string | null): RowValues => {
  const [, , ...others] = INSERTS.case_text;
  return [id, text, ...others.map(() => null)];
};

const remarks = ({ prepare }: Pick<LoadThread, 'prepare'>) =>
  prepare('select case_id, title from case_text order by case_id').raw().all();

describe('a database in a thread', () => {
  it('finds what was sent before, in one transaction that can be taken back', async () => {
    const { path, thread } = await opened();
    thread.exec('begin immediate');
    expect(thread.inTransaction).toBe(true);
    for (let id = 1; id <= 1_000; id++) thread.inserts.insert('case_text', remark(id, '漏洞𠀀'));
    thread.inserts.flush();
    const count = thread.prepare('select count(*) from case_text').pluck();
    expect(count.reader).toBe(true);
    expect(count.get()).toBe(1_000);
    // Nobody else sees it before it is committed.
    const other = new Database(path, { readonly: true });
    onTestFinished(() => {
      other.close();
    });
    expect(other.prepare('select count(*) from case_text').pluck().get()).toBe(0);
    thread.exec('rollback');
    expect(thread.inTransaction).toBe(false);
    expect(count.get()).toBe(0);
    thread.exec('begin immediate');
    thread.inserts.insert('case_text', remark(7, null));
    thread.inserts.flush();
    thread.exec('commit');
    expect(other.prepare('select case_id, title from case_text').raw().all()).toEqual([[7, null]]);
  });

  it('tells of a row that could not be written, at the latest when something is asked', async () => {
    const { thread } = await opened();
    thread.exec('begin immediate');
    for (const id of [1, 2, 1]) thread.inserts.insert('case_text', remark(id, '甲'));
    thread.inserts.flush();
    const failed = () => {
      remarks({ prepare: (sql) => thread.prepare(sql) });
    };
    expect(failed).toThrow(
      expect.objectContaining({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' }) as Error,
    );
    // Told once; then it can be taken back.
    expect(thread.inTransaction).toBe(true);
    thread.exec('rollback');
    expect(remarks({ prepare: (sql) => thread.prepare(sql) })).toEqual([]);
  });

  it('does not take row after row when one could not be written', async () => {
    const { thread } = await opened();
    thread.exec('begin immediate');
    const sendMany = () => {
      for (let id = 1; id <= 500_000; id++)
        thread.inserts.insert('case_text', remark(id < 100 ? id : 99, '甲'));
    };
    expect(sendMany).toThrow('UNIQUE');
    thread.exec('rollback');
  });

  it('refuses what is no register as it is refused everywhere', async () => {
    const path = join(temporaryFolder(), 'text.db');
    writeFileSync(path, 'no database');
    const thread = await threadOn(path);
    expect(() => {
      thread.exec('begin immediate');
    }).toThrow(expect.objectContaining({ code: 'not-a-register' }) as Error);
  });

  it('gives the rows of one query in the form that was asked for', async () => {
    const { thread } = await opened();
    const sql = 'select 7 as seven';
    const [plucked, raw, plain] = [
      thread.prepare(sql).pluck(),
      thread.prepare(sql).raw(),
      thread.prepare(sql),
    ];
    expect([plucked.get(), raw.all(), [...plain.iterate()]]).toEqual([7, [[7]], [{ seven: 7 }]]);
  });

  it('keeps one statement for each query, however often it is asked', async () => {
    const counting = programOf(`
      let count = 0;
      port.on('message', ({ ask }) => {
        if (ask === 'prepare') count++;
        port.postMessage({ value: ask === 'prepare' ? { place: 0, reader: true } : count });
        Atomics.add(marks, 0, 1);
        Atomics.notify(marks, 0);
      });
      parentPort.postMessage('begun');`);
    const thread = await threadOn('', counting);
    for (let n = 0; n < 100; n++) thread.prepare('select ?').get(n);
    expect(thread.prepare('select ?').get(0)).toBe(1);
  });

  it('that can not be loaded is an error, not a wait without end', async () => {
    const failing = openLoadThread('', programOf(`throw new Error('no addon')`));
    await expect(failing).rejects.toThrow('no addon');
    await expect(openLoadThread('', programOf(''))).rejects.toThrow('without a word');
  });

  it('that dies is an error, not a wait without end', async () => {
    const dying = programOf(`
      process.once('exit', () => { marks.fill(1); for (const at of marks.keys()) Atomics.notify(marks, at); });
      port.on('message', () => { throw new Error('a defect'); });
      parentPort.postMessage('begun');`);
    const thread = (await openLoadThread('', dying)) as LoadThread;
    expect(() => {
      thread.exec('begin immediate');
    }).toThrow('without a word');
    expect(() => {
      thread.close();
    }).toThrow('without a word');
  });
});

/** Values of every kind that the mappers make; short texts often the same. */
const value = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true }).filter((one) => !Object.is(one, -0)),
  fc.constantFrom('', 'closed', '已销号', '2026-03-01'),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const rows = fc.array(
  fc.constantFrom(...INSERT_TABLES).chain((table) => {
    const width = INSERTS[table].length;
    const row = fc.array(value, { minLength: width, maxLength: width });
    return fc.record({ table: fc.constant(table), row });
  }),
  { maxLength: 60 },
);

describe('rows in packets', () => {
  const byTable = (all: readonly { readonly table: InsertTable; readonly row: RowValues }[]) =>
    INSERT_TABLES.map((table) => all.filter((one) => one.table === table).map(({ row }) => row));

  it('come out as they went in, table by table, whatever their values', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const packets: (RowPacket | 'rest')[] = [];
        const packer = new RowPacker((packet, memory) => {
          packets.push(structuredClone(packet, { transfer: [...memory] }));
        });
        for (const { table, row } of given) packer.insert(table, row);
        packer.flush();
        if (given.length > 0) expect(packets.pop()).toBe('rest');
        const found: { table: InsertTable; row: RowValues }[] = [];
        for (const packet of packets as RowPacket[])
          unpackRows(packet, {
            insert: (table, row) => {
              found.push({ table, row: [...row] });
            },
            flush: () => undefined,
          });
        expect(byTable(found)).toEqual(byTable(given));
      }),
    );
  });

  it('are told to be written only where some may wait', () => {
    const packets: (RowPacket | 'rest')[] = [];
    const packer = new RowPacker((packet) => packets.push(packet));
    packer.flush();
    expect(packets).toEqual([]);
    packer.insert('case_index', [1, '文']);
    packer.flush();
    packer.flush();
    expect(packets).toEqual([expect.anything(), 'rest']);
  });

  it('are sent in small parcels', () => {
    const sizes: number[] = [];
    const packer = new RowPacker((packet) => {
      if (packet !== 'rest') sizes.push(packet.texts.length);
    });
    for (let id = 0; id < 1_000; id++)
      packer.insert('case_index', [id, String(id).padEnd(2_000, '文')]);
    packer.flush();
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(1_000);
  });
});
