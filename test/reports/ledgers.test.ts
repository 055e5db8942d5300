import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, daysBetween, type IsoDate } from '../../src/domain/dates.ts';
import { stepsOf, type CaseEvent, type Step } from '../../src/domain/events.ts';
import { foldSteps } from '../../src/domain/fold.ts';
import type { CaseState } from '../../src/domain/case.ts';
import { extensionsLedger } from '../../src/reports/extensions.ts';
import { returnsLedger } from '../../src/reports/returns.ts';
import type { ReadTx } from '../../src/store/store.ts';
import { event, journal, later } from '../domain/journal.ts';
import { restlessHistory } from './random-history.ts';
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

/** A view of the register whose journal holds these histories. */
function read<T>(histories: Histories, work: (tx: ReadTx) => Promise<T>): Promise<T> {
  return register.store.read((tx) => {
    const eventsOfCases: ReadTx['eventsOfCases'] = (ids) =>
      Promise.resolve(new Map(ids.map((id) => [id, [...histories[id - 1]!]])));
    const told = { eventsOfCases };
    const view = new Proxy(tx, {
      get: (target, key) =>
        Reflect.get(told, key) ??
        (Reflect.get(target, key) as (...args: unknown[]) => unknown).bind(target),
    });
    return work(view);
  });
}

interface Query {
  readonly asOf: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly unit: string | null;
}

/** Every step up to A with the case before it and after it, looked at one by one. */
function* walk(histories: Histories, asOf: IsoDate) {
  for (const [index, events] of histories.entries()) {
    const steps = stepsOf(events).filter((step) => step.on <= asOf);
    let before: CaseState | null = null;
    for (const [at, step] of steps.entries()) {
      const folded = foldSteps(steps.slice(0, at + 1));
      if (!folded.ok) throw new Error('illegal history');
      yield { no: String(index + 1), step, before, rest: steps.slice(at + 1), all: steps };
      before = folded.state && structuredClone(folded.state);
    }
  }
}

function stateAt(steps: readonly Step[]): CaseState {
  const folded = foldSteps(steps);
  if (!folded.ok || folded.state === null) throw new Error('illegal history');
  return folded.state;
}

const isIn = (on: IsoDate, unit: string | null, query: Query) =>
  query.from <= on && on <= query.to && (query.unit === null || unit === query.unit);

const key = (row: { readonly no: string; readonly on: string; readonly round: number }) =>
  `${row.on} ${row.no.padStart(4, '0')} ${String(row.round).padStart(3, '0')}`;

