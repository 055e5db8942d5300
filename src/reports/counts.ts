/** The counts that reports and the board print, drawn from one view and checked before anybody sees them. */
import { NO_COUNTS, type FigureCounts, type FigureQuery, type ReadTx } from '../store/store.ts';
import { RATES, type RateColumn } from './definitions.ts';
import { checkEveryCaseCounted, checkStandings, checkSums } from './identities.ts';
import { rateOf, type Rate } from './rate.ts';

export interface Counted {
  readonly total: FigureCounts;
  /** One for each group; none where nothing is grouped by. */
  readonly groups: readonly FigureCounts[];
}

/**
 * The total is asked for by itself and compared with the groups. Throws `identity-broken` rather than
 * return figures that do not add up.
 */
export async function countGroups(tx: ReadTx, query: FigureQuery): Promise<Counted> {
  await checkEveryCaseCounted(tx, query.asOf);
  const [found] = await tx.figures({ ...query, by: null });
  const total = found ?? { group: null, ...NO_COUNTS };
  const groups = query.by === null ? [] : await tx.figures(query);
  checkSums(groups, total, query.by !== null);
  if (query.yellowUntil !== undefined) for (const row of [...groups, total]) checkStandings(row);
  return { total, groups };
}

/** A rate of the closure report, from the counts of a group. */
export function rateIn(counts: Omit<FigureCounts, 'group'>, key: RateColumn): Rate {
  const [numerator, denominator] = RATES[key];
  return rateOf(counts[numerator], counts[denominator]);
}
