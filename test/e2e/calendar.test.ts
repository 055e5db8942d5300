/** Working days with the real binary: a month shown, a notice taken in, deadlines counted again. */
import { writeFileSync } from 'node:fs';
import { spawn } from '@lydell/node-pty';
import { describe, expect, it } from 'vitest';
import { WorkingDays } from '../../src/domain/working-days.ts';
import { loadCalendar } from '../../src/register/calendar.ts';
import { roomWithRegister } from './prepared.ts';
import { BINARY, makeRoom, type Room } from './room.ts';

/** A sample, no published notice: titles, ranges, sloppy dates and a signature as people have them. */
const SAMPLE = [
  '2027年部分节假日安排（样例，非正式通知）,,',
  '日期,安排,节日',
  '1月1日至3日,放假调休,元旦',
  '2027年2月5日（周五）—2月11日,放假,春节',
  '2月13日（周六）、2月14日（周日）,上班,春节',
  '2027/4/5,休,清明节',
  '20271001,off,国庆节',
  '样例办公室,,',
].join('\r\n');
/** The same in GB18030, the words that matter alone. */
const GBK = Buffer.from('323032372d31302d30312cb7c5bcd92cb9fac7ecbdda0a', 'hex');

const makeRegister = () =>
  roomWithRegister('buding.db', '示例市改革办', ['unit', 'add', '市住建局']);

async function assign(room: Room, due: string): Promise<string> {
  const { no } = await room.json<{ no: string }>(['add', '--title', '漏洞']);
  await room.run(['accept', no]);
  const outcome = await room.run(['assign', no, '--unit', '市住建局', '--due', due]);
  if (outcome.code !== 0) throw new Error(outcome.stderr);
  return no;
}

function onScreen(room: Room, args: readonly string[]): Promise<string> {
  return new Promise((done) => {
    const terminal = spawn(process.execPath, [BINARY, ...args], {
      cols: 80,
      rows: 30,
      cwd: room.folder,
      env: { PATH: process.env['PATH'] ?? '', HOME: room.folder, NO_COLOR: '1', TERM: 'xterm' },
    });
    let shown = '';
    terminal.onData((text) => (shown += text));
    terminal.onExit(() => {
      done(shown.replaceAll('\r\n', '\n'));
    });
  });
}

describe('calendar show', () => {
  it('draws a month with the weekdays above their days, and marks that need no colour', async () => {
    const room = await makeRegister();
    const shown = await onScreen(room, ['日历', '查看', '2026-10', '--quiet']);
    expect(shown).toBe(
      [
        '2026年10月',
        '一    二    三    四    五    六    日',
        '                   1休   2休   3休   4休',
        ' 5休   6休   7休   8     9    10班  11',
        '12    13    14    15    16    17    18',
        '19    20    21    22    23    24    25',
        '26    27    28    29    30    31',
        '休：10-01 至 10-07 国庆节',
        '班：10-10 国庆节',
        '',
      ].join('\n'),
    );
  });

  it('lists the days in a pipe, the exceptions of a year, and both as JSON', async () => {
    const room = await makeRegister();
    const month = await room.run(['calendar', 'show', '2026-10']);
    expect(month.stdout.split('\n')).toHaveLength(32);
    expect(month.stdout).toContain('2026-10-10\t六\t上班\t国庆节\n2026-10-11\t日\t周末\t\n');
    expect(month.stderr).toContain('共有工作日 18 天');
    const year = await room.run(['calendar', 'show', '2026', '--lang', 'en']);
    expect(year.stdout.trimEnd().split('\n')).toHaveLength(33 + 6);
    const json = await room.json<{ workingDays: number; covered: boolean; days: object[] }>([
      'calendar',
      'show',
      '2026',
    ]);
    expect(json).toMatchObject({ workingDays: 248, covered: true });
    expect(json.days[0]).toEqual({
      date: '2026-01-01',
      weekday: 4,
      working: false,
      kind: 'off',
      name: '元旦',
    });
  });

  it('says so where nothing is known, and refuses what is no month', async () => {
    const room = await makeRegister();
    expect((await room.run(['calendar', 'show', '2031-10'])).stderr).toContain('没有节假日安排');
    for (const text of ['昨天', '2026-13', '1600'])
      expect((await room.run(['calendar', 'show', text])).code).toBe(2);
  });
});

