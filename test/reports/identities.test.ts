import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseEvent, NewEvent } from '../../src/domain/events.ts';
import { fold } from '../../src/domain/fold.ts';
import { closureReport } from '../../src/reports/closure.ts';
import type { FigureCounts, Figures, GroupBy, ReadTx } from '../../src/store/store.ts';
import { event, journal, LIFE } from '../domain/journal.ts';
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

function eachRow({ total, groups }: Figures, change: (row: FigureCounts) => FigureCounts): Figures {
  return { total: change(total), groups: groups.map(change) };
}

function closedOn(on: string): NewEvent {
  return event('closed', on, { direct: true });
}

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
        eachRow(await tx.figures(query), (row) => ({ ...row, pending: row.pending + 1 })),
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
      figures: async (query) => eachRow(await tx.figures(query), (row) => ({ ...row, ...changed })),
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
        figures: async (query) => {
          const { total, groups } = await tx.figures(query);
          return { total, groups: groups.slice(1) };
        },
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
        figures: async (query) => {
          const { total, groups } = await tx.figures(query);
          return { total, groups: groups.map((row) => ({ ...row, closed_in: 2 })) };
        },
      }),
      'unit',
    );
    expect(refusal).toMatchObject({ code: 'identity-broken', params: { column: 'closed_in' } });
  });

  it('a closed case without a handling time', async () => {
    await register.hold([assigned('2026-05-20', closedOn('2026-04-01'))]);
    const refusal = await report((tx) => ({
      figures: ({ onHandled: _unheard, ...query }) => tx.figures(query),
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
