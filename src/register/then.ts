/** Looking at the register as it stood on some day (A) and as it was known at some instant (K). */
import { shanghaiTime, type Instant, type IsoDate } from '../domain/dates.ts';
import { Refusal } from '../domain/errors.ts';
import type { Office } from '../domain/terms.ts';
import type { ReadTx, Store } from '../store/store.ts';

/** From when the register is looked at; what is absent is now. */
export interface Then {
  /** Steps up to the end of this day are in the present state of each case. */
  readonly asOf?: IsoDate | undefined;
  /** Entries recorded up to this instant are known. */
  readonly knownAt?: Instant | undefined;
  /** Entries up to this one are known: exact also where several bear the instant, as after a clock was set back. */
  readonly entries?: number | undefined;
}

/** Runs `work` on the register as it was then; on the tables as they are where that is now. */
export async function readThen<T>(
  store: Store,
  then: Then,
  work: (tx: ReadTx) => Promise<T>,
): Promise<T> {
  const { asOf } = then;
  if (asOf === undefined && isNow(then)) return store.read(work);
  const { entries, head } = await store.read((tx) => entriesThen(tx, then));
  if (asOf === undefined && entries === head) return store.read(work);
  return store.readAsKnown({ entries, ...(asOf === undefined ? {} : { asOf }) }, work);
}

/** The office as it was known then: its settings, its words, its calendar. */
export function officeThen(store: Store, then: Then): Promise<Office> {
  return store.read(async (tx) =>
    isNow(then) ? tx.office() : tx.officeAt((await entriesThen(tx, then)).entries),
  );
}

function isNow({ knownAt, entries }: Then): boolean {
  return knownAt === undefined && entries === undefined;
}

/** How many entries were known then, of how many; refuses an instant before the register was opened. */
async function entriesThen(
  tx: ReadTx,
  { knownAt, entries: known }: Then,
): Promise<{ entries: number; head: number }> {
  const { entries: head } = await tx.head();
  const entries = known ?? (knownAt === undefined ? head : await tx.entriesKnownAt(knownAt));
  if (entries > 0) return { entries, head };
  const opened = (await tx.entry(1))?.recorded_at ?? '';
  throw new Refusal('known-before-opening', {
    knownAt: shanghaiTime(knownAt ?? ''),
    opened: shanghaiTime(opened),
  });
}
