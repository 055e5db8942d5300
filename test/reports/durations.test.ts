import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/domain/dates.ts';
import { DayTally, GroupedDurations } from '../../src/reports/durations.ts';
import type { Handling } from '../../src/store/store.ts';
import { WORKING_DAYS } from './report-register.ts';

function tally(...days: readonly number[]): DayTally {
  const made = new DayTally();
  for (const one of days) made.add(one);
  return made;
}

type Given = Partial<Omit<Handling, 'fromDay' | 'toDay'>> & { from?: string; to?: string };

function days(...handlings: readonly Given[]): GroupedDurations {
  const durations = new GroupedDurations(WORKING_DAYS);
  for (const { from = '2026-03-02', to = '2026-03-02', ...one } of handlings)
    durations.add({
      group: null,
      fromDay: dayNumber(from),
      toDay: dayNumber(to),
      stops: [],
      ...one,
    });
  return durations;
}

describe('percentiles', () => {
  it('interpolate between the two nearest ranks', () => {
    expect(tally(1, 2, 3, 4).median()).toBe(2.5);
    expect(tally(10, 20, 30, 40, 50).p90()).toBe(46);
    expect(tally(1, 2).p90()).toBe(1.9);
    expect(tally(7).p90()).toBe(7);
  });

  it('have no value without cases', () => {
    expect([tally().median(), tally().p90()]).toEqual([null, null]);
  });

  it('weigh each number of days by its cases', () => {
    const made = tally(1, 5, 5, 5);
    expect([made.median(), made.size]).toEqual([5, 4]);
  });
});

describe('handling time', () => {
  it('does not count the day of acceptance; counts the closing day', () => {
    const { total } = days({ from: '2026-03-02', to: '2026-03-09' }); // Monday to Monday
    expect([total.working.median(), total.natural.median()]).toEqual([5, 7]);
  });

  it('knows holidays, and weekends that are worked', () => {
    const { total } = days({ from: '2026-02-13', to: '2026-02-19' });
    expect(total.working.median()).toBe(2); // Saturday 14 worked, Thursday 19
  });

  it('leaves out the stretches in which the clock stood', () => {
    const stops = [
      ['2026-03-04', '2026-03-06'],
      ['2026-03-09', '2026-03-10'],
    ] as const;
    const { total } = days({ from: '2026-03-02', to: '2026-03-13', stops });
    expect([total.working.median(), total.natural.median()]).toEqual([9 - 3, 11 - 3]);
  });

  it('is never negative: suspended on the day of acceptance, closed on the day of resumption', () => {
    const { total } = days({
      from: '2026-03-02',
      to: '2026-03-08',
      stops: [['2026-03-02', '2026-03-07']],
    });
    expect(total.working.median()).toBe(0);
  });

  it('is kept for each group, and for all together', () => {
    const { groups, total } = days(
      { group: 1, to: '2026-03-03' },
      { group: 1, to: '2026-03-03' },
      { group: 1, to: '2026-03-03' },
      { group: 2, to: '2026-03-06' },
    );
    expect([
      groups.get(1)?.working.median(),
      groups.get(2)?.working.median(),
      total.working.median(),
      total.working.size,
    ]).toEqual([1, 4, 1, 4]);
  });
});
