/**
 * The month's report before any format writes it: every figure, for the whole and by every group, beside
 * last month and the same month of last year, and the cases of which it speaks. In no language yet, in a
 * fixed order, and drawn from nothing but the register as it was known: the same A and K give the same bytes.
 */
import type { Instant, IsoDate } from '../../domain/dates.ts';
import { numberSetting, settingOf, type SettingKey } from '../../domain/settings.ts';
import { TERM_KINDS, type Office } from '../../domain/terms.ts';
import type { WorkingDays } from '../../domain/working-days.ts';
import type { GroupBy, ReadTx } from '../../store/store.ts';
import { DEFINITIONS_VERSION } from '../figures/catalog.ts';
import { FiguresPass, type DrawnFigures, type Figures } from '../figures/draw.ts';
import { passOver, type Pass } from '../figures/pass.ts';
import type { WindowOptions } from '../figures/window.ts';
import { recordOf } from '../record-of.ts';
import { ListsPass, type CaseLists } from './listed-cases.ts';
import type { MonthDiff } from './month-diff.ts';
import { monthPeriod, monthsFrom, type MonthPeriod } from './months.ts';

export const MONTH_DIMENSIONS = [...TERM_KINDS, 'month'] as const satisfies readonly GroupBy[];

/** The figures of one period, for the whole and by each dimension. */
export interface PeriodFigures {
  readonly period: MonthPeriod;
  /** As of the end of this day: the period's last one, or the day of the report where that came first. */
  readonly asOf: IsoDate;
  readonly total: Figures;
  readonly by: Readonly<Record<GroupBy, readonly Figures[]>>;
}

/** One month of the last twelve: enough for a line in a chart. */
export interface TrendMonth {
  readonly period: MonthPeriod;
  readonly asOf: IsoDate;
  readonly total: Figures;
}

/** What the definitions were set to when the report was drawn up. */
export interface MonthSettings {
  readonly monthEnd: number | null;
  readonly relapseDays: number;
  readonly cohortDays: number;
  readonly smallestDenominator: number;
  readonly yellowCard: number;
  readonly redCard: number;
}

/** The calendar that the days were counted by; the digest is over its very days. */
export interface CalendarMark {
  readonly version: string;
  readonly coveredUntil: IsoDate;
  readonly digest: string;
}

export interface MonthReport extends CaseLists {
  readonly report: 'monthly';
  /** `YYYY-MM`. */
  readonly month: string;
  readonly office: string;
  /** Facts recorded up to this instant are in it; it is the instant of the last entry that was known. */
  readonly knownAt: Instant;
  /** How many entries the journal had then, and the digest of the last one: an anchor outside the file. */
  readonly entries: number;
  readonly digest: string;
  readonly definitions: number;
  readonly calendar: CalendarMark;
  readonly settings: MonthSettings;
  readonly current: PeriodFigures;
  /** 环比: the month before, at its own end. */
  readonly previous: PeriodFigures;
  /** 同比: the same month of the year before, at its own end. */
  readonly lastYear: PeriodFigures;
  /** From the first day of the year to the end of the month: wider, never a sum of monthly rates. */
  readonly year: PeriodFigures;
  /** The last twelve months, this one last. */
  readonly trend: readonly TrendMonth[];
  /** 上期更正: what changed in last month's figures since they were issued; `null` where none were. */
  readonly corrections: MonthDiff | null;
}

export interface MonthOptions {
  readonly month: string;
  readonly settings: MonthSettings;
  readonly workingDays: WorkingDays;
  readonly calendar: CalendarMark;
  /** The day on which the report is drawn up: a month that has not ended is counted up to it. */
  readonly today: IsoDate;
  readonly corrections: MonthDiff | null;
}

/** A: the last day of the month, or today where that comes first. */
export function asOfMonth(period: MonthPeriod, today: IsoDate): IsoDate {
  return period.to < today ? period.to : today;
}

