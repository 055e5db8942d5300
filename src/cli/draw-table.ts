/** Reports that are tables, drawn from the open register: as of A, and as known at K. */
import type { Instant } from '../domain/dates.ts';
import { WorkingDays } from '../domain/working-days.ts';
import { loadCalendar } from '../register/calendar.ts';
import { readThen } from '../register/then.ts';
import { refuseUnknownTerms } from '../register/unknown-term.ts';
import { withKnownNote } from '../reports/known-note.ts';
import type { AskedFlag, TableOptions, TableReport } from '../reports/tables/table-report.ts';
import type { CaseFilter, GroupBy, ReadTx } from '../store/store.ts';
import type { Env } from './env.ts';
import type { Period } from './report-period.ts';

export interface TableRequest extends Period {
  readonly by: GroupBy;
  readonly filters: readonly CaseFilter[];
  readonly asked: readonly AskedFlag[];
  /** K; now where it is absent. */
  readonly knownAt: Instant | undefined;
}

/** `draw` is the report's own function, with what it asks for besides. */
export async function drawTable(
  env: Env,
  request: TableRequest,
  draw: (tx: ReadTx, options: TableOptions) => Promise<TableReport>,
): Promise<TableReport> {
  const { store } = await env.desk();
  const { knownAt, asOf } = request;
  const today = env.today();
  // Of today no step can be later, so the tables are as they are.
  const then = { knownAt, ...(asOf < today ? { asOf } : {}) };
  return readThen(store, then, async (tx) => {
    await refuseUnknownTerms(tx, request.filters);
    const calendar = await loadCalendar(await tx.office());
    const report = await draw(tx, {
      ...request,
      today,
      workingDays: new WorkingDays(calendar),
      calendarVersion: calendar.version,
      knownAt: knownAt ?? env.now().toISOString(),
      known: knownAt,
    });
    return withKnownNote(report, knownAt);
  });
}
