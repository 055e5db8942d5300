/** Every case of the register, read once for everybody who looks at it. */
import type { IsoDate } from '../../domain/dates.ts';
import type { CaseOverTime, ReadTx } from '../../store/store.ts';
import { checkEveryCaseCounted } from '../identities.ts';

/** Looks at each page of cases; what it found is asked of it afterwards. */
export interface Pass {
  take(page: readonly CaseOverTime[]): void | Promise<void>;
}

/** How many cases are looked at in one go. */
const PAGE = 2_000;

/** Every case of the register over time, page by page. */
export async function* allCases(tx: ReadTx): AsyncIterable<readonly CaseOverTime[]> {
  for (let after = 0; ;) {
    const page = await tx.casesOverTime(after, PAGE);
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    yield page;
  }
}

/**
 * Shows every case to each pass. Throws `identity-broken` where a case is in no state, or in several, at the end
 * of one of the days as of which anything is counted.
 */
export async function passOver(
  tx: ReadTx,
  asOfs: readonly IsoDate[],
  passes: readonly Pass[],
): Promise<void> {
  await checkEveryCaseCounted(tx, ...new Set(asOfs));
  for await (const page of allCases(tx)) for (const pass of passes) await pass.take(page);
}
