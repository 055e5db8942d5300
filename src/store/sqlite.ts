/** The register on one SQLite file. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '../domain/errors.ts';
import { Connection } from './connection.ts';
import { migrate } from './migrate.ts';
import {
  BUSY_TIMEOUT_MS,
  copyInMemory,
  discardNew,
  openMemory,
  openSqliteFile,
  readPragmas,
  type OpenedFile,
  type OpenOptions,
} from './open-sqlite.ts';
import { asRefusal } from './sqlite-errors.ts';
import { SqliteReadTx } from './sqlite-read.ts';
import type { RowSink } from './prepared.ts';
import type { SqliteWriteTx } from './sqlite-write.ts';
import type { ReadTx, Store, Vantage, WriteTx } from './store.ts';

type Keep = Parameters<Store['replaceWith']>[1];

/** Opens the register in a file; with `create`, makes it there. Refuses what is no register. */
export async function openSqliteStore(path: string, options: OpenOptions = {}): Promise<Store> {
  const opened = upToDate(openSqliteFile(path, options));
  const store = new SqliteStore(opened.database, opened.path);
  try {
    if (opened.outdated && options.asItIs) throw new Refusal('register-older', { path });
    if (opened.outdated) await migrate(opened.database);
  } catch (error) {
    await store.close();
    discardNew(opened);
    throw asRefusal(error, path);
  }
  return store;
}

/** A file of an older schema that must not be written is brought up to date in memory. */
function upToDate(opened: OpenedFile): OpenedFile {
  const { database } = opened;
  if (!opened.outdated || !database.readonly) return opened;
  return { ...opened, database: copyInMemory(database) };
}

/** A backup in steps would begin anew with each write of others. */
const ALL_PAGES = 1e9;

class SqliteStore implements Store {
  readonly location: string;
  readonly #database: Database;
  readonly #connection: Connection;

  constructor(database: Database, location: string) {
    this.#database = database;
    this.#connection = new Connection(database);
    this.location = location;
  }

