/** Saved views with the real binary: kept as written, shown, joined with flags, refused by name. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BINARY, makeRoom, type Room } from './room.ts';

const FILE = 'home/.config/buding/config.json';

let template: string;

beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'buding-views-'));
  await fill(join(template, 'buding.db'));
});

afterAll(() => {
  rmSync(template, { recursive: true });
});

/** A register with 一 at 甲局, 二 at 乙局, and 三 not yet looked at; each test has a copy of its own. */
function register(): Room {
  const room = makeRoom();
  copyFileSync(join(template, 'buding.db'), room.path('buding.db'));
  return room;
}

async function fill(file: string): Promise<void> {
  const run = async (...args: string[]) => {
    const env = { PATH: process.env['PATH'], HOME: template };
    await promisify(execFile)(process.execPath, [BINARY, '--quiet', '--db', file, ...args], {
      env,
    });
  };
  await run('init', '--office', '改革办');
  await run('unit', 'add', '甲局');
  await run('unit', 'add', '乙局');
  for (const title of ['一', '二', '三']) await run('add', '--title', title);
  await run('accept', '1', '2');
  await run('assign', '0001', '--unit', '甲局', '--due', '长期坚持');
  await run('assign', '0002', '--unit', '乙局', '--due', '长期坚持');
}

const titles = async (room: Room, ...args: string[]) =>
  (await room.json<{ cases: { title: string }[] }>(['list', ...args])).cases.map(
    ({ title }) => title,
  );

const views = (room: Room) =>
  (JSON.parse(readFileSync(room.path(FILE), 'utf8')) as { views?: unknown }).views;

it('keeps filters, columns and order as they were written, and shows them again', async () => {
  const room = register();
  const saved = await room.run(
    [
      'list',
      '--open',
      '--received-on',
      '本月',
      '--sort',
      'title',
      '--columns',
      'title,unit',
    ].concat('--save', '在办'),
  );
  expect(saved).toMatchObject({ code: 0, stdout: '一\t甲局\n二\t乙局\n' });
  expect(saved.stderr).toContain('@在办');
  expect(views(room)).toEqual({
    在办: { open: true, 'received-on': '本月', sort: ['title'], columns: 'title,unit' },
  });
  for (const name of ['@在办', '＠在办'])
    expect((await room.run(['清单', name])).stdout).toBe(saved.stdout);
  const { stdout } = await room.run(['list', '--views']);
  expect(stdout).toMatch(/^@在办\t.*--received-on 本月/);
});

it('puts flags of the command line before those of the view', async () => {
  const room = register();
  await room.run(['list', '--open', '--unit', '甲局', '--sort', 'title', '--save', '甲']);
  expect(await titles(room, '@甲')).toEqual(['一']);
  expect(await titles(room, '@甲', '--unit', '乙局')).toEqual(['二']);
  expect(await titles(room, '@甲', '--title', '没有')).toEqual([]);
  // A stage takes the place of --open, with which it could not stand.
  expect(await titles(room, '@甲', '--stage', '待研判', '--unit', '')).toEqual(['三']);
  await room.run(['list', '@甲', '--unit', '乙局', '--save', '乙']);
  expect(await titles(room, '@乙')).toEqual(['二']);
  const { stdout } = await room.run(['export', '@乙', '--format', 'ndjson']);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { title: string }).title),
  ).toEqual(['二']);
});

it('is forgotten by name, and one that does not exist is named with those like it', async () => {
  const room = register();
  await room.run(['list', '--open', '--save', '在办件']);
  const unknown = await room.run(['list', '@在办']);
  expect(unknown).toMatchObject({ code: 2, stdout: '' });
  expect(unknown.stderr).toContain('是否要用 在办件？');
  expect((await room.run(['list', '--forget', '@在办件'])).code).toBe(0);
  expect(views(room)).toBeUndefined();
  expect((await room.run(['list', '--forget', '在办件'])).code).toBe(2);
});

it.each([
  [{ stage: ['无此阶段'] }, '视图“旧”里的 --stage 无此阶段 已读不懂。'],
  [{ 'received-on': '某月' }, '视图“旧”里的 --received-on 某月 已读不懂。'],
  [{ columns: 'no,nothing' }, '视图“旧”里的'],
  [{ colums: 'no' }, '视图“旧”里的 --colums 已不可用。是否要用 --columns？'],
  [{ open: 'yes' }, '视图“旧”里的 --open 已不可用。'],
])('%j: a view that can be read no more is refused by its name', async (flags, message) => {
  const room = register();
  await room.run(['list', '--open', '--save', '旧']);
  writeFileSync(room.path(FILE), JSON.stringify({ views: { 旧: flags } }));
  const { code, stderr, stdout } = await room.run(['list', '@旧']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

it.each([
  [['list', '--save', '空'], 'view-empty'],
  [['list', '--open', '--save', 'a b'], 'view-name'],
  [['list', '--open', '--save', '@'], 'view-name'],
  [['list', '在办'], 'too-many-arguments'],
])('%j is refused: %s', async (args, code) => {
  const room = register();
  const { code: exit, stderr } = await room.run(['--json', '--quiet', ...args]);
  expect(exit).toBe(2);
  expect(JSON.parse(stderr)).toMatchObject({ error: { code } });
});

it('is not kept where what it asks for is refused', async () => {
  const room = register();
  expect((await room.run(['list', '--unit', '无此局', '--save', '坏'])).code).toBe(4);
  expect((await room.run(['list', '--views'])).stdout).toBe('');
});
