/** The main figures of a month's report, as they are shown before it is issued and after. */
import type { Translate } from '../messages/translate.ts';
import type { CountKey, RateKey } from '../reports/figures/catalog.ts';
import type { MonthReport } from '../reports/monthly/month.ts';
import { ratioText } from '../reports/rate.ts';
import { localTime } from './local-time.ts';

const COUNTS = [
  'collected',
  'valid',
  'closed',
  'open',
  'suspended',
  'overdue',
  'closed_in',
  'reopened_in',
] as const satisfies readonly CountKey[];

const RATES = [
  'closure_rate',
  'valid_closure_rate',
  'due_closure_rate',
  'on_time_rate',
  'on_time_rate_original',
  'effective_rate',
] as const satisfies readonly RateKey[];

type Fact = readonly [label: string, value: string | number];

/** Of when the report is, as known when, and by what it was counted. */
export function basisFacts({ current, ...report }: MonthReport, t: Translate): Fact[] {
  const { period, asOf } = current;
  return [
    [t('fact.period'), `${period.from} ～ ${period.to}`],
    [t('fact.as-of'), asOf],
    [t('fact.known-at'), localTime(report.knownAt)],
    [t('fact.anchor'), `${String(report.entries)}:${report.digest}`],
    [t('fact.definitions'), report.definitions],
    [t('fact.calendar'), report.calendar.version],
  ];
}

export function mainFigures({ current, settings }: MonthReport, t: Translate): Fact[] {
  const { counts, rates } = current.total;
  return [
    ...COUNTS.map((key): Fact => [t(`figure.${key}`), counts[key]]),
    ...RATES.map((key): Fact => [
      t(`figure.${key}`),
      ratioText(rates[key], settings.smallestDenominator),
    ]),
  ];
}
