import { describe, expect, it as test } from 'vitest';
import { act } from '../../src/register/act.ts';
import { addCase } from '../../src/register/add.ts';
import { readConfig, setConfig } from '../../src/register/config.ts';
import {
  applyDefaultAcceptances,
  DEFAULT_ACCEPTANCE_REASON,
  findDefaultAcceptances,
} from '../../src/register/default-acceptance.ts';
import { showCase } from '../../src/register/look.ts';
import { rebuildDerived } from '../../src/register/rebuild.ts';
import { renameTerm } from '../../src/register/terms.ts';
import { undoEntry } from '../../src/register/undo.ts';
import { verifyRegister } from '../../src/register/verify.ts';
import { makeDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
const it = (name: string, check: () => Promise<void>) => {
  test(name, async () => {
    await begin();
    await check();
  });
};

/** A register of its own for each test; what it needs is given up when the test is finished. */
async function begin(): Promise<void> {
  desk = await makeDesk();
  desk.setToday('2026-03-02'); // a Monday
}

const accepted = async (facts: object = {}) => {
  const { no } = (await addCase(desk, { title: 't', ...facts })).result;
  await act(desk, { action: 'accept', cases: [no], input: {} });
  return no;
};
const assign = (no: string, input: object = {}) =>
  act(desk, { action: 'assign', cases: [no], input: { unit: '市住建局', ...input } });
const extend = (no: string, due_on: string, force = false) =>
  act(desk, {
    action: 'extend',
    cases: [no],
    input: { reason: '征求意见', due: { due_on }, ...(force ? { force } : {}) },
  });
const stateOf = async (no: string) => (await showCase(desk, no)).state;

describe('settings', () => {
  it('are refused with the form that they take', async () => {
    await expect(setConfig(desk, 'deadline', '很快')).rejects.toMatchObject({
      code: 'setting-value',
      params: { form: 'stretch' },
    });
    await expect(setConfig(desk, 'two-key', 'on', { severity: '严重' })).rejects.toMatchObject({
      code: 'setting-not-scoped',
    });
    await expect(setConfig(desk, 'deadline', '5天', { severity: '特大' })).rejects.toMatchObject({
      code: 'code-not-found',
    });
  });

  it('are listed with the rules of severities and sources; the same again is not recorded', async () => {
    await setConfig(desk, 'deadline', '十五个工作日', { severity: '严重' });
    const again = await setConfig(desk, 'deadline', '15个工作日', { severity: '严重' });
    expect(again.entry).toBe(null);
    expect((await setConfig(desk, 'yellow-days', '3')).entry).toBe(null);
    const listed = (await readConfig(desk)).filter(({ key }) => key === 'deadline');
    expect(listed).toMatchObject([
      { scope: {}, value: 'none', form: 'stretch' },
      { scope: { severity: '严重' }, value: '15个工作日' },
    ]);
  });
});

describe('a rule of a severity that was renamed', () => {
  it('is the same rule under either name, and goes with either', async () => {
    const rename = (name: string, next: string) =>
      renameTerm(desk, { kind: 'severity', name, next, on: '2026-03-02' });
    const listed = async () =>
      (await readConfig(desk)).filter(({ key }) => key === 'deadline').map(({ value }) => value);
    await setConfig(desk, 'deadline', '5天', { severity: '严重' });
    await rename('严重', '重大');
    const changed = await setConfig(desk, 'deadline', '10天', {
      severity: '重大',
    });
    expect(changed.result).toMatchObject({ old: '5天', next: '10天' });
    await rename('重大', '严重');
    await setConfig(desk, 'deadline', '7天', { severity: '严重' });
    expect(await listed()).toEqual(['none', '7天']);
    expect((await assign(await accepted({ severity: '严重' }))).result[0]?.due_on).toBe(
      '2026-03-09',
    );
    await setConfig(desk, 'deadline', null, { severity: '严重' });
    expect(await listed()).toEqual(['none']);
  });
});

describe('a rule that is taken away', () => {
  it('leaves the case to the others, and is not listed any more', async () => {
    await setConfig(desk, 'deadline', '30天');
    await setConfig(desk, 'deadline', '5天', { severity: '严重' });
    const taken = await setConfig(desk, 'deadline', null, { severity: '严重' });
    expect(taken).toMatchObject({ entry: expect.any(Number) as number, result: { old: '5天' } });
    const no = await accepted({ severity: '严重' });
    expect((await assign(no)).result[0]?.due_on).toBe('2026-04-01');
    expect((await setConfig(desk, 'deadline', null, { severity: '严重' })).entry).toBe(null);
    expect((await readConfig(desk)).filter(({ key }) => key === 'deadline')).toHaveLength(1);
    expect((await setConfig(desk, 'deadline', null)).result).toMatchObject({ next: 'none' });
  });
});

describe('the default deadline', () => {
  it('is given by the most specific rule, and says by which; a named one wins', async () => {
    await setConfig(desk, 'deadline', '30天');
    await setConfig(desk, 'deadline', '5个工作日', { severity: '严重' });
    await setConfig(desk, 'deadline', '10天', { source: '12345热线' });
    const plain = await accepted();
    const grave = await accepted({ severity: '严重', source: '12345热线' });
    const hotline = await accepted({ source: '12345热线' });
    expect((await assign(plain)).result[0]).toMatchObject({
      due_on: '2026-04-01',
      due_rule: { value: '30天', scope: {} },
    });
    expect((await assign(grave)).result[0]).toMatchObject({
      due_on: '2026-03-09',
      due_rule: { value: '5个工作日', scope: { severity: '严重' } },
    });
    expect(await stateOf(grave)).toMatchObject({
      due_text: '5个工作日',
      due_from: '2026-03-02',
    });
    expect((await assign(hotline)).result[0]?.due_on).toBe('2026-03-12');
    const named = await accepted();
    const { result } = await assign(named, { due: { due_on: '2026-12-31' } });
    expect(result[0]?.due_on).toBe('2026-12-31');
    expect(result[0]).not.toHaveProperty('due_rule');
  });

  it('does not touch the deadline of a case that is moved, nor long-term ones', async () => {
    const no = await accepted();
    await assign(no, { due: { due_on: '2026-03-31' } });
    const lasting = await accepted();
    await assign(lasting, { due: { long_term: true } });
    await setConfig(desk, 'deadline', '1天');
    for (const one of [no, lasting]) await assign(one, { unit: '市人社局', reason: '改派' });
    expect((await stateOf(no)).due_on).toBe('2026-03-31');
    expect(await stateOf(lasting)).toMatchObject({ due_on: null, long_term: true });
  });

  it('holds for a case that is assigned as it is entered', async () => {
    await setConfig(desk, 'deadline', '2个工作日');
    const { no } = (await addCase(desk, { title: 't', unit: '市住建局' })).result;
    expect(await stateOf(no)).toMatchObject({ due_on: '2026-03-04', due_text: '2个工作日' });
  });
});

describe('caps', () => {
  it('on the number of extensions, passed only by force and marked then', async () => {
    await setConfig(desk, 'extensions', '1');
    const no = await accepted();
    await assign(no, { due: { due_on: '2026-03-10' } });
    await extend(no, '2026-03-11');
    await expect(extend(no, '2026-03-12')).rejects.toMatchObject({
      code: 'extension-too-many',
      params: { count: 1, limit: 1 },
    });
    await extend(no, '2026-03-12', true);
    const { lines } = await showCase(desk, no);
    expect(lines.filter(({ kind }) => kind === 'extended').map(({ data }) => data)).toMatchObject([
      expect.not.objectContaining({ forced: true }),
      { forced: true },
    ]);
  });

  it('on all days beyond the original deadline, natural or working', async () => {
    await setConfig(desk, 'extension-days', '10天');
    await setConfig(desk, 'extension-days', '5个工作日', { severity: '严重' });
    const no = await accepted();
    const grave = await accepted({ severity: '严重' });
    for (const one of [no, grave]) await assign(one, { due: { due_on: '2026-03-10' } });
    await extend(no, '2026-03-15');
    await extend(no, '2026-03-20');
    await expect(extend(no, '2026-03-21')).rejects.toMatchObject({
      code: 'extension-too-long',
      params: { days: 11, limit: 10, original: '2026-03-10' },
    });
    await extend(grave, '2026-03-17');
    await expect(extend(grave, '2026-03-18')).rejects.toMatchObject({
      code: 'extension-too-long-working',
    });
    await extend(grave, '2026-03-18', true);
  });

  it('on the days for handing an assignment back', async () => {
    await setConfig(desk, 'return-days', '2');
    const one = await accepted();
    const two = await accepted();
    for (const no of [one, two]) await assign(no, { due: { due_on: '2026-06-30' } });
    const back = (no: string, force = false) =>
      act(desk, {
        action: 'return',
        cases: [no],
        input: { reason: '不属本单位职责', ...(force ? { force } : {}) },
      });
    desk.setToday('2026-03-04');
    await back(one);
    desk.setToday('2026-03-05');
    await expect(back(two)).rejects.toMatchObject({
      code: 'return-too-late',
      params: { assigned: '2026-03-02', days: 3, limit: 2 },
    });
    await back(two, true);
    expect((await stateOf(two)).stage).toBe('accepted');
    expect(await verifyRegister(desk)).toMatchObject({ ok: true });
  });
});

describe('逾期未反馈视作默认受理', () => {
  const find = async (on: string) => (await findDefaultAcceptances(desk, on)).map(({ no }) => no);

  it('is no rule until the office makes it', async () => {
    await addCase(desk, { title: 't', receivedOn: '2026-01-05' });
    expect(await find('2026-03-02')).toEqual([]);
    expect((await applyDefaultAcceptances(desk)).entry).toBe(null);
  });

  it('finds what waits longer than the rule for it allows', async () => {
    await setConfig(desk, 'default-acceptance', '5');
    await setConfig(desk, 'default-acceptance', '1', { source: '12345热线' });
    await setConfig(desk, 'default-acceptance', 'none', { severity: '严重' });
    const { no } = (await addCase(desk, { title: 't', receivedOn: '2026-02-27' })).result;
    const hotline = (
      await addCase(desk, { title: 't', source: '12345热线', receivedOn: '2026-02-27' })
    ).result.no;
    await addCase(desk, { title: 't', severity: '严重', receivedOn: '2026-01-05' });
    // 2026-02-28 is a Saturday that is worked: the 28th, then 2 to 5 March.
    expect(await find('2026-02-28')).toEqual([]);
    expect(await find('2026-03-01')).toEqual([hotline]);
    expect(await find('2026-03-05')).toEqual([hotline]);
    expect(await find('2026-03-06')).toEqual([no, hotline]);
    const [first] = await findDefaultAcceptances(desk, '2026-03-06');
    expect(first).toMatchObject({ answer_by: '2026-03-05', waited: 6, allowed: 5 });
  });

  it('accepts them by one entry with the reason, which undo takes back', async () => {
    await setConfig(desk, 'default-acceptance', '2个工作日');
    for (const receivedOn of ['2026-02-02', '2026-02-03', '2026-03-02'])
      await addCase(desk, { title: 't', receivedOn });
    const tried = await applyDefaultAcceptances(desk, { dryRun: true });
    const { entry, result } = await applyDefaultAcceptances(desk);
    expect(tried).toEqual({ entry: null, result });
    expect(result.map(({ no }) => no)).toEqual(['2026-0001', '2026-0002']);
    const stored = await desk.store.read((tx) => tx.entry(entry ?? 0));
    expect(stored).toMatchObject({
      action: 'default acceptance',
      reason: DEFAULT_ACCEPTANCE_REASON,
      events: 2,
    });
    expect(await stateOf('1')).toMatchObject({ stage: 'accepted', accepted_on: '2026-03-02' });
    expect((await applyDefaultAcceptances(desk)).entry).toBe(null);
    await rebuildDerived(desk);
    expect(await verifyRegister(desk)).toMatchObject({ ok: true });
    await undoEntry(desk, { entry: entry ?? 0 });
    expect((await stateOf('1')).stage).toBe('received');
  });
});
