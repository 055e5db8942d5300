import { expect, test } from 'vitest';
import { makeRoom } from './room.ts';

test('report closure --chart draws bars in a pipe, without colour, and refuses forms for programs', async () => {
  const room = makeRoom();
  const run = async (...args: string[]) => room.run(['--db', room.path('r.db'), ...args]);
  await run('init', '--office', '示例办');
  await run('add', '--title', '样例', '--received-on', '2026-01-05');
  const { code, stdout } = await run('report', 'closure', '--chart');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^未交办 +0\/1 +░+$/m);
  expect(stdout).toMatch(/^销号 +▁{12} /m);
  expect(stdout).not.toContain('\u001b');
  for (const other of [['--json'], ['--format', 'csv'], ['--headers', 'en']]) {
    const refused = await run('report', 'closure', '--chart', ...other);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--chart');
  }
});
