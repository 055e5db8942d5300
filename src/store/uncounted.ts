/** Whether each case is in exactly one state on a day: what every report makes sure of first. */
import { sql } from 'kysely';
import { dayNumber, type IsoDate } from '../domain/dates.ts';
import { STAGES } from '../domain/stages.ts';
import { firstOfPages, PAGE_OF_CASES, pageReader } from './case-pages.ts';
import type { Connection } from './connection.ts';

/** A state that holds on one of the days; from when and until when, where there are several. */
type State = readonly [id: number, known: number, fromDay?: number, toDay?: number];
type Case = readonly [id: number, receivedOn: IsoDate];

/** Added for a state that no column counts: more than any case may have. */
const TOO_MANY = 2;

/**
 * Cases that would break the identity of a report at the end of one of these days: none or several states
 * at once, a state before the receipt, a stage that no column counts, or (as `#` and a number) states
 * without a case. At most `limit`. Compared here, not joined and grouped in SQL: that takes as long for the
 * tables, and several times as long for a register as it was known.
 */
export function uncounted(
  connection: Connection,
  asOfs: readonly IsoDate[],
  limit: number,
): string[] {
  const days = asOfs.map((asOf) => ({ asOf, at: dayNumber(asOf), states: new Uint32Array() }));
  const ats = days.map(({ at }) => at);
  const known = sql`stage in (${sql.join(STAGES.map((stage) => sql.lit(stage)))})`;
  const statesFrom = pageReader<State>(
    connection,
    sql`select case_id, ${known}${days.length > 1 ? sql`, from_day, to_day` : sql``}
      from span where from_day <= ${Math.max(...ats)} and to_day > ${Math.min(...ats)}`,
    'case_id',
  );
  const casesFrom = pageReader<Case>(
    connection,
    sql`select id, own_received_on from "case" where own_received_on <= ${asOfs.toSorted().at(-1)}`,
    'id',
  );
  const faults = new Set<number>();
  for (const first of firstOfPages(connection)) {
    for (const day of days) day.states = new Uint32Array(PAGE_OF_CASES);
    for (const [id, isKnown, fromDay = -Infinity, toDay = Infinity] of statesFrom(first))
      for (const { at, states } of days)
        if (fromDay <= at && toDay > at)
          states[id - first] = (states[id - first] ?? 0) + (isKnown === 1 ? 1 : TOO_MANY);
    for (const [id, receivedOn] of casesFrom(first))
      for (const { asOf, states } of days) {
        if (receivedOn > asOf) continue;
        if (states[id - first] !== 1) faults.add(id);
        states[id - first] = 0;
      }
    // What is left belongs to no case that was received by then.
    for (const { states } of days)
      for (let n = 0; n < states.length; n++) if (states[n] !== 0) faults.add(first + n);
    if (faults.size >= limit) break;
  }
  const named = [...faults].sort((one, other) => one - other).slice(0, limit);
  const number = connection.database.prepare('select no from "case" where id = ?').pluck();
  return named.map((id) => (number.get(id) as string | undefined) ?? `#${String(id)}`);
}
