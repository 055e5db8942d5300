import { describe, expect, it } from 'vitest';
import {
  calendarChanges,
  calendarWith,
  isCovered,
  type ImportedNotice,
} from '../../src/domain/calendar-book.ts';
import { foldOffice, type OfficeEvent } from '../../src/domain/terms.ts';
import type { Calendar } from '../../src/domain/working-days.ts';

const BUILT_IN: Calendar = {
  version: '自带 2026',
  coveredFrom: '2004-01-01',
  coveredUntil: '2026-12-31',
  exceptions: new Map([
    ['2026-10-01', false],
    ['2026-10-10', true],
  ]),
  names: new Map([['2026-10-01', '国庆节']]),
};
const notice = (year: number, entry: number, ...days: ImportedNotice['days']): ImportedNotice => ({
  year,
  entry,
  days,
});

describe('a calendar with notices', () => {
  it('is the built-in one where there are none', () => {
    expect(calendarWith(BUILT_IN, [])).toBe(BUILT_IN);
  });

  it('reaches to the end of the year taken in, and names the entry by which it came', () => {
    const calendar = calendarWith(BUILT_IN, [notice(2027, 9, ['2027-10-01', 'off', '国庆节'])]);
    expect(calendar).toMatchObject({
      version: '自带 2026 + 2027#9',
      coveredUntil: '2027-12-31',
    });
    expect(calendar.exceptions.get('2027-10-01')).toBe(false);
    expect(calendar.exceptions.get('2026-10-10')).toBe(true);
  });

  it('does not reach over a year that is missing until that comes', () => {
    const later = notice(2028, 1, ['2028-10-02', 'off', '国庆节']);
    expect(calendarWith(BUILT_IN, [later]).coveredUntil).toBe('2026-12-31');
    expect(calendarWith(BUILT_IN, [later, notice(2027, 2)]).coveredUntil).toBe('2028-12-31');
  });

  it('replaces a whole year, or by a supplement its days only', () => {
    const whole = calendarWith(BUILT_IN, [notice(2026, 3, ['2026-09-03', 'off', '纪念日'])]);
    expect([...whole.exceptions.keys()]).toEqual(['2026-09-03']);
    const supplement = { ...notice(2026, 4, ['2026-09-03', 'off', '纪念日']), supplement: true };
    const more = calendarWith(BUILT_IN, [supplement as ImportedNotice]);
    expect([...more.exceptions.keys()].sort()).toEqual(['2026-09-03', '2026-10-01', '2026-10-10']);
    expect(more.version).toBe('自带 2026 + 2026+#4');
    expect(calendarChanges(BUILT_IN, more)).toEqual([
      { date: '2026-09-03', old: null, next: 'off', name: '纪念日' },
    ]);
  });

  it('drops an earlier notice of the same year, its December before included', () => {
    const first = notice(2027, 5, ['2026-12-31', 'off', '元旦'], ['2027-01-01', 'off', '元旦']);
    const again = notice(2027, 6, ['2027-01-01', 'off', '元旦']);
    const calendar = calendarWith(BUILT_IN, [first, again]);
    expect(calendar.version).toBe('自带 2026 + 2027#6');
    expect(calendar.exceptions.has('2026-12-31')).toBe(false);
  });

  it('leaves the December days of the following notice when a year is taken in again', () => {
    const builtIn: Calendar = {
      ...BUILT_IN,
      exceptions: new Map([
        ['2021-12-31', false],
        ['2022-10-01', false],
        ['2022-12-31', false],
        ['2023-01-01', false],
      ]),
    };
    const kept = (...years: number[]) => [
      ...calendarWith(
        builtIn,
        years.map((year) => notice(year, year)),
      ).exceptions.keys(),
    ];
    expect(kept(2022)).toEqual(['2022-12-31', '2023-01-01']);
    expect(kept(2023)).toEqual(['2021-12-31', '2022-10-01']);
    expect(kept(2022, 2023)).toEqual([]);
  });

  it('covers a period only as a whole', () => {
    expect(isCovered(BUILT_IN, '2026-12-01', '2026-12-31')).toBe(true);
    expect(isCovered(BUILT_IN, '2026-12-01', '2027-01-01')).toBe(false);
    expect(isCovered(BUILT_IN, '2003-12-01', '2004-01-31')).toBe(false);
  });
});

describe('the office remembers notices', () => {
  const days = [['2027-01-01', 'off', '元旦']] as const;
  const imported = (seq: number, year: number): OfficeEvent => ({
    seq,
    entry: seq,
    kind: 'calendar_imported',
    on: '2026-11-20',
    data: { year, days },
  });
  const reversed = (seq: number, target: number): OfficeEvent => ({
    seq,
    entry: seq,
    kind: 'calendar_reversed',
    on: '2026-11-20',
    data: { target },
  });
  const years = (...events: OfficeEvent[]) =>
    foldOffice(events).notices.map(({ year, entry }) => [year, entry]);

  it('in the order in which they came, with their entries', () => {
    expect(years(imported(1, 2027), imported(2, 2028))).toEqual([
      [2027, 1],
      [2028, 2],
    ]);
  });

  it('but not one that was taken back, unless the taking back was taken back', () => {
    expect(years(imported(1, 2027), reversed(2, 1))).toEqual([]);
    expect(years(imported(1, 2027), reversed(2, 1), reversed(3, 2))).toEqual([[2027, 1]]);
  });
});
