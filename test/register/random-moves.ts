/** Random commands on a register, some of them refused. */
import fc from 'fast-check';
import { addDays } from '../../src/domain/dates.ts';
import { ACTIONS, type Action } from '../../src/domain/workflow.ts';
import { act } from '../../src/register/act.ts';
import { addCase } from '../../src/register/add.ts';
import { editCases } from '../../src/register/edit.ts';
import { mergeCases, unmergeCases } from '../../src/register/merge.ts';
import { splitCase } from '../../src/register/split.ts';
import { undoEntry } from '../../src/register/undo.ts';
import { TODAY, type TestDesk } from './desk.ts';

export interface Move {
  readonly what: Action | 'add' | 'undo';
  /** Which of the known cases, counted around. */
  readonly which: number;
  readonly other: number;
  readonly daysAgo: number;
  readonly days: number;
}

export const moves = fc.array(
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

/** Carries a move out; a register may refuse it. New cases are added to `nos`. */
export async function perform(desk: TestDesk, nos: string[], move: Move): Promise<void> {
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
