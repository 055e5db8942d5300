/** The register as it was known after any of its entries, and as it stood on any day. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/dates.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { fold } from '../../src/domain/fold.ts';
import { addCase } from '../../src/register/add.ts';
import { act } from '../../src/register/act.ts';
import { editCases } from '../../src/register/edit.ts';
import { rebuildDerived } from '../../src/register/rebuild.ts';
import { aliasTerm, mergeTerms, renameTerm } from '../../src/register/terms.ts';
import type { ReadTx, Store } from '../../src/store/store.ts';
import { makeDesk, recordRaw, TODAY } from './desk.ts';
import { moves, perform } from './random-moves.ts';

/** Everything that reports and lists read, as text. */
async function dump(tx: ReadTx): Promise<string> {
  const cases = await tx.cases({ filters: [] });
  const ids = cases.map(({ id }) => id);
  const days = ['2026-01-01', addDays(TODAY, -20), TODAY];
  const figures = [];
  for (const asOf of days) {
    const { total, groups } = await tx.figures({ asOf, from: '2026-06-01', to: asOf, by: 'unit' });
    const inOrder = groups.toSorted((a, b) => (String(a.group) < String(b.group) ? -1 : 1));
    figures.push({ total, groups: inOrder });
  }
  return JSON.stringify([
    await tx.head(),
    cases.toSorted((a, b) => a.id - b.id),
    [...(await tx.spansOf(ids))].sort(([a], [b]) => a - b),
    await tx.storedTerms(),
    figures,
    await tx.entries(),
    await tx.countCases({ filters: [{ field: 'unit', is: ['市住建局'] }] }),
  ]);
}

const nowIn = (store: Store) => store.read(dump);

describe('the register as it was known after an entry', () => {
  it('is what it was then, whatever was recorded since', { timeout: 90_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (sequence) => {
        const desk = await makeDesk(['市住建局']);
        const nos: string[] = [];
        const known = new Map<number, string>();
        for (const move of [
          { what: 'add', which: 0, other: 0, daysAgo: 9, days: 9 },
          ...sequence,
        ] as const) {
          try {
            await perform(desk, nos, move);
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
          const { entries } = await desk.store.read((tx) => tx.head());
          known.set(entries, await nowIn(desk.store));
        }
        for (const [entries, then] of known)
          expect(await desk.store.readAsKnown({ entries }, dump)).toBe(then);
        expect(await nowIn(desk.store)).toBe([...known.values()].at(-1));
        await desk.store.close();
      }),
      { numRuns: 40 },
    );
  });

  it('has the names and mergers of units of that time', async () => {
    const desk = await makeDesk(['甲局', '乙局', '市住建局']);
    const { no } = (await addCase(desk, { title: '题' })).result;
    await act(desk, { action: 'accept', cases: [no], input: {} });
    await act(desk, { action: 'assign', cases: [no], input: { unit: '乙局' } });
    const { entries } = await desk.store.read((tx) => tx.head());
    const then = await nowIn(desk.store);
    await renameTerm(desk, { kind: 'unit', name: '甲局', next: '甲新局' });
    await aliasTerm(desk, { kind: 'unit', name: '甲新局', aliases: ['甲'] });
    await mergeTerms(desk, { kind: 'unit', name: '乙局', into: '甲新局' });
    expect(await desk.store.readAsKnown({ entries }, dump)).toBe(then);
    expect(then).toContain('"unit":"乙局"');
  });

  it('has the units that helped then, also after a rebuild wrote them with the names of today', async () => {
    const desk = await makeDesk(['甲局', '乙局', '市住建局']);
    const { no } = (await addCase(desk, { title: '题' })).result;
    await act(desk, { action: 'accept', cases: [no], input: {} });
    const input = { unit: '市住建局', coUnits: ['乙局'] };
    await act(desk, { action: 'assign', cases: [no], input });
    const { entries } = await desk.store.read((tx) => tx.head());
    const [caseId = 0] = await desk.store.read((tx) => tx.caseIds());
    const helped = () =>
      desk.store.readAsKnown(
        { entries },
        async (tx) => (await tx.spansOf([caseId])).get(caseId)?.at(-1)?.co_units,
      );
    await mergeTerms(desk, { kind: 'unit', name: '乙局', into: '甲局' });
    expect(await helped()).toEqual(['乙局']);
    await rebuildDerived(desk);
    expect(await helped()).toEqual(['乙局']);
  });

  it('is found by an instant, also where the clock was set back meanwhile', async () => {
    const desk = await makeDesk();
    const before = await desk.store.read((tx) => tx.head());
    desk.setToday('2026-07-02');
    await addCase(desk, { title: '题' });
    desk.setToday('2026-07-01'); // the clock was set back
    await addCase(desk, { title: '题' });
    const at = (instant: string) => desk.store.read((tx) => tx.entriesKnownAt(instant));
    expect(await at('2020-01-01T00:00:00.000Z')).toBe(0);
    expect(await at(before.recordedAt)).toBe(before.entries);
    // What was recorded then bears the instant of the entry before it.
    expect(await at('2026-07-01T12:00:00.000Z')).toBe(before.entries);
    expect(await at('2026-07-02T12:00:00.000Z')).toBe(before.entries + 2);
  });

  it('fails as its work fails, and leaves the register as it is', async () => {
    const desk = await makeDesk();
    await addCase(desk, { title: '题' });
    const now = await nowIn(desk.store);
    const fail = () => Promise.reject(new Refusal('case-not-found', { no: '1', asked: '1' }));
    await expect(desk.store.readAsKnown({ entries: 1 }, fail)).rejects.toBeInstanceOf(Refusal);
    expect(await nowIn(desk.store)).toBe(now);
  });
});

