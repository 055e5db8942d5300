/** Whether each case is in exactly one state on a day: what every report makes sure of first. */
import { sql } from 'kysely';
import { dayNumber, type IsoDate } from '../domain/dates.ts';
import { STAGES } from '../domain/stages.ts';
import { firstOfPages, PAGE_OF_CASES, pageReader } from './case-pages.ts';
import type { Connection } from './connection.ts';

type State = readonly [id: number, fromDay: number, toDay: number, known: number];
type Case = readonly [id: number, no: string, receivedOn: IsoDate];

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
  const statesFrom = pageReader<State>(
    connection,
    sql`select case_id, from_day, to_day, stage in (${sql.join(STAGES.map((stage) => sql.lit(stage)))})
      from span where from_day <= ${Math.max(...ats)} and to_day > ${Math.min(...ats)}`,
    'case_id',
  );
  const casesFrom = pageReader<Case>(
    connection,
    sql`select id, no, own_received_on from "case" where true`,
    'id',
  );
  const faults = new Map<number, string>();
  for (const first of firstOfPages(connection)) {
    for (const day of days) day.states = new Uint32Array(PAGE_OF_CASES);
    for (const [id, fromDay, toDay, known] of statesFrom(first))
      for (const { at, states } of days)
        if (fromDay <= at && toDay > at)
          states[id - first] = (states[id - first] ?? 0) + (known === 1 ? 1 : TOO_MANY);
    for (const [id, no, receivedOn] of casesFrom(first))
      for (const { asOf, states } of days) {
        if (states[id - first] !== (receivedOn <= asOf ? 1 : 0)) faults.set(id, no);
        states[id - first] = 0;
      }
    for (const { states } of days)
      for (const [n, left] of states.entries())
        if (left > 0) faults.set(first + n, `#${String(first + n)}`);
    if (faults.size >= limit) break;
  }
  const inOrder = [...faults].sort(([one], [other]) => one - other);
  return inOrder.slice(0, limit).map(([, no]) => no);
}
