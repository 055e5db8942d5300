/**
 * One connection to a register's file: its transactions, and the two ways to query it. Kysely is made
 * when a query first has to be built; what only looks a case up never gets there.
 */
import { Kysely, SqliteDialect } from 'kysely';
import { sqlOfFixed, type FixedName, type FixedRow, type FixedValues } from './fixed-queries.ts';
import type { Schema } from './schema.ts';

/** The SQL of the fixed queries as the build left it; where the sources run unbuilt, there is none. */
declare const __FIXED_SQL__: Readonly<Record<FixedName, string>>;

/** What is asked of better-sqlite3 in a transaction, be it in this thread or in another. */
export interface SqlDatabase {
  readonly inTransaction: boolean;
  prepare(sql: string): SqlStatement;
  exec(sql: string): unknown;
  close(): unknown;
}

/** Values are given one by one, or all in one array. */
export interface SqlStatement {
  /** Whether it gives rows. */
  readonly reader: boolean;
  run(...values: unknown[]): { changes: number; lastInsertRowid: number | bigint };
  all(...values: unknown[]): unknown[];
  get(...values: unknown[]): unknown;
  iterate(...values: unknown[]): IterableIterator<unknown>;
  /** The statement whose rows are their first value alone; the one that it was asked of is used no more. */
  pluck(): SqlStatement;
  /** The statement whose rows are arrays; the one that it was asked of is used no more. */
  raw(): SqlStatement;
}

export class Connection {
  readonly database: SqlDatabase;
  #db: Kysely<Schema> | undefined;
  readonly #fixed = new Map<FixedName, SqlStatement>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(database: SqlDatabase) {
    this.database = database;
  }

  /** Queries, built by Kysely. */
  get db(): Kysely<Schema> {
    this.#db ??= new Kysely({ dialect: new SqliteDialect({ database: this.database }) });
    return this.#db;
  }

  /** The rows of a query whose SQL is always the same. */
  rows<N extends FixedName>(name: N, ...values: FixedValues<N>): FixedRow<N>[] {
    let statement = this.#fixed.get(name);
    if (!statement) {
      const built = typeof __FIXED_SQL__ === 'undefined' ? undefined : __FIXED_SQL__[name];
      statement = this.database.prepare(built ?? sqlOfFixed(this.db, name));
      this.#fixed.set(name, statement);
    }
    return statement.all(...values) as FixedRow<N>[];
  }

  /** Reads in one transaction, begun when no other runs. */
  read<T>(work: () => Promise<T>): Promise<T> {
    return this.inTurn(() => this.#transaction('begin', work));
  }

  /**
   * Writes in one transaction. It takes the file at once: one that reads first and then writes would be
   * refused as busy whatever the timeout. Kysely, which a write always needs, is loaded before: while the
   * file is taken, others wait.
   */
  write<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    const { db } = this;
    return this.inTurn(() => this.#transaction('begin immediate', () => work(db)));
  }

  /** Does something while no transaction of this connection runs. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #transaction<T>(begin: string, work: () => Promise<T>): Promise<T> {
    this.database.exec(begin);
    try {
      const result = await work();
      this.database.exec('commit');
      return result;
    } catch (error) {
      // On a full disk SQLite has rolled back by itself; rolling back again would hide the real error.
      if (this.database.inTransaction) this.database.exec('rollback');
      throw error;
    }
  }
}
