import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseEvent, NewEvent } from '../../src/domain/events.ts';
import { fold } from '../../src/domain/fold.ts';
import { closureReport } from '../../src/reports/closure.ts';
import { COLUMNS } from '../../src/reports/definitions.ts';
import type { GroupBy, ReadTx } from '../../src/store/store.ts';
import { bare, event, journal, LIFE } from '../domain/journal.ts';
import {
  CALENDAR,
  KNOWN_AT,
  openTestRegister,
  refusalOf,
  WORKING_DAYS,
  type TestRegister,
} from './report-register.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await openTestRegister();
});
afterAll(() => register.close());

/** Received, accepted and assigned in March, with a deadline. */
function assigned(due_on: string, ...rest: readonly NewEvent[]): CaseEvent[] {
  return journal(...LIFE.accepted, event('assigned', '2026-03-03', { due_on }), ...rest);
}

function closedOn(on: string): NewEvent {
  return event('closed', on, { direct: true });
}

function times(count: number, events: CaseEvent[]): CaseEvent[][] {
  return Array.from({ length: count }, () => events);
}

describe('acceptance case 1: published rates', () => {
  it('1053 collected, 989 closed: 93.92 %', async () => {
    await register.hold([
      ...times(989, assigned('2026-06-30', closedOn('2026-05-01'))),
      ...times(64, assigned('2026-12-31')),
    ]);
    const { total } = await register.report({ asOf: '2026-06-30' });
    expect(total.closure_rate).toEqual({ a: 989, b: 1053, rate: 93.92 });
  });

  it('972 due: 911 closed, 93.72 %, of which 737 on time, 75.82 %; cases not yet due do not matter', async () => {
    await register.hold([
      ...times(737, assigned('2026-05-31', closedOn('2026-05-31'))),
      ...times(911 - 737, assigned('2026-05-31', closedOn('2026-06-01'))),
      ...times(972 - 911, assigned('2026-05-31')),
      ...times(40, assigned('2026-07-01', closedOn('2026-05-31'))),
      ...times(41, assigned('2026-07-01')),
    ]);
    const { total } = await register.report({ asOf: '2026-06-30' });
    expect(total.due_closure_rate).toEqual({ a: 911, b: 972, rate: 93.72 });
    expect(total.on_time_rate).toEqual({ a: 737, b: 972, rate: 75.82 });
  });

  it('14,577 due, 2,159 overdue and not closed: 85.19 %', async () => {
    await register.hold([
      ...times(14_577 - 2_159, assigned('2026-05-31', closedOn('2026-06-10'))),
      ...times(2_159, assigned('2026-05-31')),
    ]);
    const { total } = await register.report({ asOf: '2026-06-30' });
    expect(total).toMatchObject({ due: 14_577, overdue: 2_159 });
    expect(total.due_closure_rate.rate).toBe(85.19);
  });
});

describe('acceptance case 3: closed in June, reopened in July, closed again in August', () => {
  it('closed 1/0/1 at the month ends; gross 1/0/1; net 1/−1/1', async () => {
    await register.hold([
      assigned(
        '2026-06-30',
        closedOn('2026-06-15'),
        event('reopened', '2026-07-10', { due_on: '2026-09-30' }),
        closedOn('2026-08-20'),
      ),
    ]);
    const totals = await Promise.all(
      ['2026-06-30', '2026-07-31', '2026-08-31'].map(async (asOf) => {
        const { total } = await register.report({ asOf, from: `${asOf.slice(0, 7)}-01`, to: asOf });
        return [total.closed, total.closed_in, total.reopened_in, total.net_closed];
      }),
    );
    expect(totals).toEqual([
      [1, 1, 0, 1],
      [0, 0, 1, -1],
      [1, 1, 0, 1],
    ]);
  });
});

