/** The period of a report and the day as of which it counts. */
import { isIsoDate, type IsoDate } from '../domain/dates.ts';
import type { Flags } from './flags.ts';
import { readMonth, readYear } from './read-month.ts';
import { UsageError } from './usage-error.ts';
import type { FlagName } from './flag-spec.ts';

export interface Period {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly asOf: IsoDate;
}

/**
 * One of a month, a year, or two dates. As of: what was said; else the end of the period, but never
 * a day that has not come, nor one after `lastDay`, where less is known than today. `month` is one that was
 * named without a flag: 报表 排名 2026-10.
 */
export function readPeriod(
  flags: Flags,
  today: IsoDate,
  {
    lastDay = today,
    month,
  }: { readonly lastDay?: IsoDate; readonly month?: string | undefined } = {},
): Period {
  const said = (['month', 'year', 'from'] as const).filter(
    (name) => flags.text(name) !== undefined,
  );
  if (month !== undefined && said[0] !== undefined)
    throw new UsageError('month-twice', { first: month, second: said[0] });
  const [first, second] = said;
  if (first !== undefined && second !== undefined)
    throw new UsageError('flags-together', { first, second });
  if (first !== 'from' && first !== undefined && flags.text('to') !== undefined)
    throw new UsageError('flags-together', { first, second: 'to' });
  const { from, to } = monthOf(month ?? flags.text('month'), today) ??
    yearOf(flags, today) ?? { from: flags.date('from'), to: flags.date('to') };
  if (from !== undefined && to !== undefined && from > to)
    throw new UsageError('range-reversed', { flag: 'from', value: `${from}..${to}` });
  const asOf = flags.date('as-of') ?? (to === undefined || to > lastDay ? lastDay : to);
  if (asOf > today) throw new UsageError('as-of-in-future', { date: asOf, today });
  if (from !== undefined && from > asOf) refuseLater(from, asOf, flags.date('as-of') !== undefined);
  return { asOf, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** A period that begins after A: as it was said, or because it has not begun. */
export function refuseLater(from: IsoDate, asOf: IsoDate, said: boolean): never {
  throw new UsageError(said ? 'period-after-as-of' : 'period-not-begun', { from, asOf });
}

function monthOf(
  text: string | undefined,
  today: IsoDate,
): { from: IsoDate; to: IsoDate } | undefined {
  if (text === undefined) return undefined;
  const month = existing(readMonth(text, today));
  if (month === null) throw new UsageError('month-unreadable', { value: text });
  return month;
}

function yearOf(flags: Flags, today: IsoDate): { from: IsoDate; to: IsoDate } | undefined {
  const text = flags.text('year');
  if (text === undefined) return undefined;
  return existing(readYear(text, today)) ?? unreadable('year', text);
}

/** A period in years that the calendar has. */
function existing<T extends { readonly from: IsoDate }>(period: T | null): T | null {
  return period !== null && isIsoDate(period.from) ? period : null;
}

function unreadable(flag: FlagName, value: string): never {
  throw new UsageError('range-unreadable', { flag, value });
}
