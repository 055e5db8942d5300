/** 本月 and 上月 are the office's months, where these do not end with the calendar's. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { addCase } from '../../src/register/add.ts';
import { setConfig } from '../../src/register/config.ts';
import type { Desk } from '../../src/register/desk.ts';
import { openRegister } from '../../src/register/open-register.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { run } from './fake-machine.ts';

const folder = mkdtempSync(join(tmpdir(), 'buding-months-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  ['25', '2026-11-26', { last: '2026-11', mine: '2026-11-26' }],
  ['25', '2026-11-25', { last: '2026-10', mine: '2026-10-26' }],
  ['25', '2026-12-26', { last: '2026-12', mine: '2026-12-26' }],
  ['none', '2026-11-26', { last: '2026-10', mine: '2026-11-01' }],
])('where months end on %s, on %s', async (monthEnd, day, { last, mine }) => {
  const now = () => new Date(`${day}T02:00:00Z`);
  const path = join(folder, `${monthEnd}-${day}.db`);
  const store = await openSqliteStore(path, { create: true });
  const desk: Desk = { store, actor: '张三', now, tool: 'test' };
  await openRegister(desk, { office: '示例市改革办' });
  await addCase(desk, { title: '题', receivedOn: '2026-09-30' });
  await setConfig(desk, 'month-end', monthEnd);
  await store.close();

  const buding = async (...argv: string[]) => {
    const options = { now, folder, openStore: openSqliteStore };
    const { stdout, reported } = await run(['--db', path, '--yes', '--json', ...argv], options);
    expect(reported).toBeNull();
    return JSON.parse(stdout) as { month: string; from: string; asOf: string };
  };
  const papers = ['--dry-run', '--format', 'csv'] as const;
  const usual = await buding('report', 'monthly', ...papers);
  expect(usual.month).toBe(last);
  expect((await buding('report', 'monthly', '上月', ...papers)).month).toBe(last);
  expect((await buding('report', 'issue', '上月')).month).toBe(last);
  for (const verb of ['issued', 'diff'])
    expect(await buding('report', verb, '上个月')).toMatchObject({ month: last });
  const explained = await buding('report', 'explain', '上月', 'collected');
  expect(explained).toMatchObject({ issued: { month: last, revision: 1 } });
  expect((await buding('report', 'mine')).from).toBe(mine);
  expect((await buding('report', 'mine', '本月')).from).toBe(mine);
});
