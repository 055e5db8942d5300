/** Random lives of a case attack the state machine (style, 21). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../src/domain/case.ts';
import { FOREVER, addDays } from '../../src/domain/dates.ts';
import { decide, type PlainAction } from '../../src/domain/decide.ts';
import type { ActionInput } from '../../src/domain/action-input.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { stepsOf, type CaseEvent, type NewEvent } from '../../src/domain/events.ts';
import { fold, type Span } from '../../src/domain/fold.ts';
import { NO_RULES } from '../../src/domain/settings.ts';
import { STAGES, isStage } from '../../src/domain/stages.ts';
import { ACTIONS, WORKFLOW, type Action, type Transition } from '../../src/domain/workflow.ts';
import { PLAIN_WEEKDAYS, SAMPLE, event, later } from './journal.ts';

const START = '2026-01-05';
const TABLE: Readonly<Record<Action, Transition>> = WORKFLOW;

/** One attempt: which action, how many days after (or before) the day reached so far, how it is filled in. */
type Attempt =
  | {
      readonly do: 'act';
      readonly pick: number;
      readonly any: boolean;
      readonly days: number;
      readonly due: number;
      readonly flag: boolean;
    }
  | { readonly do: 'undo'; readonly which: number }
  | { readonly do: 'redate'; readonly which: number; readonly days: number }
  | {
      readonly do: 'caused';
      readonly kind: 'absorbed' | 'released';
      readonly child: number;
      readonly days: number;
    };

const days = fc.oneof(
  { weight: 5, arbitrary: fc.nat(12) },
  { weight: 1, arbitrary: fc.integer({ min: -20, max: 0 }) },
);
const attempt: fc.Arbitrary<Attempt> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('act' as const),
      pick: fc.nat(999),
      any: fc.constantFrom(false, false, false, true),
      days,
      due: fc.integer({ min: -10, max: 60 }),
      flag: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), which: fc.nat(30) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('redate' as const),
      which: fc.nat(30),
      days: fc.integer({ min: -15, max: 15 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('caused' as const),
      kind: fc.constantFrom('absorbed', 'released'),
      child: fc.nat(2),
      days,
    }),
  },
);
const attempts = fc.array(attempt, { minLength: 1, maxLength: 30 });

const RECEIPT = fc.oneof(
  fc.constant(event('received', START)),
  fc.constant(
    event('received', START, {
      history: [
        { kind: 'accepted', on: START },
        { kind: 'assigned', on: '2026-01-08', unit: '市住建局', due_on: '2026-03-31' },
        { kind: 'closed', on: '2026-01-20', direct: true },
      ],
    }),
  ),
);

/** The events that an attempt would record. Throws a `Refusal` when a rule forbids it. */
function wishOf(
  wish: Attempt,
  recorded: readonly CaseEvent[],
  state: CaseState | null,
  today: string,
): NewEvent[] {
  if (wish.do === 'undo' || wish.do === 'redate') {
    const target = recorded[wish.which % recorded.length]!;
    const step =
      target.kind === 'received' && target.data.history && wish.which % 2 === 1 ? [0] : [];
    const ref = [target.seq, ...step] as unknown as readonly [number, number?];
    if (wish.do === 'undo') return [event('reversed', today, { target: ref })];
    return [
      event('redated', today, { target: ref, from: target.on, to: addDays(target.on, wish.days) }),
    ];
  }
  const on = addDays(today, wish.days);
  if (wish.do === 'caused') {
    const child = `2026-9${String(wish.child)}`;
    return wish.kind === 'released'
      ? [event('released', on, { child })]
      : [
          event('absorbed', on, {
            child,
            received_on: addDays(START, 3 - 2 * wish.child),
            due_on: addDays(on, 4 + wish.child),
          }),
        ];
  }
  const possible = ACTIONS.filter(
    (action) => wish.any || (state !== null && TABLE[action].from.includes(state.stage)),
  );
  const action = possible[wish.pick % possible.length]!;
  if (action === 'merge' || action === 'unmerge' || action === 'split')
    return [event(TABLE[action].event, on)];
  if (action === 'edit') {
    const changes: Readonly<Record<string, readonly [unknown, unknown]>> = wish.flag
      ? { source: [state?.source ?? null, '审计'] }
      : { due_on: [state?.due_on ?? null, addDays(on, wish.due)] };
    return [event('corrected', on, { changes })];
  }
  return state === null
    ? []
    : decide(action, state, inputOf(action, wish, on), {
        on,
        actor: '李四',
        twoKey: false,
        submittedBy: '张三',
        workingDays: PLAIN_WEEKDAYS,
        stoppedOn: state.suspended_on,
        rules: NO_RULES,
      });
}

