/** Figures of a month as the page words them: rates with their two counts, differences that say of what. */
import type { Translate } from '../../../messages/index.ts';
import { isUnripe, type DaysKey, type RateKey } from '../../figures/catalog.ts';
import { countOf, type DaysFigure, type Figures, type ShownCount } from '../../figures/draw.ts';
import type { MonthReport } from '../../monthly/month.ts';
import { differenceInPoints, percentText, rateOf, type Rate } from '../../rate.ts';
import { markup, type Piece } from './markup.ts';

const NONE = '—';

export class MonthWords {
  readonly report: MonthReport;
  readonly t: Translate;

  constructor(report: MonthReport, t: Translate) {
    this.report = report;
    this.t = t;
  }

  label(key: ShownCount | RateKey | DaysKey): string {
    return this.t(`figure.${key}`);
  }

  /** Whether a rate may be shown in per cent: its denominator is large enough, and each case has had its days. */
  isShown(figures: Figures, key: RateKey): boolean {
    const { b } = figures.rates[key];
    return b >= this.report.settings.smallestDenominator && b > 0 && !isUnripe(figures.counts, key);
  }

  /** `93.92%`; without one `3/4`, 未满期 or —. */
  rateValue(figures: Figures, key: RateKey): string {
    const rate = figures.rates[key];
    if (rate.b === 0) return NONE;
    if (isUnripe(figures.counts, key)) return this.t('figure.unripe');
    return this.isShown(figures, key) ? percentText(rate) : fraction(rate);
  }

  /** The two counts, where they are not the value already. */
  rateCounts(figures: Figures, key: RateKey): string | null {
    return this.isShown(figures, key) ? fraction(figures.rates[key]) : null;
  }

  /** A rate in a table: the two counts below it. */
  rateCell(figures: Figures, key: RateKey): Piece {
    const counts = this.rateCounts(figures, key);
    const value = this.rateValue(figures, key);
    return counts === null ? value : markup`${value}<span class="counted">${counts}</span>`;
  }

  /** Median and P90. */
  daysCell({ median, p90 }: DaysFigure): string {
    return median === null || p90 === null ? NONE : `${median} / ${p90}`;
  }

  countChange(now: Figures, then: Figures, key: ShownCount): string {
    const before = countOf(then, key);
    const change = countOf(now, key) - before;
    if (change === 0) return this.t('page.change.same');
    // Of a net that was below nothing, no percentage can be said.
    if (before <= 0) return this.t('page.change.count-alone', { change: signed(change, 0) });
    const { rate } = rateOf(Math.abs(change), before);
    const percent = signed(Math.sign(change) * (rate ?? 0), 2);
    return this.t('page.change.count', { change: signed(change, 0), percent });
  }

  rateChange(now: Figures, then: Figures, key: RateKey): string {
    const points = differenceInPoints(now.rates[key], then.rates[key]);
    if (points === null || !this.isShown(now, key) || !this.isShown(then, key)) return NONE;
    if (points === 0) return this.t('page.change.same');
    return this.t('page.change.points', { change: signed(points, 2) });
  }

  /** Of medians. */
  daysChange(now: Figures, then: Figures, key: DaysKey): string {
    const [a, b] = [now.days[key].median, then.days[key].median];
    if (a === null || b === null) return NONE;
    const tenths = Math.round(a * 10) - Math.round(b * 10);
    if (tenths === 0) return this.t('page.change.same');
    return this.t('page.change.days', { change: signed(tenths / 10, 1) });
  }
}

function fraction({ a, b }: Rate): string {
  return `${a}/${b}`;
}

function signed(value: number, digits: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;
}
