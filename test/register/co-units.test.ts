/** Co-units are units: whatever they are called now, they are found and shown like them. */
import { describe, expect, it } from 'vitest';
import { act } from '../../src/register/act.ts';
import { addCase } from '../../src/register/add.ts';
import type { Desk } from '../../src/register/desk.ts';
import { exportCases } from '../../src/register/export.ts';
import { countCases, showCase } from '../../src/register/look.ts';
import { aliasTerm, mergeTerms, renameTerm } from '../../src/register/terms.ts';
import { verifyRegister } from '../../src/register/verify.ts';
import { makeDesk } from './desk.ts';

const found = (desk: Desk, ...has: string[]) => countCases(desk, [{ field: 'co_units', has }]);

async function withCoUnits() {
  const desk = await makeDesk(['甲局', '乙局', '丙局']);
  const { no } = (await addCase(desk, { title: '案', receivedOn: '2026-06-01' })).result;
  await act(desk, { action: 'accept', cases: [no], input: {} });
  const input = { unit: '甲局', coUnits: ['乙局', '丙局'] };
  await act(desk, { action: 'assign', cases: [no], input });
  return { desk, no };
}

describe('a co-unit', () => {
  it('that was renamed is found under every name and shown under the new one', async () => {
    const { desk, no } = await withCoUnits();
    await renameTerm(desk, { kind: 'unit', name: '乙局', next: '乙新局' });
    await aliasTerm(desk, { kind: 'unit', name: '乙新局', aliases: ['乙'] });
    for (const name of ['乙局', '乙新局', '乙'])
      expect([name, await found(desk, name)]).toEqual([name, 1]);
    expect((await showCase(desk, no)).state.co_units).toEqual(['乙新局', '丙局']);
    expect((await verifyRegister(desk)).findings).toEqual([]);
  });

  it('that was merged into another is found under that one, and shown once', async () => {
    const { desk, no } = await withCoUnits();
    await mergeTerms(desk, { kind: 'unit', name: '乙局', into: '丙局' });
    expect(await found(desk, '丙局')).toBe(1);
    expect((await showCase(desk, no)).state.co_units).toEqual(['丙局']);
    expect((await verifyRegister(desk)).findings).toEqual([]);
  });

  it('that nobody knows, like a unit, is a mistake in the question, also of an export', async () => {
    const { desk } = await withCoUnits();
    const nothing = () => Promise.resolve();
    const filters = [
      [{ field: 'unit', is: ['丁局'] }],
      [{ field: 'co_units', has: ['丁局'] }],
    ] as const;
    for (const asked of filters)
      await expect(exportCases(desk, asked, nothing)).rejects.toMatchObject({
        code: 'unit-not-found',
      });
  });
});
