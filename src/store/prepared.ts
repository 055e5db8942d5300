/**
 * Statements that run once for each of very many rows: Kysely compiles the SQL once, better-sqlite3
 * prepares it once, and each row only binds its values.
 */
import type { Statement } from 'better-sqlite3';
import type { Connection } from './connection.ts';
import type { RowValues } from './rows.ts';
import { CASE_COLUMNS, CASE_TEXT_COLUMNS, SPAN_COLUMNS } from './schema.ts';

const EVENT_COLUMNS = ['seq', 'entry', 'case_id', 'kind', 'effective_on', 'data'] as const;

export type InsertTable = keyof typeof INSERTS;

const INSERTS = {
  event: EVENT_COLUMNS,
  case: CASE_COLUMNS,
  span: SPAN_COLUMNS,
  case_text: CASE_TEXT_COLUMNS,
  reporter: ['case_id', 'sealed'],
} as const;

/** Rows that one statement inserts: so many that what the statement costs by itself is little. */
const ROWS_AT_ONCE: Readonly<Record<InsertTable, number>> = {
  event: 8,
  case: 8,
  span: 16,
  case_text: 8,
  reporter: 16,
};

interface Waiting {
  readonly values: RowValues;
  /** How many of the values are those of rows that wait; the others are old. */
  filled: number;
}

function room(table: InsertTable): Waiting {
  const size = ROWS_AT_ONCE[table] * INSERTS[table].length;
  return { values: new Array<null>(size).fill(null), filled: 0 };
}

/**
 * Inserts rows given as their values, in the order of the table's columns. They wait until there are
 * enough for one statement, or until {@link flush}.
 */
export class PreparedInserts {
  /** The values of the rows that wait, one row after the other; filled again and again. */
  readonly #waiting: Record<InsertTable, Waiting> = {
    event: room('event'),
    case: room('case'),
    span: room('span'),
    case_text: room('case_text'),
    reporter: room('reporter'),
  };
  readonly #statements = new Map<InsertTable, Statement[]>();
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  insert(table: InsertTable, row: RowValues): void {
    const waiting = this.#waiting[table];
    const { values } = waiting;
    for (const value of row) values[waiting.filled++] = value;
    if (waiting.filled === values.length) this.#write(table);
  }

  /** Writes what still waits. */
  flush(): void {
    for (const table of Object.keys(this.#waiting) as InsertTable[])
      if (this.#waiting[table].filled > 0) this.#write(table);
  }

  #write(table: InsertTable): void {
    const waiting = this.#waiting[table];
    const { values, filled } = waiting;
    waiting.filled = 0;
    const rows = filled / INSERTS[table].length;
    let statements = this.#statements.get(table);
    if (!statements) this.#statements.set(table, (statements = []));
    const statement = (statements[rows] ??= this.#connection.database.prepare(
      this.#compile(table, rows),
    ));
    // Spread, because arguments reach SQLite by a much shorter way than the elements of an array.
    statement.run(...(filled === values.length ? values : values.slice(0, filled)));
  }

  #compile(table: InsertTable, rows: number): string {
    const row = Object.fromEntries(INSERTS[table].map((column) => [column, null]));
    // OR FAIL: a refused row undoes the whole transaction anyway, and without it SQLite would copy each
    // touched page beforehand, because the table has a trigger.
    return this.#connection.db
      .insertInto(table)
      .orFail()
      .values(new Array(rows).fill(row) as never)
      .compile().sql;
  }
}
