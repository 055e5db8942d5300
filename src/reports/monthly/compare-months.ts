/** A month as it was issued, compared with the same month as it is known later. */
import type { GroupBy } from '../../store/store.ts';
import { COUNT_KEYS, DAYS_KEYS } from '../figures/catalog.ts';
import type { Figures } from '../figures/draw.ts';
import { readLine, type CaseLine } from './case-line.ts';
import { MONTH_DIMENSIONS, type MonthReport } from './month.ts';
import type {
  Causes,
  ChangedCase,
  ChangedDays,
  ChangedFigure,
  MonthDiff,
  MonthVersion,
} from './month-diff.ts';
import type { ChangedLine } from './written-lines.ts';

/** A month's figures as of its A and as known at some K. */
export interface MonthState {
  readonly version: MonthVersion;
  readonly definitions: number;
  readonly total: Figures;
  readonly by: MonthReport['current']['by'];
}

/** The same month as known later, with the cases that count for something else than they did. */
export interface RestatedMonth extends MonthState {
  readonly changed: readonly ChangedLine[];
}

/** What was issued, as a state to compare with. */
export function stateOfMonth({ knownAt, entries, definitions, current }: MonthReport): MonthState {
  const version = { asOf: current.asOf, knownAt, entries };
  return { version, definitions, total: current.total, by: current.by };
}

/** What differs between a month as it was issued and as it is known now. */
export function monthDiff(
  issued: MonthState,
  restated: RestatedMonth,
  { month, revision }: { readonly month: string; readonly revision: number },
  causes: Causes,
): MonthDiff {
  const pairs = pairsOf(issued, restated);
  const [was, now] = [issued.definitions, restated.definitions];
  return {
    month,
    revision,
    issued: issued.version,
    restated: restated.version,
    ...(was === now ? {} : { definitions: { was, now } }),
    figures: pairs.flatMap(changedFigures),
    days: pairs.flatMap(changedDays),
    cases: restated.changed.map((one) => changedCase(one, causes)),
    office: causes.office,
    entries: causes.known,
  };
}

/** Whether the month would be printed today as it was issued. */
export function isUnchanged({ figures, days, cases }: MonthDiff): boolean {
  return figures.length === 0 && days.length === 0 && cases.length === 0;
}

interface Pair {
  readonly dimension: GroupBy | null;
  readonly group: string | null;
  readonly was: Figures | undefined;
  readonly now: Figures | undefined;
}

/** The same group in both states: the whole first, then each dimension's, as issued and then the new ones. */
function pairsOf(issued: MonthState, restated: MonthState): Pair[] {
  const pairs: Pair[] = [{ dimension: null, group: null, was: issued.total, now: restated.total }];
  for (const dimension of MONTH_DIMENSIONS) {
    const now = new Map(restated.by[dimension].map((one) => [one.group, one]));
    for (const was of issued.by[dimension]) {
      pairs.push({ dimension, group: was.group, was, now: now.get(was.group) });
      now.delete(was.group);
    }
    for (const [group, figures] of now)
      pairs.push({ dimension, group, was: undefined, now: figures });
  }
  return pairs;
}

function changedFigures({ dimension, group, was, now }: Pair): ChangedFigure[] {
  return COUNT_KEYS.flatMap((key) => {
    const [before, after] = [was?.counts[key] ?? 0, now?.counts[key] ?? 0];
    return before === after ? [] : { dimension, group, key, was: before, now: after };
  });
}

function changedDays({ dimension, group, was, now }: Pair): ChangedDays[] {
  return DAYS_KEYS.flatMap((key) =>
    (['median', 'p90'] as const).flatMap((of) => {
      const [before, after] = [was?.days[key][of] ?? null, now?.days[key][of] ?? null];
      return before === after ? [] : { dimension, group, key, of, was: before, now: after };
    }),
  );
}

function changedCase({ no, was, now }: ChangedLine, { titles, entries }: Causes): ChangedCase {
  const read = (line: string | null) => (line === null ? undefined : readLine(line));
  return {
    no,
    title: titles.get(no) ?? null,
    ...changesOf(read(was), read(now)),
    entries: entries.get(no) ?? [],
  };
}

function changesOf(
  was: CaseLine | undefined,
  now: CaseLine | undefined,
): Pick<ChangedCase, 'changes' | 'days' | 'groups'> {
  const changed = <K extends string, V>(
    keys: readonly K[],
    value: (line: CaseLine | undefined, key: K) => V,
  ) =>
    keys.flatMap((key) => {
      const [before, after] = [value(was, key), value(now, key)];
      return before === after ? [] : { key, was: before, now: after };
    });
  const groups =
    was && now
      ? changed(MONTH_DIMENSIONS, (line, key) => line?.at[key] ?? null).map(
          ({ key: dimension, ...rest }) => ({ dimension, ...rest }),
        )
      : [];
  return {
    changes: changed(COUNT_KEYS, (line, key) => line?.counts[key] ?? 0),
    days: changed(DAYS_KEYS, (line, key) => line?.days[key] ?? null),
    groups,
  };
}
