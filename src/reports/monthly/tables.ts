/** The month as tables of typed cells: what CSV files and the sheets of the workbook hold. */
import type { IsoDate } from '../../domain/dates.ts';
import { maskPersonalNumbers } from '../../domain/personal-data.ts';
import type { Translate } from '../../messages/index.ts';
import { definitionsPart } from './circular/definitions.ts';
import { Wording } from './circular/wording.ts';
import { COUNT_KEYS, RATE_KEYS, type CountKey, type RateKey } from '../figures/catalog.ts';
import { countOf, type Figures, type ShownCount } from '../figures/draw.ts';
import { groupText } from '../groups.ts';
import type { ListedCase } from './listed-cases.ts';
import { MONTH_DIMENSIONS, type MonthReport } from './month.ts';
import { rateCell, type MonthCell, type MonthTable } from './month-cells.ts';
import { summaryTable } from './summary-table.ts';

type Dimension = (typeof MONTH_DIMENSIONS)[number];

/** Every table of the month, in the order in which they are kept. */
export function monthTables(report: MonthReport, t: Translate): MonthTable[] {
  return [
    summaryTable(report, t),
    ...MONTH_DIMENSIONS.map((by) => groupTable(report, by, t)),
    listTable('overdue', report.overdue, t),
    listTable('suspended', report.suspended, t),
    listTable('reopened', report.reopened, t),
    patchTable(report, t),
    trendTable(report, t),
    ...(report.corrections === null ? [] : [correctionTable(report.corrections, t)]),
    figureTable(report, t),
    definitionTable(report, t),
  ];
}

/** The figures of a group that one looks at side by side; `figures` has all of them. */
const SIDE_BY_SIDE = [
  'collected',
  'valid',
  'closed',
  'open',
  'closure_rate',
  'valid_closure_rate',
  'submitted',
  'suspended',
  'overdue',
  'collected_in',
  'closed_in',
  'reopened_in',
  'net_closed',
  'due',
  'due_closed',
  'due_closure_rate',
  'on_time',
  'on_time_rate',
  'patch_in_force',
  'effective_rate',
  'open_before',
  'accepted_in',
  'moved_in',
  'moved_out',
  'open_after',
] as const satisfies readonly (ShownCount | RateKey)[];

type ShownKey = (typeof SIDE_BY_SIDE)[number];

function groupTable({ current, settings }: MonthReport, by: Dimension, t: Translate): MonthTable {
  const extra = by === 'unit';
  const row = (name: string, figures: Figures) => [
    name,
    ...SIDE_BY_SIDE.map((key) => shownCell(figures, key, settings, t)),
    figures.days.final_working.median,
    figures.days.final_working.p90,
    ...(extra ? [figures.co_open] : []),
  ];
  const days = t('figure.final_working');
  return {
    key: by,
    title: t(`monthly.table.${by}`),
    columns: [
      { title: t(`report.by.${by}`), width: 24 },
      ...SIDE_BY_SIDE.map((key) => ({ title: t(`figure.${key}`), width: 9 })),
      { title: t('monthly.median', { label: days }), width: 12 },
      { title: t('monthly.p90', { label: days }), width: 12 },
      ...(extra ? [{ title: t('figure.co_open'), width: 9 }] : []),
    ],
    rows: [
      ...current.by[by].map((one) => row(groupText(one.group, by, t), one)),
      row(t('report.total'), current.total),
    ],
  };
}

function shownCell(
  figures: Figures,
  key: ShownKey,
  settings: MonthReport['settings'],
  t: Translate,
): MonthCell {
  return isRate(key) ? rateCell(figures, key, settings, t) : countOf(figures, key);
}

function isRate(key: string): key is RateKey {
  return (RATE_KEYS as readonly string[]).includes(key);
}

function listTable(
  key: 'overdue' | 'suspended' | 'reopened',
  listed: readonly ListedCase[],
  t: Translate,
): MonthTable {
  return {
    key,
    title: t(`monthly.table.${key}`),
    columns: [
      ...caseColumns(t),
      { title: t(`monthly.column.${key}`), width: 14 },
      { title: t('monthly.column.days'), width: 10 },
      { title: t('monthly.column.working_days'), width: 10 },
    ],
    rows: listed.map(({ no, title, unit, on, days, working_days }) => [
      no,
      maskPersonalNumbers(title ?? ''),
      unit,
      { date: on },
      days,
      working_days,
    ]),
  };
}

function caseColumns(t: Translate) {
  return [
    { title: t('field.no'), width: 16 },
    { title: t('field.title'), width: 50 },
    { title: t('field.unit'), width: 24 },
  ];
}

