/** Closings and closure rate of the last months, for a line of marks. */
import type { IsoDate } from '../domain/dates.ts';
import type { ReadTx } from '../store/store.ts';
import { countGroups, rateIn } from './counts.ts';
import { monthSettings } from './monthly/month.ts';
import { monthOfDay, monthPeriod, monthsFrom } from './monthly/months.ts';
import type { Rate } from './rate.ts';

export interface ClosureMonth {
  /** `YYYY-MM`; the last one ends at A. */
  readonly month: string;
  readonly closed: number;
  /** Closed of all collected, at the end of the month. */
  readonly rate: Rate;
}

const MONTHS = 12;

/** The office's months up to that of A. */
export async function closureTrend(tx: ReadTx, asOf: IsoDate): Promise<ClosureMonth[]> {
  const months: ClosureMonth[] = [];
  const { monthEnd } = monthSettings(await tx.office());
  const last = monthOfDay(asOf, monthEnd);
  for (let back = MONTHS - 1; back >= 0; back--) {
    const month = monthsFrom(last, -back);
    const { from, to } = monthPeriod(month, monthEnd);
    const end = to < asOf ? to : asOf;
    const { total } = await countGroups(tx, { asOf: end, from, to: end, by: null });
    months.push({ month, closed: total.closed_in, rate: rateIn(total, 'closure_rate') });
  }
  return months;
}
