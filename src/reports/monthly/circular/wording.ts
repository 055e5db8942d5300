/** How figures are said in a sentence: counts, rates with their two counts, and how they differ from earlier ones. */
import { shanghaiTime, type IsoDate } from '../../../domain/dates.ts';
import { maskPersonalNumbers } from '../../../domain/personal-data.ts';
import type { MessageKey, MessageParams, Translate } from '../../../messages/index.ts';
import type { CountKey, RateKey } from '../../figures/catalog.ts';
import { isUnripe } from '../../figures/catalog.ts';
import { countOf, type Figures } from '../../figures/draw.ts';
import { differenceInPoints, percentText, type Rate } from '../../rate.ts';
import { inQuotes, inTitleMarks } from '../../nested-marks.ts';
import type { MonthReport } from '../month.ts';

/** Longest title in a sentence, and in a cell of a table; the workbook has the whole. */
const IN_TEXT = 40;
const IN_TABLE = 80;

type Versus = 'circular.mom' | 'circular.yoy';

/** Says the figures of one report in one language. */
export class Wording {
  readonly report: MonthReport;
  readonly t: Translate;
  /** Earlier periods with cases to compare with. */
  readonly #earlier: readonly (readonly [Versus, Figures])[];

  constructor(report: MonthReport, t: Translate) {
    this.report = report;
    this.t = t;
    const { previous, lastYear } = report;
    this.#earlier = (
      [
        ['circular.mom', previous.total],
        ['circular.yoy', lastYear.total],
      ] as const
    ).filter(([, { counts }]) => counts.collected > 0);
  }

  count(key: CountKey): number {
    return this.report.current.total.counts[key];
  }

  date(on: IsoDate): string {
    const [year = '', month = '', day = ''] = on.split('-');
    return this.t('circular.date', { year, month: Number(month), day: Number(day) });
  }

  month(month: string): string {
    const [year = '', number = ''] = month.split('-');
    return this.t('circular.month', { year, month: Number(number) });
  }

  asOf(): string {
    return this.date(this.report.current.asOf);
  }

  instant(at: string): string {
    return shanghaiTime(at);
  }

  /** With its two counts; of too few cases these alone; a dash where there is no denominator. */
  rate(rate: Rate): string {
    const { a, b } = rate;
    if (b === 0) return this.t('circular.rate-none');
    if (b < this.report.settings.smallestDenominator)
      return this.t('circular.rate-small', { a, b });
    return this.t('circular.rate', { rate: percentText(rate), a, b });
  }

  /** A rate of the month; 未满期 where it is none yet. */
  rateOf(key: RateKey): string {
    const { total } = this.report.current;
    if (isUnripe(total.counts, key)) return this.t('figure.unripe');
    return this.rate(total.rates[key]);
  }

  /** A rate of the month, and by how many points it differs from earlier ones. */
  comparedRate(key: RateKey): string {
    const { rates } = this.report.current.total;
    const differences = this.#earlier.map(([versus, { rates: before }]) =>
      this.#points(this.t(versus), rates[key], before[key]),
    );
    return this.clauses([this.rate(rates[key]), ...differences]);
  }

  /** A count of the month, and by how many cases and per cent it differs from earlier ones. */
  comparedCount(key: CountKey): string {
    const now = this.count(key);
    const differences = this.#earlier.map(([versus, { counts }]) =>
      this.#growth(this.t(versus), now, counts[key]),
    );
    return this.clauses([this.t('circular.items', { count: now }), ...differences]);
  }

  /** The same for what may be negative, which no percentage compares. */
  comparedNet(): string {
    const net = (figures: Figures) => countOf(figures, 'net_closed');
    const now = net(this.report.current.total);
    const differences = this.#earlier.map(([versus, before]) =>
      this.#change(this.t(versus), now - net(before)),
    );
    return this.clauses([this.t('circular.items', { count: now }), ...differences]);
  }

  clauses(parts: readonly string[]): string {
    return parts
      .filter((part) => part !== '')
      .reduce((first, second) => this.t('circular.clauses', { first, second }));
  }

  /** Sentences in one paragraph: a blank between them where the language has one. */
  sentences(parts: readonly string[]): string {
    return parts
      .filter((part) => part !== '')
      .reduce((first, second) => first + (/[!-~]$/.test(first) ? ' ' : '') + second, '');
  }

  /** Counts with their labels, those of nothing left out. */
  parts(keys: readonly CountKey[]): string[] {
    return keys
      .filter((key) => this.count(key) > 0)
      .map((key) =>
        this.t('circular.part-count', { label: this.t(`figure.${key}`), count: this.count(key) }),
      );
  }

  /** A name before a count: one that ends in a digit is quoted, else 专班1 with 3 cases would read as 13. */
  beforeCount(name: string): string {
    return /\p{N}$/u.test(name) ? `“${inQuotes(name)}”` : name;
  }

  /** A case's title, to stand between quotation marks. */
  titleInText(title: string | null): string {
    return inQuotes(shortened(title, IN_TEXT));
  }

  /** A document's title, to stand between 《 and 》. */
  documentTitle(title: string): string {
    return inTitleMarks(shortened(title, IN_TEXT));
  }

  titleInTable(title: string | null): string {
    return shortened(title, IN_TABLE);
  }

  unit(unit: string | null): string {
    return unit ?? this.t('circular.unassigned');
  }

  say(key: MessageKey, params: MessageParams = {}): string {
    return this.t(key, params);
  }

  /** Nothing where one of the two has too few cases: the definitions say so. */
  #points(versus: string, now: Rate, before: Rate): string {
    const smallest = this.report.settings.smallestDenominator;
    const points = Math.min(now.b, before.b) < smallest ? null : differenceInPoints(now, before);
    if (points === null) return '';
    if (points === 0) return this.t('circular.same', { versus });
    const key = points > 0 ? 'circular.points-up' : 'circular.points-down';
    return this.t(key, { versus, points: Math.abs(points).toFixed(2) });
  }

  #growth(versus: string, now: number, before: number): string {
    if (before < Math.max(this.report.settings.smallestDenominator, 1) || now === before)
      return this.#change(versus, now - before);
    const growth = differenceInPoints({ a: now, b: before, rate: null }, { a: 1, b: 1, rate: 100 });
    const key = now > before ? 'circular.growth-up' : 'circular.growth-down';
    const percent = Math.abs(growth ?? 0).toFixed(2);
    return this.t(key, { versus, count: Math.abs(now - before), percent });
  }

  #change(versus: string, difference: number): string {
    if (difference === 0) return this.t('circular.same', { versus });
    const key = difference > 0 ? 'circular.count-up' : 'circular.count-down';
    return this.t(key, { versus, count: Math.abs(difference) });
  }
}

/** What goes to units never gives away who reported to the office; a long title is shortened visibly. */
function shortened(title: string | null, length: number): string {
  const characters = Array.from(maskPersonalNumbers(title ?? '').replace(/\s+/g, ' '));
  return characters.length <= length
    ? characters.join('')
    : `${characters.slice(0, length - 2).join('')}……`;
}
