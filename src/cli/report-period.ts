/** The period of a report and the day as of which it counts. */
import { isIsoDate, type Instant, type IsoDate } from '../domain/dates.ts';
import { officeThen } from '../register/then.ts';
import { monthSettings } from '../reports/monthly/month.ts';
import { monthOfDay, monthPeriod } from '../reports/monthly/months.ts';
import type { Env } from './env.ts';
import type { FlagName } from './flag-spec.ts';
import type { Flags } from './flags.ts';
import { readMonth, readYear, type Days } from './read-month.ts';
import { UsageError } from './usage-error.ts';
import { lastKnownDay, readKnownAt } from './viewpoint.ts';

export interface Period {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly asOf: IsoDate;
}

/**
 * One of a month, a year, or two dates. As of: what was said; else the end of the period, but never
 * a day that has not come, nor one after `lastDay`, where less is known than today. `month` is one that was
 * named without a flag: 报表 排名 2026-10. `endDay` is the day on which the office's months end, where that is not
 * their last one.
 */
function readPeriod(
  flags: Flags,
  today: IsoDate,
  {
    lastDay,
    month,
    endDay,
  }: {
    readonly lastDay: IsoDate;
    readonly month: string | undefined;
    readonly endDay: number | null;
  },
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
  const { from, to } = monthOf(month ?? flags.text('month'), today, endDay) ??
    yearOf(flags, today, endDay) ?? { from: flags.date('from'), to: flags.date('to') };
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

export interface KnownPeriod extends Period {
  /** K; now where it is absent. */
  readonly knownAt: Instant | undefined;
}

/** The period and K; months and years are those of the office, as it was known then. */
export async function readKnownPeriod(
  env: Env,
  { flags, month }: { readonly flags: Flags; readonly month?: string | undefined },
): Promise<KnownPeriod> {
  const knownAt = readKnownAt(flags, env.now());
  const today = env.today();
  const named = month ?? flags.text('month') ?? flags.text('year');
  const endDay = named === undefined ? null : await monthEndThen(env, knownAt);
  const lastDay = lastKnownDay(knownAt, today);
  return { ...readPeriod(flags, today, { lastDay, month, endDay }), knownAt };
}

/** The day on which the office's months ended, as it was known then; `null`: with the calendar's. */
export async function monthEndThen(env: Env, knownAt: Instant | undefined): Promise<number | null> {
  const { store } = await env.desk();
  return monthSettings(await officeThen(store, { knownAt })).monthEnd;
}

function monthOf(
  text: string | undefined,
  today: IsoDate,
  endDay: number | null,
): Days | undefined {
  if (text === undefined) return undefined;
  const month = existing(readMonth(text, today, monthOfDay(today, endDay)));
  if (month === null) throw new UsageError('month-unreadable', { value: text });
  return monthPeriod(month.from.slice(0, 7), endDay);
}

function yearOf(flags: Flags, today: IsoDate, endDay: number | null): Days | undefined {
  const text = flags.text('year');
  if (text === undefined) return undefined;
  const year = existing(readYear(text, today)) ?? unreadable('year', text);
  const first = monthPeriod(year.from.slice(0, 7), endDay);
  return { from: first.from, to: monthPeriod(year.to.slice(0, 7), endDay).to };
}

/** A period in years that the calendar has. */
function existing<T extends { readonly from: IsoDate }>(period: T | null): T | null {
  return period !== null && isIsoDate(period.from) ? period : null;
}

function unreadable(flag: FlagName, value: string): never {
  throw new UsageError('range-unreadable', { flag, value });
}
