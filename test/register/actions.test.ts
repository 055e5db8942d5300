import { describe, expect, it } from 'vitest';
import { act } from '../../src/register/act.ts';
import { addCase } from '../../src/register/add.ts';
import { setConfig } from '../../src/register/config.ts';
import { editCases } from '../../src/register/edit.ts';
import { showCase } from '../../src/register/look.ts';
import { mergeCases, unmergeCases } from '../../src/register/merge.ts';
import { discloseReporter } from '../../src/register/reporter.ts';
import { splitCase } from '../../src/register/split.ts';
import { aliasTerm, mergeTerms, renameTerm } from '../../src/register/terms.ts';
import { undoEntry } from '../../src/register/undo.ts';
import { verifyRegister } from '../../src/register/verify.ts';
import { makeDesk, type TestDesk } from './desk.ts';

async function add(
  desk: TestDesk,
  title = '补贴申领材料重复',
  receivedOn = '2026-06-01',
): Promise<string> {
  return (await addCase(desk, { title, receivedOn })).result.no;
}

async function assigned(desk: TestDesk, due = '2026-07-31'): Promise<string> {
  const no = await add(desk);
  await act(desk, { action: 'accept', cases: [no], input: {} });
  await act(desk, {
    action: 'assign',
    cases: [no],
    input: { unit: '市住建局', due: { due_on: due } },
  });
  return no;
}

async function submitted(desk: TestDesk): Promise<string> {
  const no = await assigned(desk);
  await act(desk, { action: 'submit', cases: [no], input: { handler: '经办科' } });
  return no;
}

const stageOf = async (desk: TestDesk, no: string) => (await showCase(desk, no)).state.stage;

describe('registering', () => {
  it('numbers cases by year of receipt and never gives a number twice', async () => {
    const desk = await makeDesk();
    expect(await add(desk)).toBe('2026-0001');
    expect(await add(desk, 't', '2025-12-31')).toBe('2025-0001');
    const { entry } = await addCase(desk, { title: 't' });
    await undoEntry(desk, { entry: entry ?? 0 });
    expect(await add(desk)).toBe('2026-0003');
  });

  it('takes a number of the office’s own, once, and goes on after it', async () => {
    const desk = await makeDesk();
    await addCase(desk, { title: 't', no: '2026-0041' });
    expect(await add(desk)).toBe('2026-0042');
    await expect(addCase(desk, { title: 't', no: '2026-0041' })).rejects.toMatchObject({
      code: 'number-taken',
    });
  });

  it('refuses a source that the office has no word for', async () => {
    const desk = await makeDesk();
    await expect(addCase(desk, { title: 't', source: '梦见' })).rejects.toMatchObject({
      code: 'code-not-found',
    });
  });

  it('keeps who reported it out of the journal, and shows it only with a reason, on record', async () => {
    const desk = await makeDesk();
    const { result } = await addCase(desk, {
      title: 't',
      reporter: { name: '某甲', contact: '000' },
    });
    const events = await desk.store.read((tx) => tx.storedEvents(1, 1000));
    expect(JSON.stringify(events)).not.toContain('某甲');
    await expect(discloseReporter(desk, { case: result.no })).rejects.toMatchObject({
      code: 'value-missing',
      params: { flag: 'reason' },
    });
    const shown = await discloseReporter(desk, { case: result.no, reason: '回访' });
    expect(shown.result).toEqual({ no: result.no, name: '某甲', contact: '000' });
    expect(await desk.store.read((tx) => tx.entry(shown.entry ?? 0))).toMatchObject({
      action: 'show reporter',
      reason: '回访',
    });
  });
});