function inputOf(
  action: PlainAction,
  wish: Extract<Attempt, { do: 'act' }>,
  on: string,
): ActionInput {
  const due =
    wish.flag && action === 'assign'
      ? {}
      : {
          due:
            wish.due % 7 === 0 ? { long_term: true as const } : { due_on: addDays(on, wish.due) },
        };
  return {
    reason: '随机',
    unit: wish.pick % 2 === 0 ? '市住建局' : '市城管局',
    ...(action === 'resume' && wish.flag ? {} : due),
    ...(wish.pick % 11 === 0 ? { final: true } : {}),
    force: wish.flag,
    handler: wish.pick % 4 === 1 ? '李四' : '张三',
    outcome: 'explained',
    direct: wish.pick % 3 === 0,
    result: wish.flag ? 'held' : 'relapsed',
    rating: SAMPLE.rated.rating,
    text: '随机',
  };
}

interface Life {
  readonly recorded: CaseEvent[];
  /** The attempts that a rule refused, and those that the fold did. */
  readonly refused: string[];
}

/** Lives a case as the register does: decide, fold with the new events in place, record only what is legal. */
function live(
  receipt: NewEvent,
  wishes: readonly Attempt[],
  check: (before: readonly CaseEvent[], after: readonly CaseEvent[]) => void,
): Life {
  let recorded = later([], receipt);
  const refused: string[] = [];
  let today = START;
  for (const wish of wishes) {
    const folded = fold(recorded);
    if (!folded.ok) throw new Error('an illegal journal was recorded');
    try {
      const events = wishOf(wish, recorded, folded.state, today);
      const next = later(recorded, ...events);
      const tried = fold(next); // never throws
      if (!tried.ok) {
        refused.push(tried.illegal.code);
        continue;
      }
      check(recorded, next);
      recorded = next;
      today = events.reduce((last, one) => (one.on > last ? one.on : last), today);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(error.code);
    }
  }
  return { recorded, refused };
}

const lives = (
  check: (before: readonly CaseEvent[], after: readonly CaseEvent[]) => void,
  numRuns = 300,
) => {
  const all: Life[] = [];
  fc.assert(
    fc.property(RECEIPT, attempts, (receipt, wishes) => {
      all.push(live(receipt, wishes, check));
    }),
    { numRuns },
  );
  return all;
};

function spans(events: readonly CaseEvent[]): readonly Span[] {
  const folded = fold(events);
  return folded.ok ? folded.spans : [];
}

