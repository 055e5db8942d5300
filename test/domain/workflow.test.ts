import { describe, expect, it } from 'vitest';
import type { EventKind } from '../../src/domain/events.ts';
import { fold } from '../../src/domain/fold.ts';
import { OPEN_STAGES, STAGES, isOpen, isStage, type Stage } from '../../src/domain/stages.ts';
import {
  ACTIONS,
  DIRECT_CLOSE_FROM,
  WORKFLOW,
  transitionOf,
  type Action,
  type Transition,
} from '../../src/domain/workflow.ts';
import { LIFE, event, illegalOf, journal, stateOf } from './journal.ts';

const ON = '2026-03-20';
const TABLE: Readonly<Record<Action, Transition>> = WORKFLOW;

/** The lives to try an action on: every stage, and the open ones suspended as well. */
const SITUATIONS = STAGES.flatMap((stage) => [
  { stage, suspended: false, life: LIFE[stage] },
  ...(isOpen(stage)
    ? [{ stage, suspended: true, life: [...LIFE[stage], event('suspended', '2026-03-15')] }]
    : []),
]);

/** The whole workflow once more, as an office would draw it: stage before → stage after, `!` suspended. */
const EXPECTED: Readonly<Record<Action, string>> = {
  accept: 'received→accepted',
  reject: 'received→rejected accepted→rejected accepted!→rejected',
  assign: 'accepted→assigned assigned→assigned',
  return: 'assigned→accepted',
  extend: 'assigned→assigned assigned!→assigned! submitted→submitted submitted!→submitted!',
  suspend: 'accepted→accepted! assigned→assigned! submitted→submitted!',
  resume: 'accepted!→accepted assigned!→assigned submitted!→submitted',
  submit: 'assigned→submitted',
  rework: 'submitted→assigned',
  close: 'submitted→closed',
  reopen: 'closed→assigned',
  review: 'closed→closed',
  rate: 'assigned→assigned assigned!→assigned! submitted→submitted submitted!→submitted! closed→closed rejected→rejected',
  merge:
    'received→merged accepted→merged accepted!→merged assigned→merged assigned!→merged submitted→merged submitted!→merged',
  unmerge: 'merged→assigned',
  split:
    'received→received accepted→accepted accepted!→accepted! assigned→assigned assigned!→assigned! submitted→submitted submitted!→submitted!',
  withdraw:
    'received→withdrawn accepted→withdrawn accepted!→withdrawn assigned→withdrawn assigned!→withdrawn submitted→withdrawn submitted!→withdrawn',
  void: 'received→voided accepted→voided accepted!→voided assigned→voided assigned!→voided submitted→voided submitted!→voided closed→voided rejected→voided withdrawn→voided merged→voided',
  edit: everywhere(),
  note: everywhere(),
};

function everywhere(): string {
  return SITUATIONS.map(
    ({ stage, suspended }) => `${name(stage, suspended)}→${name(stage, suspended)}`,
  ).join(' ');
}

function name(stage: Stage, suspended: boolean): string {
  return suspended ? `${stage}!` : stage;
}

/** Where the fold allows an event, and where it leads. */
function observed(kind: EventKind, data: object = {}): string[] {
  return SITUATIONS.flatMap(({ stage, suspended, life }) => {
    const folded = fold(journal(...life, event(kind, ON, data)));
    if (!folded.ok || folded.state === null) return [];
    return [`${name(stage, suspended)}→${name(folded.state.stage, folded.state.suspended)}`];
  });
}

