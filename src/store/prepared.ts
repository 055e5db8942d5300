/**
 * Statements that run once for each of very many rows: Kysely compiles the SQL once, better-sqlite3
 * prepares it once, and each row only binds its values.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { RowValues } from './rows.ts';
import { CASE_COLUMNS, SPAN_COLUMNS, type Schema } from './schema.ts';

const EVENT_COLUMNS = ['seq', 'entry', 'case_id', 'kind', 'effective_on', 'data'] as const;

export type InsertTable = keyof typeof INSERTS;

const INSERTS = {
  event: EVENT_COLUMNS,
  case: CASE_COLUMNS,
  span: SPAN_COLUMNS,
  reporter: ['case_id', 'name', 'contact'],
} as const;

/** Rows that one statement inserts; what a statement costs by itself is little by then. */
const ROWS_AT_ONCE = 8;

/**
 * Inserts rows given as their values, in the order of the table's columns. They wait until there are
 * enough for one statement, or until {@link flush}.
 */
export class PreparedInserts {
  readonly #waiting: Readonly<Record<InsertTable, RowValues[]>> = {
    event: [],
    case: [],
    span: [],
    reporter: [],
  };
  readonly #statements = new Map<InsertTable, Statement[]>();
  readonly #database: Database;
  readonly #db: Kysely<Schema>;

  constructor(database: Database, db: Kysely<Schema>) {
    this.#database = database;
    this.#db = db;
  }

  insert(table: InsertTable, row: RowValues): void {
    const waiting = this.#waiting[table];
    if (waiting.push(row) === ROWS_AT_ONCE) this.#write(table, waiting);
  }

  /** Writes what still waits. */
  flush(): void {
    for (const table of Object.keys(this.#waiting) as InsertTable[]) {
      const waiting = this.#waiting[table];
      if (waiting.length > 0) this.#write(table, waiting);
    }
  }

  #write(table: InsertTable, rows: RowValues[]): void {
    let statements = this.#statements.get(table);
    if (!statements) this.#statements.set(table, (statements = []));
    const statement = (statements[rows.length] ??= this.#database.prepare(
      this.#compile(table, rows.length),
    ));
    const values = ([] as RowValues).concat(...rows);
    rows.length = 0;
    // Spread, because arguments reach SQLite by a much shorter way than the elements of an array.
    statement.run(...values);
  }

  #compile(table: InsertTable, rows: number): string {
    const row = Object.fromEntries(INSERTS[table].map((column) => [column, null]));
    // OR FAIL: a refused row undoes the whole transaction anyway, and without it SQLite would copy each
    // touched page beforehand, because the table has a trigger.
    return this.#db
      .insertInto(table)
      .orFail()
      .values(new Array(rows).fill(row) as never)
      .compile().sql;
  }
}
