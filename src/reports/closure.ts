/** The closure report (整改情况): stock at A, flows and deadlines of a period, for each group and in all. */
import type { Instant, IsoDate } from '../domain/dates.ts';
import { numberSetting } from '../domain/settings.ts';
import type { WorkingDays } from '../domain/working-days.ts';
import type { FigureCounts, GroupBy, ReadTx } from '../store/store.ts';
import { countGroups, rateIn } from './counts.ts';
import {
  COUNT_COLUMNS,
  netClosed,
  RATES,
  type CountColumn,
  type RateColumn,
} from './definitions.ts';
import { Durations, GroupedDurations } from './durations.ts';
import { namedInOrder } from './groups.ts';
import { checkDurations } from './identities.ts';
import { notesOf } from './notes.ts';
import { wholePeriod, type AskedPeriod } from './period.ts';
import type { Rate } from './rate.ts';
import type { Report, ReportRow } from './report.ts';

export interface ClosureOptions extends AskedPeriod {
  readonly by?: GroupBy | null;
  readonly workingDays: WorkingDays;
  /** The calendar that `workingDays` was made from, for the notes. */
  readonly calendarVersion: string;
  /** The last day for which the calendar knows the holidays. */
  readonly coveredUntil: IsoDate;
  /** K: the instant at which the register is read. */
  readonly knownAt: Instant;
}

/**
 * Draws the report up from one view of the register. Throws `identity-broken` rather than return figures that do not add up.
 */
export async function closureReport(tx: ReadTx, options: ClosureOptions): Promise<Report> {
  const { asOf, knownAt } = options;
  const by = options.by ?? null;
  const durations = new GroupedDurations(options.workingDays);
  const query = { asOf, ...(await wholePeriod(tx, options)), by };
  const { total, groups } = await countGroups(tx, {
    ...query,
    onHandled: (handling) => {
      durations.add(handling);
    },
  });
  checkDurations(total, durations.total.working.size);

  const office = await tx.office();
  const rows = namedInOrder(groups, office, asOf).map(({ name, counts }) => {
    const handled = durations.groups.get(counts.group) ?? new Durations();
    checkDurations(counts, handled.working.size);
    return rowOf(name, counts, handled);
  });
  const head = { report: 'closure', asOf, knownAt, from: query.from, to: query.to, by } as const;
  const smallest = numberSetting(office, 'smallest-denominator');
  const figures = { ...head, smallest, rows, total: rowOf(null, total, durations.total) };
  const provisional = await tx.provisionalDeadlines({ asOf, after: options.coveredUntil });
  const facts = { ...options, total, durations: durations.total, provisional };
  return { ...figures, notes: notesOf(figures, facts) };
}

function rowOf(group: string | null, counts: FigureCounts, { working }: Durations): ReportRow {
  const all = { ...counts, net_closed: netClosed(counts) };
  const printed = {} as Record<CountColumn, number>;
  for (const key of COUNT_COLUMNS) printed[key] = all[key];
  const rates = {} as Record<RateColumn, Rate>;
  for (const key of Object.keys(RATES) as RateColumn[]) rates[key] = rateIn(counts, key);
  return { group, ...printed, ...rates, median_days: working.median(), p90_days: working.p90() };
}
