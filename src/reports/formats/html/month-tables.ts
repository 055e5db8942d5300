/** Every figure of the month for the whole, beside last month, last year and the year so far; and the last twelve months. */
import {
  AGE_KEYS,
  DAYS_KEYS,
  DUE_KEYS,
  OUTCOME_KEYS,
  QUALITY_KEYS,
  RATE_KEYS,
  STEP_KEYS,
  STOCK_KEYS,
} from '../../figures/catalog.ts';
import { countOf, type Figures, type ShownCount } from '../../figures/draw.ts';
import { markup, type Piece } from './markup.ts';
import type { MonthWords } from './month-words.ts';
import { tableOf, type PageColumn } from './page-table.ts';

interface Section {
  readonly title: 'stock' | 'outcomes' | 'steps' | 'due' | 'quality' | 'ages';
  readonly keys: readonly ShownCount[];
}

const SECTIONS: readonly Section[] = [
  { title: 'stock', keys: STOCK_KEYS },
  { title: 'steps', keys: [...STEP_KEYS, 'net_closed'] },
  { title: 'due', keys: DUE_KEYS },
  { title: 'outcomes', keys: OUTCOME_KEYS },
  { title: 'quality', keys: QUALITY_KEYS },
  { title: 'ages', keys: AGE_KEYS },
];

export function figureTables(words: MonthWords): Piece {
  const { t } = words;
  return markup`<section>
<h2>${t('page.all-figures')}</h2>
${ratesTable(words)}${SECTIONS.map((one) => countsTable(words, one))}${daysTable(words)}</section>
`;
}

function ratesTable(words: MonthWords): Piece {
  const { current } = words.report;
  return comparison(
    words,
    words.t('page.section.rates'),
    RATE_KEYS.map((key) => ({
      label: words.label(key),
      value: (figures) => words.rateCell(figures, key),
      change: (then) => words.rateChange(current.total, then, key),
    })),
  );
}

function countsTable(words: MonthWords, { title, keys }: Section): Piece {
  const { current } = words.report;
  return comparison(
    words,
    words.t(`page.section.${title}`),
    keys.map((key) => ({
      label: words.label(key),
      value: (figures) => countOf(figures, key),
      change: (then) => words.countChange(current.total, then, key),
    })),
  );
}

function daysTable(words: MonthWords): Piece {
  const { current } = words.report;
  return comparison(
    words,
    words.t('page.section.days'),
    DAYS_KEYS.map((key) => ({
      label: words.label(key),
      value: (figures) => words.daysCell(figures.days[key]),
      change: (then) => words.daysChange(current.total, then, key),
    })),
  );
}

interface Compared {
  readonly label: string;
  readonly value: (figures: Figures) => Piece;
  readonly change: (then: Figures) => string;
}

function comparison(words: MonthWords, caption: string, rows: readonly Compared[]): Piece {
  const { current, previous, lastYear, year } = words.report;
  const { t } = words;
  const number = (title: string): PageColumn => ({ title, kind: 'number' });
  return tableOf({
    caption,
    columns: [
      { title: t('page.figure'), kind: 'text' },
      number(t('page.this-month', { month: current.period.month })),
      number(t('page.last-month', { month: previous.period.month })),
      number(t('page.mom')),
      number(t('page.last-year', { month: lastYear.period.month })),
      number(t('page.yoy')),
      number(t('page.year', { from: year.period.from })),
    ],
    rows: rows.map(({ label, value, change }) => [
      label,
      value(current.total),
      value(previous.total),
      change(previous.total),
      value(lastYear.total),
      change(lastYear.total),
      value(year.total),
    ]),
  });
}

const TREND_COUNTS = ['collected_in', 'closed_in', 'reopened_in', 'open', 'overdue'] as const;
const TREND_RATES = ['closure_rate', 'valid_closure_rate', 'on_time_rate'] as const;

/** The figures behind the charts of months, so that none has to be read off a picture. */
export function trendTable(words: MonthWords): Piece {
  const { t, report } = words;
  return tableOf({
    caption: t('page.trend'),
    columns: [
      { title: t('page.month'), kind: 'date' },
      ...[...TREND_COUNTS, ...TREND_RATES].map((key): PageColumn => ({
        title: words.label(key),
        kind: 'number',
      })),
    ],
    rows: report.trend.map(({ period, total }) => [
      period.month,
      ...TREND_COUNTS.map((key) => total.counts[key]),
      ...TREND_RATES.map((key) => words.rateCell(total, key)),
    ]),
  });
}
