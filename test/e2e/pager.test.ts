/** Long answers on a real terminal: shown by the pager, which leaves the terminal as it found it. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { onPty } from './pty.ts';
import { roomAfter } from './prepared.ts';
import type { Room } from './room.ts';

const CASES = 30;

/** A register, and a pager that tells what it was given and waits for a key. */
async function register(): Promise<Room> {
  const rows = Array.from({ length: CASES }, (_, at) => `案${String(at + 1)},2026-01-05`);
  const room = await roomAfter({
    files: { 'l.csv': ['标题,收集日期', ...rows].join('\n') },
    commands: [
      ['init', '--office', '改革办', '--db', 'buding.db'],
      ['import', 'l.csv'],
    ],
  });
  mkdirSync(room.path('tools'));
  const pager = `#!/bin/sh\ncat > '${room.path('paged')}'\necho "LESS=$LESS $LESSCHARSET $*"\nread key < /dev/tty\n`;
  writeFileSync(room.path('tools/reader'), pager);
  chmodSync(room.path('tools/reader'), 0o755);
  return room;
}

/** Runs a command in a shell that tells its exit code and whether the terminal still takes lines. */
function shell(room: Room, command: string, env: Record<string, string> = {}) {
  const script = `${command}; echo "code=$?"; stty -a | grep -o ' icanon'; stty -a | grep -o ' echo '`;
  return onPty(room, ['/bin/sh', '-c', script], { env });
}

const paged = (room: Room) => existsSync(room.path('paged'));

it('hands what is longer than the screen to the pager, and goes on when it is closed', async () => {
  const room = await register();
  const screen = shell(room, 'buding list', { PAGER: `${room.path('tools/reader')} -x` });
  await screen.shows('LESS=FRX utf-8 -x');
  screen.type('\r');
  await screen.shows('code=0');
  expect(readFileSync(room.path('paged'), 'utf8')).toContain('案30');
});

it('tells less to say how it is left; whoever set LESS is not overruled', async () => {
  const room = await register();
  const less = room.path('tools/less');
  writeFileSync(less, readFileSync(room.path('tools/reader')));
  chmodSync(less, 0o755);
  const screen = shell(room, 'buding list', { PAGER: `${less} -x` });
  await screen.shows('LESS=FRXPs?e(END) .[q] [Space] [/]$ utf-8 -x');
  expect(readFileSync(room.path('paged'), 'utf8')).toMatch(/^（分屏显示：按 q 退出/);
  screen.type('\r');
  await screen.shows('code=0');
  const own = shell(room, 'buding list', { PAGER: less, LESS: '-S' });
  await own.shows('LESS=-S utf-8');
  own.type('\r');
  await own.ended();
});

it('leaves Ctrl-C to the pager, ends quietly, and the terminal is sane', async () => {
  const room = await register();
  // As less does: it lives on. The shell around must, too.
  const pager = `sh -c "trap : INT; cat > '${room.path('paged')}'; echo here; read k < /dev/tty || read k < /dev/tty"`;
  const screen = shell(room, 'trap : INT; buding list', { BUDING_PAGER: pager });
  await screen.shows('here');
  screen.type('\x03');
  screen.type('\r');
  screen.type('\r');
  await screen.ended();
  expect(screen.shown()).toContain('code=0');
  expect(screen.shown()).toMatch(/ icanon\r\n echo /);
});

it('takes a pager that stops reading as the end, without a word', async () => {
  const room = await register();
  const screen = shell(room, 'buding list', { PAGER: 'head -2' });
  await screen.ended();
  expect(screen.shown()).toMatch(/案30/);
  expect(screen.shown()).not.toMatch(/案2\b|EPIPE|错误/);
  expect(screen.shown()).toContain('code=0');
});

it('shows it plainly where the pager is missing', async () => {
  const room = await register();
  const screen = shell(room, 'buding list', { PAGER: 'no-such-pager' });
  await screen.ended();
  expect(screen.shown()).toMatch(/案30[\s\S]*案1\b[\s\S]*code=0/);
});

it.each([
  ['--no-pager', 'buding --no-pager list'],
  ['--json', 'buding list --json'],
  ['a pipe', 'buding list | cat'],
  ['no keys', 'buding list < /dev/null'],
  ['a short answer', 'buding list --limit 3'],
  ['BUDING_PAGER=', 'BUDING_PAGER= buding list'],
  ['a preference', 'buding config set --mine pager off; buding list'],
])('has no pager with %s', async (_name, command) => {
  const room = await register();
  const screen = shell(room, command, { PAGER: room.path('tools/reader') });
  await screen.ended();
  expect(screen.shown()).toContain('案30');
  expect(paged(room)).toBe(false);
});

it('pages help, too, and tells the status after the answer', async () => {
  const room = await register();
  const pager = { PAGER: room.path('tools/reader') };
  const help = shell(room, 'buding --help', pager);
  await help.shows('LESS=');
  help.type('\r');
  await help.shows('code=0');
  expect(readFileSync(room.path('paged'), 'utf8')).toContain('用法：');
  const list = shell(room, 'buding list --limit 20', pager);
  await list.shows('LESS=');
  expect(list.shown()).not.toContain('共 30 件');
  list.type('\r');
  await list.shows('共 30 件');
});