describe('acceptance case 4: three open children merged into one master', () => {
  it('collected unchanged, valid − 3, closed unchanged', async () => {
    const merged = assigned('2026-06-30', event('merged', '2026-05-10'));
    const absorbed = (child: string) =>
      event('absorbed', '2026-05-10', { child, received_on: '2026-03-01' });
    await register.hold([
      assigned('2026-06-30', absorbed('2'), absorbed('3'), absorbed('4')),
      merged,
      merged,
      merged,
      assigned('2026-06-30', closedOn('2026-04-01')),
    ]);
    const before = (await register.report({ asOf: '2026-05-09' })).total;
    const after = (await register.report({ asOf: '2026-05-10' })).total;
    expect(before).toMatchObject({ collected: 5, valid: 5, closed: 1, merged: 0 });
    expect(after).toMatchObject({ collected: 5, valid: 2, closed: 1, merged: 3 });
  });

  it('a master that took over an earlier received date is still collected in its own month', async () => {
    await register.hold([
      journal(
        event('received', '2026-05-04'),
        event('absorbed', '2026-05-10', { child: '2', received_on: '2026-03-01' }),
      ),
      journal(...LIFE.received, event('merged', '2026-05-10')),
    ]);
    const may = await register.report({
      asOf: '2026-05-31',
      from: '2026-05-01',
      to: '2026-05-31',
      by: 'month',
    });
    expect(may.rows.map((row) => [row.group, row.collected, row.collected_in])).toEqual([
      ['2026-03', 1, 0],
      ['2026-05', 1, 1],
    ]);
  });
});

describe('acceptance case 5: the deadline day', () => {
  it('is not overdue; the next day is', async () => {
    await register.hold([assigned('2026-05-20')]);
    expect((await register.report({ asOf: '2026-05-20' })).total).toMatchObject({
      overdue: 0,
      due: 1,
    });
    expect((await register.report({ asOf: '2026-05-21' })).total).toMatchObject({
      overdue: 1,
      due: 1,
    });
    expect((await register.report({ asOf: '2026-05-19' })).total).toMatchObject({
      overdue: 0,
      due: 0,
    });
  });

  it('suspended on it: not due; suspended after it: due, not overdue while suspended', async () => {
    await register.hold([
      assigned('2026-05-20', event('suspended', '2026-05-20')),
      assigned('2026-05-20', event('suspended', '2026-05-21')),
    ]);
    expect((await register.report({ asOf: '2026-05-31' })).total).toMatchObject({
      due: 1,
      overdue: 0,
      suspended: 2,
    });
  });

  it('of a long-term item does not exist, whatever date stands beside it', async () => {
    const both = journal(
      ...LIFE.accepted,
      event('assigned', '2026-03-03', { due_on: '2026-05-20', long_term: true }),
    );
    await register.hold([both, assigned('2026-05-20')]);
    const report = await register.report({ asOf: '2026-05-31' });
    expect(report.total).toMatchObject({ valid: 2, due: 1, overdue: 1 });
    expect(report.notes).toContainEqual({ code: 'long-term', params: { count: 1 } });
  });
});

describe('acceptance case 7: rows sum to the total', () => {
  const GROUPINGS: readonly GroupBy[] = [
    'unit',
    'source',
    'category',
    'severity',
    'region',
    'month',
  ];

  it.each(GROUPINGS)('by %s, in every column that can be summed', async (by) => {
    const at = (unit: string, ...rest: readonly NewEvent[]) =>
      journal(
        bare('received', unit === '市住建局' ? '2026-02-27' : '2026-03-01', {
          no: 'x',
          source: '信访',
          category: '滞后',
          severity: '严重',
          region: '东区',
        }),
        event('accepted', '2026-03-02'),
        event('assigned', '2026-03-03', { unit, due_on: '2026-05-20' }),
        ...rest,
      );
    await register.hold([
      ...Object.values(LIFE).map((events) => journal(...events)),
      at(
        '市住建局',
        closedOn('2026-04-01'),
        event('reopened', '2026-05-04', { due_on: '2026-05-30' }),
      ),
      at(
        '市城管局',
        closedOn('2026-04-01'),
        event('corrected', '2026-04-02', { changes: { unit: ['市城管局', '市发改委'] } }),
      ),
      at('市发改委'),
    ]);
    const { rows, total } = await register.report({ asOf: '2026-06-30', by });
    expect(rows.length).toBeGreaterThan(1);
    for (const { key, summable } of COLUMNS) {
      if (!summable) continue;
      expect([key, rows.reduce((sum, row) => sum + row[key], 0)]).toEqual([key, total[key]]);
      if (key !== 'suspended') expect([key, total[key]]).not.toEqual([key, 0]);
    }
  });

  it('a closing counts for the unit of that day, the case for the unit at A, also where nothing is left', async () => {
    await register.hold([
      assigned(
        '2026-05-20',
        closedOn('2026-04-01'),
        event('corrected', '2026-04-02', { changes: { unit: ['市住建局', '市城管局'] } }),
      ),
    ]);
    const { rows } = await register.report({ asOf: '2026-06-30', by: 'unit' });
    expect(rows.map((row) => [row.group, row.collected, row.closed, row.closed_in])).toEqual([
      ['市城管局', 1, 1, 0],
      ['市住建局', 0, 0, 1],
    ]);
  });
});

