/** Random sequences of commands on a real register: what the journal says and what is stored stay one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/dates.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { STAGES } from '../../src/domain/stages.ts';
import { ACTIONS, type Action } from '../../src/domain/workflow.ts';
import { act } from '../../src/register/act.ts';
import { addCase } from '../../src/register/add.ts';
import { editCases } from '../../src/register/edit.ts';
import { listCases } from '../../src/register/look.ts';
import { mergeCases, unmergeCases } from '../../src/register/merge.ts';
import { rebuildDerived } from '../../src/register/rebuild.ts';
import { splitCase } from '../../src/register/split.ts';
import { undoEntry } from '../../src/register/undo.ts';
import { verifyRegister } from '../../src/register/verify.ts';
import { makeDesk, TODAY, type TestDesk } from './desk.ts';

interface Move {
  readonly what: Action | 'add' | 'undo';
  /** Which of the known cases, counted around. */
  readonly which: number;
  readonly other: number;
  readonly daysAgo: number;
  readonly days: number;
}

const moves = fc.array(
  fc.record<Move>({
    what: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom<Move['what']>('add', 'accept', 'assign', 'submit', 'close'),
      },
      { weight: 5, arbitrary: fc.constantFrom<Move['what']>(...ACTIONS, 'add', 'undo') },
    ),
    which: fc.nat(5),
    other: fc.nat(5),
    daysAgo: fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.nat(40) },
    ),
    days: fc.integer({ min: 1, max: 60 }),
  }),
  { minLength: 5, maxLength: 25 },
);

async function perform(desk: TestDesk, nos: string[], move: Move): Promise<void> {
  const no = nos[move.which % Math.max(nos.length, 1)] ?? '';
  const other = nos[move.other % Math.max(nos.length, 1)] ?? '';
  const on = addDays(TODAY, -move.daysAgo);
  const due = { due_on: addDays(TODAY, move.days) };
  const input = {
    reason: '补录',
    unit: '市住建局',
    due,
    handler: '甲',
    verifier: '乙',
    outcome: 'explained',
    result: move.days % 2 ? 'held' : 'relapsed',
    rating: 'satisfied',
    text: '说明',
    direct: move.days % 3 === 0,
    force: move.days % 5 === 0,
  } as const;
  switch (move.what) {
    case 'add':
      nos.push((await addCase(desk, { title: '题', receivedOn: on })).result.no);
      return;
    case 'undo': {
      const last = (await desk.store.read((tx) => tx.head())).entries;
      await undoEntry(desk, { entry: Math.max(1, last - move.other) });
      return;
    }
    case 'merge':
      await mergeCases(desk, { cases: [no], into: other, on, reason: 'r' });
      return;
    case 'unmerge':
      await unmergeCases(desk, { cases: [no], on, reason: 'r' });
      return;
    case 'split':
      nos.push(
        ...(
          await splitCase(desk, { case: no, titles: ['分'], on, reason: 'r' })
        ).result.children.map((child) => child.no),
      );
      return;
    case 'edit':
      await editCases(desk, {
        cases: [no],
        changes: { title: `题${String(move.days)}` },
        dates: move.days % 4 ? {} : { received_on: on },
        reason: 'r',
      });
      return;
    default:
      await act(desk, { action: move.what, cases: [no], on, input });
  }
}

describe('random sequences of commands', () => {
  it(
    'never reach an unlisted stage, and the fold of the journal equals the stored rows',
    { timeout: 90_000 },
    async () => {
      let performed = 0;
      await fc.assert(
        fc.asyncProperty(moves, async (sequence) => {
          const desk = await makeDesk(['市住建局']);
          const nos: string[] = [];
          for (let i = 0; i < 3; i++)
            nos.push(
              (await addCase(desk, { title: '题', receivedOn: addDays(TODAY, -30) })).result.no,
            );
          for (const move of sequence) {
            try {
              await perform(desk, nos, move);
              performed++;
            } catch (error) {
              if (!(error instanceof Refusal)) throw error;
              expect(['integrity', 'defect', 'io']).not.toContain(error.family);
            }
          }
          expect((await verifyRegister(desk)).findings).toEqual([]);
          const { cases } = await listCases(desk, { filters: [] });
          for (const { state } of cases) expect(STAGES).toContain(state.stage);
          await rebuildDerived(desk);
          expect((await listCases(desk, { filters: [] })).cases).toEqual(cases);
          await desk.store.close();
        }),
        { numRuns: 150 },
      );
      expect(performed).toBeGreaterThan(500);
    },
  );
});
