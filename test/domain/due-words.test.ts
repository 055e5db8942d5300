import { describe, expect, it } from 'vitest';
import {
  countDeadline,
  isProvisional,
  recountedDue,
  workingDaysIn,
} from '../../src/domain/due-words.ts';
import { fold } from '../../src/domain/fold.ts';
import { WorkingDays } from '../../src/domain/working-days.ts';
import { event, journal, later, PLAIN_WEEKDAYS, stateOf } from './journal.ts';

/** 2026-04-06 (清明) is off; the rest are plain weekdays. */
const APRIL = new WorkingDays({
  version: 't',
  coveredUntil: '2026-12-31',
  exceptions: new Map([['2026-04-06', false]]),
});

describe('a deadline in words', () => {
  it.each([
    ['15个工作日', 15],
    ['二十工作日内办结', 20],
    ['两个工作日', 2],
    ['一百零五个工作日', 105],
    ['自交办之日起10个工作日内完成', 10],
    ['6个月内', null],
    ['2026-05-01', null],
    ['5个工作日或10个工作日，10个工作日', null],
    ['', null],
  ])('%s names %s working days', (text, count) => {
    expect(workingDaysIn(text)).toBe(count);
  });

  it('gets its date from the calendar, and keeps its words and the day from which it counts', () => {
    const due = { due_text: '3个工作日', workingDays: 3 };
    // 2026-04-02 is a Thursday: 3, 7, 8 April.
    expect(countDeadline(due, '2026-04-02', APRIL)).toEqual({
      due_text: '3个工作日',
      due_on: '2026-04-08',
      due_from: '2026-04-02',
    });
    expect(countDeadline({ due_on: '2026-05-01' }, '2026-04-02', APRIL)).toEqual({
      due_on: '2026-05-01',
    });
    expect(countDeadline(due, '2099-12-31', APRIL)).toBe(null);
  });

  it('is provisional only beyond the calendar, and only when it was counted', () => {
    const beyond = { due_on: '2027-01-04', due_from: '2026-12-25' };
    expect(isProvisional(beyond, '2026-12-31')).toBe(true);
    expect(isProvisional({ ...beyond, due_on: '2026-12-31' }, '2026-12-31')).toBe(false);
    expect(isProvisional({ ...beyond, due_from: null }, '2026-12-31')).toBe(false);
  });
});

describe('a case with a deadline in working days', () => {
  const counted = { due_on: '2026-04-07', due_from: '2026-04-02', due_text: '3个工作日' };
  const assigned = journal(
    event('received', '2026-04-01'),
    event('accepted', '2026-04-01'),
    event('assigned', '2026-04-02', { unit: '市住建局', ...counted }),
  );
  const words = ({ due_on, due_from, due_text }: ReturnType<typeof stateOf>) => ({
    due_on,
    due_from,
    due_text,
  });

  it('knows the day from which it counts, and can be counted again', () => {
    expect(stateOf(assigned)).toMatchObject({ ...counted, original_due_on: '2026-04-07' });
    expect(recountedDue(stateOf(assigned), APRIL)).toBe('2026-04-08');
    expect(recountedDue(stateOf(assigned), PLAIN_WEEKDAYS)).toBe('2026-04-07');
  });

  it('moves by a recount, its original deadline with it, and only while it is open', () => {
    const data = { due_on: '2026-04-08', from: '2026-04-07', calendar: 't' };
    const moved = later(assigned, event('recounted', '2026-04-03', data));
    expect(stateOf(moved)).toMatchObject({
      ...counted,
      due_on: '2026-04-08',
      original_due_on: '2026-04-08',
    });
    const closed = later(
      assigned,
      event('submitted', '2026-04-03'),
      event('closed', '2026-04-03'),
      event('recounted', '2026-04-03', data),
    );
    expect(fold(closed)).toMatchObject({ ok: false, illegal: { code: 'step-wrong-stage' } });
  });

  it('is a plain date after an extension to a date, and counted anew after one in working days', () => {
    const on = '2026-04-03';
    const plain = later(assigned, event('extended', on, { due_on: '2026-05-30' }));
    expect(words(stateOf(plain))).toEqual({
      due_on: '2026-05-30',
      due_from: null,
      due_text: null,
    });
    const again = { due_on: '2026-04-14', due_text: '7个工作日', due_from: on };
    expect(words(stateOf(later(assigned, event('extended', on, again))))).toEqual(again);
  });

  it('loses its words when it is sent back, reopened or moved to a date', () => {
    const back = later(assigned, event('returned', '2026-04-03'));
    expect(words(stateOf(back))).toEqual({ due_on: null, due_from: null, due_text: null });
    const move = event('assigned', '2026-04-03', { unit: '市人社局', due_on: '2026-04-05' });
    expect(words(stateOf(later(assigned, move)))).toEqual({
      due_on: '2026-04-05',
      due_from: null,
      due_text: null,
    });
  });

  it('takes the earlier counted deadline of a child, and gives it back with its words', () => {
    const child = { child: '2026-0007', received_on: '2026-03-01' };
    const absorbed = later(
      assigned,
      event('absorbed', '2026-04-02', {
        ...child,
        due_on: '2026-04-03',
        due_text: '1个工作日',
        due_from: '2026-04-02',
      }),
    );
    expect(words(stateOf(absorbed))).toEqual({
      due_on: '2026-04-03',
      due_from: '2026-04-02',
      due_text: '1个工作日',
    });
    const released = later(absorbed, event('released', '2026-04-02', { child: '2026-0007' }));
    expect(words(stateOf(released))).toEqual(counted);
    const dated = event('absorbed', '2026-04-02', { ...child, due_on: '2026-04-03' });
    expect(words(stateOf(later(assigned, dated)))).toEqual({
      due_on: '2026-04-03',
      due_from: null,
      due_text: null,
    });
  });

  it('rests on a calendar in its spans', () => {
    const folded = fold(assigned);
    expect(folded.ok && folded.spans.map((span) => span.due_counted)).toEqual([false, false, true]);
  });
});