  async read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.#run(() => this.#connection.read(() => work(new SqliteReadTx(this.#connection))));
  }

  async readAsKnown<T>(vantage: Vantage, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    const { readAsKnown } = await import('./as-known.ts');
    return this.#run(() =>
      this.#connection.read(() => readAsKnown(this.#connection, vantage, work)),
    );
  }

  async write<T>(
    work: (tx: WriteTx) => Promise<T>,
    options: { readonly bulk?: boolean } = {},
  ): Promise<T> {
    // What is written to a copy in memory would be lost, and a load's thread would open the file itself.
    if (this.#database.readonly || this.#database.memory)
      throw new Refusal('register-read-only', { path: this.location });
    if (options.bulk) return this.#load(work);
    return this.#writeBy(this.#connection, work);
  }

  async #writeBy<T>(
    connection: Connection,
    work: (tx: SqliteWriteTx) => Promise<T>,
    inserts?: RowSink,
  ): Promise<T> {
    // Loaded when it is first needed: most commands only read.
    const { SqliteWriteTx } = await import('./sqlite-write.ts');
    return this.#run(() =>
      connection.write(async () => {
        const tx = new SqliteWriteTx(connection, inserts);
        const result = await work(tx);
        tx.flush();
        return result;
      }),
    );
  }

  /** Writes by a connection in a thread of its own, where there is one; this one is idle meanwhile. */
  #load<T>(work: (tx: WriteTx) => Promise<T>): Promise<T> {
    return this.#connection.inTurn(async () => {
      const { openLoadThread } = await import('./load-thread.ts');
      this.#tryJournalMode('delete');
      try {
        const thread = await openLoadThread(this.location);
        const connection = new Connection(thread ?? this.#database);
        const withoutIndexes = (tx: SqliteWriteTx) => tx.withoutLoadIndexes(() => work(tx));
        try {
          return await this.#writeBy(connection, withoutIndexes, thread?.inserts);
        } finally {
          thread?.close();
        }
      } finally {
        this.#tryJournalMode('wal');
      }
    });
  }

  /**
   * A large load writes mostly new pages: WAL writes each of them twice, a rollback journal writes them
   * once and undoes them by cutting the file. A crash leaves all of the load or nothing of it either way.
   */
  #tryJournalMode(mode: 'delete' | 'wal'): void {
    try {
      this.#database.pragma(`journal_mode = ${mode}`);
    } catch {
      // Somebody else is in the file. Both modes are as safe, and the next open sets WAL again.
    }
  }

  async #run<T>(transaction: () => Promise<T>): Promise<T> {
    try {
      return await transaction();
    } catch (error) {
      throw asRefusal(error, this.location);
    }
  }

  copyTo(path: string): Promise<void> {
    return new Promise((done) => {
      this.#copyNow(path);
      done();
    });
  }

  #copyNow(path: string): void {
    try {
      this.#database.prepare('VACUUM INTO ?').run(path);
    } catch (error) {
      throw asRefusal(error, path);
    }
  }

  async replaceWith(path: string, keep: Keep): Promise<void> {
    const { database: source } = openSqliteFile(path, { readOnly: true });
    const end = performance.now() + BUSY_TIMEOUT_MS;
    try {
      do {
        // A backup does not wait for whoever is writing, but this does.
        this.#database.exec('begin immediate');
        this.#database.exec('rollback');
        if (await this.#replaceNow(source, keep)) return;
      } while (performance.now() < end);
      throw new Refusal('register-busy', { path: this.location });
    } catch (error) {
      throw asRefusal(error, this.location);
    } finally {
      source.close();
    }
  }

  /** Whether everything was replaced; `false` when another writer came first, and nothing was touched. */
  async #replaceNow(source: Database, keep: Keep): Promise<boolean> {
    let locked = false;
    await source.backup(this.location, {
      progress: () => {
        if (locked) throw new Refusal('register-busy', { path: this.location });
        // The first step copies no page, but from it on the file is locked to other writers.
        locked = true;
        keep((copy) => {
          this.#copyNow(copy);
        });
        return ALL_PAGES;
      },
    });
    return locked;
  }

  async integrity(quick = false): Promise<readonly string[]> {
    try {
      const found = this.#database.pragma(
        quick ? 'quick_check(20)' : 'integrity_check(20)',
      ) as Record<string, string>[];
      const keys = this.#database.pragma('foreign_key_check') as { table: string; rowid: number }[];
      const messages = found
        .map((row) => Object.values(row)[0] ?? '')
        .filter((text) => text !== 'ok');
      return await Promise.resolve([
        ...messages,
        ...keys.map((row) => `${row.table} #${String(row.rowid)}: foreign key`),
      ]);
    } catch (error) {
      // A file can be too damaged to be checked; that is an answer too.
      return [error instanceof Error ? error.message : String(error)];
    }
  }

  async schemaFingerprint(): Promise<{ found: string; expected: string }> {
    const { fingerprint } = await import('./fingerprint.ts');
    const memory = openMemory();
    try {
      await migrate(memory);
      return { found: fingerprint(this.#database), expected: fingerprint(memory) };
    } finally {
      memory.close();
    }
  }

  scrub(): Promise<boolean> {
    try {
      // Pages are written anew, into the WAL at first; what it held before must go as well.
      this.#database.exec('vacuum');
      const [done] = this.#database.pragma('wal_checkpoint(truncate)') as { busy: number }[];
      return Promise.resolve(done?.busy === 0);
    } catch (error) {
      const refusal = asRefusal(error, this.location);
      if (refusal instanceof Refusal && refusal.family === 'busy') return Promise.resolve(false);
      throw refusal;
    }
  }

  settle(): Promise<void> {
    this.#database.pragma('journal_mode = delete');
    return Promise.resolve();
  }

  settings(): Promise<Readonly<Record<string, string | number>>> {
    return Promise.resolve(readPragmas(this.#database));
  }

  close(): Promise<void> {
    this.#database.close();
    return Promise.resolve();
  }
}