describe('calendar import and recompute', () => {
  it('shows what changes, asks, and takes a notice in once', async () => {
    const room = await makeRegister();
    writeFileSync(room.path('通知.csv'), SAMPLE);
    const tried = await room.run(['calendar', 'import', '通知.csv', '--dry-run']);
    expect(tried.stdout.split('\n')).toHaveLength(15);
    expect(tried.stdout).toContain('2027-02-13\t六\t周末\t上班\t春节');
    expect((await room.run(['calendar', 'import', '通知.csv'])).code).toBe(2);
    expect(await room.run(['日历', '导入', '通知.csv', '--yes'])).toMatchObject({ code: 0 });
    const again = await room.json<{ entry: null }>(['calendar', 'import', '通知.csv']);
    expect(again).toMatchObject({ entry: null, changes: [], coveredUntil: '2027-12-31' });
    expect((await room.run(['undo'])).code).toBe(0);
    const list = await room.json<{ coveredUntil: string }>(['calendar', 'list']);
    expect(list.coveredUntil).toBe('2026-12-31');
  });

  it('marks deadlines beyond the calendar wherever they are shown', async () => {
    const room = await makeRegister();
    const no = await assign(room, '2000个工作日');
    const { cases } = await room.json<{ cases: object[] }>(['list']);
    expect(cases[0]).toMatchObject({ due_provisional: true, light: 'green', days_left: 2000 });
    expect((await room.run(['show', no])).stdout).toContain('（暂定）');
    const listed = await room.run(['list', '--columns', 'no,due_on']);
    expect(listed.stdout).toMatch(/（暂定）\n$/);
    expect(listed.stderr).toContain('有 1 件时限超出工作日历');
    const report = await room.run(['report', 'closure', '--format', 'json']);
    expect(report.stdout).toContain('due-provisional');
  });

  it('marks the working days left of a plain date beyond the calendar', async () => {
    const room = await makeRegister();
    const plain = await assign(room, '2049-10-01');
    const days = ['list', '--columns', 'due_on,days_left'];
    const left = await room.run(days);
    expect(left.stdout).toMatch(/^2049-10-01\t\d+（暂定）\n$/);
    expect(left.stderr).toContain('有 1 件的剩余工作日数到了工作日历之外');
    expect((await room.run(['show', plain])).stdout).toMatch(/剩余工作日\t\d+（暂定）/);
    const { cases: exact } = await room.json<{ cases: object[] }>(days);
    expect(exact).toMatchObject([{ days_provisional: true }]);
  });

  it('moves deadlines by the command alone, and back by undo', async () => {
    const room = await makeRegister();
    const builtIn = new WorkingDays(await loadCalendar({ notices: [] }));
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const next = (from: string, count: number) => builtIn.after(from, count) ?? '';
    const no = await assign(room, '五个工作日');
    const listed = async () =>
      (await room.run(['list', '--columns', 'no,due_on'])).stdout.replace('（暂定）', '');
    expect(await listed()).toBe(`${no}\t${next(today, 5)}\n`);
    // A sample of a holiday that comes as a surprise: the next working day is off.
    writeFileSync(room.path('补充.csv'), `${next(today, 1)},放假,样例\n`);
    const taken = await room.run(['calendar', 'import', '补充.csv', '--supplement', '--yes']);
    expect(taken.stderr).toContain('日历 重算');
    expect(await listed()).toBe(`${no}\t${next(today, 5)}\n`);

    const moved = await room.json<{ entry: number; moved: object[] }>(['calendar', 'recompute']);
    expect(moved.moved).toMatchObject([{ no, old: next(today, 5), next: next(today, 6) }]);
    expect(await listed()).toBe(`${no}\t${next(today, 6)}\n`);
    expect((await room.run(['show', no])).stdout).toContain('重算时限');
    expect((await room.run(['undo', String(moved.entry)])).code).toBe(0);
    expect(await listed()).toBe(`${no}\t${next(today, 5)}\n`);
    expect((await room.run(['doctor', '--rebuild'])).code).toBe(0);
    expect((await room.run(['verify'])).code).toBe(0);
  });

  it('takes a supplement in GB18030, and names each row that it can not read', async () => {
    const room = await makeRegister();
    writeFileSync(room.path('gbk.csv'), GBK);
    const whole = await room.run(['calendar', 'import', 'gbk.csv', '--yes', '--json']);
    expect(JSON.parse(whole.stderr)).toMatchObject({ error: { code: 'notice-incomplete' } });
    const part = await room.run(['calendar', 'import', 'gbk.csv', '--yes', '--supplement']);
    expect(part).toMatchObject({ code: 0, stdout: '2027-10-01\t五\t平日\t放假\t国庆节\n' });
    const listed = await room.run(['calendar', 'list']);
    expect(listed.stdout).toContain('2027（补充）\t1\t0\t');
    expect(listed.stderr).toContain('2026-12-31');
    const bad =
      '2027-13-01,放假,x\n2027-05-01,,y\n2029-05-01,放假,y\n2027-05-01,放假,\n2027-05-01,班,\n';
    writeFileSync(room.path('bad.csv'), bad);
    const refused = await room.run(['calendar', 'import', 'bad.csv', '--yes']);
    expect(refused.code).toBe(1);
    for (const row of [1, 2, 3, 5]) expect(refused.stderr).toContain(`第 ${String(row)} 行`);
    const none = await room.run(['calendar', 'import', '-', '--yes'], { input: '无关,内容\n' });
    expect(none).toMatchObject({ code: 1 });
  });
});

it('a year before the calendar is refused with one that would be taken', async () => {
  const room = makeRoom();
  await room.run(['--db', 'r.db', 'init', '--office', '示例市改革办']);
  const { code, stderr } = await room.run([
    '--db',
    'r.db',
    'calendar',
    'import',
    '-',
    '--year',
    '0',
  ]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('例如 --year 2000。')]);
});