describe('dates of actions', () => {
  it('a future date is refused, a past one needs a reason', async () => {
    const desk = await makeDesk();
    const no = await add(desk);
    await expect(
      act(desk, { action: 'accept', cases: [no], on: '2026-07-01', input: {} }),
    ).rejects.toMatchObject({ code: 'date-in-future' });
    await expect(
      act(desk, { action: 'accept', cases: [no], on: '2026-06-02', input: {} }),
    ).rejects.toMatchObject({ code: 'backdate-needs-reason' });
    await act(desk, { action: 'accept', cases: [no], on: '2026-06-02', input: { reason: '补录' } });
    expect((await showCase(desk, no)).state.accepted_on).toBe('2026-06-02');
  });

  it('a back-dated action that a later step forbids is refused, naming that step', async () => {
    const desk = await makeDesk();
    const no = await submitted(desk);
    await expect(
      act(desk, { action: 'return', cases: [no], on: '2026-06-29', input: { reason: '补录' } }),
    ).rejects.toMatchObject({ code: 'step-wrong-stage' });
  });

  it('a back-dated extension is judged by the deadline of that day', async () => {
    const desk = await makeDesk();
    const no = await assigned(desk, '2026-07-05');
    desk.setToday('2026-07-20');
    await expect(
      act(desk, {
        action: 'extend',
        cases: [no],
        input: { reason: 'r', due: { due_on: '2026-08-01' } },
      }),
    ).rejects.toMatchObject({ code: 'extension-after-expiry' });
    await act(desk, {
      action: 'extend',
      cases: [no],
      on: '2026-07-04',
      input: { reason: '当日已批', due: { due_on: '2026-08-01' } },
    });
    expect((await showCase(desk, no)).state).toMatchObject({
      due_on: '2026-08-01',
      original_due_on: '2026-07-05',
    });
  });
});

describe('a case that is being handled', () => {
  it('is moved to another unit with a reason, and not to a later deadline', async () => {
    const desk = await makeDesk();
    const no = await assigned(desk, '2026-07-31');
    const move = (input: object) =>
      act(desk, { action: 'assign', cases: [no], input: { unit: '市人社局', ...input } });
    await expect(move({})).rejects.toMatchObject({ code: 'reassign-needs-reason' });
    await expect(move({ reason: '改派', due: { due_on: '2026-08-31' } })).rejects.toMatchObject({
      code: 'reassign-extends',
    });
    await move({ reason: '改派', due: { due_on: '2026-07-15' } });
    expect((await showCase(desk, no)).state).toMatchObject({
      unit: '市人社局',
      due_on: '2026-07-15',
      original_due_on: '2026-07-31',
    });
  });

  it('is not sent back by whoever handled it', async () => {
    const desk = await makeDesk();
    const no = await submitted(desk);
    await expect(
      act(desk, { action: 'rework', cases: [no], input: { reason: 'r', verifier: '经办科' } }),
    ).rejects.toMatchObject({ code: 'verifier-is-handler' });
  });

  it('is told its stage before it is asked for values', async () => {
    const desk = await makeDesk();
    const no = await assigned(desk);
    await expect(act(desk, { action: 'close', cases: [no], input: {} })).rejects.toMatchObject({
      code: 'step-wrong-stage',
    });
  });

  it('is not suspended until a day that has passed', async () => {
    const desk = await makeDesk();
    const no = await assigned(desk);
    await expect(
      act(desk, { action: 'suspend', cases: [no], input: { reason: 'r', reviewOn: '2026-01-01' } }),
    ).rejects.toMatchObject({ code: 'review-before-action' });
  });

  it('loses the words of its old deadline when it is extended', async () => {
    const desk = await makeDesk();
    const no = await add(desk);
    await act(desk, { action: 'accept', cases: [no], input: {} });
    const due = { due_on: '2026-07-31', due_text: '7月底前' };
    await act(desk, { action: 'assign', cases: [no], input: { unit: '市住建局', due } });
    await act(desk, {
      action: 'extend',
      cases: [no],
      input: { reason: 'r', due: { due_on: '2026-08-31' } },
    });
    expect((await showCase(desk, no)).state).toMatchObject({
      due_on: '2026-08-31',
      due_text: null,
    });
  });
});

describe('many cases at once', () => {
  it('is all or nothing', async () => {
    const desk = await makeDesk();
    const one = await add(desk);
    const two = await submitted(desk);
    await expect(
      act(desk, { action: 'accept', cases: [one, two], input: {} }),
    ).rejects.toMatchObject({ code: 'step-wrong-stage', params: { no: two } });
    expect(await stageOf(desk, one)).toBe('received');
  });

  it('is one entry, undone as one', async () => {
    const desk = await makeDesk();
    const cases = [await add(desk), await add(desk)];
    const { entry } = await act(desk, { action: 'accept', cases, input: {} });
    const { result } = await undoEntry(desk, { entry: entry ?? 0 });
    expect(result.cases.map((one) => one.stage)).toEqual(['received', 'received']);
  });

  it('a dry run says what would happen and changes nothing', async () => {
    const desk = await makeDesk();
    const no = await add(desk);
    const { entry, result } = await act(desk, {
      action: 'accept',
      cases: [no],
      input: {},
      dryRun: true,
    });
    expect([entry, result[0]?.stage]).toEqual([null, 'accepted']);
    expect(await stageOf(desk, no)).toBe('received');
  });
});

