/**
 * Whether the search index holds the tokens of every case and no others. What it holds can't be read
 * back case by case; for each token the number of its cases and the sum of their numbers are compared.
 */
import { everyFolded, type SearchTexts } from '../domain/search-text.ts';
import { indexTokens } from '../domain/search-tokens.ts';
import type { ReadTx } from '../store/store.ts';
import type { Add } from './findings.ts';

export class IndexCheck {
  readonly #expected = new Map<string, { cases: number; sum: number }>();

  /** A case of which the journal says that it is in the register. */
  take(id: number, texts: SearchTexts): void {
    for (const token of indexTokens(everyFolded(texts))) {
      const known = this.#expected.get(token);
      if (known === undefined) this.#expected.set(token, { cases: 1, sum: id });
      else {
        known.cases++;
        known.sum += id;
      }
    }
  }

  async compare(tx: ReadTx, add: Add): Promise<void> {
    let different = 0;
    for (const [token, expected] of this.#expected) {
      const { cases, sum } = await tx.indexed(token);
      if (cases !== expected.cases || sum !== expected.sum) different++;
    }
    // Tokens that no case has are left over.
    different += Math.max((await tx.indexedTokens()) - this.#expected.size, 0);
    if (different > 0) add('index-differs', { count: different });
  }
}
