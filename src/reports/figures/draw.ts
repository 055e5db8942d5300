/** Figures drawn from the register: one pass over all cases, for several periods and dimensions at once. */
import type { IsoDate } from '../../domain/dates.ts';
import type { Office } from '../../domain/terms.ts';
import type { CaseOverTime, ReadTx } from '../../store/store.ts';
import { netClosed } from '../definitions.ts';
import { nameOf } from '../groups.ts';
import { checkEveryCaseCounted } from '../identities.ts';
import { rateOf, type Rate } from '../rate.ts';
import {
  DAYS_KEYS,
  FIGURE_RATES,
  RATE_KEYS,
  type CountKey,
  type DaysKey,
  type RateKey,
} from './catalog.ts';
import { checkTally } from './checks.ts';
import { measure } from './measure.ts';
import { Tally, type Dimension, type GroupTally } from './tally.ts';
import { windowOf, type WindowOptions } from './window.ts';

/** Median and P90 of days, one decimal; `null` where there is no case. */
export interface DaysFigure {
  readonly size: number;
  readonly median: number | null;
  readonly p90: number | null;
}

/** Every figure of one group, or of the whole. */
export interface Figures {
  /** The group's name at A; `null` for cases without one and for the whole. */
  readonly group: string | null;
  readonly counts: Readonly<Record<CountKey, number>>;
  readonly rates: Readonly<Record<RateKey, Rate>>;
  readonly days: Readonly<Record<DaysKey, DaysFigure>>;
  /** Open cases that the unit helps with (协办); not part of any sum. */
  readonly co_open: number;
}

/** A count of the catalog, or what is made of two of them. */
export type ShownCount = CountKey | 'net_closed';

export function countOf({ counts }: Figures, key: ShownCount): number {
  return key === 'net_closed' ? netClosed(counts) : counts[key];
}

export interface DrawnFigures {
  readonly total: Figures;
  /** The groups of each dimension that was asked for, the largest first, "none" last. */
  readonly groups: ReadonlyMap<Exclude<Dimension, null>, readonly Figures[]>;
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
 * Draws the figures of each window, for the whole and by each dimension. Throws `identity-broken` rather
 * than return figures that do not add up. `only` leaves all cases but those out.
 */
export async function drawFigures(
  tx: ReadTx,
  windows: readonly WindowOptions[],
  by: readonly Exclude<Dimension, null>[],
  only: ReadonlySet<number> | null = null,
): Promise<DrawnFigures[]> {
  await checkEveryCaseCounted(tx, ...new Set(windows.map(({ asOf }) => asOf)));
  const drawing = windows.map((options) => ({
    options,
    window: windowOf(options),
    tally: new Tally([null, ...by]),
  }));
  for await (const page of allCases(tx))
    for (const { id, spans } of page)
      if (only === null || only.has(id))
        for (const { window, tally } of drawing) measure(spans, window, tally);
  const office = await tx.office();
  return drawing.map(({ options, tally }) => {
    checkTally(tally);
    return drawnFrom(tally, office, options.asOf);
  });
}

function drawnFrom(tally: Tally, office: Office, asOf: IsoDate): DrawnFigures {
  const groups = new Map<Exclude<Dimension, null>, Figures[]>();
  let total: Figures | undefined;
  for (const { dimension, groups: tallies } of tally.dimensions) {
    const figures = [...tallies].map(([key, one]) => figuresOf(nameOf(key, office, asOf), one));
    if (dimension === null) total = figures[0];
    else groups.set(dimension, figures.sort(dimension === 'month' ? byName : bySize));
  }
  if (!total) throw new RangeError('the whole was not tallied');
  return { total, groups };
}

function figuresOf(group: string | null, { counts, days, co_open }: GroupTally): Figures {
  const rates = Object.fromEntries(
    RATE_KEYS.map((key) => {
      const [a, b] = FIGURE_RATES[key];
      return [key, rateOf(counts[a], counts[b])];
    }),
  ) as Record<RateKey, Rate>;
  const printed = Object.fromEntries(
    DAYS_KEYS.map((key) => {
      const tally = days[key];
      return [key, { size: tally.size, median: tally.median(), p90: tally.p90() }];
    }),
  ) as Record<DaysKey, DaysFigure>;
  return { group, counts, rates, days: printed, co_open };
}

/** Of a cohort (同期群) some cases have not had their days yet: until they have, it has no rate (未满期). */
export function isUnripe({ counts }: Pick<Figures, 'counts'>, key: RateKey): boolean {
  return key === 'cohort_rate' && counts.cohort_unripe > 0;
}

function bySize(one: Figures, other: Figures): number {
  const unnamed = Number(one.group === null) - Number(other.group === null);
  return unnamed || other.counts.collected - one.counts.collected || byName(one, other);
}

/** By code units: the order of a collator differs from one Node to the next, an issued report must not. */
function byName({ group: one }: Figures, { group: other }: Figures): number {
  const [first, second] = [one ?? '', other ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
}
