import { describe, expect, it } from 'vitest';
import type { Patch } from '../../src/domain/case.ts';
import { FOREVER } from '../../src/domain/dates.ts';
import { CORRECTABLE_FIELDS } from '../../src/domain/corrections.ts';
import { fold } from '../../src/domain/fold.ts';
import {
  LIFE,
  bare,
  event,
  illegalOf,
  journal,
  later,
  spanAt,
  spansOf,
  stateOf,
} from './journal.ts';

/** The days on which reports are often drawn up. */
const MONTH_ENDS = ['2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30'];

const reopenedOnce = journal(
  event('received', '2026-05-04'),
  event('accepted', '2026-05-05'),
  event('assigned', '2026-05-06', { due_on: '2026-06-30' }),
  event('submitted', '2026-06-10'),
  event('closed', '2026-06-15'),
  event('reopened', '2026-07-10', { due_on: '2026-09-30' }),
  event('submitted', '2026-08-03', { handler: '王五' }),
  event('closed', '2026-08-20', { verifier: '赵六' }),
);

describe('closing and reopening', () => {
  it('closed in June, reopened in July, closed in August: closed 1/0/1 at the month ends', () => {
    const closed = MONTH_ENDS.map((day) => (spanAt(reopenedOnce, day)?.stage === 'closed' ? 1 : 0));
    expect(closed).toEqual([0, 1, 0, 1, 1]);
  });

  it('keeps the first closing beside the latest', () => {
    expect(stateOf(reopenedOnce)).toMatchObject({
      first_closed_on: '2026-06-15',
      closed_on: '2026-08-20',
      reopenings: 1,
    });
    expect(stateOf(reopenedOnce, '2026-07-31')).toMatchObject({
      first_closed_on: '2026-06-15',
      closed_on: null,
    });
  });

  it('leaves the state of June as it was before the reopening', () => {
    expect(fold(reopenedOnce, '2026-06-30')).toEqual(fold(reopenedOnce.slice(0, 5)));
  });

  it('begins a round with a deadline of its own, and forgets who verified and what came of it', () => {
    expect(stateOf(reopenedOnce, '2026-07-31')).toMatchObject({
      stage: 'assigned',
      unit: '市住建局',
      due_on: '2026-09-30',
      original_due_on: '2026-09-30',
      outcome: null,
      verifier: null,
      submitted_on: null,
    });
  });

  it('does not carry the words of the old deadline into the new round', () => {
    const events = journal(
      ...LIFE.accepted,
      event('assigned', '2026-03-03', { due_text: '3月底前' }),
      event('closed', '2026-03-12', { direct: true }),
      event('reopened', '2026-04-01', { due_on: '2026-12-31' }),
    );
    expect(stateOf(events, '2026-03-31').due_text).toBe('3月底前');
    expect(stateOf(events)).toMatchObject({ due_on: '2026-12-31', due_text: null });
  });

  it('charges no time spent closed: it is a stop in the later spans', () => {
    expect(spanAt(reopenedOnce, '2026-06-30')?.stops).toEqual([]);
    expect(spanAt(reopenedOnce, '2026-08-31')?.stops).toEqual([['2026-06-15', '2026-07-10']]);
    expect(spanAt(reopenedOnce, '2026-08-31')?.accepted_on).toBe('2026-05-05');
  });
});

