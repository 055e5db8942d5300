/** The closure report (整改情况): stock at A, flows and deadlines of a period, for each group and in all. */
import type { Instant, IsoDate } from '../domain/dates.ts';
import type { WorkingDays } from '../domain/working-days.ts';
import {
  NO_COUNTS,
  type FigureCounts,
  type FigureQuery,
  type GroupBy,
  type ReadTx,
} from '../store/store.ts';
import { RATES, type RateColumn } from './definitions.ts';
import { collectDurations, Durations } from './durations.ts';
import { namedInOrder } from './groups.ts';
import { checkDurations, checkEveryCaseCounted, checkSums } from './identities.ts';
import { notesOf } from './notes.ts';
import { rateOf, type Rate } from './rate.ts';
import type { Report, ReportRow } from './report.ts';

export interface ClosureOptions {
  /** A, as of the end of this day. */
  readonly asOf: IsoDate;
  /** The period, both days included; by default the whole life of the register up to A. */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
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
 * Draws the report up from one view of the register. The total is asked for by itself and compared
 * with the rows. Throws `identity-broken` rather than return figures that do not add up.
 */
export async function closureReport(tx: ReadTx, options: ClosureOptions): Promise<Report> {
  const { asOf, knownAt } = options;
  const by = options.by ?? null;
  await checkEveryCaseCounted(tx, asOf);
  const query = { asOf, ...(await periodOf(tx, options)) };
  const total = await totalOf(tx, query);
  const groups = by === null ? [] : await tx.figures({ ...query, by });
  checkSums(groups, total, by !== null);
  const durations = await collectDurations(tx.handlings({ asOf, by }), options.workingDays);
  checkDurations(total, durations.total.working.size);

  const rows = namedInOrder(groups, await tx.office(), asOf).map(({ name, counts }) => {
    const handled = durations.groups.get(counts.group) ?? new Durations();
    checkDurations(counts, handled.working.size);
    return rowOf(name, counts, handled);
  });
  const head = { report: 'closure', asOf, knownAt, from: query.from, to: query.to, by } as const;
  const figures = { ...head, rows, total: rowOf(null, total, durations.total) };
  const provisional = await tx.provisionalDeadlines({ asOf, after: options.coveredUntil });
  const facts = { ...options, total, durations: durations.total, provisional };
  return { ...figures, notes: notesOf(figures, facts) };
}

async function periodOf(
  tx: ReadTx,
  options: ClosureOptions,
): Promise<{ readonly from: IsoDate; readonly to: IsoDate }> {
  const to = options.to ?? options.asOf;
  if (options.from !== undefined) return { from: options.from, to };
  const sort = [{ field: 'received_on', descending: false }] as const;
  const [first] = await tx.cases({ filters: [], sort, limit: 1 });
  const began = first?.state.received_on ?? to;
  return { from: began < to ? began : to, to };
}

async function totalOf(tx: ReadTx, query: Omit<FigureQuery, 'by'>): Promise<FigureCounts> {
  const [total] = await tx.figures({ ...query, by: null });
  return total ?? { group: null, ...NO_COUNTS };
}

function rowOf(group: string | null, counts: FigureCounts, { working }: Durations): ReportRow {
  const { group: _group, long_term: _long, closed_in_imported: _imported, ...printed } = counts;
  const numbers = { ...printed, net_closed: counts.closed_in - counts.reopened_in };
  const rates = {} as Record<RateColumn, Rate>;
  for (const key of Object.keys(RATES) as RateColumn[]) {
    const [numerator, denominator] = RATES[key];
    rates[key] = rateOf(numbers[numerator], numbers[denominator]);
  }
  return { group, ...numbers, ...rates, median_days: working.median(), p90_days: working.p90() };
}
