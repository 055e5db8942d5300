/** Cases as people name them: by the full number, or by any ending of it that only one case has. */
import { Refusal } from '../domain/errors.ts';
import type { CaseRef, ReadTx } from '../store/store.ts';

/** How many numbers an ambiguous ending is answered with. */
const SHOWN = 5;

export async function findCase(tx: ReadTx, ref: string): Promise<CaseRef> {
  const wanted = ref.normalize('NFKC').trim();
  if (wanted === '') throw new Refusal('case-not-found', { ref });
  const exact = (await tx.caseByNo(ref)) ?? (await tx.caseByNo(wanted));
  if (exact) return exact;
  const found = await tx.casesByEnding(wanted, SHOWN + 1);
  const [only] = found;
  if (!only) throw new Refusal('case-not-found', { ref });
  if (found.length > 1) {
    throw new Refusal('case-ambiguous', {
      ref,
      candidates: found.slice(0, SHOWN).map((one) => one.no),
      more: found.length > SHOWN ? 1 : 0,
    });
  }
  return only;
}

/** Several cases, each named once. */
export async function findCases(tx: ReadTx, refs: readonly string[]): Promise<CaseRef[]> {
  const found = new Map<number, CaseRef>();
  for (const ref of refs) {
    const one = await findCase(tx, ref);
    found.set(one.id, one);
  }
  return [...found.values()];
}