describe('suspension', () => {
  const suspendedTwice = journal(
    ...LIFE.assigned,
    event('suspended', '2026-03-10', { review_on: '2026-04-10' }),
    event('resumed', '2026-03-25', { due_on: '2026-05-15' }),
    event('suspended', '2026-04-01'),
    event('resumed', '2026-04-06'),
    event('submitted', '2026-04-20'),
    event('closed', '2026-04-22'),
  );

  it('is a flag over the stage, with the day it began and the day to look at it again', () => {
    expect(stateOf(suspendedTwice, '2026-03-20')).toMatchObject({
      stage: 'assigned',
      suspended: true,
      suspended_on: '2026-03-10',
      review_on: '2026-04-10',
    });
    expect(spanAt(suspendedTwice, '2026-03-24')?.suspended).toBe(true);
    expect(spanAt(suspendedTwice, '2026-03-25')?.suspended).toBe(false);
  });

  it('ends with the resumption, which may set a deadline and keeps the original one', () => {
    expect(stateOf(suspendedTwice, '2026-03-31')).toMatchObject({
      suspended: false,
      suspended_on: null,
      review_on: null,
      due_on: '2026-05-15',
      original_due_on: '2026-04-30',
    });
    expect(stateOf(suspendedTwice).due_on).toBe('2026-05-15');
  });

  it('leaves its stretches, from and up to, in every later span', () => {
    expect(spanAt(suspendedTwice, '2026-03-20')?.stops).toEqual([]);
    expect(spanAt(suspendedTwice, '2026-03-30')?.stops).toEqual([['2026-03-10', '2026-03-25']]);
    expect(spanAt(suspendedTwice, '2026-04-30')?.stops).toEqual([
      ['2026-03-10', '2026-03-25'],
      ['2026-04-01', '2026-04-06'],
    ]);
  });

  it('merged away while suspended is one stop, from the first day to the last', () => {
    const events = journal(
      ...LIFE.assigned,
      event('suspended', '2026-03-10'),
      event('merged', '2026-03-15'),
      event('unmerged', '2026-04-01'),
      event('resumed', '2026-04-06'),
    );
    expect(spanAt(events, '2026-05-01')?.stops).toEqual([['2026-03-10', '2026-04-06']]);
  });

  it('ends when the case leaves', () => {
    for (const kind of ['withdrawn', 'voided', 'merged'] as const) {
      const left = journal(
        ...LIFE.assigned,
        event('suspended', '2026-03-10'),
        event(kind, '2026-03-15'),
      );
      expect(stateOf(left)).toMatchObject({
        suspended: false,
        suspended_on: null,
        review_on: null,
      });
    }
  });

  it('does not start the clock of a case that is not yet accepted', () => {
    expect(spansOf(journal(...LIFE.received))[0]).toMatchObject({ accepted_on: null, stops: [] });
    expect(spansOf(journal(...LIFE.accepted))[1]).toMatchObject({
      accepted_on: '2026-03-02',
      stops: [],
    });
  });
});

describe('merging: the child', () => {
  const merged = journal(
    ...LIFE.assigned,
    event('suspended', '2026-03-05', { review_on: '2026-04-05' }),
    event('merged', '2026-03-10'),
    event('unmerged', '2026-04-20'),
  );

  it('leaves on that day, and names its master', () => {
    expect(stateOf(merged, '2026-03-31')).toMatchObject({
      stage: 'merged',
      merged_into: '2026-0009',
      left_on: '2026-03-10',
      suspended: false,
    });
  });

  it('comes back by un-merging just as it was, with its own dates', () => {
    const before = stateOf(merged, '2026-03-09');
    expect(stateOf(merged)).toEqual(before);
    expect(before).toMatchObject({
      suspended: true,
      suspended_on: '2026-03-05',
      review_on: '2026-04-05',
    });
  });

  it('has not been charged the time for which it was merged away', () => {
    const open = journal(
      ...LIFE.assigned,
      event('merged', '2026-03-10'),
      event('unmerged', '2026-04-20'),
    );
    expect(spanAt(open, '2026-05-01')?.stops).toEqual([['2026-03-10', '2026-04-20']]);
  });

  it('can be merged again', () => {
    const again = later(merged, event('merged', '2026-05-02', { into: '2026-0011' }));
    expect(stateOf(again)).toMatchObject({
      stage: 'merged',
      merged_into: '2026-0011',
      left_on: '2026-05-02',
    });
  });
});

