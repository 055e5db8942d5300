/**
 * The queries that nearly every command begins with. Their SQL is always the same, so the build has
 * Kysely compile it once (`.config/build.mjs`), and looking a case up starts without loading Kysely.
 * Each takes its values in the order in which its SQL asks for them (checked by a test).
 */
import { sql, type InferResult, type Kysely } from 'kysely';
import { elements } from './pages.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

export const FIXED = {
  caseByNo: (db: Db, no: string) => db.selectFrom('case').select(['id', 'no']).where('no', '=', no),
  /** `from` counts back from the end of the number: less than 0. */
  casesByEnding: (db: Db, from: number, ending: string, limit: number) =>
    db
      .selectFrom('case')
      .select(['id', 'no'])
      .where(sql<string>`substr(no, ${from})`, '=', ending)
      .limit(limit),
  caseCount: (db: Db) => db.selectFrom('case').select((eb) => eb.fn.countAll<number>().as('count')),
  /** `ids` is a list in JSON. */
  casesById: (db: Db, ids: string) =>
    db.selectFrom('case').selectAll().where('id', 'in', elements<number>(ids)),
  /** A negative limit is none. */
  newestCases: (db: Db, limit: number) =>
    db.selectFrom('case').selectAll('case').orderBy('id', 'desc').limit(limit),
  officeEvents: (db: Db) =>
    db.selectFrom('event').selectAll().where('case_id', 'is', null).orderBy('seq'),
  /** `ids` is a list in JSON. */
  eventsOfCases: (db: Db, ids: string) =>
    db.selectFrom('event').selectAll().where('case_id', 'in', elements<number>(ids)).orderBy('seq'),
  entriesOfCase: (db: Db, id: number) =>
    db
      .selectFrom('entry')
      .selectAll()
      .where('seq', 'in', (eb) => eb.selectFrom('event').select('entry').where('case_id', '=', id))
      .orderBy('seq'),
} as const;

export type FixedName = keyof typeof FIXED;

/** What a query takes: the values of its placeholders, in their order. */
export type FixedValues<N extends FixedName> =
  Parameters<(typeof FIXED)[N]> extends [Db, ...infer Values] ? Values : never;

/** The SQL of a query; what its values are makes no difference to it. */
export function sqlOfFixed(db: Db, name: FixedName): string {
  const query = FIXED[name] as (db: Db, value: never) => { compile(): { readonly sql: string } };
  return query(db, 0 as never).compile().sql;
}

export type FixedRow<N extends FixedName> = InferResult<ReturnType<(typeof FIXED)[N]>>[number];