describe('the workflow', () => {
  it.each(ACTIONS)('%s is allowed in these stages and leads to those', (action) => {
    expect(observed(WORKFLOW[action].event).sort()).toEqual(EXPECTED[action].split(' ').sort());
  });

  describe.each(SITUATIONS)(
    'a case in stage $stage, suspended: $suspended',
    ({ stage, suspended, life }) => {
      it.each(ACTIONS)('meets %s as the table says', (action) => {
        const row = TABLE[action];
        const events = journal(...life, event(row.event, ON));
        const inStage = row.from.includes(stage);
        const suspensionFits = row.suspended === 'may' || (row.suspended === 'must') === suspended;
        if (!inStage) {
          expect(illegalOf(events)).toMatchObject({
            code: 'step-wrong-stage',
            stage,
            step: { kind: row.event, on: ON },
          });
        } else if (!suspensionFits) {
          const code = suspended ? 'step-suspended' : 'step-not-suspended';
          expect(illegalOf(events)).toMatchObject({
            code,
            stage,
            step: { kind: row.event, on: ON },
          });
        } else {
          const state = stateOf(events);
          // The lives of this test are merged out of 整改中 and closed with a unit.
          const to =
            row.to === 'same'
              ? stage
              : row.to === 'back' || row.to === 'unit'
                ? 'assigned'
                : row.to;
          expect(state.stage).toBe(to);
          if (state.stage !== stage) expect(state.suspended).toBe(false);
        }
      });
    },
  );

  it('reopens a case that never had a unit to 待交办', () => {
    const events = journal(
      event('received', '2026-03-01'),
      event('accepted', '2026-03-02'),
      event('closed', '2026-03-03', { direct: true, reason: '立行立改' }),
      event('reopened', ON),
    );
    expect(stateOf(events).stage).toBe('accepted');
  });

  it.each(['received', 'accepted', 'assigned', 'submitted'] as const)(
    'un-merges a case back to %s',
    (stage) => {
      const merged = journal(...LIFE[stage], event('merged', '2026-03-15'), event('unmerged', ON));
      expect(stateOf(merged).stage).toBe(stage);
    },
  );

  it('closes directly (立行立改) from any open stage, and only from those', () => {
    expect(observed('closed', { direct: true })).toEqual(
      DIRECT_CLOSE_FROM.map((stage) => `${stage}→closed`),
    );
    expect(DIRECT_CLOSE_FROM).toEqual(OPEN_STAGES);
  });

  it('lets a master take a child in while it is in the register, and give it back at any time', () => {
    expect(observed('absorbed').filter((one) => !one.includes('!'))).toEqual(
      ['received', 'accepted', 'assigned', 'submitted', 'closed'].map(
        (stage) => `${stage}→${stage}`,
      ),
    );
    expect(observed('released')).toHaveLength(SITUATIONS.length);
  });

  it('gives every action a Chinese name of its own', () => {
    const aliases = ACTIONS.map((action) => WORKFLOW[action].alias);
    expect(new Set(aliases).size).toBe(ACTIONS.length);
    for (const alias of aliases) expect(alias).toMatch(/^\p{Script=Han}+$/u);
  });

  it('gives every action an event of its own, which finds its row again', () => {
    expect(new Set(ACTIONS.map((action) => WORKFLOW[action].event)).size).toBe(ACTIONS.length);
    for (const action of ACTIONS)
      expect(transitionOf(WORKFLOW[action].event)).toBe(WORKFLOW[action]);
  });

  it('has no row for the receipt and for corrections of the journal', () => {
    for (const kind of ['received', 'reversed', 'redated'] as const)
      expect(transitionOf(kind)).toBeUndefined();
  });

  it('reaches every stage from 待研判', () => {
    const reached = new Set<Stage>(['received']);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const { from, to } of Object.values(TABLE)) {
        if (isStage(to) && from.some((stage) => reached.has(stage))) reached.add(to);
      }
    }
    expect([...reached].sort()).toEqual([...STAGES].sort());
    for (const stage of STAGES) expect(stateOf(journal(...LIFE[stage])).stage).toBe(stage);
  });

  it('asks for a reason wherever a case leaves, goes back or is held up', () => {
    const withReason = ACTIONS.filter((action) => TABLE[action].needs.includes('reason'));
    expect(withReason).toEqual([
      'reject',
      'return',
      'extend',
      'suspend',
      'rework',
      'reopen',
      'unmerge',
      'withdraw',
      'void',
    ]);
  });
});

describe('stages', () => {
  it('are open between acceptance and closing', () => {
    expect(STAGES.filter(isOpen)).toEqual(['accepted', 'assigned', 'submitted']);
  });

  it('are known by their exact key', () => {
    expect(STAGES.every(isStage)).toBe(true);
    for (const other of ['', 'Closed', 'suspended', '已销号']) expect(isStage(other)).toBe(false);
  });
});
