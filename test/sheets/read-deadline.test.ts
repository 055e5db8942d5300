import { describe, expect, it } from 'vitest';

import { readDeadline } from '../../src/sheets/read-deadline.ts';

describe('a deadline with its year', () => {
  it.each([
    ['2024-07-15', '2024-07-15'],
    ['2024年7月15日前', '2024-07-15'],
    ['2024.6.30前', '2024-06-30'],
    ['2024年底前', '2024-12-31'],
    ['2024年年底前完成', '2024-12-31'],
    ['2024年2月底前', '2024-02-29'],
    ['2024年6月', '2024-06-30'],
    ['2024年一季度前', '2024-03-31'],
    ['2024年上半年', '2024-06-30'],
    ['2024年9月上旬', '2024-09-10'],
  ])('%s', (text, on) => {
    expect(readDeadline(text)).toEqual({ deadline: { on, text } });
  });
});

describe('a deadline without a year takes that of the receipt, and says so', () => {
  it.each([
    ['3月底前', '2024-03-31'],
    ['三月底前', '2024-03-31'],
    ['一季度前', '2024-03-31'],
    ['第四季度', '2024-12-31'],
    ['7月15日前', '2024-07-15'],
    ['年底前', '2024-12-31'],
  ])('%s', (text, on) => {
    expect(readDeadline(text, { received: '2024-02-10' })).toEqual({
      deadline: { on, text },
      yearAssumed: true,
    });
  });

  it('but never lies before the receipt', () => {
    const { deadline } = readDeadline('3月底前', { received: '2024-11-05' });
    expect(deadline.on).toBe('2025-03-31');
  });

  it('or the year that the user gave', () => {
    expect(readDeadline('3月底前', { year: 2022 }).deadline.on).toBe('2022-03-31');
  });

  it('and is a problem when there is neither', () => {
    expect(readDeadline('7月15日前').problem).toBe('deadline-unreadable');
  });
});

describe('a stretch of time counts from the receipt', () => {
  it.each([
    ['6个月内', '2024-03-05', '2024-09-05'],
    ['六个月内', '2024-08-31', '2025-02-28'],
    ['半年内', '2024-03-05', '2024-09-05'],
    ['一年内', '2024-02-29', '2025-02-28'],
    ['30日内', '2024-03-05', '2024-04-04'],
    ['十五天内', '2024-03-05', '2024-03-20'],
  ])('%s from %s', (text, received, on) => {
    expect(readDeadline(text, { received })).toEqual({ deadline: { on, text: text } });
  });

  it('without a receipt it gives no date', () => {
    expect(readDeadline('6个月内')).toEqual({ deadline: { text: '6个月内' }, notADate: true });
  });
});

describe('working days are left to whoever has a calendar', () => {
  it.each([
    ['15个工作日', 15],
    ['15工作日', 15],
    ['十五个工作日', 15],
    ['１５个工作日', 15],
    ['一百二十个工作日', 120],
    ['15个工作日内', 15],
    ['15 个工作日之内完成', 15],
    ['自收到之日起15个工作日内', 15],
    ['交办后5个工作日内完成整改', 5],
  ])('%s', (text, workingDays) => {
    expect(readDeadline(text, { received: '2024-03-05' })).toEqual({
      deadline: { text, workingDays },
    });
  });

  it('long-term besides is kept', () => {
    expect(readDeadline('15个工作日，并长期坚持').deadline).toMatchObject({
      workingDays: 15,
      longTerm: true,
    });
  });

  it.each(['0个工作日', '3000个工作日', '5个工作日、10个工作日', '7月15日前，15个工作日'])(
    'nothing is guessed: %s',
    (text) => {
      expect(readDeadline(text, { received: '2024-03-05' }).problem).toBe('deadline-unreadable');
    },
  );
});

it.each(['立行立改', '尽快完成', '根据上级要求推进'])(
  'words that give no date are kept and flagged: %s',
  (text) => {
    expect(readDeadline(text, { received: '2024-03-05' })).toEqual({
      deadline: { text },
      notADate: true,
    });
  },
);

it('long-term is no date, and may stand beside one', () => {
  expect(readDeadline('长期坚持')).toEqual({ deadline: { text: '长期坚持', longTerm: true } });
  expect(readDeadline('2024年底前，并长期坚持')).toEqual({
    deadline: { on: '2024-12-31', text: '2024年底前，并长期坚持', longTerm: true },
  });
});

it.each(['2024年6月底前、2024年底前', '12/25/2013', '第3批之后', '15日', '7.15前'])(
  'two dates, or digits nobody understands, are a problem: %s',
  (text) => {
    expect(readDeadline(text, { received: '2024-03-05' })).toEqual({
      deadline: { text },
      problem: 'deadline-unreadable',
    });
  },
);

it('a day that does not exist is a problem', () => {
  expect(readDeadline('2024年2月30日前').problem).toBe('date-impossible');
  expect(readDeadline('13月底前', { received: '2024-03-05' }).problem).toBe('date-impossible');
});
