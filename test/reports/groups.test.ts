import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { event, journal, LIFE } from '../domain/journal.ts';
import { openTestRegister, type TestRegister } from './report-register.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await openTestRegister();
});
afterAll(() => register.close());

describe('groups', () => {
  const units = (...names: readonly string[]) =>
    names.map((unit) => journal(...LIFE.accepted, event('assigned', '2026-03-03', { unit })));

  it('stand with the largest first, then by the sound of their names; without a unit last', async () => {
    const none = journal(...LIFE.accepted);
    await register.hold([
      ...units('市住建局', '市城管局', '市发改委', '市发改委'),
      ...Array.from({ length: 5 }, () => none),
    ]);
    const { rows } = await register.report({ asOf: '2026-06-30', by: 'unit' });
    expect(rows.map((row) => row.group)).toEqual(['市发改委', '市城管局', '市住建局', null]);
  });

  it('of months stand in time', async () => {
    await register.hold([
      ...Array.from({ length: 3 }, () => journal(event('received', '2026-03-31'))),
      journal(event('received', '2025-12-01')),
      journal(event('received', '2026-04-01')),
    ]);
    const { rows } = await register.report({ asOf: '2026-06-30', by: 'month' });
    expect(rows.map((row) => [row.group, row.collected])).toEqual([
      ['2025-12', 1],
      ['2026-03', 3],
      ['2026-04', 1],
    ]);
  });

  it('bear the name that was valid at A', async () => {
    const { terms } = await register.store.read((tx) => tx.office());
    const id = terms.find('unit', '市城管局')!.id;
    await register.record({
      kind: 'term_renamed',
      on: '2026-07-01',
      data: { id, old: '市城管局', next: '市城管执法局' },
    });
    await register.hold(units('市城管局'));
    const names = await Promise.all(
      ['2026-06-30', '2026-07-01'].map(
        async (asOf) => (await register.report({ asOf, by: 'unit' })).rows[0]?.group,
      ),
    );
    expect(names).toEqual(['市城管局', '市城管执法局']);
  });
});
