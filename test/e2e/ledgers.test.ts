/** The ledgers of returns and extensions, from the first return to the file. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { roomWithRegister } from './prepared.ts';

const register = () =>
  roomWithRegister(
    'r.db',
    '示例市改革办',
    ['单位', '新增', '市住建局'],
    ['单位', '新增', '市城管局'],
    ['登记', '--title', '示例问题'],
    ['受理', '1'],
    ['交办', '1', '--unit', '市住建局', '--due', '2099-11-30'],
    ['退件', '1', '--reason', '=不属本单位职责', '--proposed-unit', '市城管局'],
    ['交办', '1', '--unit', '市城管局', '--due', '2099-11-30'],
  );

interface Returns {
  readonly rows: { readonly round: number; readonly unit: string; readonly final: string }[];
  readonly total: Readonly<Record<string, number>>;
}

it('a second return asks for an assignment by decision, which --final makes', async () => {
  const room = await register();
  const run = (...args: string[]) => room.run(['--db', 'r.db', ...args]);
  const ledger = () => room.json<Returns>(['--db', 'r.db', '报表', '退件']);
  expect((await ledger()).rows.map((row) => row.final)).toEqual([null]);
  await run('退件', '1', '--reason', '不对口');
  const again = await run('交办', '1', '--unit', '市住建局', '--due', '2099-11-30');
  expect(again.stderr).toContain('已退件 2 次');
  expect(again.stderr).toContain('--final');
  expect((await ledger()).rows).toMatchObject([
    { round: 1, unit: '市住建局', final: 'due' },
    { round: 2, unit: '市城管局', final: 'due' },
  ]);
  await run('设置', '更改', 'final-after-returns', '3');
  expect((await ledger()).total['final_due']).toBe(0);
  await run('设置', '更改', 'final-after-returns', '2');
  await run('撤销', '--reason', '录错');
  const final = ['交办', '1', '--unit', '市住建局', '--final', '--reason', '指定承办'];
  expect((await run(...final)).stderr).not.toContain('已退件');
  expect((await ledger()).rows.map((row) => row.final)).toEqual(['done', 'done']);
});

it('a return that was undone is gone; text that a spreadsheet would run is neutralised', async () => {
  const room = await register();
  const file = ['报表', '退件', '--format', 'csv', '--headers', 'en', '-o', 'returns.csv'];
  expect((await room.run(['--db', 'r.db', ...file])).code).toBe(0);
  const lines = readFileSync(room.path('returns.csv'), 'utf8').split('\r\n');
  expect(lines[0]).toBe(
    '\ufeffno,title,round,on,unit,reason,proposed_unit,assigned_on,working_days,then,then_on,then_unit,final,imported',
  );
  expect(lines[1]).toContain(",市住建局,'=不属本单位职责,市城管局,");
  expect(lines[2]).toMatch(/^Subtotal,1 cases,1,,市住建局,/);
  expect(lines[3]).toMatch(/^Total,1 cases,1,/);
  for (const entry of ['8', '7'])
    await room.run(['--db', 'r.db', '撤销', entry, '--reason', '录错']);
  const { rows } = await room.json<Returns>(['--db', 'r.db', '报表', '退件']);
  expect(rows).toEqual([]);
});

it('a history that was imported counts, and says so; a unit is found by its name or refused', async () => {
  const room = await register();
  const run = (...args: string[]) => room.run(['--db', 'r.db', ...args]);
  await run('延期', '1', '--due', '2099-12-31', '--reason', '等待省级文件');
  await run('导出', '-o', 'all.csv');
  await room.run(['--db', 'copy.db', 'init', '--office', '示例市改革办']);
  expect((await room.run(['--db', 'copy.db', '导入', 'all.csv'])).code).toBe(0);
  const extensions = ['--db', 'copy.db', '报表', '延期', '--unit', '市城管局'];
  const { rows, total } = await room.json<{ rows: object[]; total: object }>(extensions);
  expect(rows).toMatchObject([
    {
      round: 1,
      old_due_on: '2099-11-30',
      due_on: '2099-12-31',
      days: 31,
      late: false,
      imported: true,
    },
  ]);
  expect(total).toMatchObject({ extensions: 1, cases: 1, days: 31 });
  const other = await room.json<{ rows: object[] }>([...extensions.slice(0, -1), '市住建局']);
  expect(other.rows).toEqual([]);
  const unknown = await room.run([...extensions.slice(0, -1), '市气象局']);
  expect(unknown.code).toBe(4);
});
