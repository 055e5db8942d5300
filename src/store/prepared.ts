/**
 * Statements that run once for each of very many rows: Kysely compiles the SQL once, better-sqlite3
 * prepares it once, and each row only binds its values.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { CASE_COLUMNS, SPAN_COLUMNS, type Schema } from './schema.ts';

const EVENT_COLUMNS = ['seq', 'entry', 'case_id', 'kind', 'effective_on', 'data'] as const;

export type InsertTable = keyof typeof INSERTS;

const INSERTS = {
  event: EVENT_COLUMNS,
  case: CASE_COLUMNS,
  span: SPAN_COLUMNS,
  reporter: ['case_id', 'name', 'contact'],
} as const;

/** Inserts rows given as arrays in the order of the table's columns. */
export class PreparedInserts {
  readonly #statements = new Map<InsertTable, Statement>();
  readonly #database: Database;
  readonly #db: Kysely<Schema>;

  constructor(database: Database, db: Kysely<Schema>) {
    this.#database = database;
    this.#db = db;
  }

  insert(table: InsertTable, row: object): void {
    let statement = this.#statements.get(table);
    if (!statement) {
      statement = this.#database.prepare(this.#compile(table));
      this.#statements.set(table, statement);
    }
    statement.run(valuesOf(row, INSERTS[table]));
  }

  #compile(table: InsertTable): string {
    const values = Object.fromEntries(INSERTS[table].map((column) => [column, null]));
    // OR FAIL: a refused row undoes the whole transaction anyway, and without it SQLite would copy each
    // touched page beforehand, because the table has a trigger.
    return this.#db
      .insertInto(table)
      .orFail()
      .values(values as never)
      .compile().sql;
  }
}

function valuesOf(row: object, columns: readonly string[]): unknown[] {
  const values = new Array<unknown>(columns.length);
  for (let i = 0; i < columns.length; i++)
    values[i] = (row as Record<string, unknown>)[columns[i] as string];
  return values;
}
