import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../src/domain/dates.ts';
import { dueRangeOf, LIGHTS, standingOf, type DueRules } from '../../src/domain/lights.ts';
import { WorkingDays } from '../../src/domain/working-days.ts';

const RULES: DueRules = {
  yellowDays: 3,
  workingDays: new WorkingDays({
    version: 't',
    coveredUntil: '2026-12-31',
    exceptions: new Map([
      ['2026-10-01', false],
      ['2026-10-02', false],
      ['2026-10-10', true],
    ]),
  }),
};
const open = (due_on: string | null) =>
  ({
    stage: 'assigned',
    suspended: false,
    long_term: false,
    due_on,
    due_from: null,
  }) as const;
const on = '2026-03-20'; // a Friday

describe('lights', () => {
  it.each([
    ['2026-03-19', 'red', -1],
    ['2026-03-20', 'yellow', 0],
    ['2026-03-22', 'yellow', 0],
    ['2026-03-25', 'yellow', 3],
    ['2026-03-26', 'green', 4],
  ])('due %s is %s, %s working days left', (due, light, days_left) => {
    expect(standingOf(open(due), on, RULES)).toMatchObject({ light, days_left });
  });

  it.each([
    ['2026-12-31', '2026-12-28', false],
    ['2027-01-01', '2026-12-28', true], // nobody knows yet that it is a holiday
    ['2026-12-31', '2027-01-02', true],
  ])('due %s, the days left on %s are provisional: %s', (due, today, days_provisional) => {
    const standing = standingOf(open(due), today, RULES);
    expect(standing).toMatchObject({ days_provisional, due_provisional: false });
    expect(standingOf(open(null), today, RULES)).toMatchObject({ days_provisional: false });
  });

  it('overdue since the weekend is red with no working day gone', () => {
    expect(standingOf(open('2026-03-20'), '2026-03-21', RULES)).toMatchObject({
      light: 'red',
      days_left: 0,
    });
  });

  it.each([
    ['no deadline', open(null)],
    ['long-term', { ...open('2026-03-01'), long_term: true }],
    ['suspended', { ...open('2026-03-01'), suspended: true }],
    ['closed', { ...open('2026-03-01'), stage: 'closed' as const }],
    ['not triaged', { ...open('2026-03-01'), stage: 'received' as const }],
  ])('none for a case that is %s', (_name, state) => {
    expect(standingOf(state, on, RULES)).toMatchObject({ light: null, days_left: null });
  });

  it('the range of deadlines of a light holds exactly those that have it', () => {
    const day = fc.integer({ min: 0, max: 200 }).map((n) => addDays('2026-08-01', n));
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 10 }), (today, due, yellowDays) => {
        const rules = { ...RULES, yellowDays };
        const { light } = standingOf(open(due), today, rules);
        const holding = LIGHTS.filter((one) => {
          const { from = '0000', to = '9999' } = dueRangeOf(one, today, rules);
          return from <= due && due <= to;
        });
        expect(holding).toEqual([light]);
      }),
    );
  });

  it('days left fall by one with each working day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (n) => {
        const today = addDays('2026-08-31', n);
        const left = (date: string) => standingOf(open('2026-12-31'), date, RULES).days_left ?? 0;
        const gone = RULES.workingDays.between(today, addDays(today, 1));
        expect(left(today) - left(addDays(today, 1))).toBe(gone);
        expect(daysBetween(today, '2026-12-31')).toBeGreaterThanOrEqual(left(today));
      }),
    );
  });
});
