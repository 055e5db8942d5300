/** 总表: every figure of the month beside last month, the same month of last year and the year to date. */
import type { Translate } from '../../messages/index.ts';
import { COUNT_KEYS, DAYS_KEYS, isUnripe, RATE_KEYS, type RateKey } from '../figures/catalog.ts';
import { countOf, type Figures, type ShownCount } from '../figures/draw.ts';
import { differenceInPoints } from '../rate.ts';
import type { MonthReport } from './month.ts';
import { rateCell, type MonthCell, type MonthTable } from './month-cells.ts';

/** Counts and days differ by a number and by per cent, rates by percentage points: never in one column. */
const COLUMNS = [
  ['figure', 24],
  ['key', 24],
  ['measure', 10],
  ['this', 10],
  ['numerator', 9],
  ['denominator', 9],
  ['last', 10],
  ['last_numerator', 9],
  ['last_denominator', 9],
  ['last_difference', 10],
  ['last_growth', 10],
  ['last_points', 10],
  ['year_ago', 10],
  ['year_ago_numerator', 9],
  ['year_ago_denominator', 9],
  ['year_ago_difference', 10],
  ['year_ago_growth', 10],
  ['year_ago_points', 10],
  ['to_date', 10],
  ['to_date_numerator', 9],
  ['to_date_denominator', 9],
] as const;

export function summaryTable(report: MonthReport, t: Translate): MonthTable {
  const counts: readonly ShownCount[] = [...COUNT_KEYS, 'net_closed'];
  return {
    key: 'summary',
    title: t('monthly.table.summary'),
    columns: COLUMNS.map(([name, width]) => ({ title: t(`monthly.column.${name}`), width })),
    rows: [
      ...counts.map((key) => countRow(report, key, t)),
      ...RATE_KEYS.map((key) => [
        t(`figure.${key}`),
        key,
        t('monthly.measure.rate'),
        ...rateCells(report, key, t),
      ]),
      ...DAYS_KEYS.flatMap((key) =>
        (['median', 'p90'] as const).map((part) => [
          t(`monthly.${part}`, { label: t(`figure.${key}`) }),
          `${key}_${part}`,
          t('monthly.measure.days'),
          ...numberCells(report, (figures) => figures.days[key][part]),
        ]),
      ),
    ],
  };
}

function countRow(report: MonthReport, key: ShownCount, t: Translate): MonthCell[] {
  const of = (figures: Figures) => countOf(figures, key);
  return [
    t(`figure.${key}`),
    key,
    t('monthly.measure.cases'),
    ...numberCells(report, of, key === 'net_closed' ? undefined : growth),
  ];
}

/** What was, and by how much it differs; a month in which the register held nothing compares with nothing. */
function numberCells(
  { current, previous, lastYear, year }: MonthReport,
  of: (figures: Figures) => number | null,
  grown: (now: number, before: number) => MonthCell = () => null,
): MonthCell[] {
  const now = of(current.total);
  const compared = [previous, lastYear].flatMap(({ total }): MonthCell[] => {
    const before = of(total);
    const pair = now === null || before === null ? null : ([now, before] as const);
    return [
      before,
      null,
      null,
      pair === null ? null : Math.round((pair[0] - pair[1]) * 10) / 10,
      pair === null ? null : grown(...pair),
      null,
    ];
  });
  return [now, null, null, ...compared, of(year.total), null, null];
}

/** By how many per cent, as a number: it may be negative. Nothing where there was nothing. */
function growth(now: number, before: number): MonthCell {
  return differenceInPoints({ a: now, b: before, rate: null }, { a: 1, b: 1, rate: 100 });
}

function rateCells(
  { current, previous, lastYear, year, settings }: MonthReport,
  key: RateKey,
  t: Translate,
): MonthCell[] {
  const cells = (figures: Figures): MonthCell[] => {
    const { a, b } = figures.rates[key];
    return [rateCell(figures, key, settings, t), a, b];
  };
  const now = current.total;
  const compared = [previous, lastYear].flatMap(({ total }) => {
    const points = isComparable(now, total)
      ? differenceInPoints(now.rates[key], total.rates[key])
      : null;
    return [...cells(total), null, null, points];
  });
  return [...cells(now), ...compared, ...cells(year.total)];

  function isComparable(...both: readonly Figures[]): boolean {
    return both.every(({ counts, rates }) => {
      return rates[key].b >= settings.smallestDenominator && !isUnripe(counts, key);
    });
  }
}