function patchTable({ patches }: MonthReport, t: Translate): MonthTable {
  const dated = (date: IsoDate | null) => (date === null ? null : { date });
  return {
    key: 'patches',
    title: t('monthly.table.patches'),
    columns: [
      ...caseColumns(t),
      { title: t('monthly.column.closed_on'), width: 14 },
      { title: t('monthly.column.patch_kind'), width: 14 },
      { title: t('monthly.column.patch_title'), width: 40 },
      { title: t('monthly.column.patch_no'), width: 24 },
      { title: t('monthly.column.published_on'), width: 14 },
      { title: t('monthly.column.in_force_on'), width: 14 },
    ],
    rows: patches.map(({ no, title, unit, closed_on, patch }) => [
      no,
      maskPersonalNumbers(title ?? ''),
      unit,
      { date: closed_on },
      patch.kind === null ? null : t(`patch-kind.${patch.kind}`),
      patch.title,
      patch.no ?? patch.no_text,
      dated(patch.published_on),
      dated(patch.in_force_on),
    ]),
  };
}

const TREND = [
  'collected_in',
  'closed_in',
  'reopened_in',
  'net_closed',
  'collected',
  'valid',
  'closed',
  'open',
  'overdue',
  'closure_rate',
  'valid_closure_rate',
  'due',
  'due_closed',
  'due_closure_rate',
  'on_time',
  'on_time_rate',
] as const satisfies readonly ShownKey[];

function trendTable({ trend, settings }: MonthReport, t: Translate): MonthTable {
  const dates = ['from', 'to', 'as_of'] as const;
  return {
    key: 'trend',
    title: t('monthly.table.trend'),
    columns: [
      { title: t('monthly.column.month'), width: 10 },
      ...dates.map((name) => ({ title: t(`monthly.column.${name}`), width: 14 })),
      ...TREND.map((key) => ({ title: t(`figure.${key}`), width: 10 })),
    ],
    rows: trend.map(({ period, asOf, total }) => [
      period.month,
      { date: period.from },
      { date: period.to },
      { date: asOf },
      ...TREND.map((key) => shownCell(total, key, settings, t)),
    ]),
  };
}

function correctionTable(
  corrections: NonNullable<MonthReport['corrections']>,
  t: Translate,
): MonthTable {
  return {
    key: 'corrections',
    title: t('monthly.table.corrections'),
    columns: [
      { title: t('monthly.column.dimension'), width: 12 },
      { title: t('monthly.column.group'), width: 24 },
      { title: t('monthly.column.figure'), width: 24 },
      { title: t('monthly.column.was'), width: 12 },
      { title: t('monthly.column.now'), width: 12 },
    ],
    rows: corrections.figures.map(({ dimension, group, key, was, now }) => [
      dimension === null ? t('report.total') : t(`report.by.${dimension}`),
      dimension === null ? null : groupText(group, dimension, t),
      t(`figure.${key}`),
      was,
      now,
    ]),
  };
}

/** Every figure of every group, one a row, for programs and pivot tables. */
function figureTable({ current, settings }: MonthReport, t: Translate): MonthTable {
  const rows: MonthCell[][] = [];
  for (const by of MONTH_DIMENSIONS)
    for (const figures of current.by[by])
      for (const [key, ...cells] of figureCells(figures, settings, t))
        rows.push([
          t(`report.by.${by}`),
          groupText(figures.group, by, t),
          key,
          t(`figure.${key}`),
          ...cells,
        ]);
  return {
    key: 'figures',
    title: t('monthly.table.figures'),
    columns: [
      { title: t('monthly.column.dimension'), width: 12 },
      { title: t('monthly.column.group'), width: 24 },
      { title: t('monthly.column.key'), width: 24 },
      { title: t('monthly.column.figure'), width: 24 },
      { title: t('monthly.column.value'), width: 10 },
      { title: t('monthly.column.numerator'), width: 10 },
      { title: t('monthly.column.denominator'), width: 10 },
    ],
    rows,
  };
}

function* figureCells(
  figures: Figures,
  settings: MonthReport['settings'],
  t: Translate,
): Generator<readonly [CountKey | RateKey, MonthCell, number | null, number | null]> {
  for (const key of COUNT_KEYS) yield [key, figures.counts[key], null, null];
  for (const key of RATE_KEYS) {
    const { a, b } = figures.rates[key];
    yield [key, rateCell(figures, key, settings, t), a, b];
  }
}

function definitionTable(report: MonthReport, t: Translate): MonthTable {
  return {
    key: 'definitions',
    title: t('monthly.table.definitions'),
    columns: [{ title: t('monthly.table.definitions'), width: 120 }],
    rows: definitionsPart(new Wording(report, t)).map((one) => [one]),
  };
}
