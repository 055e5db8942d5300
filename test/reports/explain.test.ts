import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/dates.ts';
import { COUNT_KEYS, FIGURE_RATES, RATE_KEYS } from '../../src/reports/figures/catalog.ts';
import { drawFigures } from '../../src/reports/figures/draw.ts';
import { explainFigure, partsOf } from '../../src/reports/figures/explain.ts';
import type { NewEvent } from '../../src/domain/events.ts';
import { bare, event, journal } from '../domain/journal.ts';
import { randomHistory, restlessHistory } from './random-history.ts';
import { openTestRegister, WORKING_DAYS, type TestRegister } from './report-register.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await openTestRegister();
});
afterAll(() => register.close());

const day = fc.integer({ min: 0, max: 60 }).map((fives) => addDays('2026-01-01', fives * 5));
const histories = fc.array(fc.oneof(randomHistory, restlessHistory), {
  maxLength: 12,
  size: 'max',
});
const RULES = { relapseDays: 30, cohortDays: 20, workingDays: WORKING_DAYS };

describe('the cases behind a figure', () => {
  it('sum to the figure, for every key, whole and by group', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.tuple(day, day, day), async (cases, days) => {
        const [from, to, asOf] = days.toSorted() as [string, string, string];
        const window = { from, to, asOf, ...RULES };
        await register.hold(cases);
        const drawn = (await register.store.read((tx) => drawFigures(tx, [window], ['unit'])))[0]!;
        for (const key of [...COUNT_KEYS, ...RATE_KEYS]) {
          const { numerator, denominator } = partsOf(key);
          for (const by of [null, 'unit'] as const) {
            const found = await register.store.read((tx) => explainFigure(tx, { key, window, by }));
            const groups = by === null ? [drawn.total] : (drawn.groups.get('unit') ?? []);
            for (const { group, counts } of groups) {
              const rows = found.cases.filter((row) => row.group === group);
              const sum = (part: 'a' | 'b') => rows.reduce((all, row) => all + row[part], 0);
              expect([key, group, sum('a')]).toEqual([key, group, counts[numerator]]);
              if (denominator) expect([key, sum('b')]).toEqual([key, counts[denominator]]);
            }
            for (const row of found.cases)
              expect([key, row.role, row.reason === null]).toEqual([
                key,
                row.role,
                row.role === 'counted',
              ]);
            if (by === null) expect(found.cases.length).toBe(drawn.total.counts.collected);
          }
        }
      }),
      { numRuns: 8 },
    );
  });

  it('say why each is left out', async () => {
    const due = (due_on: string, long = {}) =>
      bare('assigned', '2026-03-02', { unit: '市住建局', due_on, ...long });
    const begin = (...more: NewEvent[]) =>
      journal(
        bare('received', '2026-03-01', { no: 'x', title: '题' }),
        event('accepted', '2026-03-02'),
        ...more,
      );
    await register.hold([
      begin(due('2026-03-10'), event('closed', '2026-03-10', { direct: true })),
      begin(due('2026-03-10'), event('closed', '2026-03-11', { direct: true })),
      begin(due('2026-03-10')),
      begin(due('2026-04-10')),
      begin(due('2026-02-10')),
      begin(bare('assigned', '2026-03-02', { unit: '市住建局' })),
      begin(bare('assigned', '2026-03-02', { unit: '市住建局', long_term: true })),
      begin(due('2026-03-10'), bare('suspended', '2026-03-05', { reason: '听证' })),
      begin(bare('withdrawn', '2026-03-09', { reason: '撤回' })),
      journal(bare('received', '2026-04-01', { no: 'x', title: '题' })),
    ]);
    const window = { from: '2026-03-01', to: '2026-03-31', asOf: '2026-03-31', ...RULES };
    const found = await register.store.read((tx) =>
      explainFigure(tx, { key: 'on_time', window, by: null }),
    );
    expect(found.rate).toEqual({ a: 1, b: 3, rate: 33.33 });
    expect(found.received_later).toBe(1);
    expect(found.cases.map(({ role, reason }) => [role, reason])).toEqual([
      ['counted', null],
      ['denominator', 'closed-late'],
      ['denominator', 'not-closed'],
      ['left-out', 'not-yet-due'],
      ['left-out', 'due-otherwise'],
      ['left-out', 'no-deadline'],
      ['left-out', 'long-term'],
      ['left-out', 'suspended-then'],
      ['left-out', 'stage'],
    ]);
  });

  it('a count is explained with the first rate that it is the numerator of', () => {
    expect(partsOf('on_time')).toEqual({ numerator: 'on_time', denominator: 'due' });
    expect(partsOf('overdue')).toEqual({ numerator: 'overdue', denominator: null });
    for (const key of RATE_KEYS)
      expect(Object.values(partsOf(key))).toEqual([...FIGURE_RATES[key]]);
  });
});
