/** The counts that reports and the board print, drawn from one view and checked before anybody sees them. */
import type { FigureCounts, FigureQuery, Figures, ReadTx } from '../store/store.ts';
import { RATES, type RateColumn } from './definitions.ts';
import { checkEveryCaseCounted, checkStandings, checkSums } from './identities.ts';
import { rateOf, type Rate } from './rate.ts';

/**
 * Throws `identity-broken` rather than return figures that do not add up: cases without a state or with
 * several, groups that don't sum to the total, parts larger than their whole.
 */
export async function countGroups(tx: ReadTx, query: FigureQuery): Promise<Figures> {
  await checkEveryCaseCounted(tx, query.asOf);
  const { total, groups } = await tx.figures(query);
  checkSums(groups, total, query.by !== null);
  if (query.yellowUntil !== undefined) for (const row of [...groups, total]) checkStandings(row);
  return { total, groups };
}

/** A rate of the closure report, from the counts of a group. */
export function rateIn(counts: Omit<FigureCounts, 'group'>, key: RateColumn): Rate {
  const [numerator, denominator] = RATES[key];
  return rateOf(counts[numerator], counts[denominator]);
}
