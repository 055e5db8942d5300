/** An imported ledger may have deadlines before the first receipt of any case: they fall due all the same. */
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeRoom } from './room.ts';

const LEDGER = `编号,标题,收集日期,受理日期,交办日期,责任单位,整改时限,状态,销号日期
A1,甲题,2025-09-26,2025-09-27,2025-09-28,甲局,2025-08-20,整改中,
A2,乙题,2025-09-29,2025-09-30,2025-10-08,甲局,2025-10-21,已销号,2025-10-21
`;

interface Commitments {
  readonly rows: readonly { readonly no: string; readonly standing: string }[];
}
interface Closure {
  readonly from: string;
  readonly total: { readonly due: number; readonly overdue: number };
}

it('a deadline before the first receipt is in the whole period, and its promise is broken, not stopped', async () => {
  const room = makeRoom();
  const run = (...args: string[]) => room.run(['--db', 'r.db', '--yes', ...args]);
  const json = <T>(...args: string[]) => room.json<T>(['--db', 'r.db', '--yes', ...args]);
  writeFileSync(room.path('l.csv'), LEDGER);
  await run('init', '--office', '示例市改革办');
  expect((await run('import', 'l.csv')).code).toBe(0);
  const standings = async () =>
    (await json<Commitments>('report', 'commitments')).rows.map(({ no, standing }) => [
      no,
      standing,
    ]);
  const asOf = ['--as-of', '2025-12-31'] as const;
  const { from, total } = await json<Closure>('report', 'closure', ...asOf);
  expect([from, total.due, total.overdue]).toEqual(['2025-08-20', 2, 1]);
  expect(await standings()).toEqual([
    ['A1', 'broken'],
    ['A2', 'kept'],
  ]);
  const moved = await run(
    '延期',
    'A1',
    '--due',
    '2027-12-31',
    '--force',
    '--reason',
    '等待上位文件',
  );
  expect([moved.code, moved.stderr]).toEqual([0, expect.anything()]);
  expect((await standings())[0]).toEqual(['A1', 'broken']);
});
