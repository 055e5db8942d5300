/** Makes everything that is derived from the journal anew (体检 --rebuild). The journal is only read. */
import { Refusal } from '../domain/errors.ts';
import { fold } from '../domain/fold.ts';
import { notesOf } from '../domain/search-text.ts';
import type { Desk } from './desk.ts';
import { noteGivenNumbers } from './given-numbers.ts';
import { PAGE } from './page.ts';

export async function rebuildDerived(
  desk: Desk,
  progress?: (share: number) => void,
): Promise<{ cases: number }> {
  return desk.store.write(async (tx) => {
    const office = await tx.office();
    const ids = await tx.caseIds();
    const given = new Map<string, number>();
    await tx.clearDerived();
    await tx.refreshOffice();
    let cases = 0;
    for (let i = 0; i < ids.length; i += PAGE) {
      for (const [id, events] of await tx.eventsOfCases(ids.slice(i, i + PAGE))) {
        const folded = fold(events);
        if (!folded.ok) throw new Refusal('case-inconsistent', { no: String(id) });
        noteGivenNumbers(office.pattern, events, given);
        if (folded.state === null) continue;
        await tx.putCase(id, folded.state, folded.spans, true, notesOf(events));
        cases++;
      }
      progress?.(Math.min((i + PAGE) / ids.length, 1));
    }
    for (const [series, seq] of given) await tx.noteNumber(series, seq);
    return { cases };
  });
}