describe('whatever happens to a case', () => {
  it('it stays in a listed stage, and every stage and many refusals are met on the way', () => {
    const stages = new Set<string>();
    const all = lives((_before, after) => {
      for (const span of spans(after)) {
        expect(isStage(span.stage)).toBe(true);
        stages.add(span.stage);
      }
    }, 900); // submitted is rare: of 60 times 300 lives, one had none
    expect([...stages].sort()).toEqual([...STAGES].sort());
    const refusals = new Set(all.flatMap((life) => life.refused));
    for (const code of [
      'step-wrong-stage',
      'step-before-receipt',
      'step-suspended',
      'verifier-is-handler',
      'deadline-before-action',
    ]) {
      expect([...refusals]).toContain(code);
    }
  });

  it('every change of stage is one that the table allows', () => {
    lives((_before, after) => {
      spans(after).reduce<Span | null>((previous, span) => {
        if (previous && previous.stage !== span.stage) {
          const rows = Object.values(TABLE).filter((row) => row.event === span.via);
          expect(rows).toHaveLength(1);
          const row = rows[0]!;
          const direct = span.via === 'closed' && ['accepted', 'assigned'].includes(previous.stage);
          expect(direct || row.from.includes(previous.stage)).toBe(true);
          if (isStage(row.to)) expect(span.stage).toBe(row.to);
          else expect(row.to).not.toBe('same');
        }
        return span;
      }, null);
    });
  });

  it('its spans cover every day from the receipt to the open end exactly once', () => {
    lives((_before, after) => {
      const steps = stepsOf(after);
      const all = spans(after);
      if (steps.length === 0) {
        expect(all).toEqual([]);
        return;
      }
      expect(all[0]?.from).toBe(steps[0]?.on);
      expect(steps[0]?.kind).toBe('received');
      expect(all.map((span) => span.to)).toEqual([
        ...all.slice(1).map((span) => span.from),
        FOREVER,
      ]);
      const last = steps.at(-1)!.on;
      for (let day = addDays(all[0]!.from, -1); day <= addDays(last, 1); day = addDays(day, 1)) {
        expect(all.filter((span) => span.from <= day && day < span.to)).toHaveLength(
          day < all[0]!.from ? 0 : 1,
        );
      }
    }, 60);
  });

  it('the state as of a day is the state in the span that covers the day', () => {
    lives((_before, after) => {
      const all = spans(after);
      for (const day of new Set(
        all.flatMap((span) => [addDays(span.from, -1), span.from, addDays(span.from, 1)]),
      )) {
        const folded = fold(after, day);
        const span = all.find((one) => one.from <= day && day < one.to);
        if (!folded.ok) throw new Error('a legal journal is legal as of every day');
        expect(folded.state === null).toBe(span === undefined);
        if (folded.state && span) expect(folded.state).toMatchObject(counted(span));
      }
      const folded = fold(after);
      if (folded.ok && folded.state) expect(folded.state).toMatchObject(counted(all.at(-1)!));
    }, 100);
  });

  it('a closed case has a closing date, and only a closed one; what left has a day on which it left', () => {
    lives((_before, after) => {
      const folded = fold(after);
      if (!folded.ok || !folded.state) return;
      const { state } = folded;
      expect(state.closed_on !== null).toBe(state.stage === 'closed');
      expect(state.left_on !== null).toBe(
        ['rejected', 'withdrawn', 'merged', 'voided'].includes(state.stage),
      );
      if (state.closed_on !== null) expect(state.first_closed_on! <= state.closed_on).toBe(true);
      if (state.suspended) expect(['accepted', 'assigned', 'submitted']).toContain(state.stage);
      expect(state.suspended).toBe(state.suspended_on !== null);
      expect(state.received_on <= state.own_received_on).toBe(true);
      for (const span of folded.spans) {
        let end = span.accepted_on ?? '';
        for (const [from, to] of span.stops) {
          expect(end <= from && from <= to && to <= span.from).toBe(true);
          end = to;
        }
      }
    });
  });

  it('taking the last event back restores the state before it exactly, and the reversal of that brings it back', () => {
    lives((before, after) => {
      if (after.length !== before.length + 1) return; // a review that reopens is two events
      const last = after.at(-1)!;
      const undone = later(after, event('reversed', '2026-12-31', { target: [last.seq] }));
      expect(fold(undone)).toEqual(fold(before));
      expect(
        fold(later(undone, event('reversed', '2026-12-31', { target: [undone.at(-1)!.seq] }))),
      ).toEqual(fold(after));
    });
  });

  it('the order in which its events are handed over does not matter', () => {
    lives((_before, after) => {
      expect(fold([...after].reverse())).toEqual(fold(after));
    }, 50);
  });
});

/** What span and state both say. */
function counted({
  from: _from,
  to: _to,
  via: _via,
  imported: _imported,
  stops: _stops,
  accepted_on: _accepted,
  due_counted: _counted,
  in_force_on,
  received_on: own_received_on,
  ...rest
}: Span) {
  const patch = in_force_on === null ? {} : { patch: { in_force_on } };
  return { ...rest, own_received_on, ...patch };
}