describe('merging: the master', () => {
  const master = journal(...LIFE.assigned); // received 03-01, due 04-30
  const child = { child: '2026-0007', received_on: '2026-01-05' } as const;

  it('keeps the earliest received date, and its own as well', () => {
    const both = later(
      master,
      event('absorbed', '2026-03-10', { child: 'A', received_on: '2026-02-10' }),
      event('absorbed', '2026-03-11', { child: 'B', received_on: '2026-01-20' }),
      event('absorbed', '2026-03-12', { child: 'C', received_on: '2026-03-09' }),
    );
    expect(stateOf(both)).toMatchObject({
      received_on: '2026-01-20',
      own_received_on: '2026-03-01',
    });
    const withoutB = later(both, event('released', '2026-03-20', { child: 'B' }));
    expect(stateOf(withoutB).received_on).toBe('2026-02-10');
    const withoutAny = later(
      withoutB,
      event('released', '2026-03-21', { child: 'A' }),
      event('released', '2026-03-21', { child: 'C' }),
    );
    expect(stateOf(withoutAny)).toEqual(stateOf(master));
  });

  it('shows the earlier received date from the day of the merging, and is counted by its own', () => {
    const events = later(master, event('absorbed', '2026-03-10', child));
    expect(fold(events, '2026-03-09')).toMatchObject({ state: { received_on: '2026-03-01' } });
    expect(fold(events, '2026-03-10')).toMatchObject({ state: { received_on: '2026-01-05' } });
    expect(spanAt(events, '2026-03-10')?.received_on).toBe('2026-03-01');
  });

  it('takes over the earlier deadline, never a later one, and keeps its original deadline', () => {
    const earlier = later(
      master,
      event('absorbed', '2026-03-10', { ...child, due_on: '2026-04-15' }),
    );
    expect(stateOf(earlier)).toMatchObject({ due_on: '2026-04-15', original_due_on: '2026-04-30' });
    const afterwards = later(
      master,
      event('absorbed', '2026-03-10', { ...child, due_on: '2026-05-15' }),
    );
    expect(stateOf(afterwards).due_on).toBe('2026-04-30');
  });

  it('takes over no deadline that has expired; on its last day it has not', () => {
    const expired = later(
      master,
      event('absorbed', '2026-03-10', { ...child, due_on: '2026-03-09' }),
    );
    expect(stateOf(expired).due_on).toBe('2026-04-30');
    const lastDay = later(
      master,
      event('absorbed', '2026-03-10', { ...child, due_on: '2026-03-10' }),
    );
    expect(stateOf(lastDay).due_on).toBe('2026-03-10');
  });

  it('gets its own deadline back when the child that brought another is released', () => {
    const events = later(
      master,
      event('absorbed', '2026-03-10', { ...child, due_on: '2026-04-15' }),
      event('released', '2026-03-20', { child: child.child }),
    );
    expect(stateOf(events)).toEqual(stateOf(master));
  });

  it.each([
    ['first in, first out', ['A', 'B']],
    ['last in, first out', ['B', 'A']],
  ])(
    'gets its own deadline back, whichever child is released first: %s',
    (_order, [first, second]) => {
      const both = later(
        master,
        event('absorbed', '2026-03-10', {
          child: 'A',
          received_on: '2026-02-01',
          due_on: '2026-04-20',
        }),
        event('absorbed', '2026-03-11', {
          child: 'B',
          received_on: '2026-02-02',
          due_on: '2026-04-10',
        }),
        event('released', '2026-03-20', { child: first! }),
      );
      expect(stateOf(both).due_on).toBe(first === 'A' ? '2026-04-10' : '2026-04-20');
      expect(stateOf(later(both, event('released', '2026-03-21', { child: second! })))).toEqual(
        stateOf(master),
      );
    },
  );

  it('keeps a deadline that was decided since', () => {
    const events = later(
      master,
      event('absorbed', '2026-03-10', { ...child, due_on: '2026-04-15' }),
      event('extended', '2026-03-12', { due_on: '2026-06-30' }),
      event('released', '2026-03-20', { child: child.child }),
    );
    expect(stateOf(events).due_on).toBe('2026-06-30');
  });
});