describe('the period', () => {
  it('is the whole life of the register up to A unless it is given', async () => {
    await register.hold([journal(event('received', '2025-11-03')), assigned('2026-05-20')]);
    expect(await register.report({ asOf: '2026-06-30' })).toMatchObject({
      from: '2025-11-03',
      to: '2026-06-30',
      total: { collected_in: 2 },
    });
    expect(await register.report({ asOf: '2024-06-30' })).toMatchObject({
      from: '2024-06-30',
      to: '2024-06-30',
      total: { collected: 0 },
    });
  });

  it('beyond A counts nothing after A, and the notes say so', async () => {
    await register.hold([assigned('2026-05-20', closedOn('2026-06-10'))]);
    const report = await register.report({
      asOf: '2026-05-31',
      from: '2026-05-01',
      to: '2026-06-30',
    });
    expect(report.total).toMatchObject({ closed_in: 0, due: 1, due_closed: 0 });
    expect(report.notes.map((note) => note.code)).toContain('period-after-as-of');
  });

  it('of an empty register gives a report of noughts without rates', async () => {
    await register.hold([]);
    const { rows, total } = await register.report({ asOf: '2026-06-30', by: 'unit' });
    expect(rows).toEqual([]);
    expect(total).toMatchObject({
      collected: 0,
      closure_rate: { a: 0, b: 0, rate: null },
      median_days: null,
    });
  });
});

describe('groups', () => {
  const units = (...names: readonly string[]) =>
    names.map((unit) => journal(...LIFE.accepted, event('assigned', '2026-03-03', { unit })));

  it('stand with the largest first, then by the sound of their names; without a unit last', async () => {
    const none = journal(...LIFE.accepted);
    await register.hold([
      ...units('市住建局', '市城管局', '市发改委', '市发改委'),
      ...times(5, none),
    ]);
    const { rows } = await register.report({ asOf: '2026-06-30', by: 'unit' });
    expect(rows.map((row) => row.group)).toEqual(['市发改委', '市城管局', '市住建局', null]);
  });

  it('of months stand in time', async () => {
    await register.hold([
      ...times(3, journal(event('received', '2026-03-31'))),
      journal(event('received', '2025-12-01')),
      journal(event('received', '2026-04-01')),
    ]);
    const { rows } = await register.report({ asOf: '2026-06-30', by: 'month' });
    expect(rows.map((row) => [row.group, row.collected])).toEqual([
      ['2025-12', 1],
      ['2026-03', 3],
      ['2026-04', 1],
    ]);
  });

  it('bear the name that was valid at A', async () => {
    const { terms } = await register.store.read((tx) => tx.office());
    const id = terms.find('unit', '市城管局')!.id;
    await register.record({
      kind: 'term_renamed',
      on: '2026-07-01',
      data: { id, old: '市城管局', next: '市城管执法局' },
    });
    await register.hold(units('市城管局'));
    const names = await Promise.all(
      ['2026-06-30', '2026-07-01'].map(
        async (asOf) => (await register.report({ asOf, by: 'unit' })).rows[0]?.group,
      ),
    );
    expect(names).toEqual(['市城管局', '市城管执法局']);
  });
});

