/**
 * Rows of which very many may follow each other: better-sqlite3 prepares each statement once, and the rows
 * only bind their values, several at a time.
 */
import type { SqlDatabase, SqlStatement } from './connection.ts';
import type { RowValues } from './rows.ts';
import { CASE_COLUMNS, CASE_TEXT_COLUMNS, SPAN_COLUMNS } from './schema.ts';

/** The tables that take such rows, and their columns in the order in which the values are given. */
export const INSERTS = {
  event: ['seq', 'entry', 'case_id', 'kind', 'effective_on', 'data'],
  case: CASE_COLUMNS,
  span: SPAN_COLUMNS,
  case_text: CASE_TEXT_COLUMNS,
  case_index: ['rowid', 'tokens'],
  reporter: ['case_id', 'sealed'],
} as const;

export type InsertTable = keyof typeof INSERTS;

export const INSERT_TABLES = Object.keys(INSERTS) as InsertTable[];

/** Takes rows as their values, in the order of the table's columns. They may wait until {@link flush}. */
export interface RowSink {
  insert(table: InsertTable, row: RowValues): void;
  /** Whatever is asked of the database from now on finds every row written. */
  flush(): void;
}

/** Rows that one statement inserts: so many that what the statement costs by itself is little. */
const ROWS_AT_ONCE: Readonly<Record<InsertTable, number>> = {
  event: 8,
  case: 8,
  span: 16,
  case_text: 8,
  case_index: 8,
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

/** Writes them in this thread, as soon as there are enough for one statement. */
export class PreparedInserts implements RowSink {
  /** The values of the rows that wait, one row after the other; filled again and again. */
  readonly #waiting: Record<InsertTable, Waiting> = {
    event: room('event'),
    case: room('case'),
    span: room('span'),
    case_text: room('case_text'),
    case_index: room('case_index'),
    reporter: room('reporter'),
  };
  readonly #statements = new Map<InsertTable, SqlStatement[]>();
  readonly #database: SqlDatabase;

  constructor(database: SqlDatabase) {
    this.#database = database;
  }

  insert(table: InsertTable, row: RowValues): void {
    const waiting = this.#waiting[table];
    const { values } = waiting;
    for (const value of row) values[waiting.filled++] = value;
    if (waiting.filled === values.length) this.#write(table);
  }

  flush(): void {
    for (const table of INSERT_TABLES) if (this.#waiting[table].filled > 0) this.#write(table);
  }

  #write(table: InsertTable): void {
    const waiting = this.#waiting[table];
    const { values, filled } = waiting;
    waiting.filled = 0;
    const rows = filled / INSERTS[table].length;
    let statements = this.#statements.get(table);
    if (!statements) this.#statements.set(table, (statements = []));
    const statement = (statements[rows] ??= this.#database.prepare(insertion(table, rows)));
    // Spread, because arguments reach SQLite by a much shorter way than the elements of an array.
    statement.run(...(filled === values.length ? values : values.slice(0, filled)));
  }
}

function insertion(table: InsertTable, rows: number): string {
  const columns = INSERTS[table];
  const row = `(${columns.map(() => '?').join(', ')})`;
  // OR FAIL: a refused row undoes the whole transaction anyway, and without it SQLite would copy each
  // touched page beforehand, because the table has a trigger.
  return `INSERT OR FAIL INTO "${table}" (${columns.join(', ')}) VALUES ${Array<string>(rows).fill(row).join(', ')}`;
}
