/** The board as a real terminal shows it, and as scripts get it. */
import { renameSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Board } from '../../src/reports/board.ts';
import { SAMPLE, roomWithRegister } from './prepared.ts';
import { onTerminal } from './screen.ts';

const LEAVE = '\x1b[?7h\x1b[?25h\x1b[?1049l';

const register = (...commands: string[][]) => roomWithRegister('r.db', '示例市改革办', ...commands);

it('prints the figures of report closure on the sample register', async () => {
  const room = await register(['import', SAMPLE]);
  const board = await room.json<Board>(['--db', 'r.db', 'board']);
  interface Row {
    readonly group: string;
    readonly [column: string]: unknown;
  }
  const closure = ['report', 'closure', '--by', 'unit', '--from', board.from];
  const { total, rows } = await room.json<{ total: Row; rows: Row[] }>([
    '--db',
    'r.db',
    ...closure,
  ]);
  expect(board.open).toBeGreaterThan(0);
  expect({
    ...board.flow,
    pending: board.stages.received,
    submitted: board.stages.submitted,
    open: board.open,
    overdue: board.lights.red,
    suspended: board.suspended,
    closure_rate: board.closure_rate,
    valid_closure_rate: board.valid_closure_rate,
  }).toEqual(
    Object.fromEntries(
      [
        'collected_in',
        'closed_in',
        'reopened_in',
        'net_closed',
        'pending',
        'submitted',
        'open',
        'overdue',
        'suspended',
        'closure_rate',
        'valid_closure_rate',
      ].map((key) => [key, total[key]]),
    ),
  );
  const figures = (one: Row | Board['units'][number], red: unknown) => [
    one.open,
    red,
    one.submitted,
    one.closed_in,
    one.valid_closure_rate,
  ];
  expect(new Map(board.units.map((one) => [one.unit ?? '未交办', figures(one, one.red)]))).toEqual(
    new Map(rows.map((row) => [row.group, figures(row, row['overdue'])])),
  );
  const { stdout } = await room.run(['--db', 'r.db', '看板']);
  expect(stdout).toContain('示例市改革办 看板');
  // eslint-disable-next-line no-control-regex -- a pipe gets no escape character
  expect(stdout).not.toMatch(/\x1b/);
});

it.each([
  [['--watch'], '不是终端'],
  [['--watch', '0'], '不小于 1'],
  [['--watch', '--json'], '--json'],
])('without a terminal, %j is refused', async (flags, reason) => {
  const room = await register();
  const { code, stderr } = await room.run(['--db', 'r.db', 'board', ...flags]);
  expect(code).toBe(2);
  expect(stderr).toContain(reason);
});

it('is redrawn with what another process wrote, and Ctrl-C gives the terminal back', async () => {
  const room = await register();
  const screen = onTerminal(room, ['board', '--watch', '1'], { columns: 80 });
  await screen.shows('记账 1 条');
  await room.run(['--db', 'r.db', 'add', '--title', '示例']);
  await screen.shows('记账 2 条');
  renameSync(room.path('r.db'), room.path('away.db'));
  await screen.shows('读不到台账');
  renameSync(room.path('away.db'), room.path('r.db'));
  screen.type('\x1b[A'); // an arrow begins with Esc and ends nothing
  await screen.shows('按 q 退出');
  screen.resize(120, 30);
  await screen.shows('─'.repeat(120));
  screen.type('\x03');
  const { code, shown } = await screen.ended();
  expect(code).toBe(0);
  expect(shown).toContain('\x1b[?1049h\x1b[?25l');
  expect(shown.endsWith(LEAVE)).toBe(true);
  expect(shown).not.toContain('\x1b[2J');
});

it.each([
  ['q', 0],
  ['\x1b', 0],
])('%j ends it', async (key, exit) => {
  const room = await register();
  const screen = onTerminal(room, ['board', '--watch'], { columns: 80 });
  await screen.shows('记账 1 条');
  screen.type(key);
  const { code, shown } = await screen.ended();
  expect(code).toBe(exit);
  expect(shown.endsWith(LEAVE)).toBe(true);
});

it('a request to stop gives the terminal back, too', async () => {
  const room = await register();
  const screen = onTerminal(room, ['board', '--watch'], { columns: 80 });
  await screen.shows('记账 1 条');
  screen.signal('SIGTERM');
  const { code, shown } = await screen.ended();
  expect(code).toBe(130);
  expect(shown).toContain(LEAVE);
});
