import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseEvent, NewEvent } from '../../src/domain/events.ts';
import { COLUMNS } from '../../src/reports/definitions.ts';
import type { GroupBy } from '../../src/store/store.ts';
import { bare, event, journal, LIFE } from '../domain/journal.ts';
import { openTestRegister, type TestRegister } from './report-register.ts';

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
