/** The period of a report, where its beginning was not said. */
import { addDays, type IsoDate } from '../domain/dates.ts';
import type { ReadTx } from '../store/store.ts';

export interface AskedPeriod {
  /** A, as of the end of this day. */
  readonly asOf: IsoDate;
  /** The period, both days included; by default the whole life of the register up to A. */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

/**
 * Both ends where nothing was said: A, and the first receipt, or the first deadline where that is earlier, as it
 * may be in a ledger that was imported: one before the period would never fall due.
 */
export async function wholePeriod(
  tx: ReadTx,
  asked: AskedPeriod,
): Promise<{ readonly from: IsoDate; readonly to: IsoDate }> {
  const to = asked.to ?? asked.asOf;
  if (asked.from !== undefined) return { from: asked.from, to };
  const received = await firstDay(tx, 'received_on', to);
  return { from: await firstDay(tx, 'due_on', received), to };
}

/** The first day of its kind of any case, if it is before another one. */
async function firstDay(
  tx: ReadTx,
  field: 'received_on' | 'due_on',
  other: IsoDate,
): Promise<IsoDate> {
  const filters = [{ field, to: addDays(other, -1) }];
  const [first] = await tx.cases({ filters, sort: [{ field, descending: false }], limit: 1 });
  return first?.state[field] ?? other;
}
