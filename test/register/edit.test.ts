/** 更正 on cases as they come: imported, moved since, back-dated. */
import { describe, expect, it } from 'vitest';
import type { Patch } from '../../src/domain/case.ts';
import { act } from '../../src/register/act.ts';
import { addCase } from '../../src/register/add.ts';
import type { Desk } from '../../src/register/desk.ts';
import { editCases } from '../../src/register/edit.ts';
import { showCase } from '../../src/register/look.ts';
import { renameTerm } from '../../src/register/terms.ts';
import { verifyRegister } from '../../src/register/verify.ts';
import { makeDesk, recordRaw, type TestDesk } from './desk.ts';

const UNIT = '市住建局';

/** A case received and assigned in January, which is half a year ago. */
async function assigned(desk: TestDesk, due?: string): Promise<string> {
  const { no } = (await addCase(desk, { title: '案', receivedOn: '2026-01-05' })).result;
  const step = (action: 'accept' | 'assign', input: object) =>
    act(desk, { action, cases: [no], on: '2026-01-10', input: { reason: '补录', ...input } });
  await step('accept', {});
  await step('assign', { unit: UNIT, ...(due ? { due: { due_on: due } } : {}) });
  return no;
}

const NO_PATCH = {
  ...{ kind: null, title: null, no: null, no_text: null },
  ...{ published_on: null, in_force_on: null },
} as const satisfies Patch;

const stateOf = async (desk: Desk, no: string) => (await showCase(desk, no)).state;

describe('a correction of something else', () => {
  it('does not stumble over a verifier or a patch that came with an import', async () => {
    const desk = await makeDesk();
    const patch = {
      kind: 'revised',
      title: '办法',
      no: null,
      no_text: null,
      published_on: '2026-03-10',
      in_force_on: '2026-03-01',
    } as const;
    const history = [
      { kind: 'accepted', on: '2026-01-06' },
      { kind: 'assigned', on: '2026-01-07', unit: UNIT },
      { kind: 'submitted', on: '2026-02-01', handler: '某甲' },
      { kind: 'closed', on: '2026-02-02', verifier: '某甲', outcome: 'patched', patch },
    ] as const;
    const no = await recordRaw(desk, '2026-01-05', { no: 'L1', title: '旧', history });
    await editCases(desk, { cases: [no], changes: { title: '新' }, reason: '错字' });
    expect((await stateOf(desk, no)).title).toBe('新');
    const refused = (changes: Record<string, unknown>) =>
      expect(editCases(desk, { cases: [no], changes, reason: '错字' })).rejects;
    await refused({ handler: ' 某甲' }).toMatchObject({ code: 'verifier-is-handler' });
    await refused({ patch: { ...patch, title: '新' } }).toMatchObject({
      code: 'patch-in-force-before-published',
    });
  });
});

describe('a part of the patch', () => {
  it('is corrected of several cases, each of which keeps the other parts of its own', async () => {
    const desk = await makeDesk();
    const close = async (no: string, title: string) =>
      recordRaw(desk, '2026-01-05', {
        ...{ no, title },
        history: [
          { kind: 'accepted', on: '2026-01-06' },
          {
            ...{
              kind: 'closed',
              on: '2026-02-02',
              outcome: 'patched',
              direct: true,
            },
            patch: {
              ...NO_PATCH,
              title,
              no: '甲〔2026〕1号',
              no_text: '甲[2026]1号',
            },
          },
        ],
      });
    const cases = [await close('L1', '甲办法'), await close('L2', '乙办法')];
    const corrected = (patch: Partial<Patch>) =>
      editCases(desk, {
        cases,
        changes: {},
        patch: { ...NO_PATCH, ...patch },
        reason: '漏录',
      });
    await corrected({ kind: 'revised' });
    await corrected({ no: '甲〔2026〕2号' });
    for (const [at, title] of ['甲办法', '乙办法'].entries())
      expect((await stateOf(desk, cases[at] ?? '')).patch).toEqual({
        ...NO_PATCH,
        ...{ kind: 'revised', title, no: '甲〔2026〕2号' },
      });
    expect((await verifyRegister(desk)).findings).toEqual([]);
  });
});

describe('the two deadlines', () => {
  it('are each what they are corrected to, also where the original one stays as it was', async () => {
    const desk = await makeDesk();
    const no = await assigned(desk, '2026-04-30');
    const changes = { original_due_on: '2026-04-30', due_on: '2026-05-31' };
    const { result } = await editCases(desk, { cases: [no], changes, reason: '录错' });
    expect(await stateOf(desk, no)).toMatchObject(changes);
    expect(result[0]?.changes).toEqual([
      { field: 'due_on', old: '2026-04-30', next: '2026-05-31' },
    ]);
    await editCases(desk, {
      cases: [no],
      changes: { original_due_on: '2026-03-31', due_on: '2026-06-30' },
      reason: '录错',
    });
    expect(await stateOf(desk, no)).toMatchObject({
      original_due_on: '2026-03-31',
      due_on: '2026-06-30',
    });
    expect((await verifyRegister(desk)).findings).toEqual([]);
  });

  it('are corrected together where there was no extension, and the answer says so', async () => {
    const desk = await makeDesk();
    const no = await assigned(desk, '2026-04-30');
    const changes = { due_on: '2026-05-31' };
    const { result } = await editCases(desk, { cases: [no], changes, reason: '录错' });
    expect(result[0]?.changes.map((change) => change.field)).toEqual(['due_on', 'original_due_on']);
    expect((await stateOf(desk, no)).original_due_on).toBe('2026-05-31');
  });
});

describe('a back-dated correction', () => {
  it('is compared with the case as it stood on that day', async () => {
    const desk = await makeDesk([UNIT, '市人社局']);
    const no = await assigned(desk);
    await act(desk, {
      action: 'assign',
      cases: [no],
      on: '2026-06-01',
      input: { unit: '市人社局', reason: '改派' },
    });
    const { entry, result } = await editCases(desk, {
      cases: [no],
      changes: { unit: '市人社局' },
      on: '2026-01-20',
      reason: '当时即录错',
    });
    expect(entry).not.toBeNull();
    expect(result[0]?.changes).toEqual([{ field: 'unit', old: UNIT, next: '市人社局' }]);
    const query = { asOf: '2026-03-31', from: '2026-03-01', to: '2026-03-31', by: 'unit' } as const;
    const groups = await desk.store.read(async (tx) => {
      const { terms } = await tx.office();
      return (await tx.figures(query)).groups.map(({ group }) => terms.byId(Number(group))?.name);
    });
    expect(groups).toEqual(['市人社局']);
  });
});

describe('a unit that was renamed since', () => {
  it('is still the same unit: naming it anew changes nothing', async () => {
    const desk = await makeDesk();
    const no = await assigned(desk);
    await renameTerm(desk, { kind: 'unit', name: UNIT, next: '市住房城乡建设局' });
    const edit = { cases: [no], changes: { unit: UNIT } };
    expect((await editCases(desk, edit)).entry).toBeNull();
  });
});
