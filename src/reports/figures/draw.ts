/** Figures drawn from the register: one pass over all cases, for several periods and dimensions at once. */
import type { IsoDate } from '../../domain/dates.ts';
import type { Office } from '../../domain/terms.ts';
import type { CaseOverTime, ReadTx } from '../../store/store.ts';
import { netClosed } from '../definitions.ts';
import { nameOf } from '../groups.ts';
import { rateOf, type Rate } from '../rate.ts';
import { recordOf } from '../record-of.ts';
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
import { passOver, type Pass } from './pass.ts';
import { Tally, type Dimension, type GroupTally } from './tally.ts';
import { windowOf, type Window, type WindowOptions } from './window.ts';

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

type Dimensions = readonly Exclude<Dimension, null>[];

/** Sums the figures of one period, for the whole and by each dimension. `only` leaves all cases but those out. */
export class FiguresPass implements Pass {
  readonly asOf: IsoDate;
  readonly #window: Window;
  readonly #tally: Tally;
  readonly #only: ReadonlySet<number> | null;

  constructor(options: WindowOptions, by: Dimensions, only: ReadonlySet<number> | null = null) {
    this.asOf = options.asOf;
    this.#window = windowOf(options);
    this.#tally = new Tally([null, ...by]);
    this.#only = only;
  }

  take(page: readonly CaseOverTime[]): void {
    for (const { id, spans } of page)
      if (this.#only === null || this.#only.has(id)) measure(spans, this.#window, this.#tally);
  }

  /** Throws `identity-broken` rather than return figures that do not add up. */
  drawn(office: Office): DrawnFigures {
    checkTally(this.#tally);
    return drawnFrom(this.#tally, office, this.asOf);
  }
}

/** Draws the figures of each window, all by the same dimensions, in one pass over all cases. */
export async function drawFigures(
  tx: ReadTx,
  windows: readonly WindowOptions[],
  by: Dimensions,
  only: ReadonlySet<number> | null = null,
): Promise<DrawnFigures[]> {
  const passes = windows.map((one) => new FiguresPass(one, by, only));
  await passOver(
    tx,
    passes.map(({ asOf }) => asOf),
    passes,
  );
  const office = await tx.office();
  return passes.map((one) => one.drawn(office));
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
  const rates = recordOf(RATE_KEYS, (key) => {
    const [a, b] = FIGURE_RATES[key];
    return rateOf(counts[a], counts[b]);
  });
  const printed = recordOf(DAYS_KEYS, (key) => {
    const tally = days[key];
    return { size: tally.size, median: tally.median(), p90: tally.p90() };
  });
  return { group, counts, rates, days: printed, co_open };
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