describe('closing', () => {
  it('is verified by somebody who did not handle it', async () => {
    const desk = await makeDesk();
    const no = await submitted(desk);
    await expect(
      act(desk, {
        action: 'close',
        cases: [no],
        input: { outcome: 'explained', verifier: '经办科' },
      }),
    ).rejects.toMatchObject({ code: 'verifier-is-handler' });
    await act(desk, {
      action: 'close',
      cases: [no],
      input: { outcome: 'explained', verifier: '督查科' },
    });
    expect((await showCase(desk, no)).state).toMatchObject({ stage: 'closed', verifier: '督查科' });
  });

  it('with two-key on, the two entries come from two actors', async () => {
    const desk = await makeDesk();
    await setConfig(desk, 'two-key', 'on');
    const no = await submitted(desk);
    const close = { action: 'close', cases: [no], input: { outcome: 'explained' } } as const;
    await expect(act(desk, close)).rejects.toMatchObject({ code: 'two-key-same-actor' });
    await act(desk.as('核验员'), close);
    expect(await stageOf(desk, no)).toBe('closed');
  });

  it('at once (立行立改) needs a reason', async () => {
    const desk = await makeDesk();
    const no = await assigned(desk);
    await expect(
      act(desk, { action: 'close', cases: [no], input: { outcome: 'explained', direct: true } }),
    ).rejects.toMatchObject({ code: 'value-missing', params: { flag: 'reason' } });
    await act(desk, {
      action: 'close',
      cases: [no],
      input: { outcome: 'explained', direct: true, reason: '立行立改' },
    });
    expect(await stageOf(desk, no)).toBe('closed');
  });
});

describe('undo', () => {
  it('is refused with the step at fault when later events stand on it', async () => {
    const desk = await makeDesk();
    const no = await add(desk);
    const { entry } = await act(desk, { action: 'accept', cases: [no], input: {} });
    await act(desk, { action: 'assign', cases: [no], input: { unit: '市住建局' } });
    await expect(undoEntry(desk, { entry: entry ?? 0 })).rejects.toMatchObject({
      code: 'later-step-stands-on-it',
      params: { no, action: 'assigned' },
    });
  });

  it('can itself be undone, and the same entry undone again', async () => {
    const desk = await makeDesk();
    const no = await add(desk);
    const { entry } = await act(desk, { action: 'accept', cases: [no], input: {} });
    const undo = await undoEntry(desk, { entry: entry ?? 0 });
    await expect(undoEntry(desk, { entry: entry ?? 0 })).rejects.toMatchObject({
      code: 'entry-undone-already',
    });
    await undoEntry(desk, { entry: undo.entry ?? 0 });
    expect(await stageOf(desk, no)).toBe('accepted');
    await undoEntry(desk, { entry: entry ?? 0 });
    expect(await stageOf(desk, no)).toBe('received');
    expect((await verifyRegister(desk)).findings).toEqual([]);
  });

  it('of a registration takes the case out of every list; it comes back unless its number was given away', async () => {
    const desk = await makeDesk();
    const { entry } = await addCase(desk, { title: 't', no: 'X1' });
    const undo = await undoEntry(desk, { entry: entry ?? 0 });
    await expect(showCase(desk, 'X1')).rejects.toMatchObject({ code: 'case-not-found' });
    await addCase(desk, { title: 'u', no: 'X1' });
    await expect(undoEntry(desk, { entry: undo.entry ?? 0 })).rejects.toMatchObject({
      code: 'number-taken',
    });
  });

  it('without a number takes back one’s own last entry, never another’s', async () => {
    const desk = await makeDesk();
    await add(desk);
    await expect(undoEntry(desk.as('另一人'), {})).rejects.toMatchObject({
      code: 'undo-not-yours',
    });
    await undoEntry(desk, {});
  });

  it('takes back the entry that was asked about, though another was recorded meanwhile', async () => {
    const desk = await makeDesk();
    const { entry } = await addCase(desk, { title: 't' });
    await addCase(desk.as('另一人'), { title: 'u' });
    const expected = entry ?? 0;
    await expect(undoEntry(desk.as('另一人'), { expected })).rejects.toMatchObject({
      code: 'undo-not-yours',
    });
    expect((await undoEntry(desk, { expected })).result.undone).toBe(entry);
  });

  it('does not take back what the office decided about its words', async () => {
    const desk = await makeDesk();
    const { entry } = await aliasTerm(desk, { kind: 'unit', name: '市住建局', aliases: ['住建'] });
    await expect(undoEntry(desk, { entry: entry ?? 0 })).rejects.toMatchObject({
      code: 'entry-not-undoable',
    });
  });

  it('names the last entry that can be taken back, where the last one can’t', async () => {
    const desk = await makeDesk();
    const no = await add(desk);
    const { entry } = await act(desk, { action: 'accept', cases: [no], input: {} });
    await addCase(desk.as('另一人'), { title: 'u' });
    const noted = await act(desk, { action: 'note', cases: [no], input: { text: '已联系' } });
    await undoEntry(desk, { entry: noted.entry ?? 0 });
    const set = await setConfig(desk, 'two-key', 'on');
    await expect(undoEntry(desk, {})).rejects.toMatchObject({
      code: 'last-not-undoable',
      params: { entry: set.entry, action: 'config', last: entry, lastAction: 'accept' },
    });
  });
});

