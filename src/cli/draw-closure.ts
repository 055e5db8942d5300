/** The closure-rate report of the open register, counted now. */
import type { Instant, IsoDate } from '../domain/dates.ts';
import { WorkingDays } from '../domain/working-days.ts';
import { loadCalendar } from '../register/calendar.ts';
import { readThen } from '../register/then.ts';
import { closureReport } from '../reports/closure.ts';
import { withKnownNote } from '../reports/known-note.ts';
import type { Report } from '../reports/report.ts';
import type { GroupBy } from '../store/store.ts';
import type { Env } from './env.ts';

export interface ClosureRequest {
  readonly asOf: IsoDate;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly by: GroupBy | null;
  /** K; now where it is absent. */
  readonly knownAt?: Instant | undefined;
}

export async function drawClosure(env: Env, request: ClosureRequest): Promise<Report> {
  const { store } = await env.desk();
  const { knownAt, ...period } = request;
  return readThen(store, { knownAt }, async (tx) => {
    const calendar = await loadCalendar(await tx.office());
    const report = await closureReport(tx, {
      ...period,
      workingDays: new WorkingDays(calendar),
      calendarVersion: calendar.version,
      coveredUntil: calendar.coveredUntil,
      knownAt: knownAt ?? env.now().toISOString(),
    });
    return withKnownNote(report, knownAt);
  });
}
