/** Tables against the figures of the catalog, on random lives, and against plain walks over the events. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type IsoDate } from '../../src/domain/dates.ts';
import type { CaseEvent } from '../../src/domain/events.ts';
import { fold } from '../../src/domain/fold.ts';
import { AGE_KEYS, OUTCOME_KEYS, type CountKey } from '../../src/reports/figures/catalog.ts';
import { drawFigures, type Figures } from '../../src/reports/figures/draw.ts';
import type { Rate } from '../../src/reports/rate.ts';
import { ageingTable } from '../../src/reports/tables/ageing.ts';
import { commitmentsTable } from '../../src/reports/tables/commitments.ts';
import { overdueTable } from '../../src/reports/tables/overdue.ts';
import { patchesTable } from '../../src/reports/tables/patches.ts';
import { rankingTable } from '../../src/reports/tables/ranking.ts';
import { relapseTable } from '../../src/reports/tables/relapse.ts';
import { sourcesTable } from '../../src/reports/tables/sources.ts';
import type {
  Table,
  TableOptions,
  TableReport,
  TableRow,
} from '../../src/reports/tables/table-report.ts';
import type { GroupBy, ReadTx } from '../../src/store/store.ts';
import { event, journal, later } from '../domain/journal.ts';
import { randomHistory, restlessHistory } from './random-history.ts';
import {
  CALENDAR,
  KNOWN_AT,
  openTestRegister,
  UNITS,
  WORKING_DAYS,
  type TestRegister,
} from './report-register.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await openTestRegister();
});
afterAll(() => register.close());

type Histories = readonly (readonly CaseEvent[])[];

/** A view of the register whose journal holds these histories, and whose states are those of A. */
function read<T>(lives: Histories, asOf: IsoDate, work: (tx: ReadTx) => Promise<T>): Promise<T> {
  const told: Pick<ReadTx, 'eventsOfCases' | 'statesOf'> = {
    eventsOfCases: (ids) => Promise.resolve(new Map(ids.map((id) => [id, [...lives[id - 1]!]]))),
    statesOf: (ids) =>
      Promise.resolve(
        new Map(
          ids.flatMap((id) => {
            const folded = fold(lives[id - 1]!, asOf);
            return folded.ok && folded.state ? [[id, folded.state] as const] : [];
          }),
        ),
      ),
  };
  return register.store.read((tx) =>
    work(
      new Proxy(tx, {
        get: (target, key) =>
          Reflect.get(told, key) ??
          (Reflect.get(target, key) as (...args: unknown[]) => unknown).bind(target),
      }),
    ),
  );
}