function plainReturns(histories: Histories, query: Query, finalAfter: number) {
  const rounds = new Map<string, number>();
  const rows = [];
  for (const { no, step, before, rest, all } of walk(histories, query.asOf)) {
    if (step.kind !== 'returned' || before === null) continue;
    const round = (rounds.get(no) ?? 0) + 1;
    rounds.set(no, round);
    const next = rest.find((one) =>
      ['assigned', 'rejected', 'withdrawn', 'merged', 'voided'].includes(one.kind),
    );
    const state = stateAt(all);
    const total = all.filter((one) => one.kind === 'returned').length;
    const done = state.assignment_final && state.stage !== 'accepted';
    const due = total >= finalAfter && ['accepted', 'assigned'].includes(state.stage);
    rows.push({
      no,
      round,
      on: step.on,
      unit: before.unit,
      working_days:
        before.assigned_on === null ? null : WORKING_DAYS.between(before.assigned_on, step.on),
      then: next?.kind ?? null,
      then_on: next?.on ?? null,
      then_unit: next?.kind === 'assigned' ? next.data.unit : null,
      final: done ? 'done' : due ? 'due' : null,
      imported: step.imported,
    });
  }
  return rows
    .filter((row) => isIn(row.on, row.unit, query))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function plainExtensions(histories: Histories, query: Query) {
  const of = new Map<string, { count: number; days: number }>();
  const rows = [];
  for (const { no, step, before } of walk(histories, query.asOf)) {
    if (step.kind !== 'extended' || before === null) continue;
    const old = before.long_term ? null : before.due_on;
    const days = old === null ? null : daysBetween(old, step.data.due_on);
    const so = of.get(no) ?? { count: 0, days: 0 };
    of.set(no, { count: so.count + 1, days: so.days + (days ?? 0) });
    rows.push({
      no,
      round: so.count + 1,
      on: step.on,
      unit: before.unit,
      old_due_on: old,
      due_on: step.data.due_on,
      days,
      late: old !== null && !before.suspended && step.on > old,
      imported: step.imported,
    });
  }
  return rows
    .map((row) => {
      const { count, days } = of.get(row.no)!;
      return { ...row, case_extensions: count, case_days: days };
    })
    .filter((row) => isIn(row.on, row.unit, query))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A day of the histories, which begin in spring: early for the beginning of a period, later for its end. */
const day = (min: number, max: number) =>
  fc.integer({ min, max }).map((fives) => addDays('2026-01-01', fives * 5));
const queries: fc.Arbitrary<Query> = fc.record({
  asOf: day(20, 80),
  from: day(0, 30),
  to: day(30, 80),
  unit: fc.constantFrom(null, null, ...UNITS),
});

async function optionsOf(tx: ReadTx, query: Query) {
  const { terms } = await tx.office();
  const unit = query.unit === null ? null : terms.find('unit', query.unit)!.id;
  const calendar = { workingDays: WORKING_DAYS, calendarVersion: CALENDAR.version };
  return { ...query, ...calendar, unit, knownAt: KNOWN_AT };
}

describe('the ledgers hold what a walk over the steps of each case finds', () => {
  const histories = fc.array(restlessHistory, { minLength: 8, maxLength: 16, size: 'max' });

  it('returns, for any histories, A, period and unit', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(histories, queries, async (lives, query) => {
        await register.hold(lives);
        const ledger = await read(lives, async (tx) =>
          returnsLedger(tx, { ...(await optionsOf(tx, query)), finalAfter: 2 }),
        );
        const plain = plainReturns(lives, query, 2);
        expect(ledger.rows).toHaveLength(plain.length);
        expect(ledger.rows).toMatchObject(plain);
        expect(ledger.total.returns).toBe(plain.length);
        expect(ledger.units.reduce((sum, one) => sum + one.returns, 0)).toBe(plain.length);
        seen += plain.length;
      }),
      { numRuns: 80 },
    );
    expect(seen).toBeGreaterThan(60);
  });

  it('extensions, for any histories, A, period and unit', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(histories, queries, async (lives, query) => {
        await register.hold(lives);
        const ledger = await read(lives, async (tx) =>
          extensionsLedger(tx, await optionsOf(tx, query)),
        );
        const plain = plainExtensions(lives, query);
        expect(ledger.rows).toHaveLength(plain.length);
        expect(ledger.rows).toMatchObject(plain);
        const days = plain.reduce((sum, row) => sum + (row.days ?? 0), 0);
        expect(ledger.total).toMatchObject({ extensions: plain.length, days });
        expect(ledger.units.reduce((sum, one) => sum + one.days, 0)).toBe(days);
        seen += plain.length;
      }),
      { numRuns: 80 },
    );
    expect(seen).toBeGreaterThan(60);
  });
});

describe('a return', () => {
  const assigned = (on: IsoDate, unit: string) =>
    event('assigned', on, { unit, due_on: '2026-12-31' });
  const life = journal(
    event('received', '2026-02-10'),
    event('accepted', '2026-02-11'),
    assigned('2026-02-13', '市住建局'),
    event('returned', '2026-02-24', { proposed_unit: '市城管局' }),
    assigned('2026-02-25', '市城管局'),
    event('returned', '2026-02-25'),
  );
  const ledgerOf = async (events: readonly CaseEvent[], asOf = '2026-06-30') => {
    await register.hold([events]);
    return read([events], async (tx) => {
      const query = { asOf, from: '2026-01-01', to: asOf, unit: null };
      return returnsLedger(tx, { ...(await optionsOf(tx, query)), finalAfter: 2 });
    });
  };

  it('counts working days by the calendar: the Spring Festival is none, the Saturday worked for it is one', async () => {
    const { rows } = await ledgerOf(life);
    // 13 Feb is a Friday; 14 is worked, 16 to 18 are off: 14, 19, 20, 23, 24.
    expect(rows.map((row) => [row.round, row.working_days])).toEqual([
      [1, 5],
      [2, 0],
    ]);
    expect(rows.map((row) => row.then)).toEqual(['assigned', null]);
  });

  it('makes the case due for an assignment by decision, until it was made', async () => {
    expect((await ledgerOf(life)).total.final_due).toBe(1);
    expect((await ledgerOf(life, '2026-02-24')).rows[0]?.final).toBeNull();
    const again = later(life, event('assigned', '2026-03-02', { final: true }));
    expect((await ledgerOf(again)).rows.map((row) => row.final)).toEqual(['done', 'done']);
  });

  it('is not there once it was taken back', async () => {
    const undone = later(life, event('reversed', '2026-03-01', { target: [life.length] }));
    expect((await ledgerOf(undone)).rows.map((row) => row.round)).toEqual([1]);
  });
});
