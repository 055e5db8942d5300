/** 检索 and what may be one case, through the real binary: in a pipe, for programs, on a terminal. */
import { readFileSync, writeFileSync } from 'node:fs';
import { spawn } from '@lydell/node-pty';
import { expect, it } from 'vitest';
import { SAMPLE, roomWithRegister } from './prepared.ts';
import { BINARY, type Room } from './room.ts';

/** The escape sequence that begins a colour, or two of them. */
const COLOUR = `(?:${String.fromCodePoint(27)}\\[[\\d;]+m)+`;

const STABLE = ['--title', '稳岗补贴申领材料重复提交', '--rule', '某市稳岗返还补贴实施细则'];
const LIKE_IT = [
  '--title',
  '关于稳岗补贴申领材料重复提交的建议',
  '--rule',
  '《某市稳岗返还补贴实施细则》',
];

async function registerWith(...cases: (readonly string[])[]): Promise<Room> {
  const room = await roomWithRegister('buding.db', '改革办');
  for (const one of cases) await room.run(['add', '--on', '2026-03-01', ...one]);
  return room;
}

it('prints what was found as lines of cells, with field and place', async () => {
  const room = await registerWith(
    ['--title', '稳岗补贴'],
    ['--title', '电梯', '--description', '加装电梯的补贴未到位'],
  );
  expect(await room.run(['检索', '补贴'])).toEqual({
    code: 0,
    stdout:
      '2026-0001\t待研判\t\t稳岗补贴\ttitle\t稳岗补贴\n' +
      '2026-0002\t待研判\t\t电梯\tdescription\t加装电梯的补贴未到位\n',
    stderr: '',
  });
  expect((await room.run(['search', '补贴', '-电梯', '--columns', 'no'])).stdout).toBe(
    '2026-0001\n',
  );
  expect((await room.run(['search', '补贴', '--without', '电梯'])).stdout).toMatch(/^2026-0001\t/);
  expect((await room.run(['search', '补贴', '--title', '电梯', '--columns', 'no'])).stdout).toBe(
    '2026-0002\n',
  );
  expect(await room.run(['search', '补贴', '--limit', '1'])).toMatchObject({
    stdout: expect.stringMatching(/^2026-0001\t[^\n]*\n$/) as string,
    stderr: '列出前 1 件，共 2 件；全部列出用 --limit 0。\n',
  });
});

it('gives programs the places', async () => {
  const room = await registerWith(['--title', '电梯', '--description', '加装电梯的补贴']);
  expect(await room.json(['search', '补贴', '--columns', 'no'])).toEqual({
    words: ['补贴'],
    without: [],
    total: 1,
    cases: [
      {
        no: '2026-0001',
        hit: { field: 'description', snippet: '加装电梯的补贴', marks: [[5, 7]] },
      },
    ],
  });
  expect(await room.json(['search', '补贴发放'])).toMatchObject({ total: 0, instead: ['补贴'] });
});

it('finding nothing is no error, and something shorter is offered', async () => {
  const room = await registerWith(['--title', '稳岗补贴']);
  const nothing = await room.run(['search', '补贴发放']);
  expect(nothing).toEqual({
    code: 0,
    stdout: '',
    stderr: '没有找到含有“补贴发放”的问题。\n试试更短或相近的词：“补贴”。\n',
  });
});

it('refuses to search for nothing, for an option that does not exist, and for words beside --like', async () => {
  const room = await registerWith(['--title', '稳岗补贴']);
  for (const args of [
    [],
    ['  '],
    ['补贴', '--unti', '甲'],
    ['补贴', '--like', '1'],
    ['补贴', '--unit', '无此局'],
  ])
    expect((await room.run(['search', ...args])).code, args.join(' ')).toBe(
      args.includes('--unit') ? 4 : 2,
    );
  // No other command takes what begins with a dash for an argument.
  expect((await room.run(['accept', '-x'])).code).toBe(2);
});

it('marks what was found on a terminal', async () => {
  const room = await registerWith(['--title', '稳岗补贴', '--description', 'ＡＰＰ打不开']);
  const screen = (args: readonly string[]) =>
    new Promise<string>((done) => {
      let shown = '';
      const terminal = spawn(process.execPath, [BINARY, ...args], {
        cols: 80,
        rows: 24,
        cwd: room.folder,
        env: { PATH: process.env['PATH'] ?? '', HOME: room.folder, TERM: 'xterm-256color' },
      });
      terminal.onData((text) => (shown += text));
      terminal.onExit(() => {
        done(shown);
      });
    });
  const marked = await screen(['search', 'app', '补贴']);
  expect(marked).toMatch(new RegExp(`稳岗${COLOUR}补贴${COLOUR}`));
  // The title stands beside: of a hit in it only the field is said.
  expect(await screen(['search', '稳岗', '--no-color'])).toMatch(/稳岗补贴\s+标题/);
  expect(marked).toMatch(new RegExp(`问题描述：${COLOUR}ＡＰＰ${COLOUR}`));
  const plain = await screen(['search', 'app', '补贴', '--no-color']);
  expect(plain).not.toContain('\u001b[3');
  expect(plain).toContain('问题描述：ＡＰＰ打不开');
});