describe('deadlines', () => {
  it('an extension moves the approved deadline and keeps the original one', () => {
    const extended = journal(
      ...LIFE.assigned,
      event('extended', '2026-04-10', { due_on: '2026-05-31' }),
      event('extended', '2026-05-10', { due_on: '2026-06-30' }),
    );
    expect(stateOf(extended)).toMatchObject({
      due_on: '2026-06-30',
      original_due_on: '2026-04-30',
      extensions: 2,
    });
  });

  it('an approval changes only the future: until then the old deadline stands', () => {
    const late = journal(
      ...LIFE.assigned,
      event('extended', '2026-05-10', { due_on: '2026-06-30', late: true }),
    );
    expect(spanAt(late, '2026-05-09')?.due_on).toBe('2026-04-30');
    expect(spanAt(late, '2026-05-10')).toMatchObject({
      due_on: '2026-06-30',
      original_due_on: '2026-04-30',
    });
  });

  it('a case moved to another unit keeps its deadline unless a new one is given', () => {
    const moved = journal(...LIFE.assigned, bare('assigned', '2026-03-09', { unit: '市城管局' }));
    expect(stateOf(moved)).toMatchObject({
      unit: '市城管局',
      due_on: '2026-04-30',
      assigned_on: '2026-03-09',
    });
    expect(spanAt(moved, '2026-03-08')?.unit).toBe('市住建局');
    expect(spanAt(moved, '2026-03-09')?.unit).toBe('市城管局');
  });

  it('moving a case is no way round the original deadline of the round', () => {
    const moved = journal(
      ...LIFE.assigned,
      event('assigned', '2026-03-09', { due_on: '2026-12-31' }),
    );
    expect(stateOf(moved)).toMatchObject({ due_on: '2026-12-31', original_due_on: '2026-04-30' });
  });

  it('a long-term case has none, also after it moved to another unit', () => {
    const longTerm = journal(
      ...LIFE.accepted,
      bare('assigned', '2026-03-03', { unit: '市住建局', long_term: true }),
    );
    expect(stateOf(longTerm)).toMatchObject({
      long_term: true,
      due_on: null,
      original_due_on: null,
    });
    const moved = later(longTerm, bare('assigned', '2026-03-09', { unit: '市城管局' }));
    expect(stateOf(moved)).toMatchObject({ unit: '市城管局', long_term: true, due_on: null });
    const dated = later(longTerm, event('assigned', '2026-03-09', { due_on: '2026-12-31' }));
    expect(stateOf(dated)).toMatchObject({
      long_term: false,
      due_on: '2026-12-31',
      original_due_on: '2026-12-31',
    });
  });

  it('a deadline made long-term is out of both counts', () => {
    const events = journal(
      ...LIFE.assigned,
      bare('assigned', '2026-03-09', { unit: '市住建局', long_term: true }),
    );
    expect(stateOf(events)).toMatchObject({ long_term: true, due_on: null, original_due_on: null });
  });

  it('a returned assignment takes its unit and its deadline with it', () => {
    const returned = journal(...LIFE.assigned, event('returned', '2026-03-05'));
    expect(stateOf(returned)).toMatchObject({
      stage: 'accepted',
      unit: null,
      assigned_on: null,
      due_on: null,
      original_due_on: null,
      returns: 1,
    });
    const again = later(
      returned,
      event('assigned', '2026-03-06', { unit: '市城管局', due_on: '2026-05-31' }),
    );
    expect(stateOf(again)).toMatchObject({
      unit: '市城管局',
      due_on: '2026-05-31',
      original_due_on: '2026-05-31',
    });
  });
});

describe('leaving', () => {
  it.each(['rejected', 'withdrawn', 'merged', 'voided'] as const)(
    '%s: since when, and never counted as closed',
    (stage) => {
      expect(stateOf(journal(...LIFE[stage]))).toMatchObject({
        stage,
        left_on: '2026-03-12',
        closed_on: null,
      });
    },
  );

  it('a closed case that is voided is closed no more, but was until then', () => {
    const voided = journal(...LIFE.closed, event('voided', '2026-05-02'));
    expect(stateOf(voided)).toMatchObject({
      stage: 'voided',
      closed_on: null,
      first_closed_on: '2026-03-12',
    });
    expect(spanAt(voided, '2026-05-01')).toMatchObject({
      stage: 'closed',
      closed_on: '2026-03-12',
    });
  });

  it('a closed case cannot be withdrawn', () => {
    const events = journal(...LIFE.closed, event('withdrawn', '2026-05-02'));
    expect(illegalOf(events)).toMatchObject({ code: 'step-wrong-stage', stage: 'closed' });
  });
});

