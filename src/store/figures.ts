/**
 * What reports read of the spans: the state of every case at the end of day A is the one span that
 * covers it. `tally.ts` says what such a span counts as.
 */
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { dayNumber, type IsoDate } from '../domain/dates.ts';
import type { Stop } from '../domain/fold.ts';
import { OPEN_STAGES, type Stage } from '../domain/stages.ts';
import { firstOfPages, pageReader } from './case-pages.ts';
import type { Connection } from './connection.ts';
import type { Schema } from './schema.ts';
import type { FigureQuery, Figures, GroupBy, GroupKey } from './store.ts';
import { Tally, type CountedSpan } from './tally.ts';

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
  const spansFrom = pageReader(
    connection,
    sql<SpanValues>`
    select ${groupOf(query.by)} as "group", stage, suspended, long_term, received_day, due_day, closed_day,
      from_day, to_day, via, imported,
      case when due_day between ${from} and ${to} then exists (
        select 1 from span as pause where pause.case_id = span.case_id and pause.suspended = 1
          and pause.from_day <= span.due_day and pause.to_day > span.due_day) end as paused_when_due,
      accepted_day, stops
    from span
    where (from_day <= ${at} and to_day > ${at}
      or via in ('closed', 'reopened') and from_day between ${from} and ${to})`,
    'case_id',
  );
  for (const first of firstOfPages(connection))
    for (const row of spansFrom(first)) tally.add(countedSpan(row));
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
