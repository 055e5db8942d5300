/**
 * Likely duplicates among very many cases: only cases that share something rare are compared. First the
 * tokens are counted, then each case is filed under its rarest ones, then new cases look there.
 */
import { foldText } from '../domain/fold-text.ts';
import {
  LIKELY,
  likeness,
  outlineOf,
  tokensOf,
  type Likeness,
  type LikenessFacts,
} from '../domain/likeness.ts';
import type { LikeRow, ReadTx } from '../store/store.ts';

export interface LikePair extends Likeness {
  /** The newer case, and the one that was there before it. */
  readonly no: string;
  readonly title: string | null;
  readonly like: string;
  readonly likeTitle: string | null;
}

const PAGE = 2_000;
/** Under how many of its tokens a case is filed. */
const FILED_UNDER = 12;
/** How many a new case shares at least with one that it is compared with. */
const SHARED = 2;
/** A token that more cases have than this, or than one in so many, says nothing. */
const COMMON = 40;
const COMMON_SHARE = 500;
/** With how many a case is compared at most, those first that share most. */
const COMPARED = 30;

/**
 * Each case from number `from` on with the case before it that it is most like, as far as that is likely.
 * `pause` is called between pages of cases, and may refuse to go on.
 */
export async function likelyPairs(
  tx: ReadTx,
  from: number,
  pause: () => Promise<void>,
): Promise<LikePair[]> {
  const files = new Files();
  for await (const page of pages(tx, 0)) {
    for (const row of page) files.count(row);
    await pause();
  }
  const found: LikePair[] = [];
  for await (const page of pages(tx, 0)) {
    await pause();
    const compared: (readonly [LikeRow, readonly number[]])[] = [];
    for (const row of page) {
      const keys = files.keysOf(row);
      if (row.id >= from) compared.push([row, files.sharing(keys)]);
      files.file(row.id, keys);
    }
    const states = await tx.statesOf([...new Set(compared.flatMap(([, ids]) => ids))]);
    for (const [row, ids] of compared) {
      const best = mostAlike(
        row,
        ids.flatMap((id) => states.get(id) ?? []),
      );
      if (best !== null) found.push(best);
    }
  }
  // The sort is stable: of equally likely ones the earlier case first.
  return found.sort((a, b) => b.score - a.score);
}

async function* pages(tx: ReadTx, from: number): AsyncIterable<LikeRow[]> {
  for (let after = from; ;) {
    const page = await tx.likeRows(after, PAGE);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.id;
  }
}

function mostAlike(
  row: LikeRow,
  others: readonly (LikenessFacts & Pick<LikeRow, 'no'>)[],
): LikePair | null {
  if (others.length === 0) return null;
  const outline = outlineOf(row);
  let best: LikePair | null = null;
  for (const other of others) {
    const alike = likeness(outline, outlineOf(other));
    if (alike.score < LIKELY || alike.score <= (best?.score ?? 0)) continue;
    best = { no: row.no, title: row.title, like: other.no, likeTitle: other.title, ...alike };
  }
  return best;
}

/** Cases by their rare tokens. */
class Files {
  readonly #counts = new Map<number, number>();
  readonly #cases = new Map<number, number[]>();
  #total = 0;

  count(facts: LikenessFacts): void {
    this.#total++;
    for (const key of keysIn(facts)) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** The rarest tokens of a case that some other case has, too. */
  keysOf(facts: LikenessFacts): number[] {
    const common = Math.max(COMMON, this.#total / COMMON_SHARE);
    const known = [...keysIn(facts)].flatMap((key) => {
      const count = this.#counts.get(key) ?? 0;
      return count > 1 && count <= common ? [{ key, count }] : [];
    });
    known.sort((a, b) => a.count - b.count);
    return known.slice(0, FILED_UNDER).map(({ key }) => key);
  }

  file(id: number, keys: readonly number[]): void {
    for (const key of keys) {
      const filed = this.#cases.get(key);
      if (filed) filed.push(id);
      else this.#cases.set(key, [id]);
    }
  }

  /** Cases filed so far that share enough of the keys, first those that share most. */
  sharing(keys: readonly number[]): number[] {
    const shared = new Map<number, number>();
    for (const key of keys)
      for (const id of this.#cases.get(key) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
    const needed = Math.min(SHARED, keys.length);
    return [...shared]
      .filter(([, count]) => count >= needed)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, COMPARED)
      .map(([id]) => id);
  }
}

/** The tokens of title and description; and one for each whole text, so that equal ones always meet. */
function keysIn({ title, description }: LikenessFacts): Set<number> {
  const keys = new Set<number>();
  for (const text of [title, description]) {
    if (text === null) continue;
    const tokens = tokensOf(foldText(text));
    let whole = 0;
    for (const token of tokens) {
      keys.add(token);
      whole = (Math.imul(whole, 31) + token) | 0;
    }
    // Above every pair of characters, and never negative like words.
    keys.add(2 ** 40 + (whole >>> 0));
  }
  return keys;
}
