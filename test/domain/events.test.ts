import { describe, expect, it } from 'vitest';
import { stepsOf, type CaseEvent, type HistoryStep } from '../../src/domain/events.ts';
import { fold } from '../../src/domain/fold.ts';
import { LIFE, event, illegalOf, journal, later, spansOf, stateOf } from './journal.ts';

const closedCase = journal(...LIFE.closed);

const HISTORY: readonly HistoryStep[] = [
  { kind: 'accepted', on: '2026-01-06' },
  { kind: 'assigned', on: '2026-01-08', unit: '市住建局' },
  { kind: 'closed', on: '2026-02-01', direct: true },
];
const imported = journal(event('received', '2026-01-05', { history: HISTORY }));

function outline(events: readonly CaseEvent[]): string[] {
  return stepsOf(events).map((step) => `${step.on} ${step.kind}`);
}

describe('the order of steps', () => {
  it('is by effective date, whatever the order of recording', () => {
    const events = journal(
      event('received', '2026-03-01'),
      event('noted', '2026-03-09'),
      event('accepted', '2026-03-02'),
    );
    expect(outline(events)).toEqual([
      '2026-03-01 received',
      '2026-03-02 accepted',
      '2026-03-09 noted',
    ]);
  });

  it('is by place in the journal within one day', () => {
    const day = '2026-03-01';
    const events = journal(
      event('received', day),
      event('accepted', day),
      event('assigned', day),
      event('submitted', day),
    );
    expect(stepsOf(events).map((step) => step.kind)).toEqual([
      'received',
      'accepted',
      'assigned',
      'submitted',
    ]);
  });

  it('does not depend on the order in which the events are handed over', () => {
    expect(stepsOf([...closedCase].reverse())).toEqual(stepsOf(closedCase));
    const oneDay = journal(event('received', '2026-03-01'), event('accepted', '2026-03-01'));
    expect(stepsOf([...oneDay].reverse())).toEqual(stepsOf(oneDay));
  });

  it('leaves the list that it was given alone', () => {
    const events = [...closedCase].reverse();
    const before = structuredClone(events);
    stepsOf(events);
    expect(events).toEqual(before);
  });
});

describe('a reversal', () => {
  it('takes the event back as if it had never been', () => {
    const undone = later(closedCase, event('reversed', '2026-05-01', { target: [5] }));
    expect(fold(undone)).toEqual(fold(closedCase.slice(0, 4)));
    expect(stateOf(undone)).toMatchObject({
      stage: 'submitted',
      closed_on: null,
      first_closed_on: null,
    });
  });

  it('counts from its recording on for every day, also days before its own date', () => {
    const undone = later(closedCase, event('reversed', '2026-05-01', { target: [5] }));
    expect(stateOf(undone, '2026-03-31').stage).toBe('submitted');
  });

  it('of a reversal brings the event back', () => {
    const undone = later(closedCase, event('reversed', '2026-05-01', { target: [5] }));
    const redone = later(undone, event('reversed', '2026-05-02', { target: [6] }));
    expect(fold(redone)).toEqual(fold(closedCase));
    const undoneAgain = later(redone, event('reversed', '2026-05-03', { target: [7] }));
    expect(fold(undoneAgain)).toEqual(fold(undone));
  });

  it('of the receipt takes the case out of the register', () => {
    const none = later(journal(...LIFE.received), event('reversed', '2026-05-01', { target: [1] }));
    expect(fold(none)).toEqual({ ok: true, state: null, spans: [] });
  });

  it('of the receipt alone leaves later steps without a case', () => {
    const orphaned = later(closedCase, event('reversed', '2026-05-01', { target: [1] }));
    expect(illegalOf(orphaned)).toMatchObject({
      code: 'step-before-receipt',
      stage: null,
      step: { kind: 'accepted' },
    });
  });

  it('of a step on which others rest is illegal, and the first of those is named', () => {
    const events = later(closedCase, event('reversed', '2026-05-01', { target: [3] }));
    expect(illegalOf(events)).toMatchObject({
      code: 'step-wrong-stage',
      stage: 'accepted',
      step: { kind: 'submitted' },
    });
  });

  it('of an import takes the whole history with it', () => {
    expect(stepsOf(later(imported, event('reversed', '2026-05-01', { target: [1] })))).toEqual([]);
  });

  it('of one step of an imported history takes back that step alone', () => {
    const undone = later(imported, event('reversed', '2026-05-01', { target: [1, 2] }));
    expect(outline(undone)).toEqual([
      '2026-01-05 received',
      '2026-01-06 accepted',
      '2026-01-08 assigned',
    ]);
    const redone = later(undone, event('reversed', '2026-05-02', { target: [2] }));
    expect(stepsOf(redone)).toEqual(stepsOf(imported));
  });
});