describe('figures that do not add up are refused', () => {
  const options = {
    asOf: '2026-06-30',
    workingDays: WORKING_DAYS,
    calendarVersion: CALENDAR.version,
    coveredUntil: CALENDAR.coveredUntil,
    knownAt: KNOWN_AT,
  };
  /** The register, except for some answers. */
  const report = (changed: (tx: ReadTx) => Partial<ReadTx>, by: GroupBy | null = null) =>
    refusalOf(
      register.store.read((tx) => {
        const lie = changed(tx);
        const lying = new Proxy(tx, {
          get: (target, key) =>
            Reflect.get(lie, key) ??
            (Reflect.get(target, key) as (...args: unknown[]) => unknown).bind(target),
        });
        return closureReport(lying, { ...options, by });
      }),
    );

  it('a total that its parts do not make', async () => {
    await register.hold([assigned('2026-05-20')]);
    const refusal = await report((tx) => ({
      figures: async (query) =>
        (await tx.figures(query)).map((row) => ({ ...row, pending: row.pending + 1 })),
    }));
    expect(refusal).toMatchObject({
      code: 'identity-broken',
      family: 'integrity',
      params: { column: 'collected' },
    });
  });

  it.each([
    ['valid', { valid: 2, rejected: -1 }],
    ['overdue', { overdue: 2 }],
    ['on_time', { on_time: 1 }],
    ['due_closed', { due_closed: 5 }],
  ])('a part larger than its whole: %s', async (column, changed) => {
    await register.hold([assigned('2026-05-20')]);
    const refusal = await report((tx) => ({
      figures: async (query) => (await tx.figures(query)).map((row) => ({ ...row, ...changed })),
    }));
    expect(refusal).toMatchObject({ code: 'identity-broken', params: { column } });
  });

  it('rows that do not sum to the total', async () => {
    await register.hold([
      assigned('2026-05-20', closedOn('2026-04-01')),
      journal(...LIFE.received),
    ]);
    const refusal = await report(
      (tx) => ({
        figures: async (query) => (await tx.figures(query)).slice(query.by === null ? 0 : 1),
      }),
      'unit',
    );
    expect(refusal).toMatchObject({
      code: 'identity-broken',
      params: { column: 'collected', cases: [] },
    });
  });

  it('a flow that is in the rows twice', async () => {
    await register.hold([assigned('2026-05-20', closedOn('2026-04-01'))]);
    const refusal = await report(
      (tx) => ({
        figures: async (query) =>
          (await tx.figures(query)).map((row) => ({
            ...row,
            closed_in: query.by === null ? 1 : 2,
          })),
      }),
      'unit',
    );
    expect(refusal).toMatchObject({ code: 'identity-broken', params: { column: 'closed_in' } });
  });

  it('a closed case without a handling time', async () => {
    await register.hold([assigned('2026-05-20', closedOn('2026-04-01'))]);
    const refusal = await report(() => ({
      handlings: async function* () {
        yield [];
      },
    }));
    expect(refusal).toMatchObject({ code: 'identity-broken', params: { column: 'median_days' } });
  });

  it.each([
    ['without a state at A', []],
    ['with two states at A', [0, 0]],
  ])('a case %s, by its number', async (_what, spans) => {
    await register.hold([journal(...LIFE.received)]);
    const folded = fold(journal(...LIFE.received));
    if (!folded.ok || !folded.state) throw new Error();
    const state = { ...folded.state, no: '2026-0007' };
    await register.store.write((tx) =>
      tx.putCase(
        7,
        state,
        spans.map((n) => folded.spans[n]!),
        true,
      ),
    );
    const refusal = await refusalOf(register.report(options));
    expect(refusal).toMatchObject({ code: 'identity-broken', params: { cases: ['2026-0007'] } });
  });

  it('a case in a stage that nobody knows, and one with a state before its receipt', async () => {
    const folded = fold(journal(...LIFE.received));
    if (!folded.ok || !folded.state) throw new Error();
    const [span] = folded.spans;
    await register.hold([]);
    await register.store.write(async (tx) => {
      await tx.putCase(
        8,
        { ...folded.state, no: '2026-0008' },
        [{ ...span!, stage: 'lost' as never }],
        true,
      );
      await tx.putCase(
        9,
        { ...folded.state, no: '2026-0009', own_received_on: '2026-12-01' },
        [span!],
        true,
      );
    });
    const refusal = await refusalOf(register.report(options));
    expect(refusal.params['cases']).toEqual(['2026-0008', '2026-0009']);
  });

  it('states of a case that is not there, by its number in the database', async () => {
    await register.hold([]);
    register.damage((database) => {
      database.exec(`INSERT INTO span (case_id, n, from_day, to_day, via, imported, stage, suspended, received_day, long_term)
        VALUES (12, 0, 20000, 99999, 'received', 0, 'received', 0, 20000, 0)`);
    });
    const refusal = await refusalOf(register.report(options));
    expect(refusal.params['cases']).toEqual(['#12']);
    await register.hold([]);
  });
});
