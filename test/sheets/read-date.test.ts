import { describe, expect, it } from 'vitest';

import { Refusal } from '../../src/domain/errors.ts';
import { readDate } from '../../src/sheets/read-date.ts';

describe('a date is read in each form that offices write', () => {
  it.each([
    ['2024-03-05', '2024-03-05'],
    ['2024年3月5日', '2024-03-05'],
    ['2024 年 3 月 5 日', '2024-03-05'],
    ['2024年3月5号', '2024-03-05'],
    ['２０２４年３月５日', '2024-03-05'],
    ['2024.3.5', '2024-03-05'],
    ['2024-3-5', '2024-03-05'],
    ['2024/1/6 13:15:56', '2024-01-06'],
    ['20240305', '2024-03-05'],
    ['2024-04-16T03:03:15.000', '2024-04-16'],
    ['2011-10-11 13:42:22.688000+02:00', '2011-10-11'],
    ['2024年3月5日 15时30分', '2024-03-05'],
    ['2024年3月5日（星期二）下午3:05', '2024-03-05'],
    ['\n2024-03-05 ', '2024-03-05'],
  ])('%s', (text, on) => {
    expect(readDate(text)).toEqual({ on });
  });
});

it('an instant in UTC is a day of the office in Shanghai', () => {
  expect(readDate('2024-04-16T20:00:00Z')).toEqual({ on: '2024-04-17' });
  expect(readDate('2024-04-16T15:59:00Z')).toEqual({ on: '2024-04-16' });
});

it.each(['2026-02-30', '2024年13月1日', '2023.2.29', '20240431', '0024-01-01'])(
  'a day that does not exist is impossible, never the day after: %s',
  (text) => {
    expect(readDate(text)).toEqual({ problem: 'date-impossible' });
  },
);

it.each([
  '12/25/2013',
  '12/25/2013 11:59:08 PM',
  '3/5',
  '24.3.5',
  '2024.3',
  '2024-3.5',
  '五月',
  '2024.3.15:30',
  '',
])('what could be read in two ways, or in none, is not guessed at: %s', (text) => {
  expect(readDate(text)).toEqual({ problem: 'date-unreadable' });
});

it('an Excel day number is a date only in a date column, between 20000 and 80000', () => {
  expect(readDate('45356', { serial: true })).toEqual({ on: '2024-03-05' });
  expect(readDate('45356.75', { serial: true })).toEqual({ on: '2024-03-05' });
  expect(readDate('45356')).toEqual({ problem: 'date-unreadable' });
  expect(readDate('19999', { serial: true })).toEqual({ problem: 'date-unreadable' });
  expect(readDate('99999', { serial: true })).toEqual({ problem: 'date-unreadable' });
});

it('a date without a year takes the given year and says so', () => {
  expect(readDate('3月5日', { year: 2024 })).toEqual({ on: '2024-03-05', yearAssumed: true });
  expect(readDate('3月5日')).toEqual({ problem: 'date-unreadable' });
  expect(readDate('2月29日', { year: 2023 })).toEqual({ problem: 'date-impossible' });
});

it('今天 and 昨天 count from the day that the caller gives', () => {
  expect(readDate('今天', { today: '2024-03-01' })).toEqual({ on: '2024-03-01' });
  expect(readDate('昨天', { today: '2024-03-01' })).toEqual({ on: '2024-02-29' });
  expect(readDate('今天')).toEqual({ problem: 'date-unreadable' });
});

describe('an explicit format', () => {
  const us = 'MM/DD/YYYY hh:mm:ss A';
  it.each([
    [us, '12/25/2013 11:59:08 PM', '2013-12-25'],
    [us, '12/25/2013', '2013-12-25'],
    [us, '2013-12-25', '2013-12-25'],
    ['DD.MM.YYYY', '05.03.2024', '2024-03-05'],
    ['DD.MM.YYYY', '5.3.2024', '2024-03-05'],
    ['DDMMYYYY', '05032024', '2024-03-05'],
    ['YYYY-MM-DDTHH:mm:ss', '2024-03-05T23:00:00', '2024-03-05'],
  ])('%s reads %s', (format, text, on) => {
    expect(readDate(text, { format })).toEqual({ on });
  });

  it('does not swap day and month when they don’t fit', () => {
    expect(readDate('25/12/2013', { format: 'MM/DD/YYYY' })).toEqual({
      problem: 'date-impossible',
    });
  });

  it.each(['MM/DD', 'YYYY-MM-DD DD', '', 'MM/DD/YY'])(
    'needs year, month and day once: %s',
    (format) => {
      expect(() => readDate('1/2/2024', { format })).toThrow(Refusal);
    },
  );
});