describe('merging', () => {
  it('and un-merging give the child its own stage and dates back', async () => {
    const desk = await makeDesk();
    const master = await assigned(desk, '2026-07-31');
    const child = await add(desk, '同一问题', '2026-05-01');
    await mergeCases(desk, { cases: [child], into: master });
    expect((await showCase(desk, master)).state).toMatchObject({
      received_on: '2026-05-01',
      own_received_on: '2026-06-01',
    });
    expect(await stageOf(desk, child)).toBe('merged');
    await unmergeCases(desk, { cases: [child], reason: '并错了' });
    expect((await showCase(desk, master)).state.received_on).toBe('2026-06-01');
    expect((await showCase(desk, child)).state).toMatchObject({
      stage: 'received',
      received_on: '2026-05-01',
    });
    expect((await verifyRegister(desk)).findings).toEqual([]);
  });

  it('refuses chains, itself, and a master that would leave with its children', async () => {
    const desk = await makeDesk();
    const [a, b, c] = [await add(desk), await add(desk), await add(desk)];
    await mergeCases(desk, { cases: [b], into: a });
    await expect(mergeCases(desk, { cases: [a], into: c })).rejects.toMatchObject({
      code: 'master-has-children',
    });
    await expect(mergeCases(desk, { cases: [c], into: c })).rejects.toMatchObject({
      code: 'merge-into-itself',
    });
    await expect(mergeCases(desk, { cases: [c], into: b })).rejects.toMatchObject({
      code: 'step-wrong-stage',
    });
    await expect(
      act(desk, { action: 'withdraw', cases: [a], input: { reason: 'r' } }),
    ).rejects.toMatchObject({ code: 'master-has-children' });
  });
});

describe('splitting', () => {
  it('makes new cases of the day, accepted like the old one, and leaves that as it is', async () => {
    const desk = await makeDesk();
    const no = await assigned(desk);
    const { result } = await splitCase(desk, { case: no, titles: ['甲', '乙'] });
    expect(result.children.map((child) => child.stage)).toEqual(['accepted', 'accepted']);
    const child = (await showCase(desk, result.children[0]?.no ?? '')).state;
    expect(child).toMatchObject({ title: '甲', received_on: '2026-06-30', split_from: no });
    expect(await stageOf(desk, no)).toBe('assigned');
  });
});