describe('the course of handling', () => {
  it('rework sends the case back and is counted', () => {
    const reworked = journal(...LIFE.submitted, event('reworked', '2026-03-11'));
    expect(stateOf(reworked)).toMatchObject({
      stage: 'assigned',
      submitted_on: null,
      reworks: 1,
      reason: '佐证不足',
    });
  });

  it('a closing says who verified, with what result, by which patch', () => {
    const patch = {
      kind: 'revised',
      title: '补贴办法',
      no: '衡政办发〔2026〕3号',
      no_text: null,
      published_on: '2026-03-10',
      in_force_on: '2026-04-01',
    } as const;
    const closed = journal(
      ...LIFE.submitted,
      event('closed', '2026-03-12', { outcome: 'patched', patch }),
    );
    expect(stateOf(closed)).toMatchObject({
      verifier: '李四',
      outcome: 'patched',
      patch,
      handler: '张三',
    });
  });

  it('a split leaves the case as it is, and the part names where it comes from', () => {
    const whole = journal(...LIFE.assigned);
    expect(stateOf(later(whole, event('divided', '2026-03-10')))).toEqual(stateOf(whole));
    expect(spansOf(later(whole, event('divided', '2026-03-10')))).toEqual(spansOf(whole));
    const part = journal(
      event('received', '2026-03-10', { no: '2026-0002', split_from: '2026-0001' }),
    );
    expect(stateOf(part).split_from).toBe('2026-0001');
  });

  it('a review and a rating are kept, the latest counts', () => {
    const events = journal(
      ...LIFE.closed,
      event('reviewed', '2026-06-12'),
      event('reviewed', '2026-09-12'),
      event('rated', '2026-03-13', { rating: 'dissatisfied' }),
      event('rated', '2026-03-14', { rating: 'satisfied' }),
    );
    expect(stateOf(events)).toMatchObject({
      stage: 'closed',
      reviewed_on: '2026-09-12',
      rating: 'satisfied',
    });
  });

  it('a note changes nothing', () => {
    const events = journal(...LIFE.assigned);
    expect(fold(later(events, event('noted', '2026-03-10')))).toEqual(fold(events));
  });
});

describe('corrections', () => {
  const change = (changes: Record<string, readonly [unknown, unknown]>) =>
    journal(...LIFE.assigned, event('corrected', '2026-03-10', { changes }));

  it('set the new value from their day on; the old one stays true before', () => {
    const events = change({
      source: ['12345', '审计'],
      title: ['补贴办法与上位文件冲突', '补贴办法'],
    });
    expect(stateOf(events)).toMatchObject({ source: '审计', title: '补贴办法' });
    expect(spanAt(events, '2026-03-09')?.source).toBe('12345');
    expect(spanAt(events, '2026-03-10')?.source).toBe('审计');
  });

  it('to the old value and back are one life', () => {
    const events = later(
      change({ source: ['12345', '审计'] }),
      event('corrected', '2026-03-11', { changes: { source: ['审计', '12345'] } }),
    );
    expect(stateOf(events)).toEqual(stateOf(journal(...LIFE.assigned)));
  });

  it('of the deadline say it was written down wrongly: the original one too, unless it was extended', () => {
    expect(stateOf(change({ due_on: ['2026-04-30', '2026-05-30'] }))).toMatchObject({
      due_on: '2026-05-30',
      original_due_on: '2026-05-30',
    });
    const extended = journal(
      ...LIFE.assigned,
      event('extended', '2026-04-01', { due_on: '2026-06-30' }),
      event('corrected', '2026-04-02', { changes: { due_on: ['2026-06-30', '2026-06-20'] } }),
    );
    expect(stateOf(extended)).toMatchObject({
      due_on: '2026-06-20',
      original_due_on: '2026-04-30',
    });
  });

  it.each([
    ['unit', '市城管局'],
    ['co_units', ['市财政局', '市审计局']],
    ['original_due_on', '2026-04-01'],
    ['due_text', '4月底前'],
    ['long_term', true],
    ['handler', '王五'],
    ['verifier', '赵六'],
    ['outcome', 'reported_upward'],
    [
      'patch',
      {
        kind: 'revised',
        title: '办法',
        no: null,
        no_text: null,
        published_on: null,
        in_force_on: null,
      },
    ],
    ['extra', { 督导单位: '市纪委监委' }],
    ['has_reporter', true],
    ['category', '冲突'],
    ['title', null],
  ] as const)('can change %s', (field, next) => {
    expect(CORRECTABLE_FIELDS).toContain(field);
    expect(stateOf(change({ [field]: [null, next] }))[field]).toEqual(next);
  });

  it('change no field that they may not name: stage, number and dates of steps', () => {
    const untouched = stateOf(journal(...LIFE.assigned));
    for (const field of [
      'stage',
      'no',
      'received_on',
      'closed_on',
      'nonsense',
      '__proto__',
      'constructor',
    ]) {
      expect(CORRECTABLE_FIELDS).not.toContain(field);
      expect(stateOf(change(Object.fromEntries([[field, [null, 'x']]])))).toEqual(untouched);
    }
  });
});