it('answers the same with the index, on the sample', { timeout: 60_000 }, async () => {
  const room = await roomWithRegister('buding.db', '示例市改革办', ['import', SAMPLE]);
  const asked = [['补贴'], ['人社局', '补贴'], ['审', '-的'], ['“示例市”', '2024-00']];
  const answers = () => Promise.all(asked.map((words) => room.run(['search', ...words])));
  const scanned = await answers();
  expect(scanned.filter(({ stdout }) => stdout !== '').length).toBeGreaterThan(2);
  expect((await room.run(['config', 'set', 'search.index', 'on'])).code).toBe(0);
  expect(await answers()).toEqual(scanned);
  expect((await room.run(['verify'])).code).toBe(0);
});

it('points at a case that is likely the same when one is added, and adds it all the same', async () => {
  const room = await registerWith(STABLE, ['--title', '既有住宅加装电梯须全体业主同意']);
  const added = await room.run(['add', ...LIKE_IT]);
  expect(added).toMatchObject({ code: 0, stdout: '2026-0003\n' });
  expect(added.stderr).toMatch(
    /可能与 2026-0001 相同（相似度 0\.9\d|1\.00）：稳岗补贴申领材料重复提交\n/,
  );
  expect(added.stderr).toContain('buding 检索 --like 2026-0003');
  expect(added.stderr).not.toContain('0002');
  expect((await room.run(['add', '--quiet', ...LIKE_IT])).stderr).toBe('');
  const { likely } = await room.json<{ likely: { no: string }[] }>([
    'add',
    '--title',
    '河道采砂许可',
  ]);
  expect(likely).toEqual([]);
  const json = await room.json<{ likely: { no: string }[] }>(['add', ...LIKE_IT]);
  expect(json.likely.map(({ no }) => no)).toEqual(['2026-0004', '2026-0003', '2026-0001']);
});

it('lists cases like one, without itself and those that were merged', async () => {
  const room = await registerWith(STABLE, LIKE_IT, LIKE_IT, ['--title', '河道采砂许可']);
  const like = await room.run(['search', '--like', '0001']);
  expect(like.stdout.split('\n').map((line) => line.split('\t')[0])).toEqual([
    '2026-0003',
    '2026-0002',
    '',
  ]);
  expect(like.stdout).toContain('标题 100%、同一制度');
  await room.run(['merge', '0003', '--into', '0001', '--reason', '同一事实']);
  const { cases } = await room.json<{ cases: { no: string }[] }>(['search', '--like', '0001']);
  expect(cases).toMatchObject([{ no: '2026-0002', parts: [{ part: 'title' }, { part: 'rule' }] }]);
  expect((await room.run(['search', '--like', '0004'])).stderr).toBe(
    '没有与 2026-0004 相似的问题。\n',
  );
  expect((await room.run(['search', '--like', '9999'])).code).toBe(4);
});

it('an import counts likely duplicates when it is asked, in the file and against the register', async () => {
  const room = await registerWith(STABLE);
  const rows = [
    '标题,涉及制度,收集时间',
    '关于稳岗补贴申领材料重复提交的建议,某市稳岗返还补贴实施细则,2026-04-01',
    '河道采砂许可证年审须到现场,某市河道管理办法,2026-04-01',
    '河道采砂许可证每年年审须本人到现场,某市河道管理办法,2026-04-02',
  ];
  writeFileSync(room.path('l.csv'), rows.join('\n'));
  const tried = await room.run(['import', 'l.csv', '--find-likely', '--dry-run']);
  expect(tried.stderr).toContain('疑似重复 2 件');
  const quiet = await room.run(['import', 'l.csv', '--dry-run']);
  expect(quiet.stderr).not.toContain('疑似重复');
  writeFileSync(room.path('there.csv'), 'x');
  expect((await room.run(['import', 'l.csv', '--likely', 'there.csv'])).code).toBe(2);
  expect((await room.json<{ total: number }>(['list'])).total).toBe(1);
  expect((await room.run(['import', 'l.csv', '--likely', 'likely.csv'])).code).toBe(0);
  const written = readFileSync(room.path('likely.csv'), 'utf8').split('\r\n');
  expect(written[0]).toBe('\ufeff编号,标题,相似度,相似编号,相似标题,相同之处');
  expect(
    written
      .slice(1, 3)
      .map((line) => [line.split(',')[0], line.split(',')[3]])
      .sort(),
  ).toEqual([
    ['2026-0002', '2026-0001'],
    ['2026-0004', '2026-0003'],
  ]);
});
