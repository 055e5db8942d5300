/**
 * What reports read of the spans: the state of every case at the end of day A is the one span that
 * covers it. `tally.ts` says what such a span counts as.
 */
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { dayNumber, type IsoDate } from '../domain/dates.ts';
import type { Stop } from '../domain/fold.ts';
import { OPEN_STAGES, STAGES, type Stage } from '../domain/stages.ts';
import type { Connection } from './connection.ts';
import type { Schema } from './schema.ts';
import type { FigureQuery, Figures, GroupBy, GroupKey } from './store.ts';
import { Tally, type CountedSpan } from './tally.ts';

/** Cases of which the spans are read at once: few enough to hold, enough that asking costs little. */
const CASES_AT_ONCE = 2_000;

const NO_STOPS: readonly Stop[] = [];

type SpanValues = readonly [
  group: GroupKey,
  stage: Stage,
  suspended: number,
  longTerm: number,
  receivedDay: number,
  dueDay: number | null,
  closedDay: number | null,
  fromDay: number,
  toDay: number,
  via: string,
  imported: number,
  pausedWhenDue: number | null,
  acceptedDay: number | null,
  stops: string | null,
];

/**
 * The counts of a report, from one pass over the spans: those that cover A, and those that begin a
 * closing or a reopening of the period. They are counted here because SQL would go over them three
 * times: for the groups, for the total and for the handling times.
 */
export function figures(connection: Connection, query: FigureQuery): Figures {
  const tally = new Tally(query);
  const { at, from, to } = tally;
  const spans = sql<SpanValues>`
    select ${groupOf(query.by)} as "group", stage, suspended, long_term, received_day, due_day, closed_day,
      from_day, to_day, via, imported,
      case when due_day between ${from} and ${to} then exists (
        select 1 from span as pause where pause.case_id = span.case_id and pause.suspended = 1
          and pause.from_day <= span.due_day and pause.to_day > span.due_day) end as paused_when_due,
      accepted_day, stops
    from span
    where (from_day <= ${at} and to_day > ${at}
      or via in ('closed', 'reopened') and from_day between ${from} and ${to})`;
  for (const page of spanPages(connection, spans))
    for (const row of page) tally.add(countedSpan(row));
  return tally.figures();
}

function countedSpan([
  group,
  stage,
  suspended,
  longTerm,
  receivedDay,
  dueDay,
  closedDay,
  fromDay,
  toDay,
  via,
  imported,
  pausedWhenDue,
  acceptedDay,
  stops,
]: SpanValues): CountedSpan {
  return {
    group,
    stage,
    suspended: suspended === 1,
    longTerm: longTerm === 1,
    receivedDay,
    dueDay,
    closedDay,
    fromDay,
    toDay,
    via,
    imported: imported === 1,
    pausedWhenDue: pausedWhenDue === 1,
    acceptedDay,
    stops: stops === null ? NO_STOPS : (JSON.parse(stops) as Stop[]),
  };
}

/**
 * The rows of a query over spans that ends in its conditions, some cases at a time. As plain lists of
 * values: a report reads very many, and objects would take it twice as long.
 */
function* spanPages<Row>({ database, db }: Connection, query: RawBuilder<Row>): Generator<Row[]> {
  const last = database.prepare('SELECT max(case_id) FROM span').pluck().get() as number | null;
  const { sql: text, parameters } = sql`${query} and case_id between ${0} and ${0}`.compile(db);
  const statement = database.prepare(text).raw();
  const values = parameters.slice(0, -2);
  for (let first = 0; first <= (last ?? -1); first += CASES_AT_ONCE)
    yield statement.all(...values, first, first + CASES_AT_ONCE - 1) as Row[];
}

const open = () => sql`stage in (${sql.join(OPEN_STAGES.map((stage) => sql.lit(stage)))})`;

function groupOf(by: GroupBy | null): RawBuilder<unknown> {
  if (by === null) return sql`null`;
  if (by === 'month') return sql`strftime('%Y-%m', received_day * 86400, 'unixepoch')`;
  return sql.ref(`${by}_id`);
}

/** Open cases at A whose deadline was counted in working days beyond the calendar; long-term ones have none. */
export async function provisionalDeadlines(
  db: Kysely<Schema>,
  { asOf, after }: { readonly asOf: IsoDate; readonly after: IsoDate },
): Promise<number> {
  const at = dayNumber(asOf);
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from span
    where due_counted = 1 and due_day > ${dayNumber(after)} and long_term = 0
      and from_day <= ${at} and to_day > ${at} and ${open()}`.execute(db);
  return rows[0]?.count ?? 0;
}

/**
 * Cases that would break the identity of a report at A: none or several states at once, a state
 * before the receipt, a stage that no column counts, or (as `#` and a number) states without a case.
 */
export async function uncounted(
  db: Kysely<Schema>,
  asOf: IsoDate,
  limit: number,
): Promise<string[]> {
  if (await eachCaseHasOneState(db, asOf)) return [];
  const { rows } = await sql<{ no: string }>`
    select no from (
      select "case".id as id, no
      from "case" left join span on span.case_id = "case".id and ${covers(asOf)}
      group by "case".id, no, own_received_on
      having count(span.n) <> case when own_received_on <= ${asOf} then 1 else 0 end
        or count(*) filter (where not ${known()}) > 0
      union
      select case_id as id, '#' || case_id as no from span
      where ${covers(asOf)} and not exists (select 1 from "case" where "case".id = span.case_id))
    order by id limit ${limit}`.execute(db);
  return rows.map((row) => row.no);
}

/**
 * Whether the cases in a state at A are as many as the cases received by A, and nothing is wrong with
 * any of their states. Seen from the spans, which are small and in the order of the cases, this takes
 * half the time of naming cases at fault.
 */
async function eachCaseHasOneState(db: Kysely<Schema>, asOf: IsoDate): Promise<boolean> {
  const { rows } = await sql<{ inState: number; faults: number; received: number }>`
    select count(*) as inState, coalesce(sum(fault), 0) as faults,
      (select count(*) from "case" where own_received_on <= ${asOf}) as received
    from (
      select count(*) <> 1 or "case".id is null or own_received_on > ${asOf} or not ${known()} as fault
      from span left join "case" on "case".id = span.case_id
      where ${covers(asOf)}
      group by span.case_id)`.execute(db);
  return rows.every((row) => row.faults === 0 && row.inState === row.received);
}

/** The span of a case that holds at the end of a day. */
function covers(asOf: IsoDate): RawBuilder<unknown> {
  const at = dayNumber(asOf);
  return sql`span.from_day <= ${at} and span.to_day > ${at}`;
}

function known(): RawBuilder<unknown> {
  return sql`span.stage in (${sql.join(STAGES.map((stage) => sql.lit(stage)))})`;
}
