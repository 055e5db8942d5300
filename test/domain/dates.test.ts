import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FOREVER,
  addDays,
  dateOfDay,
  dayNumber,
  daysBetween,
  daysInMonth,
  isIsoDate,
  isRealDate,
  isoDate,
  monthBounds,
  shanghaiDate,
} from '../../src/domain/dates.ts';

const anyDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2999-12-31') });

describe('a date', () => {
  it.each(['2026-03-05', '2024-02-29', '2000-02-29', '1900-01-01', '2999-12-31'])(
    '%s is one',
    (text) => {
      expect(isIsoDate(text)).toBe(true);
    },
  );

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-5',
    '20260105',
    '2026-01-05 ',
    '2026-01-05\n',
    '1899-12-31',
    '3000-01-01',
    '２０２６-01-05',
    '',
  ])('%j is none', (text) => {
    expect(isIsoDate(text)).toBe(false);
  });

  it('exists if the calendar has it', () => {
    expect(isRealDate(2026, 2, 28)).toBe(true);
    expect(isRealDate(2026, 2, 29)).toBe(false);
    expect(isRealDate(2026, 0, 1)).toBe(false);
  });

  it('is written with leading zeros, and compared as text in order of time', () => {
    expect(isoDate(2026, 3, 5)).toBe('2026-03-05');
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(dateOfDay(a) < dateOfDay(b)).toBe(a < b);
      }),
    );
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dateOfDay(day) < FOREVER).toBe(true);
      }),
    );
  });
});

describe('counting days', () => {
  it('goes there and back, also before 1970', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayNumber(dateOfDay(day))).toBe(day);
        expect(isIsoDate(dateOfDay(day))).toBe(true);
      }),
    );
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('1969-12-31')).toBe(-1);
  });

  it('adds over months, years and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addDays('2026-03-05', 0)).toBe('2026-03-05');
  });

  it('is what adding takes back', () => {
    expect(daysBetween('2026-03-05', '2026-03-05')).toBe(0);
    expect(daysBetween('2026-03-05', '2026-03-04')).toBe(-1);
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1000, max: 1000 }), (day, days) => {
        expect(daysBetween(dateOfDay(day), addDays(dateOfDay(day), days))).toBe(days);
      }),
    );
  });
});

describe('the day in Shanghai', () => {
  it('begins at 16:00 UTC', () => {
    expect(shanghaiDate(new Date('2026-03-05T15:59:59.999Z'))).toBe('2026-03-05');
    expect(shanghaiDate(new Date('2026-03-05T16:00:00.000Z'))).toBe('2026-03-06');
    expect(shanghaiDate(new Date('2025-12-31T16:00:00.000Z'))).toBe('2026-01-01');
  });
});

describe('a month', () => {
  it('ends when it ends', () => {
    expect(monthBounds('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(monthBounds('2024-02').to).toBe('2024-02-29');
    expect(monthBounds('2026-12').to).toBe('2026-12-31');
    expect(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => daysInMonth(2026, month)),
    ).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  });
});
