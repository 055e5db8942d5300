/**
 * The register as it was known after some entry of the journal, and, where asked, as it stood at the end
 * of some day: inside a transaction, temporary views of the same names cover the tables, so that every
 * query reads what was known then. Only the cases that something has happened to since are folded anew.
 */
import { Refusal } from '../domain/errors.ts';
import { fold } from '../domain/fold.ts';
import type { TermBook } from '../domain/terms.ts';
import type { Connection } from './connection.ts';
import { caseValues, spanValues, type RowValues } from './rows.ts';
import { CASE_COLUMNS, SPAN_COLUMNS } from './schema.ts';
import { SqliteReadTx } from './sqlite-read.ts';
import type { Vantage } from './store.ts';

/** How many cases are folded at once. */
const PAGE = 2_000;

/** Runs `work` on the register as it was known; the transaction must have begun. */
export async function readAsKnown<T>(
  connection: Connection,
  { entries, asOf }: Vantage,
  work: (tx: SqliteReadTx) => Promise<T>,
): Promise<T> {
  const { database } = connection;
  const now = new SqliteReadTx(connection);
  const termsNow = (await now.office()).terms;
  database.exec('create temp table altered (id integer primary key)');
  database
    .prepare(
      'insert or ignore into temp.altered select case_id from event where entry > ? and case_id is not null',
    )
    .run(entries);
  if (asOf !== undefined) noteLaterSteps(connection, asOf);
  database.exec(`
    create temp view entry as select * from main.entry where seq <= ${String(entries)};
    create temp view event as select * from main.event where entry <= ${String(entries)};
    create temp view issued_report as
      select * from main.issued_report where entry <= ${String(entries)};`);
  try {
    const then = new SqliteReadTx(connection);
    const { terms } = await then.office();
    noteMerged(connection, termsNow, terms);
    coverTerms(connection, terms);
    await coverCases(connection, then, asOf);
    return await work(new SqliteReadTx(connection));
  } finally {
    for (const view of ['entry', 'event', 'issued_report', 'case', 'span', 'case_text'])
      database.exec(`drop view if exists temp."${view}"`);
    for (const table of ['term', 'altered', 'case_then', 'span_then'])
      database.exec(`drop table if exists temp."${table}"`);
  }
}

/** Cases to which something happens after a day: an event, or a step of a history that was imported. */
function noteLaterSteps({ database }: Connection, asOf: string): void {
  database
    .prepare(
      `insert or ignore into temp.altered
        select case_id from event where case_id is not null and (effective_on > $asOf
          or (kind = 'received' and exists (
            select 1 from json_each(data, '$.history') as step where step.value ->> 'on' > $asOf))
          or (kind = 'redated' and (data ->> 'from' > $asOf or data ->> 'to' > $asOf)))`,
    )
    .run({ asOf });
}

/** Cases of units and codes that stand for another one now than they did then. */
function noteMerged({ database }: Connection, now: TermBook, then: TermBook): void {
  for (const { id, kind } of now.all()) {
    const root = now.byId(id)?.id ?? id;
    const known = then.byId(id);
    if (known === undefined || known.id === root) continue;
    for (const table of ['span', 'case'] as const)
      database
        .prepare(
          `insert or ignore into temp.altered
            select ${table === 'case' ? 'id' : 'case_id'} from main."${table}" where ${kind}_id = ?`,
        )
        .run(root);
  }
}

function coverTerms({ database }: Connection, terms: TermBook): void {
  database.exec(
    'create temp table term (id integer primary key, kind text, name text, merged_into integer)',
  );
  const insert = database.prepare('insert into temp.term values (?, ?, ?, ?)');
  for (const { id, kind, name, mergedInto } of terms.all()) insert.run(id, kind, name, mergedInto);
}

/** Folds the altered cases as they were known, and shows them in place of what is stored of them now. */
async function coverCases(
  connection: Connection,
  then: SqliteReadTx,
  asOf: string | undefined,
): Promise<void> {
  const { database } = connection;
  const columns = { case: CASE_COLUMNS.join(', '), span: SPAN_COLUMNS.join(', ') };
  database.exec(`
    create temp table case_then as select ${columns.case} from main."case" where 0;
    create temp table span_then as select ${columns.span} from main.span where 0;`);
  const putCase = inserting(connection, 'case_then', CASE_COLUMNS.length);
  const putSpan = inserting(connection, 'span_then', SPAN_COLUMNS.length);
  const terms = await then.termIndex();
  const ids = database.prepare('select id from temp.altered order by id').pluck().all() as number[];
  for (let i = 0; i < ids.length; i += PAGE) {
    for (const [id, events] of await then.eventsOfCases(ids.slice(i, i + PAGE))) {
      const folded = fold(events, asOf);
      if (!folded.ok) throw new Refusal('case-inconsistent', { no: String(id) });
      if (folded.state === null) continue;
      putCase(caseValues(id, folded.state, terms));
      for (const [n, span] of folded.spans.entries()) putSpan(spanValues(id, n, span, terms));
    }
  }
  database.exec(`
    create index temp.span_then_case on span_then (case_id, n);
    create index temp.case_then_id on case_then (id);
    create temp view "case" as
      select ${columns.case} from main."case" where id not in (select id from temp.altered)
      union all select ${columns.case} from temp.case_then;
    create temp view span as
      select ${columns.span} from main.span where case_id not in (select id from temp.altered)
      union all select ${columns.span} from temp.span_then;
    create temp view case_text as
      select * from main.case_text where case_id not in (select id from temp.altered);`);
}

function inserting({ database }: Connection, table: string, columns: number) {
  const marks = new Array(columns).fill('?').join(', ');
  const statement = database.prepare(`insert into temp.${table} values (${marks})`);
  return (values: RowValues): void => {
    statement.run(...values);
  };
}
