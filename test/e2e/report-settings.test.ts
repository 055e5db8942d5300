/** Reports follow the office: where its months end, how few cases make no rate, what its units were called. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeRoom } from './room.ts';

const LEDGER = [
  '编号,标题,收集日期,受理日期,交办日期,责任单位,整改时限,状态,销号日期',
  'A1,甲题,2025-09-26,2025-09-27,2025-09-28,甲局,2025-10-20,整改中,',
  'A2,乙题,2025-09-29,2025-09-30,2025-10-08,甲局,2025-10-21,已销号,2025-10-23',
  'A3,丙题,2025-10-27,2025-10-28,2025-10-28,甲局,2025-11-20,整改中,',
].join('\n');

interface Closure {
  readonly asOf: string;
  readonly from: string;
  readonly to: string;
  readonly total: { readonly collected_in: number };
}
interface Explained {
  readonly rate: { readonly rate: number | null };
  readonly cases: readonly { readonly no: string; readonly role: string; readonly on: string[] }[];
}
interface Month {
  readonly content: {
    readonly current: { readonly by: { readonly unit: readonly { readonly group: string }[] } };
    readonly overdue: readonly { readonly unit: string }[];
  };
}

it('a month ends where the office ends it, a unit bears its name of then, a cohort waits for its days', async () => {
  const room = makeRoom();
  const run = (...args: string[]) => room.run(['--db', 'r.db', '--yes', ...args]);
  const json = <T>(...args: string[]) => room.json<T>(['--db', 'r.db', '--yes', ...args]);
  writeFileSync(room.path('l.csv'), LEDGER);
  for (const args of [
    ['init', '--office', '示例市改革办'],
    ['import', 'l.csv'],
    ['config', 'set', 'month-end', '25'],
    ['unit', 'rename', '甲局', '新甲局', '--on', '2025-11-05', '--reason', '更名'],
  ])
    expect([args, (await run(...args)).code]).toEqual([args, 0]);

  expect(await json<Closure>('report', 'closure', '--month', '2025-10')).toMatchObject({
    asOf: '2025-10-25',
    from: '2025-09-26',
    to: '2025-10-25',
    total: { collected_in: 2 },
  });
  const year = await json<Closure>('report', 'closure', '--year', '2025');
  expect([year.from, year.to]).toEqual(['2024-12-26', '2025-12-25']);

  const collected = await json<Explained>(
    'report',
    'explain',
    'collected_in',
    '--month',
    '2025-10',
  );
  expect(collected.cases.map(({ no, role, on }) => [no, role, ...on])).toEqual([
    ['A1', 'counted', '2025-09-26'],
    ['A2', 'counted', '2025-09-29'],
  ]);
  const cohort = await json<Explained>('report', 'explain', 'cohort_rate', '--month', '2025-10');
  expect(cohort.rate).toEqual({ a: 0, b: 2, rate: null });
  expect((await run('report', 'monthly', '2025-10', '-o', 'out', '--format', 'csv')).code).toBe(0);
  const summary = readFileSync(room.path('out/总表.csv'), 'utf8');
  expect(summary).toContain('同期群整改率,cohort_rate,%,未满期,0,2');

  await run('report', 'issue', '2025-10');
  const { content } = await json<Month>('report', 'issued', '2025-10');
  expect(content.current.by.unit.map(({ group }) => group)).toContain('甲局');
  expect(content.overdue.map(({ unit }) => unit)).toEqual(['甲局']);

  const table = ['report', 'closure', '--month', '2025-10', '--format', 'table'];
  expect((await run(...table)).stdout).not.toContain('50.00% (');
  await run('config', 'set', 'smallest-denominator', '1');
  expect((await run(...table)).stdout).toContain('50.00% (1/2)');
  interface Ranking {
    readonly rows: readonly { readonly group: string; readonly rank_before: number | null }[];
  }
  const ranking = await json<Ranking>('report', 'ranking', '--month', '2025-11');
  expect(ranking.rows.map(({ group, rank_before }) => [group, rank_before])).toContainEqual([
    '新甲局',
    1,
  ]);
});