describe('a corrected date', () => {
  it('moves the step, and with it the spans', () => {
    const moved = later(
      closedCase,
      event('redated', '2026-05-01', { target: [5], from: '2026-03-12', to: '2026-04-02' }),
    );
    expect(stateOf(moved)).toMatchObject({
      closed_on: '2026-04-02',
      first_closed_on: '2026-04-02',
    });
    expect(stateOf(moved, '2026-03-31').stage).toBe('submitted');
  });

  it('is superseded by a later one, and back when that is reversed', () => {
    const twice = later(
      closedCase,
      event('redated', '2026-05-01', { target: [5], from: '2026-03-12', to: '2026-04-02' }),
      event('redated', '2026-05-02', { target: [5], from: '2026-04-02', to: '2026-03-20' }),
    );
    expect(stateOf(twice).closed_on).toBe('2026-03-20');
    const once = later(twice, event('reversed', '2026-05-03', { target: [7] }));
    expect(stateOf(once).closed_on).toBe('2026-04-02');
    const never = later(once, event('reversed', '2026-05-04', { target: [6] }));
    expect(fold(never)).toEqual(fold(closedCase));
  });

  it('that turns the order of steps round is illegal', () => {
    const events = later(
      closedCase,
      event('redated', '2026-05-01', { target: [5], to: '2026-03-05' }),
    );
    expect(illegalOf(events)).toMatchObject({
      code: 'step-wrong-stage',
      step: { kind: 'closed', on: '2026-03-05' },
    });
  });

  it('of the receipt moves the received date and the first span', () => {
    const earlier = later(
      closedCase,
      event('redated', '2026-05-01', { target: [1], to: '2026-02-20' }),
    );
    expect(stateOf(earlier)).toMatchObject({
      received_on: '2026-02-20',
      own_received_on: '2026-02-20',
    });
    expect(spansOf(earlier)[0]?.from).toBe('2026-02-20');
    const tooLate = later(
      closedCase,
      event('redated', '2026-05-01', { target: [1], to: '2026-03-05' }),
    );
    expect(illegalOf(tooLate)).toMatchObject({
      code: 'step-before-receipt',
      step: { kind: 'accepted' },
    });
  });

  it('moves one step inside an imported history, and not its receipt', () => {
    const moved = later(
      imported,
      event('redated', '2026-05-01', { target: [1, 2], to: '2026-02-11' }),
    );
    expect(outline(moved)).toEqual([
      '2026-01-05 received',
      '2026-01-06 accepted',
      '2026-01-08 assigned',
      '2026-02-11 closed',
    ]);
    expect(stateOf(moved).closed_on).toBe('2026-02-11');
    const receipt = later(
      imported,
      event('redated', '2026-05-01', { target: [1], to: '2026-01-01' }),
    );
    expect(outline(receipt)[0]).toBe('2026-01-01 received');
    expect(outline(receipt).slice(1)).toEqual(outline(imported).slice(1));
  });
});

describe('an imported history', () => {
  it('gives steps that say where they stand and that they were imported', () => {
    expect(
      stepsOf(imported).map(({ ref, imported: mark, entry }) => ({ ref, mark, entry })),
    ).toEqual([
      { ref: [1], mark: true, entry: 1 },
      { ref: [1, 0], mark: true, entry: 1 },
      { ref: [1, 1], mark: true, entry: 1 },
      { ref: [1, 2], mark: true, entry: 1 },
    ]);
  });

  it('is put in order of its dates, and later steps are not marked', () => {
    const [accepted, assigned, closed] = HISTORY as [HistoryStep, HistoryStep, HistoryStep];
    const shuffled = journal(
      event('received', '2026-01-05', { history: [closed, accepted, assigned] }),
      event('reopened', '2026-03-01'),
    );
    expect(outline(shuffled)).toEqual([...outline(imported), '2026-03-01 reopened']);
    expect(stepsOf(shuffled).at(-1)?.imported).toBe(false);
  });

  it('takes later back-dated events between its steps', () => {
    const events = later(imported, event('noted', '2026-01-07'));
    expect(outline(events)[2]).toBe('2026-01-07 noted');
  });

  it('folds as the same steps recorded one by one', () => {
    const oneByOne = journal(
      event('received', '2026-01-05'),
      ...HISTORY.map(
        ({ kind, on, ...data }) => ({ kind, on, data }) as unknown as ReturnType<typeof event>,
      ),
    );
    expect(stateOf(imported)).toEqual(stateOf(oneByOne));
    expect(spansOf(imported)).toEqual(
      spansOf(oneByOne).map((span) => ({ ...span, imported: true })),
    );
  });
});

describe('any list of events gives steps', () => {
  it('nothing gives nothing', () => {
    expect(stepsOf([])).toEqual([]);
    expect(fold([])).toEqual({ ok: true, state: null, spans: [] });
  });

  it('corrections that name what is not there have no effect', () => {
    const events = later(
      closedCase,
      event('reversed', '2026-05-01', { target: [99] }),
      event('redated', '2026-05-01', { target: [98], to: '2020-01-01' }),
      event('reversed', '2026-05-01', { target: [1, 7] }),
      event('reversed', '2026-05-01', { target: [9] }), // itself
    );
    expect(fold(events)).toEqual(fold(closedCase));
  });

  it('two receipts are two steps, of which the fold refuses the second', () => {
    const twice = journal(event('received', '2026-03-01'), event('received', '2026-03-02'));
    expect(stepsOf(twice)).toHaveLength(2);
    expect(illegalOf(twice)).toMatchObject({ code: 'received-twice', stage: 'received' });
  });
});
