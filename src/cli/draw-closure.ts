/** The closure-rate report of the open register, counted now. */
import type { IsoDate } from '../domain/dates.ts';
import { WorkingDays } from '../domain/working-days.ts';
import { loadCalendar } from '../register/calendar.ts';
import { closureReport } from '../reports/closure.ts';
import type { Report } from '../reports/report.ts';
import type { GroupBy } from '../store/store.ts';
import type { Env } from './env.ts';

export interface ClosureRequest {
  readonly asOf: IsoDate;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly by: GroupBy | null;
}

export async function drawClosure(env: Env, request: ClosureRequest): Promise<Report> {
  const { store } = await env.desk();
  return store.read(async (tx) => {
    const calendar = await loadCalendar(await tx.office());
    return closureReport(tx, {
      ...request,
      workingDays: new WorkingDays(calendar),
      calendarVersion: calendar.version,
      coveredUntil: calendar.coveredUntil,
      knownAt: env.now().toISOString(),
    });
  });
}
