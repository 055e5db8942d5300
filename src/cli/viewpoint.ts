/** `--as-of` and `--known-at`: from when a command looks at the register, and how it says so. */
import { shanghaiDate, type Instant, type IsoDate } from '../domain/dates.ts';
import type { Then } from '../register/then.ts';
import { readDate } from '../sheets/read-date.ts';
import type { Env } from './env.ts';
import type { FlagSpec } from './flag-spec.ts';
import type { Flags } from './flags.ts';
import { localTime } from './local-time.ts';
import { printStatus } from './output.ts';
import { UsageError } from './usage-error.ts';

export const AS_OF: FlagSpec = { name: 'as-of', value: 'date' };
export const KNOWN_AT: FlagSpec = { name: 'known-at', value: 'time' };

export interface Viewpoint {
  readonly then: Then;
  /** The day by which deadlines are judged: A, else the day of K, else today. */
  readonly day: IsoDate;
}

/** What the flags say; today's date as A is the present. */
export function readViewpoint(env: Env, flags: Flags): Viewpoint {
  const today = env.today();
  const said = flags.date('as-of');
  if (said !== undefined && said > today)
    throw new UsageError('as-of-in-future', { date: said, today });
  const asOf = said === today ? undefined : said;
  const knownAt = readKnownAt(flags, env.now());
  return { then: { asOf, knownAt }, day: asOf ?? lastKnownDay(knownAt, today) };
}

/** The last day of which anything could be known. */
export function lastKnownDay(knownAt: Instant | undefined, today: IsoDate): IsoDate {
  if (knownAt === undefined) return today;
  const day = shanghaiDate(new Date(knownAt));
  return day < today ? day : today;
}

/** A day, a minute or a second means its end; what has begun already ends now. */
export function readKnownAt(flags: Flags, now: Date): Instant | undefined {
  const text = flags.text('known-at');
  if (text === undefined) return undefined;
  const { from, to } = readMoment(text, shanghaiDate(now));
  if (from > now.getTime())
    throw new UsageError('known-at-in-future', {
      time: text,
      now: localTime(now.toISOString()),
    });
  return new Date(Math.min(to, now.getTime())).toISOString();
}

const MOMENT =
  /^(.+?)(?:\s+|T)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const SHANGHAI = '+08:00';

/** First and last millisecond of what was named. A time without a zone is of Asia/Shanghai. */
function readMoment(text: string, today: IsoDate): { from: number; to: number } {
  const written = text.normalize('NFKC').trim();
  const [, date = written, hour, minute, second, fraction, zone = SHANGHAI] =
    MOMENT.exec(written) ?? [];
  const reading = readDate(date, { today, year: Number(today.slice(0, 4)) });
  const clock = [hour ?? '00', minute ?? '00', second ?? '00'].map((part) => part.padStart(2, '0'));
  const offset = zone.toUpperCase().replace(/^(.\d\d)(\d\d)$/, '$1:$2');
  const ms = (fraction ?? '').padEnd(3, '0');
  const from =
    'on' in reading ? Date.parse(`${reading.on}T${clock.join(':')}.${ms}${offset}`) : Number.NaN;
  if (Number.isNaN(from)) throw new UsageError('known-at-unreadable', { value: text });
  const length =
    fraction !== undefined
      ? 1
      : second !== undefined
        ? 1_000
        : minute !== undefined
          ? 60_000
          : 86_400_000;
  return { from, to: from + length - 1 };
}

/** A and K for programs, as far as they are not now. */
export function viewpointFields({ then }: Viewpoint): { asOf?: IsoDate; knownAt?: Instant } {
  return {
    ...(then.asOf === undefined ? {} : { asOf: then.asOf }),
    ...(then.knownAt === undefined ? {} : { knownAt: then.knownAt }),
  };
}

/** Says from when the register was looked at, where that is not now. */
export async function printViewpoint(env: Env, { then }: Viewpoint): Promise<void> {
  const { asOf, knownAt } = then;
  const known = knownAt === undefined ? '' : localTime(knownAt);
  if (asOf !== undefined && knownAt !== undefined)
    await printStatus(env, env.t('talk.as-of-known-at', { asOf, knownAt: known }));
  else if (asOf !== undefined) await printStatus(env, env.t('talk.as-of', { asOf }));
  else if (knownAt !== undefined)
    await printStatus(env, env.t('talk.known-at', { knownAt: known }));
}