/** By what the figures of a period are counted. */
export function windowOfMonth(
  { from, to }: MonthPeriod,
  asOf: IsoDate,
  { settings, workingDays }: Pick<MonthOptions, 'settings' | 'workingDays'>,
): WindowOptions {
  const { relapseDays, cohortDays } = settings;
  return { asOf, from, to, relapseDays, cohortDays, workingDays };
}

/**
 * Draws the report up, in one pass over all cases that `others` take part in. `tx` must show the register as it
 * was known at K and as it stood at the end of A (`Store.readAsKnown`), so that titles and patches are those of
 * A. Throws `identity-broken` rather than return figures that do not add up.
 */
export async function drawMonth(
  tx: ReadTx,
  options: MonthOptions,
  others: readonly Pass[] = [],
): Promise<MonthReport> {
  const { month, settings, calendar, workingDays } = options;
  const period = (of: string) => monthPeriod(of, settings.monthEnd);
  const own = period(month);
  const yearStart = period(`${month.slice(0, 4)}-01`).from;
  const current = new PeriodPass(own, options);
  const previous = new PeriodPass(period(monthsFrom(month, -1)), options);
  const lastYear = new PeriodPass(period(monthsFrom(month, -12)), options);
  const year = new PeriodPass({ ...own, from: yearStart }, options);
  const trend = Array.from({ length: TREND_MONTHS }, (_, at) => {
    return new PeriodPass(period(monthsFrom(month, at - TREND_MONTHS + 1)), options, []);
  });
  const { asOf } = current;
  const office = await tx.office();
  const unitName = unitNamesOn(office, asOf);
  const lists = new ListsPass(tx, { asOf, from: own.from, workingDays, unitName });
  const periods = [current, previous, lastYear, year, ...trend];
  const asOfs = periods.map((one) => one.asOf);
  await passOver(tx, asOfs, [...periods, lists, ...others]);
  const head = await tx.head();
  return {
    report: 'monthly',
    month,
    office: office.name,
    knownAt: head.recordedAt,
    entries: head.entries,
    digest: head.digest,
    definitions: DEFINITIONS_VERSION,
    calendar,
    settings,
    current: current.figures(office),
    previous: previous.figures(office),
    lastYear: lastYear.figures(office),
    year: year.figures(office),
    trend: trend.map((one) => one.whole(office)),
    corrections: options.corrections,
    ...lists.lists(),
  };
}

function unitNamesOn({ terms }: Office, asOf: IsoDate): (name: string) => string {
  return (name) => {
    const id = terms.find('unit', name)?.id;
    return id === undefined ? name : terms.nameOn(id, asOf) || name;
  };
}

const TREND_MONTHS = 12;

/** Sums the figures of one period of the report. */
class PeriodPass extends FiguresPass {
  readonly period: MonthPeriod;

  constructor(
    period: MonthPeriod,
    options: MonthOptions,
    by: readonly GroupBy[] = MONTH_DIMENSIONS,
  ) {
    super(windowOfMonth(period, asOfMonth(period, options.today), options), by);
    this.period = period;
  }

  figures(office: Office): PeriodFigures {
    const { period, asOf } = this;
    const drawn = this.drawn(office);
    return { period, asOf, total: drawn.total, by: byDimension(drawn) };
  }

  whole(office: Office): TrendMonth {
    const { period, asOf } = this;
    return { period, asOf, total: this.drawn(office).total };
  }
}

export function byDimension({ groups }: DrawnFigures): PeriodFigures['by'] {
  return recordOf(MONTH_DIMENSIONS, (one) => groups.get(one) ?? []);
}

/** The settings as the office has them. */
export function monthSettings(office: Office): MonthSettings {
  const number = (key: SettingKey) => numberSetting(office, key);
  const end = settingOf(office, 'month-end');
  return {
    monthEnd: end === 'none' ? null : Number(end),
    relapseDays: number('relapse-days'),
    cohortDays: number('cohort-days'),
    smallestDenominator: number('smallest-denominator'),
    yellowCard: number('yellow-card'),
    redCard: number('red-card'),
  };
}