interface Query {
  readonly asOf: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const optionsOf = (query: Query, by: GroupBy = 'unit'): TableOptions => ({
  ...query,
  by,
  filters: [],
  asked: [],
  workingDays: WORKING_DAYS,
  calendarVersion: CALENDAR.version,
  knownAt: KNOWN_AT,
  today: '2027-06-01',
});

async function figuresOf(
  tx: ReadTx,
  query: Query,
  by: GroupBy,
): Promise<Map<string | null, Figures>> {
  const [drawn] = await drawFigures(
    tx,
    [{ ...query, relapseDays: 180, cohortDays: 60, workingDays: WORKING_DAYS }],
    [by],
  );
  const groups = drawn!.groups.get(by)!;
  return new Map([['', drawn!.total], ...groups.map((one) => [one.group ?? '无', one] as const)]);
}

const day = (min: number, max: number) =>
  fc.integer({ min, max }).map((fives) => addDays('2026-01-01', fives * 5));
const queries: fc.Arbitrary<Query> = fc.record({
  asOf: day(40, 140),
  from: day(0, 25),
  to: day(25, 90),
});
const lives = fc
  .array(fc.oneof(randomHistory, restlessHistory), { minLength: 8, maxLength: 14, size: 'max' })
  .map((histories) => histories.map((events) => events.map(withPatch)));

/** Some closings with a patch, in force at once or later, or since a day that nobody entered. */
function withPatch(one: CaseEvent): CaseEvent {
  if (one.kind !== 'closed' || one.seq % 3 === 0) return one;
  const in_force_on = one.seq % 5 === 0 ? null : addDays(one.on, (one.seq % 4) * 60);
  const patch = {
    kind: 'revised',
    title: '办法',
    no: null,
    no_text: null,
    published_on: null,
  } as const;
  return { ...one, data: { ...one.data, outcome: 'patched', patch: { ...patch, in_force_on } } };
}

/** The rows of a table of groups by name, and its total under ''. */
function named({ rows, total }: Table): Map<string | null, TableRow['cells']> {
  return new Map([
    ...(total ? [['', total.cells] as const] : []),
    ...rows.map(({ cells }) => [(cells['group'] as string | null) ?? '无', cells] as const),
  ]);
}

/** Every column of a table of groups is the figure of that name, in each group that has any. */
function expectFigures(
  table: Table,
  figures: Map<string | null, Figures>,
  keys: readonly (readonly [column: string, key: CountKey])[],
): void {
  const rows = named(table);
  for (const [group, { counts }] of figures)
    for (const [column, key] of keys)
      expect([group, column, rows.get(group)?.[column] ?? 0]).toEqual([group, column, counts[key]]);
}

const same = (...keys: readonly CountKey[]) => keys.map((key) => [key, key] as const);
const listed = ({ table }: TableReport) => table.rows.map(({ cells }) => cells);

describe('tables agree with the figures, for any lives, A, P and group', () => {
  const seen: Record<string, number> = {};
  const note = (name: string, count: number) => (seen[name] = (seen[name] ?? 0) + count);

  it.each(['unit', 'source'] as const)('by %s', async (by) => {
    await fc.assert(
      fc.asyncProperty(lives, queries, async (histories, query) => {
        await register.hold(histories);
        await read(histories, query.asOf, async (tx) => {
          const figures = await figuresOf(tx, query, by);
          const total = figures.get('')!.counts;
          const options = optionsOf(query, by);

          const overdue = await overdueTable(tx, options);
          expect(overdue.table.rows).toHaveLength(total.overdue);
          expectFigures(overdue.sums[0]!, figures, [['cases', 'overdue']]);
          note('overdue', total.overdue);

          const ageing = await ageingTable(tx, options);
          expectFigures(ageing.table, figures, same('open', 'suspended', 'overdue', ...AGE_KEYS));

          const relapse = await relapseTable(tx, options);
          expect(relapse.table.rows).toHaveLength(total.relapsed);
          expectFigures(relapse.sums[0]!, figures, same('relapsed', 'relapse_closings'));
          note('relapsed', total.relapsed);

          const whole = { ...options, from: undefined, to: undefined } as unknown as TableOptions;
          const patches = await patchesTable(tx, { ...whole, standing: null });
          expect(patches.table.rows).toHaveLength(total.patch_in_force + total.patch_to_come);
          expectFigures(patches.sums[0]!, figures, [['to_come', 'patch_to_come']]);
          note('patches', patches.table.rows.length);

          for (const approved of [false, true]) {
            const table = await commitmentsTable(tx, { ...options, approved, standing: null });
            expectFigures(table.sums[0]!, figures, [
              ['judged', approved ? 'due' : 'due_original'],
              ['kept', approved ? 'on_time' : 'on_time_original'],
            ]);
            const late = listed(table).filter(
              ({ standing }) => standing === 'kept' || standing === 'kept_late',
            );
            if (approved) expect(late).toHaveLength(total.due_closed);
            note('judged', total.due_original);
          }
        });
      }),
      { numRuns: 25 },
    );
  });

  it('sources and ranking', async () => {
    await fc.assert(
      fc.asyncProperty(lives, queries, async (histories, query) => {
        await register.hold(histories);
        await read(histories, query.asOf, async (tx) => {
          const options = optionsOf(query);
          const sources = await sourcesTable(tx, options);
          const keys = same('collected', 'collected_in', 'valid', 'closed', 'open', 'rejected');
          const outcomes = same(...OUTCOME_KEYS);
          expectFigures(sources.table, await figuresOf(tx, query, 'source'), [
            ...keys,
            ...outcomes,
          ]);

          const units = await figuresOf(tx, query, 'unit');
          const ranking = await rankingTable(tx, { ...options, sort: 'on_time_rate' });
          expectFigures(ranking.table, units, same('due', 'overdue', 'open'));
          for (const [group, cells] of named(ranking.table))
            expect(cells['on_time_rate']).toEqual(units.get(group)!.rates.on_time_rate);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('and there was something to agree on', () => {
    for (const name of ['overdue', 'relapsed', 'patches', 'judged'])
      expect([name, (seen[name] ?? 0) > 10]).toEqual([name, true]);
  });
});

describe('the ranking', () => {
  /** Cases of a unit with a deadline in June: so many closed in time, so many too late. */
  function cases(unit: string, onTime: number, late: number): CaseEvent[][] {
    const life = (closedOn: IsoDate) =>
      journal(
        event('received', '2026-06-01'),
        event('accepted', '2026-06-01'),
        event('assigned', '2026-06-01', { unit, due_on: '2026-06-20' }),
        event('closed', closedOn, { direct: true }),
      );
    return [
      ...Array.from({ length: onTime }, () => life('2026-06-20')),
      ...Array.from({ length: late }, () => life('2026-06-21')),
    ];
  }
  const june = { asOf: '2026-06-30', from: '2026-06-01', to: '2026-06-30' };
  const rankedIn = async (histories: Histories, query: Query = june) => {
    await register.hold(histories);
    const { table } = await read(histories, query.asOf, (tx) =>
      rankingTable(tx, { ...optionsOf(query), sort: 'on_time_rate' }),
    );
    return named(table);
  };

  it('shares a rank where the fractions are equal, and leaves small denominators out', async () => {
    const rows = await rankedIn([
      ...cases(UNITS[0], 9, 1),
      ...cases(UNITS[1], 18, 2),
      ...cases(UNITS[2], 4, 0),
    ]);
    expect(rows.get(UNITS[0])).toMatchObject({ rank: 1, grade: 'b', check: 'same', card: null });
    expect(rows.get(UNITS[1])).toMatchObject({ rank: 1, grade: 'b', standing: 'ranked' });
    expect(rows.get(UNITS[2])).toMatchObject({ rank: null, grade: null, standing: 'too_few' });
    expect(rows.get(UNITS[2])!['on_time_rate']).toMatchObject({ a: 4, b: 4 });
  });

  it.each([
    [19, 1, 'a', 'less', null],
    [189, 10, 'b', 'same', null],
    [90, 10, 'b', 'same', null],
    [89, 11, 'c', 'more', 'yellow'],
    [80, 20, 'c', 'more', 'yellow'],
    [159, 41, 'd', 'more', 'red'],
  ])('%i on time and %i late are graded %s', async (onTime, late, grade, check, card) => {
    const rows = await rankedIn(cases(UNITS[0], onTime, late));
    expect(rows.get(UNITS[0])).toMatchObject({ grade, check, card });
  });

  it('says how a rank changed since the month before, and by how many points', async () => {
    const both = (unit: string, first: number, second: number) => [
      ...cases(unit, first, 10 - first),
      ...cases(unit, second, 10 - second).map((life) =>
        life.map((one) => ({ ...one, ...shifted(one) }) as CaseEvent),
      ),
    ];
    const shifted = (one: CaseEvent) => ({
      on: addDays(one.on, 30),
      ...(one.kind === 'assigned' ? { data: { ...one.data, due_on: '2026-07-20' } } : {}),
    });
    const histories = [...both(UNITS[0], 9, 8), ...both(UNITS[1], 5, 10)];
    const july = { asOf: '2026-07-31', from: '2026-07-01', to: '2026-07-31' };
    const rows = await rankedIn(histories, july);
    expect(rows.get(UNITS[1])).toMatchObject({ rank: 1, rank_before: 2, rank_change: 1 });
    expect(rows.get(UNITS[0])).toMatchObject({ rank: 2, rank_before: 1, rank_change: -1 });
    expect(rows.get(UNITS[1])!['points']).toBe(50);
    expect(rows.get('')!['on_time_rate'] as Rate).toMatchObject({ a: 18, b: 20 });
  });

  it('knows a unit by its former name', async () => {
    const { terms } = await register.store.read((tx) => tx.office());
    const id = terms.find('unit', UNITS[0])!.id;
    const renamed = (old: string, next: string, on: IsoDate) =>
      register.record({ kind: 'term_renamed', on, data: { id, old, next } });
    await renamed(UNITS[0], '新名局', '2026-06-15');
    const may = cases(UNITS[0], 6, 0).map((life) =>
      life.map((one) => ({
        ...one,
        on: addDays(one.on, -31),
        ...(one.kind === 'assigned' ? { data: { ...one.data, due_on: '2026-05-20' } } : {}),
      })),
    ) as CaseEvent[][];
    const rows = await rankedIn([...may, ...cases(UNITS[0], 9, 1)]);
    await renamed('新名局', UNITS[0], '2026-06-16');
    expect(rows.get('新名局')).toMatchObject({ rank: 1, rank_before: 1, rank_change: 0 });
  });

  it('gives no points where one of the two months had too few cases', async () => {
    const before = cases(UNITS[0], 4, 0).map((life) =>
      life.map((one) => ({
        ...one,
        on: addDays(one.on, -31),
        ...(one.kind === 'assigned' ? { data: { ...one.data, due_on: '2026-05-20' } } : {}),
      })),
    ) as CaseEvent[][];
    const rows = await rankedIn([...before, ...cases(UNITS[0], 9, 1)]);
    expect(rows.get(UNITS[0])).toMatchObject({ rank: 1, rank_before: null, points: null });
  });
});

describe('rows of a list', () => {
  const life = journal(
    event('received', '2026-02-02'),
    event('accepted', '2026-02-03'),
    event('assigned', '2026-02-03', { unit: UNITS[0], due_on: '2026-02-13' }),
    event('extended', '2026-02-12', { due_on: '2026-02-20' }),
    event('reminded', '2026-02-25', { letter: '督〔2026〕1号', about: 'overdue', step: 'remind' }),
    event('reminded', '2026-03-04', { letter: '督〔2026〕2号', about: 'overdue', step: 'remind' }),
  );
  const rowsAt = async (events: CaseEvent[], asOf: IsoDate, draw = overdueTable) => {
    await register.hold([events]);
    const query = { asOf, from: '2026-01-01', to: asOf };
    return listed(await read([events], asOf, (tx) => draw(tx, optionsOf(query))));
  };

  it('overdue: from the day after the deadline, with extensions and the last letter up to A', async () => {
    expect(await rowsAt(life, '2026-02-20')).toEqual([]);
    expect(await rowsAt(life, '2026-02-23')).toMatchObject([
      { due_on: '2026-02-20', days: 3, working_days: 1, extensions: 1, reminders: 0, letter: null },
    ]);
    expect(await rowsAt(life, '2026-03-03')).toMatchObject([
      { reminders: 1, reminded_on: '2026-02-25', letter: '督〔2026〕1号' },
    ]);
    expect(await rowsAt(life, '2026-03-04')).toMatchObject([{ letter: '督〔2026〕2号' }]);
  });

  it('commitments: the first promise is broken by an extension, the approved deadline is kept', async () => {
    const closed = later(life, event('closed', '2026-02-18', { direct: true }));
    const judged = (approved: boolean) =>
      rowsAt(closed, '2026-04-30', (tx, options) =>
        commitmentsTable(tx, { ...options, approved, standing: null }),
      );
    expect(await judged(false)).toMatchObject([
      { promised_on: '2026-02-13', standing: 'kept_late', days_late: 5, extensions: 1 },
    ]);
    expect(await judged(true)).toMatchObject([
      { promised_on: '2026-02-20', standing: 'kept', days_late: -2 },
    ]);
  });

  it('relapse: of the unit that closed, with the reason of the reopening that followed', async () => {
    const back = later(
      later(
        later(life, event('closed', '2026-03-10', { direct: true })),
        event('reopened', '2026-06-01', { due_on: '2026-07-01', reason: '回潮' }),
      ),
      event('assigned', '2026-06-02', { unit: UNITS[1] }),
    );
    expect(await rowsAt(back, '2026-09-05', relapseTable)).toEqual([]);
    expect(await rowsAt(back, '2026-09-06', relapseTable)).toMatchObject([
      {
        unit: UNITS[0],
        closed_on: '2026-03-10',
        reopened_on: '2026-06-01',
        days: 83,
        reason: '回潮',
      },
    ]);
  });

  it.each([
    ['2026-02-28', 'to_come', {}],
    ['2026-03-01', 'in_force', {}],
    ['2030-08-31', 'in_force', {}],
    ['2030-09-01', 'lapsing', {}],
    ['2031-03-01', 'lapsed', {}],
    ['2027-09-01', 'lapsing', { title: '某办法（试行）' }],
    ['2031-03-01', 'in_force', { kind: 'repealed' }],
    ['2031-03-01', 'undated', { in_force_on: null }],
  ] as const)('patches: as of %s it is %s', async (asOf, standing, changed) => {
    const patch = {
      kind: 'revised',
      title: '某办法',
      no: null,
      no_text: null,
      published_on: null,
      in_force_on: '2026-03-01',
      ...changed,
    } as const;
    const closed = later(
      life,
      event('closed', '2026-02-18', { direct: true, outcome: 'patched', patch }),
    );
    const rows = await rowsAt(closed, asOf, (tx, options) =>
      patchesTable(tx, { ...options, standing: null }),
    );
    expect(rows).toMatchObject([{ standing, kind: patch.kind, patch: patch.title }]);
  });
});