describe('spans', () => {
  it('follow each other without a gap, from the receipt to the open end', () => {
    const spans = spansOf(reopenedOnce);
    expect(spans.map((span) => span.via)).toEqual(reopenedOnce.map((one) => one.kind));
    expect(spans.map((span) => span.to)).toEqual([
      ...spans.slice(1).map((span) => span.from),
      FOREVER,
    ]);
  });

  it('of steps on one day have no length, and only the last holds at its end', () => {
    const day = '2026-03-01';
    const spans = spansOf(
      journal(event('received', day), event('accepted', day), event('assigned', day)),
    );
    expect(spans.map(({ stage, from, to }) => ({ stage, from, to }))).toEqual([
      { stage: 'received', from: day, to: day },
      { stage: 'accepted', from: day, to: day },
      { stage: 'assigned', from: day, to: FOREVER },
    ]);
  });

  it('begin anew only where something changes by which reports count', () => {
    const changes = { title: ['a', 'b'] } as const;
    const events = journal(
      ...LIFE.assigned,
      event('corrected', '2026-03-10', { changes }),
      event('noted', '2026-03-11'),
    );
    expect(spansOf(events)).toEqual(spansOf(journal(...LIFE.assigned)));
  });

  it('begin anew with each rating and each assignment, which reports count one by one', () => {
    const events = journal(
      ...LIFE.assigned,
      event('rated', '2026-03-11'),
      event('assigned', '2026-03-12', { unit: '市住建局' }),
    );
    expect(spansOf(events).slice(-2)).toMatchObject([
      { from: '2026-03-11', via: 'rated', rating: 'satisfied' },
      { from: '2026-03-12', via: 'assigned', unit: '市住建局' },
    ]);
  });

  it('say of a closed case from when its patch is in force, or else was published; and of no other', () => {
    const patch = { kind: 'revised', title: '办法', no: null, no_text: null } as const;
    const dates = { published_on: '2026-04-01', in_force_on: '2026-05-01' };
    type Given = Pick<Patch, 'published_on' | 'in_force_on'>;
    const closing = (given: Given) =>
      event('closed', '2026-04-02', { outcome: 'patched', patch: { ...patch, ...given } });
    const last = (given: Given) => spansOf(journal(...LIFE.submitted, closing(given))).at(-1);
    expect(last(dates)).toMatchObject({ in_force_on: '2026-05-01' });
    expect(last({ ...dates, in_force_on: null })).toMatchObject({ in_force_on: '2026-04-01' });
    const reopened = event('reopened', '2026-06-01', { reason: 'x', due_on: '2026-07-01' });
    expect(spansOf(journal(...LIFE.submitted, closing(dates), reopened)).at(-1)).toMatchObject({
      stage: 'assigned',
      in_force_on: null,
    });
  });

  it.each([
    ['source', '审计'],
    ['category', '冲突'],
    ['severity', '高'],
    ['region', '珠晖区'],
    ['leader', '市长'],
    ['unit', '市城管局'],
    ['due_on', '2026-05-01'],
    ['original_due_on', '2026-05-01'],
    ['long_term', true],
    ['outcome', 'explained'],
    ['co_units', ['市城管局']],
  ])('begin anew when %s is corrected', (field, next) => {
    const events = journal(
      ...LIFE.assigned,
      event('corrected', '2026-03-10', { changes: { [field]: [null, next] } }),
    );
    const spans = spansOf(events);
    expect(spans).toHaveLength(4);
    expect(spans[3]).toMatchObject({ from: '2026-03-10', via: 'corrected', [field]: next });
  });
});

describe('the state as of a day', () => {
  it('counts the steps of that day and none after it', () => {
    expect(stateOf(reopenedOnce, '2026-06-14').stage).toBe('submitted');
    expect(stateOf(reopenedOnce, '2026-06-15').stage).toBe('closed');
  });

  it('before the receipt is nothing', () => {
    expect(fold(reopenedOnce, '2026-05-03')).toEqual({ ok: true, state: null, spans: [] });
  });
});
