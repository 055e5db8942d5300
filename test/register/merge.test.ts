/** 并案 and 拆分 as they stood on their business date, and what a child's correction means for its master. */
import { describe, expect, it } from 'vitest';
import { act } from '../../src/register/act.ts';
import { addCase } from '../../src/register/add.ts';
import type { Desk } from '../../src/register/desk.ts';
import { editCases } from '../../src/register/edit.ts';
import { showCase } from '../../src/register/look.ts';
import { mergeCases, unmergeCases } from '../../src/register/merge.ts';
import { splitCase } from '../../src/register/split.ts';
import { undoEntry } from '../../src/register/undo.ts';
import { verifyRegister } from '../../src/register/verify.ts';
import { makeDesk, type TestDesk } from './desk.ts';

async function assigned(desk: TestDesk, receivedOn: string, due?: string): Promise<string> {
  const { no } = (await addCase(desk, { title: '案', receivedOn })).result;
  const on = '2026-04-01';
  await act(desk, { action: 'accept', cases: [no], on, input: { reason: '补录' } });
  const input = { reason: '补录', unit: '市住建局', ...(due ? { due: { due_on: due } } : {}) };
  await act(desk, { action: 'assign', cases: [no], on, input });
  return no;
}

const stateOf = async (desk: Desk, no: string) => (await showCase(desk, no)).state;

describe('back-dated', () => {
  it('a merging brings the deadline that the child had on that day', async () => {
    const desk = await makeDesk();
    const master = await assigned(desk, '2026-03-01');
    const child = await assigned(desk, '2026-03-02', '2026-05-31');
    await editCases(desk, { cases: [child], changes: { due_on: '2026-12-31' }, reason: '录错' });
    await mergeCases(desk, { cases: [child], into: master, on: '2026-05-01', reason: '补录' });
    expect((await stateOf(desk, master)).due_on).toBe('2026-05-31');
  });

  it('a splitting goes by the stage of that day', async () => {
    const desk = await makeDesk();
    const no = await assigned(desk, '2026-03-01');
    const { result } = await splitCase(desk, {
      case: no,
      titles: ['甲'],
      on: '2026-03-15',
      reason: '补录',
    });
    expect(result.children.map((child) => child.stage)).toEqual(['received']);
  });
});

describe('the receipt of a merged child', () => {
  it('is corrected in its master, too, and taken back with it', async () => {
    const desk = await makeDesk();
    const [master, child] = [
      await assigned(desk, '2026-03-05'),
      await assigned(desk, '2026-03-04'),
    ];
    await mergeCases(desk, { cases: [child], into: master });
    const dates = { received_on: '2026-02-01' };
    const { entry } = await editCases(desk, { cases: [child], changes: {}, dates, reason: '录错' });
    expect((await stateOf(desk, master)).received_on).toBe('2026-02-01');
    await undoEntry(desk, { entry: entry ?? 0 });
    expect((await stateOf(desk, master)).received_on).toBe('2026-03-04');
    const late = { received_on: '2026-03-10' };
    await editCases(desk, { cases: [child], changes: {}, dates: late, reason: '录错' });
    expect(await stateOf(desk, master)).toMatchObject({
      received_on: '2026-03-05',
      absorbed: [{ no: child, received_on: '2026-03-10' }],
    });
    await unmergeCases(desk, { cases: [child], reason: '并错' });
    expect((await stateOf(desk, master)).absorbed).toEqual([]);
    expect((await verifyRegister(desk)).findings).toEqual([]);
  });

  it('is corrected together with the master’s own', async () => {
    const desk = await makeDesk();
    const [master, child] = [
      await assigned(desk, '2026-03-05'),
      await assigned(desk, '2026-03-04'),
    ];
    await mergeCases(desk, { cases: [child], into: master });
    const dates = { received_on: '2026-02-01' };
    await editCases(desk, { cases: [master, child], changes: {}, dates, reason: '录错' });
    expect(await stateOf(desk, master)).toMatchObject({
      received_on: '2026-02-01',
      own_received_on: '2026-02-01',
    });
    expect((await verifyRegister(desk)).findings).toEqual([]);
  });
});

describe('resuming', () => {
  it('counts the days since the deadline was granted, where that was while the clock stood', async () => {
    const desk = await makeDesk();
    const resumed = async (extendedOn?: string, more?: object) => {
      const no = await assigned(desk, '2026-03-01', '2026-04-30');
      const step = (action: 'suspend' | 'extend' | 'resume', on: string, input: object = {}) =>
        act(desk, { action, cases: [no], on, input: { reason: 'r', ...input } });
      await step('suspend', '2026-04-10');
      if (extendedOn) await step('extend', extendedOn, { due: { due_on: '2026-05-31' }, ...more });
      await step('resume', '2026-05-10');
      return (await stateOf(desk, no)).due_on;
    };
    expect(await resumed()).toBe('2026-05-30');
    expect(await resumed('2026-04-10')).toBe('2026-06-30');
    expect(await resumed('2026-05-05')).toBe('2026-06-05');
    expect(await resumed('2026-05-10')).toBe('2026-05-31');
  });
});

describe('un-merging', () => {
  it('is refused by the register itself without a reason', async () => {
    const desk = await makeDesk();
    const [master, child] = [
      await assigned(desk, '2026-03-05'),
      await assigned(desk, '2026-03-04'),
    ];
    await mergeCases(desk, { cases: [child], into: master });
    await expect(unmergeCases(desk, { cases: [child] })).rejects.toMatchObject({
      code: 'value-missing',
      params: { flag: 'reason' },
    });
  });
});
