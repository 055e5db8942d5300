import { expect, it } from 'vitest';
import { letterNumber } from '../../src/domain/letters.ts';
import { act } from '../../src/register/act.ts';
import { addCase } from '../../src/register/add.ts';
import { findLetter, findReminders, issueLetters } from '../../src/register/reminders.ts';
import { rebuildDerived } from '../../src/register/rebuild.ts';
import { showCase } from '../../src/register/look.ts';
import { undoEntry } from '../../src/register/undo.ts';
import { verifyRegister } from '../../src/register/verify.ts';
import { makeDesk, type TestDesk } from './desk.ts';

/** Two units with an overdue case each, one of them with another that is due soon. */
async function overdue(): Promise<TestDesk> {
  const desk = await makeDesk();
  const cases = [
    ['市住建局', '2026-07-10'],
    ['市人社局', '2026-07-10'],
    ['市住建局', '2026-08-06'],
  ] as const;
  for (const [unit, due_on] of cases) await addCase(desk, { title: '案', unit, due: { due_on } });
  desk.setToday('2026-08-04');
  return desk;
}

it('lists what is to be chased by unit, the most pressing first', async () => {
  const desk = await overdue();
  const { found } = await findReminders(desk);
  expect(found.map(({ state, kind, step }) => [state.no, kind, step])).toEqual([
    ['2026-0002', 'overdue', 'circulate'],
    ['2026-0001', 'overdue', 'circulate'],
    ['2026-0003', 'due-soon', 'remind'],
  ]);
  expect((await findReminders(desk, { kinds: ['due-soon'] })).found).toHaveLength(1);
  expect((await findReminders(desk, { units: ['市人社局'] })).found).toHaveLength(1);
});

it('issues one numbered letter a unit, and nobody is chased twice the same day', async () => {
  const desk = await overdue();
  const rehearsed = await issueLetters(desk, { dryRun: true });
  const { entry, result } = await issueLetters(desk, {});
  expect(rehearsed).toEqual({ entry: null, result });
  expect(entry).toBeGreaterThan(0);
  expect(result.map((one) => [letterNumber(one), one.unit, one.items.length])).toEqual([
    ['督办函〔2026〕1号', '市人社局', 1],
    ['督办函〔2026〕2号', '市住建局', 2],
  ]);
  expect((await issueLetters(desk, {})).result).toEqual([]);
  expect((await findReminders(desk)).found.map(({ chased }) => chased)).toEqual([
    '督办函〔2026〕1号',
    '督办函〔2026〕2号',
    '督办函〔2026〕2号',
  ]);
  desk.setToday('2026-08-05');
  expect((await issueLetters(desk, {})).result.map(({ seq }) => seq)).toEqual([3, 4]);
  const { state, lines } = await showCase(desk, '2026-0001');
  expect(lines.filter(({ kind }) => kind === 'reminded')).toHaveLength(2);
  expect(state.stage).toBe('assigned');
  expect((await verifyRegister(desk)).findings).toEqual([]);
});

it('a letter can be printed again as it was issued', async () => {
  const desk = await overdue();
  const { result } = await issueLetters(desk, {});
  await act(desk, { action: 'submit', cases: ['1'], input: { handler: '甲' } });
  desk.setToday('2027-01-04');
  expect(await findLetter(desk, '督办函[2026]2号')).toEqual(result[1]);
  await expect(findLetter(desk, '督办函〔2026〕9号')).rejects.toMatchObject({
    code: 'letter-not-found',
  });
});

it('an undone letter chases nobody, but its number is not given out again', async () => {
  const desk = await overdue();
  const { entry } = await issueLetters(desk, {});
  const undo = await undoEntry(desk, { entry: entry ?? 0 });
  await expect(findLetter(desk, '督办函〔2026〕2号')).rejects.toMatchObject({
    code: 'letter-taken-back',
  });
  await undoEntry(desk, { entry: undo.entry ?? 0 });
  expect(await findLetter(desk, '督办函〔2026〕2号')).toMatchObject({ seq: 2 });
  await undoEntry(desk, { entry: entry ?? 0 });
  expect((await findReminders(desk)).found.map(({ chased }) => chased)).toEqual([null, null, null]);
  expect((await issueLetters(desk, {})).result.map(({ seq }) => seq)).toEqual([3, 4]);
});

it('rebuilding from the journal keeps letters and reminders', async () => {
  const desk = await overdue();
  await issueLetters(desk, {});
  const before = await findReminders(desk);
  await rebuildDerived(desk);
  expect(await findReminders(desk)).toEqual(before);
});
