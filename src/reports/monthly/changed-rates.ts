/** Rates whose counts changed since a month was issued. */
import {
  FIGURE_RATES,
  isUnripe,
  RATE_KEYS,
  type CountKey,
  type RateKey,
} from '../figures/catalog.ts';
import { rateOf, type Rate } from '../rate.ts';
import type { MonthDiff } from './month-diff.ts';

export interface ChangedRate {
  readonly key: RateKey;
  readonly was: Rate;
  readonly now: Rate;
}

/**
 * Of the whole. `counts` are those of the month, as it was issued or as it is known now: what did not change is
 * the same in both. A cohort that was or is 未满期 has no rate.
 */
export function changedRates(
  { figures }: Pick<MonthDiff, 'figures'>,
  counts: Readonly<Record<CountKey, number>>,
): ChangedRate[] {
  const changed = new Map(
    figures.filter(({ dimension }) => dimension === null).map((one) => [one.key, one]),
  );
  const was = (key: CountKey) => changed.get(key)?.was ?? counts[key];
  const now = (key: CountKey) => changed.get(key)?.now ?? counts[key];
  return RATE_KEYS.flatMap((key) => {
    const [a, b] = FIGURE_RATES[key];
    if (!changed.has(a) && !changed.has(b)) return [];
    const cohort_unripe = Math.max(was('cohort_unripe'), now('cohort_unripe'));
    if (isUnripe({ cohort_unripe }, key)) return [];
    return { key, was: rateOf(was(a), was(b)), now: rateOf(now(a), now(b)) };
  });
}
