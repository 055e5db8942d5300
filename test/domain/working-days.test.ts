import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfDay, dayNumber } from '../../src/domain/dates.ts';
import { WorkingDays, type Calendar } from '../../src/domain/working-days.ts';

/** 国庆 2026 as this test has it: off from the 1st to the 7th, the Saturday after is worked. */
const CALENDAR: Calendar = {
  version: 'test 2026',
  coveredUntil: '2026-12-31',
  exceptions: new Map([
    ...['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map(
      (date) => [date, false] as const,
    ),
    ['2026-10-10', true],
  ]),
};
const days = new WorkingDays(CALENDAR);

describe('a working day', () => {
  it('is Monday to Friday', () => {
    // 2026-03-02 is a Monday
    const week = [0, 1, 2, 3, 4, 5, 6].map((i) => days.isWorkingDay(addDays('2026-03-02', i)));
    expect(week).toEqual([true, true, true, true, true, false, false]);
  });

  it('is not a holiday, and is a weekend day that is worked (补班)', () => {
    expect(days.isWorkingDay('2026-10-01')).toBe(false);
    expect(days.isWorkingDay('2026-10-08')).toBe(true);
    expect(days.isWorkingDay('2026-10-10')).toBe(true);
    expect(days.isWorkingDay('2026-10-11')).toBe(false);
  });

  it('is known before 1970 and on the first day of the table', () => {
    const early = new WorkingDays(CALENDAR, '1969-12-29', '1970-01-31'); // a Monday
    expect(early.isWorkingDay('1969-12-29')).toBe(true);
    expect(early.isWorkingDay('1970-01-03')).toBe(false);
    expect(early.between('1969-12-29', '1970-01-05')).toBe(5);
  });
});

describe('working days between', () => {
  it('do not count the day on which they begin', () => {
    expect(days.between('2026-03-02', '2026-03-02')).toBe(0);
    expect(days.between('2026-03-02', '2026-03-03')).toBe(1);
    expect(days.between('2026-03-06', '2026-03-09')).toBe(1); // Friday to Monday
    expect(days.between('2026-03-06', '2026-03-08')).toBe(0);
    expect(days.between('2026-03-07', '2026-03-09')).toBe(1); // from a Saturday
  });

  it('leave out holidays and count worked weekends', () => {
    expect(days.between('2026-09-30', '2026-10-12')).toBe(4); // 8, 9, 10, 12
  });

  it('backwards are negative', () => {
    expect(days.between('2026-03-09', '2026-03-06')).toBe(-1);
  });

  it('are as many as one counts day by day', () => {
    const day = fc.integer({ min: dayNumber('2026-08-01'), max: dayNumber('2026-12-31') });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 90 }), (start, length) => {
        let counted = 0;
        for (let i = 1; i <= length; i++) if (days.isWorkingDay(dateOfDay(start + i))) counted++;
        expect(days.between(dateOfDay(start), dateOfDay(start + length))).toBe(counted);
      }),
    );
  });

  it('outside the table are none', () => {
    const march = new WorkingDays(CALENDAR, '2026-03-01', '2026-03-31');
    expect(march.between('2026-03-31', '2026-06-30')).toBe(0);
    expect(march.between('2025-01-01', '2026-02-28')).toBe(0);
    expect(march.between('2026-02-01', '2026-03-02')).toBe(1);
  });
});

describe('the nth working day', () => {
  it('begins to count on the day after', () => {
    expect(days.after('2026-03-06', 1)).toBe('2026-03-09'); // Friday to Monday
    expect(days.after('2026-03-07', 1)).toBe('2026-03-09'); // from a Saturday
    expect(days.after('2026-09-30', 4)).toBe('2026-10-12'); // 8, 9, 10, 12
  });

  it('is none for no days, before the table and after it', () => {
    const march = new WorkingDays(CALENDAR, '2026-03-01', '2026-03-31');
    expect(march.after('2026-03-31', 1)).toBe(null);
    expect(march.after('2026-03-30', 1)).toBe('2026-03-31');
    expect(march.after('2026-02-01', 1)).toBe(null);
    expect(march.after('2026-03-02', 0)).toBe(null);
  });

  it('and counting are inverse', () => {
    const day = fc.integer({ min: dayNumber('2026-01-01'), max: dayNumber('2027-12-31') });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 400 }), (start, count) => {
        const from = dateOfDay(start);
        const on = days.after(from, count) ?? '';
        expect(days.isWorkingDay(on)).toBe(true);
        expect(days.between(from, on)).toBe(count);
        expect(days.between(from, addDays(on, -1))).toBe(count - 1);
      }),
    );
  });
});
