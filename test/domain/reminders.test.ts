import { describe, expect, it } from 'vitest';
import { addMonths } from '../../src/domain/dates.ts';
import type { NewEvent } from '../../src/domain/events.ts';
import { highestStep, remindersOf, type ReminderRules } from '../../src/domain/reminders.ts';
import { journal, PLAIN_WEEKDAYS, stateOf } from './journal.ts';

const rules: ReminderRules = {
  due: { workingDays: PLAIN_WEEKDAYS, yellowDays: 3 },
  superviseAfter: 1,
  circulateAfter: 10,
  since: '2026-01-01',
  lookBackMonths: [3, 6, 12],
  patchYears: 5,
  trialYears: 2,
  lapseMonths: 6,
};

const received: NewEvent = { kind: 'received', on: '2026-01-05', data: { no: '1', title: '案' } };
const assigned: NewEvent[] = [
  received,
  { kind: 'accepted', on: '2026-01-05', data: {} },
  { kind: 'assigned', on: '2026-01-06', data: { unit: '市住建局', due_on: '2026-03-06' } },
];
const closed = (data: object = {}): NewEvent[] => [
  ...assigned,
  { kind: 'submitted', on: '2026-02-02', data: { handler: '甲' } },
  { kind: 'closed', on: '2026-02-10', data: { verifier: '乙', outcome: 'explained', ...data } },
];
const found = (events: readonly NewEvent[], on: string) =>
  remindersOf(stateOf(journal(...events)), on, rules).map(({ kind, step, days }) => [
    kind,
    step,
    days,
  ]);

describe('the deadline', () => {
  // 2026-03-06 is a Friday.
  it.each([
    ['2026-03-02', []],
    ['2026-03-03', [['due-soon', 'remind', -3]]],
    ['2026-03-06', [['due-soon', 'remind', 0]]],
    ['2026-03-07', [['overdue', 'remind', 0]]],
    ['2026-03-09', [['overdue', 'supervise', 1]]],
    ['2026-03-19', [['overdue', 'supervise', 9]]],
    ['2026-03-20', [['overdue', 'circulate', 10]]],
  ])('on %s', (on, expected) => {
    expect(found(assigned, on)).toEqual(expected);
  });

  it('is not chased while the case is suspended, nor after it was submitted', () => {
    const suspended: NewEvent = {
      kind: 'suspended',
      on: '2026-02-01',
      data: { reason: '征求意见' },
    };
    expect(found([...assigned, suspended], '2026-04-01')).toEqual([]);
    expect(found(closed().slice(0, 4), '2026-04-01')).toEqual([['verification', 'remind', 42]]);
  });
});

it('a suspension is brought up from its review date on', () => {
  const suspended: NewEvent = {
    kind: 'suspended',
    on: '2026-02-01',
    data: { reason: '征求意见', review_on: '2026-03-02' },
  };
  expect(found([...assigned, suspended], '2026-03-01')).toEqual([]);
  expect(found([...assigned, suspended], '2026-03-02')).toEqual([
    ['suspension-review', 'remind', 0],
  ]);
});

it('what was received waits for triage', () => {
  expect(found([received], '2026-01-07')).toEqual([['triage', 'remind', 2]]);
});

describe('a closed case', () => {
  it('is to be looked at again after 3, 6 and 12 months, until it was', () => {
    expect(found(closed(), '2026-05-09')).toEqual([]);
    expect(found(closed(), '2026-05-10')).toEqual([['look-back', 'remind', 0]]);
    const reviewed: NewEvent = { kind: 'reviewed', on: '2026-05-12', data: { result: 'held' } };
    expect(found([...closed(), reviewed], '2026-08-09')).toEqual([]);
    expect(found([...closed(), reviewed], '2026-08-10')).toEqual([['look-back', 'remind', 0]]);
  });

  it('is not chased for a milestone from before the register', () => {
    const late = { ...rules, since: '2026-05-11' };
    expect(remindersOf(stateOf(journal(...closed())), '2026-06-01', late)).toEqual([]);
  });

  it.each([
    ['某办法', 'revised', '2031-03-01', 1],
    ['某办法（试行）', 'revised', '2028-03-01', 1],
    ['某通知', 'piloted', '2028-03-01', 1],
    ['某通知', 'repealed', '2028-03-01', 0],
  ])('%s (%s) lapses on %s', (title, kind, lapses, count) => {
    const patch = {
      kind,
      title,
      no: null,
      no_text: null,
      published_on: '2026-02-01',
      in_force_on: '2026-03-01',
    };
    const events = closed({ outcome: 'patched', patch });
    const lapsing = (on: string) =>
      remindersOf(stateOf(journal(...events)), on, rules).filter(
        (one) => one.kind === 'patch-lapsing',
      );
    expect(lapsing(addMonths(lapses, -7))).toEqual([]);
    expect(lapsing(addMonths(lapses, -6))).toHaveLength(count);
    expect(lapsing(lapses)[0]?.date ?? lapses).toBe(lapses);
  });
});

it('the step of a letter is the highest of its cases', () => {
  expect(highestStep(['remind', 'circulate', 'supervise'])).toBe('circulate');
  expect(highestStep([])).toBe('remind');
});

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-03-31', -13, '2025-02-28'],
])('%s moved by %i months is %s', (date, months, moved) => {
  expect(addMonths(date, months)).toBe(moved);
});
