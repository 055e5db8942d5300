/**
 * The counts behind a report, from the spans: the state of every case at the end of day A is the one
 * span that covers it. Definitions are those of metrics.md; this file only counts.
 */
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { dayNumber, type IsoDate } from '../domain/dates.ts';
import { OPEN_STAGES, STAGES } from '../domain/stages.ts';
import type { Schema } from './schema.ts';
import {
  NO_COUNTS,
  type FigureCounts,
  type FigureQuery,
  type GroupBy,
  type GroupKey,
  type Handling,
} from './store.ts';

type StockRow = Omit<FigureCounts, 'closed_in' | 'closed_in_imported' | 'reopened_in'>;
type FlowRow = Pick<FigureCounts, 'group' | 'closed_in' | 'closed_in_imported' | 'reopened_in'>;

/** Stock at A and the deadlines of the period, one row a group; then the flows, joined in. */
export async function figures(db: Kysely<Schema>, query: FigureQuery): Promise<FigureCounts[]> {
  const stock = await stockRows(db, query);
  const flows = await flowRows(db, query);
  const rows = new Map<GroupKey, FigureCounts>();
  for (const row of stock)
    rows.set(row.group, { ...row, closed_in: 0, closed_in_imported: 0, reopened_in: 0 });
  for (const flow of flows) {
    // A group may have had closings in the period and no case left at A.
    rows.set(flow.group, {
      ...(rows.get(flow.group) ?? { group: flow.group, ...NO_COUNTS }),
      ...flow,
    });
  }
  return [...rows.values()];
}

const open = () => sql`stage in (${sql.join(OPEN_STAGES.map((stage) => sql.lit(stage)))})`;
const valid = () => sql`(stage = 'closed' or ${open()})`;
/** Long-term items have no deadline, whatever date was written beside them. */
const dated = () => sql`long_term = 0`;
async function stockRows(db: Kysely<Schema>, query: FigureQuery): Promise<StockRow[]> {
  const at = dayNumber(query.asOf);
  const from = dayNumber(query.from);
  const to = Math.min(dayNumber(query.to), at);
  // Deadlines after A are out, so the state on the deadline day lies in the past of A.
  const due = sql`(${valid()} and ${dated()} and due_day between ${from} and ${to} and not exists (
    select 1 from span as pause where pause.case_id = span.case_id and pause.suspended = 1
      and pause.from_day <= span.due_day and pause.to_day > span.due_day))`;
  const { rows } = await sql<StockRow>`
    select ${groupOf(query.by)} as "group",
      count(*) as collected,
      ${countWhere(sql`stage = 'received'`)} as pending,
      ${countWhere(sql`stage = 'rejected'`)} as rejected,
      ${countWhere(sql`stage = 'withdrawn'`)} as withdrawn,
      ${countWhere(sql`stage = 'merged'`)} as merged,
      ${countWhere(sql`stage = 'voided'`)} as voided,
      ${countWhere(valid())} as valid,
      ${countWhere(sql`stage = 'closed'`)} as closed,
      ${countWhere(open())} as open,
      ${countWhere(sql`stage = 'submitted'`)} as submitted,
      ${countWhere(sql`${open()} and suspended = 1`)} as suspended,
      ${countWhere(sql`${open()} and suspended = 0 and ${dated()} and due_day < ${at}`)} as overdue,
      ${countWhere(sql`${valid()} and long_term = 1`)} as long_term,
      ${countWhere(sql`received_day between ${from} and ${to}`)} as collected_in,
      ${countWhere(due)} as due,
      ${countWhere(sql`stage = 'closed' and ${due}`)} as due_closed,
      ${countWhere(sql`stage = 'closed' and closed_day <= due_day and ${due}`)} as on_time,
      ${standings(at, query.yellowUntil)}
    from span where from_day <= ${at} and to_day > ${at}
    group by 1`.execute(db);
  return rows;
}

/** How the open cases stand at A, where that was asked for. Red ones are the overdue ones. */
function standings(at: number, yellowUntil: IsoDate | undefined): RawBuilder<unknown> {
  if (yellowUntil === undefined)
    return sql`0 as accepted, 0 as assigned, 0 as yellow, 0 as green, 0 as undated`;
  const last = dayNumber(yellowUntil);
  const running = sql`${open()} and suspended = 0`;
  return sql`
    ${countWhere(sql`stage = 'accepted'`)} as accepted,
    ${countWhere(sql`stage = 'assigned'`)} as assigned,
    ${countWhere(sql`${running} and ${dated()} and due_day between ${at} and ${last}`)} as yellow,
    ${countWhere(sql`${running} and ${dated()} and due_day >= ${at} and due_day > ${last}`)} as green,
    ${countWhere(sql`${running} and (due_day is null or not ${dated()})`)} as undated`;
}

/** Gross closings and reopenings of the period, in the group that the case had on that day. */
async function flowRows(db: Kysely<Schema>, query: FigureQuery): Promise<FlowRow[]> {
  const to = Math.min(dayNumber(query.to), dayNumber(query.asOf));
  const { rows } = await sql<FlowRow>`
    select ${groupOf(query.by)} as "group",
      ${countWhere(sql`via = 'closed'`)} as closed_in,
      ${countWhere(sql`via = 'closed' and imported = 1`)} as closed_in_imported,
      ${countWhere(sql`via = 'reopened'`)} as reopened_in
    from span where via in ('closed', 'reopened') and from_day between ${dayNumber(query.from)} and ${to}
    group by 1`.execute(db);
  return rows;
}

function groupOf(by: GroupBy | null): RawBuilder<unknown> {
  if (by === null) return sql`null`;
  if (by === 'month') return sql`strftime('%Y-%m', received_day * 86400, 'unixepoch')`;
  return sql.ref(`${by}_id`);
}

function countWhere(condition: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`count(*) filter (where ${condition})`;
}

/**
 * How long the cases closed at A were handled, equal ones counted together, in pages. A case with
 * stops comes alone.
 */
export async function* handlings(
  db: Kysely<Schema>,
  asOf: IsoDate,
  by: GroupBy | null,
): AsyncIterable<Handling[]> {
  const at = dayNumber(asOf);
  const { rows } = await sql<{
    group: GroupKey;
    from_day: number;
    to_day: number;
    stops: string | null;
    count: number;
  }>`
    select ${groupOf(by)} as "group", accepted_day as from_day, closed_day as to_day, stops, count(*) as count
    from span
    where from_day <= ${at} and to_day > ${at} and stage = 'closed' and accepted_day is not null
    group by 1, 2, 3, 4`.execute(db);
  yield rows.map((row) => ({
    group: row.group,
    fromDay: row.from_day,
    toDay: row.to_day,
    stops: row.stops === null ? [] : (JSON.parse(row.stops) as [IsoDate, IsoDate][]),
    count: row.count,
  }));
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
  const at = dayNumber(asOf);
  const stages = sql.join(STAGES.map((stage) => sql.lit(stage)));
  const { rows } = await sql<{ no: string }>`
    select no from (
      select "case".id as id, no
      from "case" left join span on span.case_id = "case".id and from_day <= ${at} and to_day > ${at}
      group by "case".id, no, own_received_on
      having count(span.n) <> case when own_received_on <= ${asOf} then 1 else 0 end
        or count(*) filter (where span.stage not in (${stages})) > 0
      union
      select case_id as id, '#' || case_id as no from span
      where from_day <= ${at} and to_day > ${at} and not exists (select 1 from "case" where "case".id = span.case_id))
    order by id limit ${limit}`.execute(db);
  return rows.map((row) => row.no);
}
