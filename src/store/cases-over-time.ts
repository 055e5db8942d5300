/** Cases with their states over time, as the figures of a period read them: page by page, in numbers. */
import type { Kysely } from 'kysely';
import type { Outcome, Rating } from '../domain/case.ts';
import { dayNumber, type IsoDate } from '../domain/dates.ts';
import type { EventKind } from '../domain/events.ts';
import type { Stage } from '../domain/stages.ts';
import type { TermBook } from '../domain/terms.ts';
import type { Schema, SpanRow } from './schema.ts';
import type { CaseOverTime, DaySpan } from './store.ts';

/** `terms` are those by which units are known: a unit that helps counts as the one it was merged into. */
export async function casesOverTime(
  db: Kysely<Schema>,
  terms: TermBook,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<CaseOverTime[]> {
  const cases = await db
    .selectFrom('case')
    .select(['id', 'no'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  const last = cases.at(-1);
  if (!last) return [];
  const rows = await db
    .selectFrom('span')
    .selectAll()
    .where('case_id', '>', after)
    .where('case_id', '<=', last.id)
    .orderBy('case_id')
    .orderBy('n')
    .execute();
  const found = new Map(cases.map(({ id, no }) => [id, { id, no, spans: [] as DaySpan[] }]));
  for (const row of rows) found.get(row.case_id)?.spans.push(daySpan(row, terms));
  return [...found.values()];
}

const NOTHING: readonly never[] = [];

function daySpan(row: SpanRow, terms: TermBook): DaySpan {
  return {
    from: row.from_day,
    to: row.to_day,
    via: row.via as EventKind,
    imported: row.imported === 1,
    stage: row.stage as Stage,
    suspended: row.suspended === 1,
    unit: row.unit_id,
    source: row.source_id,
    category: row.category_id,
    severity: row.severity_id,
    region: row.region_id,
    leader: row.leader_id,
    coUnits: row.co_unit_ids === null ? NOTHING : unitsOf(row.co_unit_ids, terms),
    received: row.received_day,
    due: row.due_day,
    originalDue: row.original_due_day,
    longTerm: row.long_term === 1,
    closed: row.closed_day,
    outcome: row.outcome as Outcome | null,
    inForce: row.in_force_day,
    rating: row.rating as Rating | null,
    accepted: row.accepted_day,
    stops: row.stops === null ? NOTHING : stopsOf(row.stops),
  };
}

function unitsOf(text: string, terms: TermBook): number[] {
  const ids = JSON.parse(text) as number[];
  return [...new Set(ids.map((id) => terms.byId(id)?.id ?? id))];
}

function stopsOf(text: string): [number, number][] {
  return (JSON.parse(text) as [IsoDate, IsoDate][]).map(([from, to]) => [
    dayNumber(from),
    dayNumber(to),
  ]);
}
