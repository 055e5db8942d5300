/** What every table stands on: the period, the cases asked for, the names of groups, and who counts for what. */
import { numberSetting } from '../../domain/settings.ts';
import type { CaseState } from '../../domain/case.ts';
import type { Office } from '../../domain/terms.ts';
import type { CaseOverTime, CaseFilter, DaySpan, GroupKey, ReadTx } from '../../store/store.ts';
import { allCases } from '../figures/pass.ts';
import { nameOf } from '../groups.ts';
import type { CountKey, DaysKey } from '../figures/catalog.ts';
import { measure, type Measured } from '../figures/measure.ts';
import { groupOf } from '../figures/tally.ts';
import { windowOf, type Window, type WindowOptions } from '../figures/window.ts';
import { checkEveryCaseCounted } from '../identities.ts';
import { wholePeriod } from '../period.ts';
import type { AskedFlag, Drill, TableName, TableOptions, TableReport } from './table-report.ts';

export interface Ground {
  readonly tx: ReadTx;
  readonly office: Office;
  readonly options: TableOptions;
  readonly window: Window;
  readonly windowOptions: WindowOptions;
  /** The cases that pass the filters; `null` for all of them. */
  readonly only: ReadonlySet<number> | null;
  readonly head: Omit<TableReport, 'report' | 'table' | 'sums' | 'notes'>;
  readonly nameOf: (group: GroupKey) => string | null;
}

export async function groundOf(tx: ReadTx, options: TableOptions): Promise<Ground> {
  const { asOf, knownAt, by, filters, workingDays } = options;
  await checkEveryCaseCounted(tx, asOf);
  const office = await tx.office();
  const period = await wholePeriod(tx, options);
  const windowOptions = {
    asOf,
    ...period,
    relapseDays: numberSetting(office, 'relapse-days'),
    cohortDays: numberSetting(office, 'cohort-days'),
    workingDays,
  };
  return {
    tx,
    office,
    options,
    windowOptions,
    window: windowOf(windowOptions),
    only: filters.length === 0 ? null : await idsOf(tx, filters),
    head: {
      asOf,
      knownAt,
      ...period,
      by,
      smallest: numberSetting(office, 'smallest-denominator'),
      actor: null,
    },
    nameOf: (group) => nameOf(group, office, asOf),
  };
}

const PAGE = 2_000;

async function idsOf(tx: ReadTx, filters: readonly CaseFilter[]): Promise<Set<number>> {
  const ids = new Set<number>();
  for (let after = 0; ;) {
    const page = await tx.casesAfter(after, PAGE, filters);
    for (const { id } of page) ids.add(id);
    const last = page.at(-1);
    if (!last) return ids;
    after = last.id;
  }
}

/** What one case counts for, and with which state each time. */
export class Marks implements Measured {
  readonly #counts = new Map<CountKey, DaySpan[]>();
  readonly #days = new Map<DaysKey, number>();

  count(key: CountKey, at: DaySpan): void {
    const some = this.#counts.get(key);
    if (some) some.push(at);
    else this.#counts.set(key, [at]);
  }

  days(key: DaysKey, _at: DaySpan, days: number): void {
    this.#days.set(key, days);
  }

  move(): void {
    // Lists say where a case is, not where it was moved.
  }

  has(key: CountKey): boolean {
    return this.#counts.has(key);
  }

  /** The states with which it counts, in the order of time; most figures have one at most. */
  all(key: CountKey): readonly DaySpan[] {
    return this.#counts.get(key) ?? [];
  }

  daysOf(key: DaysKey): number | null {
    return this.#days.get(key) ?? null;
  }
}

/** A case that counts for what was asked, its state at A, and the group that it belongs to. */
export interface CountedCase extends CaseOverTime {
  readonly state: CaseState;
  readonly marks: Marks;
}

/** The cases asked for that `isWanted`, in the order in which they were registered. */
export async function* countedCases(
  { tx, window, only }: Ground,
  isWanted: (marks: Marks, one: CaseOverTime) => boolean,
): AsyncIterable<CountedCase> {
  for await (const page of allCases(tx)) {
    const wanted = page.flatMap((one) => {
      if (only !== null && !only.has(one.id)) return [];
      const marks = new Marks();
      measure(one.spans, window, marks);
      return isWanted(marks, one) ? [{ ...one, marks }] : [];
    });
    if (wanted.length === 0) continue;
    const states = await tx.statesOf(wanted.map(({ id }) => id));
    for (const one of wanted) {
      const state = states.get(one.id);
      if (state) yield { ...one, state };
    }
  }
}

/** The group of a state by what the table is summed by. */
export function groupAt({ options, nameOf }: Ground, at: DaySpan): string | null {
  return nameOf(groupOf(at, options.by));
}

/** The unit of a state under its name at A. */
export function unitAt({ nameOf }: Ground, at: DaySpan): string | null {
  return nameOf(at.unit);
}

/** The command that shows the cases of a group; months of receipt are no filter by which a table is asked for. */
export function drillOf(
  { options }: Ground,
  report: TableName | 'list',
  count: number,
  narrowed: { readonly group?: string | null | undefined; readonly flags?: readonly AskedFlag[] },
): Drill | undefined {
  const { asked, by, asOf, today, from, to, known } = options;
  const isList = report === 'list';
  if (count === 0) return undefined;
  if (narrowed.group !== undefined && by === 'month') return undefined;
  const group: AskedFlag[] = narrowed.group === undefined ? [] : [[by, narrowed.group ?? '']];
  // Sums are those of all rows, whichever of them are listed.
  const kept = asked.filter(
    ([name]) => name !== 'standing' && group.every(([own]) => own !== name),
  );
  const flags: AskedFlag[] = [
    ...kept,
    ...group,
    ...(narrowed.flags ?? []),
    ...(from === undefined || isList ? [] : [['from', from] as const]),
    ...(to === undefined || isList ? [] : [['to', to] as const]),
    ...(asOf === today ? [] : [['as-of', asOf] as const]),
    ...(known === undefined ? [] : [['known-at', known] as const]),
  ];
  return {
    count,
    argv: [
      ...(isList ? ['list'] : ['report', report]),
      ...flags.flatMap(([name, value]) => [`--${name}`, ...(value === undefined ? [] : [value])]),
    ],
  };
}