describe('the register as it stood at the end of a day', () => {
  it('is the fold of the steps up to that day', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(moves, fc.nat(45), async (sequence, ago) => {
        const desk = await makeDesk(['市住建局']);
        const nos: string[] = [];
        for (const move of sequence)
          await perform(desk, nos, move).catch((error: unknown) => {
            if (!(error instanceof Refusal)) throw error;
          });
        const asOf = addDays(TODAY, -ago);
        const { expected, entries } = await desk.store.read(async (tx) => {
          const events = await tx.eventsOfCases(await tx.caseIds());
          const states = [...events.values()].flatMap((one) => {
            const folded = fold(one, asOf);
            return folded.ok && folded.state ? [folded.state] : [];
          });
          return { expected: states, entries: (await tx.head()).entries };
        });
        const found = await desk.store.readAsKnown({ entries, asOf }, (tx) => tx.casesAfter(0, 99));
        expect(found.map(({ state }) => state)).toEqual(expected);
        await desk.store.close();
      }),
      { numRuns: 40 },
    );
  });

  it('leaves later steps of an imported history out, those too that no report counts', async () => {
    const desk = await makeDesk();
    await recordRaw(desk, '2026-03-01', {
      no: '2026-0001',
      title: '旧题',
      history: [
        { kind: 'accepted', on: '2026-03-02' },
        { kind: 'corrected', on: '2026-05-01', changes: { title: ['旧题', '新题'] } },
      ],
    });
    const { entries } = await desk.store.read((tx) => tx.head());
    const title = async (asOf: string) =>
      (await desk.store.readAsKnown({ entries, asOf }, (tx) => tx.cases({ filters: [] })))[0]?.state
        .title;
    expect(await title('2026-04-30')).toBe('旧题');
    expect(await title('2026-05-01')).toBe('新题');
    await editCases(desk, {
      cases: ['2026-0001'],
      changes: { title: '更新题' },
      dates: {},
      reason: 'r',
    });
    expect(await title('2026-05-01')).toBe('新题');
  });
});
