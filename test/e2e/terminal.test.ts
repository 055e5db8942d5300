/** The real binary on a real terminal (a pty): questions, colours, interruption. */
import { readdirSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ledgerLines } from '../bench/generate-ledger.mjs';
import { roomWithRegister } from './prepared.ts';
import type { Room } from './room.ts';
import { onTerminal } from './screen.ts';

function registerWith(count: number): Promise<Room> {
  const adds = Array.from({ length: count }, (_, i) => ['add', '--title', `案${String(i)}`]);
  return roomWithRegister('r.db', '改革办', ...adds);
}

const stages = async (room: Room) =>
  (await room.json<{ cases: { stage: string }[] }>(['--db', 'r.db', 'list'])).cases.map(
    (one) => one.stage,
  );

it('three cases at once ask first, and a yes goes on', async () => {
  const room = await registerWith(3);
  const screen = onTerminal(room, ['受理', '1', '2', '3']);
  await screen.shows('3 件');
  screen.type('y\r');
  expect((await screen.ended()).code).toBe(0);
  expect(await stages(room)).toEqual(['accepted', 'accepted', 'accepted']);
});

it.each([
  ['Ctrl-C', '\x03'],
  ['Ctrl-D', '\x04'],
  ['no', 'n\r'],
])('%s at the question changes nothing and ends with 130', async (_name, keys) => {
  const room = await registerWith(3);
  const screen = onTerminal(room, ['受理', '1', '2', '3']);
  await screen.shows('3 件');
  screen.type(keys);
  expect((await screen.ended()).code).toBe(130);
  expect(await stages(room)).toEqual(['received', 'received', 'received']);
});

it('without a terminal it does not ask but says which flag answers', async () => {
  const room = await registerWith(3);
  const { code, stderr } = await room.run(['--db', 'r.db', '受理', '1', '2', '3']);
  expect(code).toBe(2);
  expect(stderr).toContain('--yes');
});

it('a table is aligned for Chinese and shows what it is given, never sends it', async () => {
  const room = await registerWith(1);
  await room.run(['--db', 'r.db', 'add', '--title', '红\u202e色']);
  const { shown } = await onTerminal(room, ['list'], { columns: 80 }).ended();
  expect(shown).toContain('\\u{202e}');
  expect(shown).not.toContain('\u202e');
});

it('--no-color and NO_COLOR leave no colour on a terminal', async () => {
  const room = await registerWith(1);
  // eslint-disable-next-line no-control-regex -- the escape character is what is looked for
  const coloured = /\x1b\[\d+m/;
  expect((await onTerminal(room, ['--no-color', 'list']).ended()).shown).not.toMatch(coloured);
});

it('a large import shows its progress, and Ctrl-C in the middle leaves nothing behind', async () => {
  const room = await registerWith(0);
  writeFileSync(room.path('large.csv'), [...ledgerLines(30_000)].join('\n'));
  const screen = onTerminal(room, ['导入', 'large.csv']);
  await screen.shows('%');
  screen.type('\x03');
  const { code } = await screen.ended();
  expect(code).toBe(130);
  expect(await room.json<unknown>(['--db', 'r.db', 'list', '--count'])).toEqual({ count: 0 });
  expect((await room.run(['--db', 'r.db', 'verify'])).code).toBe(0);
  expect(readdirSync(room.folder).sort()).toEqual(['home', 'large.csv', 'r.db']);
});
