/** Spans made anew from the journal, where a newer schema asks more of them than an older one kept. */
import { Refusal } from '../domain/errors.ts';
import { fold } from '../domain/fold.ts';
import type { SqliteWriteTx } from './sqlite-write.ts';

/** How many cases are folded at once. */
const PAGE = 1_000;

/** Replaces the spans of every case; whatever else was derived stays as it is. */
export async function refoldSpans(tx: SqliteWriteTx): Promise<void> {
  const ids = await tx.caseIds();
  for (let i = 0; i < ids.length; i += PAGE) {
    for (const [id, events] of await tx.eventsOfCases(ids.slice(i, i + PAGE))) {
      const folded = fold(events);
      if (!folded.ok) throw new Refusal('case-inconsistent', { no: String(id) });
      await tx.putSpans(id, folded.spans);
    }
  }
}
