/** Restoring while somebody else is in the register, by the real binary. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { roomWithRegister } from './prepared.ts';
import type { Room } from './room.ts';

const registerAndBackup = () =>
  roomWithRegister('r.db', '改革办', ['add', '--title', '甲案'], ['backup', 'b.db']);

const kept = (room: Room) => readdirSync(room.folder).filter((name) => name.includes('before'));

it('leaves a register alone that somebody holds, and ends as busy', async () => {
  const room = await registerAndBackup();
  const other = new Database(room.path('r.db'));
  other.pragma('journal_mode = delete');
  other.exec("begin exclusive; update counter set last = 7 where series = '2026-'");
  const { code } = await room.run(['--db', 'r.db', '--yes', 'restore', 'b.db']);
  other.exec('rollback');
  other.close();
  expect([code, kept(room), existsSync(room.path('r.db'))]).toEqual([5, [], true]);
  expect((await room.run(['--db', 'r.db', 'verify'])).code).toBe(0);
});

it('makes room where something else stands in the register’s place', async () => {
  const room = await registerAndBackup();
  writeFileSync(room.path('r.db'), 'a text');
  const { code } = await room.run(['--db', 'r.db', '--yes', 'restore', 'b.db']);
  expect([code, kept(room).length]).toEqual([0, 1]);
  expect((await room.run(['--db', 'r.db', 'verify'])).code).toBe(0);
});

it('a folder is not replaced, whatever was consented to', async () => {
  const room = await registerAndBackup();
  mkdirSync(room.path('folder'));
  const commands = [
    ['backup', 'folder'],
    ['export', '-o', 'folder'],
    ['report', 'closure', '-o', 'folder'],
  ];
  for (const command of commands)
    expect((await room.run(['--db', 'r.db', '--yes', ...command])).code, command[0]).toBe(7);
  expect(readdirSync(room.path('folder'))).toEqual([]);
});

it('brings a register back whose pages are damaged, and keeps what is left of it', async () => {
  const room = await registerAndBackup();
  const raw = new Database(room.path('r.db'));
  raw.pragma('journal_mode = delete');
  const page = raw.prepare("select rootpage from sqlite_schema where name = 'event'").pluck().get();
  const size = raw.pragma('page_size', { simple: true }) as number;
  raw.close();
  const file = openSync(room.path('r.db'), 'r+');
  writeSync(file, Buffer.alloc(size, 0xff), 0, size, ((page as number) - 1) * size);
  closeSync(file);
  expect((await room.run(['--db', 'r.db', 'verify'])).code).toBe(6);
  const { code } = await room.run(['--db', 'r.db', '--yes', 'restore', 'b.db']);
  expect([code, kept(room).length]).toEqual([0, 1]);
  expect((await room.run(['--db', 'r.db', 'verify'])).code).toBe(0);
});
