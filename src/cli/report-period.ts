/** The period of a report and the day as of which it counts. */
import { daysInMonth, isoDate, type IsoDate } from '../domain/dates.ts';
import type { Flags } from './flags.ts';
import { UsageError } from './usage-error.ts';
import type { FlagName } from './flag-spec.ts';

export interface Period {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly asOf: IsoDate;
}

/**
 * One of a month, a year, or two dates. As of: what was said; else the end of the period, but never
 * a day that has not come.
 */
export function readPeriod(flags: Flags, today: IsoDate): Period {
  const said = (['month', 'year', 'from'] as const).filter(
    (name) => flags.text(name) !== undefined,
  );
  const [first, second] = said;
  if (first !== undefined && second !== undefined)
    throw new UsageError('flags-together', { first, second });
  if (first !== 'from' && first !== undefined && flags.text('to') !== undefined)
    throw new UsageError('flags-together', { first, second: 'to' });
  const { from, to } = monthOf(flags) ??
    yearOf(flags) ?? { from: flags.date('from'), to: flags.date('to') };
  if (from !== undefined && to !== undefined && from > to)
    throw new UsageError('range-reversed', { flag: 'from', value: `${from}..${to}` });
  const asOf = flags.date('as-of') ?? (to === undefined || to > today ? today : to);
  if (asOf > today) throw new UsageError('as-of-in-future', { date: asOf, today });
  return { asOf, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function monthOf(flags: Flags): { from: IsoDate; to: IsoDate } | undefined {
  const text = flags.text('month');
  if (text === undefined) return undefined;
  const [, year = '', month = ''] = /^(\d{4})(?:-|年)(\d{1,2})月?$/.exec(text) ?? [];
  if (+month < 1 || +month > 12) throw unreadable('month', text);
  return {
    from: isoDate(+year, +month, 1),
    to: isoDate(+year, +month, daysInMonth(+year, +month)),
  };
}

function yearOf(flags: Flags): { from: IsoDate; to: IsoDate } | undefined {
  const text = flags.text('year');
  if (text === undefined) return undefined;
  const [, year] = /^(\d{4})年?$/.exec(text) ?? [];
  if (year === undefined) throw unreadable('year', text);
  return { from: isoDate(+year, 1, 1), to: isoDate(+year, 12, 31) };
}

function unreadable(flag: FlagName, value: string): UsageError {
  return new UsageError('range-unreadable', { flag, value });
}