describe('corrections', () => {
  it('keep the old and the new value, and say nothing where nothing changes', async () => {
    const desk = await makeDesk();
    const no = await add(desk);
    const { result } = await editCases(desk, {
      cases: [no],
      changes: { title: '新标题', source: '审计' },
    });
    expect(result[0]?.changes).toEqual([
      { field: 'title', old: '补贴申领材料重复', next: '新标题' },
      { field: 'source', old: null, next: '审计' },
    ]);
    expect((await editCases(desk, { cases: [no], changes: { title: '新标题' } })).entry).toBeNull();
  });

  it('of a date move the step, where the order allows it', async () => {
    const desk = await makeDesk();
    const no = await assigned(desk);
    const moved = { cases: [no], changes: {}, dates: { received_on: '2026-05-20' } };
    await expect(editCases(desk, moved)).rejects.toMatchObject({ code: 'edit-date-needs-reason' });
    await editCases(desk, { ...moved, reason: '录错' });
    expect((await showCase(desk, no)).state.received_on).toBe('2026-05-20');
    await expect(
      editCases(desk, {
        cases: [no],
        changes: {},
        dates: { assigned_on: '2026-05-01' },
        reason: '录错',
      }),
    ).rejects.toMatchObject({ code: 'later-step-stands-on-it', params: { action: 'assigned' } });
  });

  it('of a deadline or a unit need a reason, because figures change by them', async () => {
    const desk = await makeDesk();
    const no = await assigned(desk);
    for (const changes of [{ due_on: '2027-06-30' }, { unit: '市人社局' }]) {
      await expect(editCases(desk, { cases: [no], changes })).rejects.toMatchObject({
        code: 'edit-date-needs-reason',
      });
      await editCases(desk, { cases: [no], changes, reason: '录错' });
    }
  });

  it('do not make the verifier of whoever handled it, nor a patch in force before it was published', async () => {
    const desk = await makeDesk();
    const no = await submitted(desk);
    const patch = {
      kind: 'revised',
      title: '办法',
      no: '示政发〔2026〕1号',
      no_text: null,
      published_on: '2026-06-20',
      in_force_on: '2026-07-01',
    } as const;
    await act(desk, { action: 'close', cases: [no], input: { outcome: 'patched', patch } });
    const edit = (changes: Record<string, unknown>) =>
      editCases(desk, { cases: [no], changes, reason: '录错' });
    await expect(edit({ verifier: '经办科' })).rejects.toMatchObject({
      code: 'verifier-is-handler',
    });
    await expect(edit({ patch: { ...patch, in_force_on: '2026-06-01' } })).rejects.toMatchObject({
      code: 'patch-in-force-before-published',
    });
  });

  it('of a closed case need a reason', async () => {
    const desk = await makeDesk();
    const no = await submitted(desk);
    await act(desk, { action: 'close', cases: [no], input: { outcome: 'explained' } });
    await expect(editCases(desk, { cases: [no], changes: { title: 'x' } })).rejects.toMatchObject({
      code: 'edit-closed-needs-reason',
    });
  });
});

describe('the office’s words', () => {
  it('a renamed unit is found under every name and shown under the new one', async () => {
    const desk = await makeDesk();
    const no = await assigned(desk);
    await renameTerm(desk, { kind: 'unit', name: '市住建局', next: '市住房城乡建设局' });
    expect((await showCase(desk, no)).state.unit).toBe('市住房城乡建设局');
    await act(desk, { action: 'assign', cases: [no], input: { unit: '市住建局', reason: '改派' } });
    expect((await verifyRegister(desk)).findings).toEqual([]);
  });

  it('two units that are one are merged with their cases', async () => {
    const desk = await makeDesk();
    const no = await assigned(desk);
    await mergeTerms(desk, { kind: 'unit', name: '市住建局', into: '市人社局' });
    expect((await showCase(desk, no)).state.unit).toBe('市人社局');
    expect((await verifyRegister(desk)).findings).toEqual([]);
  });

  it('a name is given once', async () => {
    const desk = await makeDesk();
    await expect(
      renameTerm(desk, { kind: 'unit', name: '市住建局', next: '市人社局' }),
    ).rejects.toMatchObject({ code: 'term-exists' });
    await expect(
      aliasTerm(desk, { kind: 'unit', name: '市住建局', aliases: ['市人社局'] }),
    ).rejects.toMatchObject({ code: 'term-exists' });
  });
});
