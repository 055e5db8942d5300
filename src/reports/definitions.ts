/**
 * The columns of the closure report, once for every format: in the order of the command contract,
 * with what each is and, for a rate, of which two counts it is made (metrics.md).
 */
import { FIGURE_RATES } from './figures/catalog.ts';

export const COUNT_COLUMNS = [
  'collected',
  'pending',
  'rejected',
  'withdrawn',
  'merged',
  'voided',
  'valid',
  'closed',
  'open',
  'submitted',
  'suspended',
  'overdue',
  'collected_in',
  'closed_in',
  'reopened_in',
  'net_closed',
  'due',
  'due_closed',
  'on_time',
] as const;

/** Gross closings less reopenings (本期净销号). */
export function netClosed({
  closed_in,
  reopened_in,
}: Readonly<Record<'closed_in' | 'reopened_in', number>>): number {
  return closed_in - reopened_in;
}

/** Numerator and denominator of each rate. */
export const RATES = {
  closure_rate: FIGURE_RATES.closure_rate,
  valid_closure_rate: FIGURE_RATES.valid_closure_rate,
  due_closure_rate: FIGURE_RATES.due_closure_rate,
  on_time_rate: FIGURE_RATES.on_time_rate,
} as const satisfies Record<string, readonly [numerator: StoredCount, denominator: StoredCount]>;

/** Counts that the store gives as they are; `net_closed` is made of two of them. */
type StoredCount = Exclude<CountColumn, 'net_closed'>;

export type CountColumn = (typeof COUNT_COLUMNS)[number];
export type RateColumn = keyof typeof RATES;
export type DaysColumn = 'median_days' | 'p90_days';
export type ColumnKey = CountColumn | RateColumn | DaysColumn;

/** Counts can be summed over groups; rates and durations can't. */
export type Column =
  | { readonly key: CountColumn; readonly kind: 'count'; readonly summable: true }
  | {
      readonly key: RateColumn;
      readonly kind: 'rate';
      readonly numerator: CountColumn;
      readonly denominator: CountColumn;
      readonly summable: false;
    }
  | { readonly key: DaysColumn; readonly kind: 'days'; readonly summable: false };

/** Every column after `group`, in the order in which every format prints them. */
export const COLUMNS: readonly Column[] = [
  ...COUNT_COLUMNS.slice(0, 12).map(count),
  rateColumn('closure_rate'),
  rateColumn('valid_closure_rate'),
  ...COUNT_COLUMNS.slice(12).map(count),
  rateColumn('due_closure_rate'),
  rateColumn('on_time_rate'),
  { key: 'median_days', kind: 'days', summable: false },
  { key: 'p90_days', kind: 'days', summable: false },
];

/** The message key of a column's label: that of the figure, wherever it is printed. */
export function labelKey(key: ColumnKey) {
  return key === 'median_days' || key === 'p90_days'
    ? (`report.column.${key}` as const)
    : (`figure.${key}` as const);
}

function count(key: CountColumn): Column {
  return { key, kind: 'count', summable: true };
}

function rateColumn(key: RateColumn): Column {
  const [numerator, denominator] = RATES[key];
  return { key, kind: 'rate', numerator, denominator, summable: false };
}
