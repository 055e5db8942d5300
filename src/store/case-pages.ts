/**
 * Going over all cases some at a time: few enough to hold, enough that asking costs little. Rows come as
 * plain lists of values: a report reads very many, and objects would take it twice as long.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Connection } from './connection.ts';

/** How many numbers of cases a page has. */
export const PAGE_OF_CASES = 2_000;

/**
 * First number in the database of each page, as far as there are events or states of any case. The tables
 * themselves are asked, which know their last row at once: every case that was known before has events.
 */
export function* firstOfPages({ database }: Connection): Generator<number> {
  const last = Math.max(
    ...['main.event', 'main.span'].map(
      (table) =>
        database.prepare(`select coalesce(max(case_id), 0) from ${table}`).pluck().get() as number,
    ),
  );
  for (let first = 0; first <= last; first += PAGE_OF_CASES) yield first;
}

/** Reads a query, which ends in its conditions, for the page that begins with some case. */
export function pageReader<Row extends readonly unknown[]>(
  { database, db }: Connection,
  query: RawBuilder<Row>,
  caseId: 'id' | 'case_id',
): (first: number) => Row[] {
  const { sql: text, parameters } =
    sql`${query} and ${sql.ref(caseId)} between ${0} and ${0}`.compile(db);
  const statement = database.prepare(text).raw();
  const values = parameters.slice(0, -2);
  return (first) => statement.all(...values, first, first + PAGE_OF_CASES - 1) as Row[];
}
