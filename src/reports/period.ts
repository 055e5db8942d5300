/** The period of a report, where its beginning was not said. */
import type { IsoDate } from '../domain/dates.ts';
import type { ReadTx } from '../store/store.ts';

export interface AskedPeriod {
  /** A, as of the end of this day. */
  readonly asOf: IsoDate;
  /** The period, both days included; by default the whole life of the register up to A. */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

/** Both ends: the first receipt and A where nothing was said. */
export async function wholePeriod(
  tx: ReadTx,
  asked: AskedPeriod,
): Promise<{ readonly from: IsoDate; readonly to: IsoDate }> {
  const to = asked.to ?? asked.asOf;
  if (asked.from !== undefined) return { from: asked.from, to };
  const sort = [{ field: 'received_on', descending: false }] as const;
  const [first] = await tx.cases({ filters: [], sort, limit: 1 });
  const began = first?.state.received_on ?? to;
  return { from: began < to ? began : to, to };
}
