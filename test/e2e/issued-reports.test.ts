/** 印发 to 更正 with the real program: what is issued stays, and what changed since is told. */
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { shanghaiDate } from '../../src/domain/dates.ts';
import { monthsFrom } from '../../src/reports/monthly/months.ts';
import { directClosing } from './direct-closing.ts';
import { roomWithRegister } from './prepared.ts';

const today = shanghaiDate(new Date());
const month = monthsFrom(today.slice(0, 7), -1);
const day = (number: number) => `${month}-${String(number).padStart(2, '0')}`;

/** A register with one case closed on time in last month, and one still open. */
async function register() {
  const back = (on: string) => ['--on', on, '--reason', '补录'];
  const room = await roomWithRegister(
    'r.db',
    '示例市改革办',
    ['单位', '新增', '市住建局'],
    ['登记', '--title', '甲题', '--received-on', day(2)],
    ['登记', '--title', '乙题', '--received-on', day(3)],
    ['受理', '1', '2', ...back(day(4))],
    ['交办', '1', '2', '--unit', '市住建局', '--due', day(20), ...back(day(5))],
    directClosing('1', day(10), '补录'),
  );
  const run = (...args: string[]) => room.run(['--db', 'r.db', ...args]);
  const json = <T>(...args: string[]) => room.json<T>(['--db', 'r.db', ...args]);
  return { room, run, json };
}

interface Issued {
  readonly entry: number | null;
  readonly revision: number;
  readonly sha256: string;
  readonly entries: number;
}

it('a month is issued with consent, listed, and drawn again to the byte', async () => {
  const { room, run, json } = await register();
  const unasked = await run('报表', '印发', month);
  expect(unasked.code).toBe(2);
  expect(unasked.stderr).toContain('--yes');
  expect(unasked.stdout).toContain('收集数\t2');
  const rehearsed = await json<Issued>('报表', '印发', month, '--dry-run');
  expect(rehearsed).toMatchObject({ entry: null, dryRun: true, revision: 1 });
  expect((await run('报表', '已印发')).stdout).toBe('');
  const issued = await json<Issued>('报表', '印发', month, '--yes');
  expect(issued).toMatchObject({
    revision: 1,
    entries: rehearsed.entries,
    sha256: rehearsed.sha256,
  });
  expect((await run('报表', '印发', month, '--yes')).stderr).toContain('每月只印发一次');
  const current = await run('报表', '印发', today.slice(0, 7), '--yes');
  expect([current.code, current.stderr]).toEqual([1, expect.stringContaining('尚未结束')]);
  const undone = await run('撤销', String(issued.entry), '--reason', '误操作');
  expect([undone.code, undone.stderr]).toEqual([1, expect.stringContaining('不能撤销')]);

  const listed = (await run('报表', '已印发')).stdout.trimEnd().split('\t');
  expect(listed.slice(0, 2)).toEqual([month, '1']);
  expect(listed).toContain(issued.sha256);
  expect(listed).toContain('1/2');
  const shown = (await run('报表', '已印发', month)).stdout;
  expect(shown).toContain(`末次记账\t${String(issued.entries)}:`);
  expect(shown).toContain('按期整改率\t1/2');

  await run('更正', '1', '--title', '改过', '--reason', '笔误');
  const checked = await run('报表', '已印发', month, '--check');
  expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('逐字相同')]);
  expect((await run('校验')).code).toBe(0);

  const copy = await run('备份', 'copy.db');
  expect(copy.code).toBe(0);
  const restored = await room.run(['--db', 'copy.db', '报表', '已印发', month, '--check']);
  expect(restored.code).toBe(0);
  const rebuilt = await run('体检', '--rebuild');
  expect([rebuilt.code, (await run('报表', '已印发', '--check')).code]).toEqual([0, 0]);

  // A derived row that was altered behind the program's back: --check says where.
  const file = new Database(room.path('r.db'));
  file.exec('update span set due_day = due_day + 40 where case_id = 2');
  file.close();
  const altered = await run('报表', '已印发', month, '--check');
  expect(altered.code).toBe(6);
  expect(altered.stdout).toContain('current.total.counts.due');
  expect(altered.stderr).toContain('与印发的不符');
});

it('what late facts changed is told by figure and case, and drafted as a correction', async () => {
  const { room, run, json } = await register();
  expect((await run('报表', '更正', month)).code).toBe(4);
  await run('报表', '印发', month, '--yes');
  const same = await run('报表', '更正', month);
  expect([same.code, same.stderr]).toEqual([0, expect.stringContaining('没有变化')]);
  await run(...directClosing('2', day(12), '补录'));

  const diff = await json<{ figures: unknown[]; cases: { no: string; title: string }[] }>(
    '报表',
    '更正',
    month,
  );
  expect(diff.figures).toContainEqual({
    dimension: null,
    group: null,
    key: 'on_time',
    was: 1,
    now: 2,
  });
  expect(diff.cases.map(({ title }) => title)).toEqual(['乙题']);
  const csv = (await run('报表', '更正', month, '--format', 'csv', '--headers', 'en')).stdout;
  expect(csv.split('\r\n')[0]).toBe('kind,dimension,group,no,title,figure,was,now,entries');
  expect(csv).toContain('figure,total,,,,on_time,1,2,');
  expect(csv).toMatch(/case,,,\d{4}-0002,乙题,on_time,0,1,#\d+ /);
  const read = (await run('报表', '更正', month, '--format', 'csv')).stdout;
  expect(read).toContain('数据,合计,,,,按期整改,1,2,');
  const draft = (await run('报表', '更正', month, '--draft')).stdout;
  const asWord = await run('报表', '更正', month, '--draft', '-o', '更正说明.docx');
  expect([asWord.code, asWord.stderr]).toEqual([2, expect.stringContaining('.txt')]);
  expect(draft).toContain('按期整改由1件更正为2件，增加1件。');
  expect(draft).toContain('整改率由1/2更正为2/2，提高50.00个百分点。');
  expect(draft).toMatch(/“乙题”：.*事由：补录/);
  expect(draft).toContain('示例市改革办');
  expect((await run('报表', '更正', month, '--draft', '--lang', 'en', '-o', 'note.txt')).code).toBe(
    0,
  );
  expect(
    (await room.run(['--db', 'r.db', '报表', '更正', month, '--format', 'table'])).stdout,
  ).toMatch(/合计 +整改率 +1\/2 +2\/2 +50\.00 个百分点[\s\S]*涉及的问题/);

  // Explained as it was issued; as it is known now only when asked so.
  interface Explained {
    readonly rate: { a: number; b: number };
    readonly cases: { title: string; role: string; reason: string | null }[];
  }
  const explain = async (...args: string[]) => {
    const { rate, cases } = await json<Explained>('报表', '释数', month, ...args);
    return [rate.a, rate.b, ...cases.map(({ role, reason }) => reason ?? role)];
  };
  expect(await explain('按期整改率', '--unit', '市住建局')).toEqual([
    1,
    2,
    'counted',
    'not-closed',
  ]);
  expect(await explain('on_time', '--known-at', today)).toEqual([2, 2, 'counted', 'counted']);
  expect(await explain('on_time', '--as-of', day(11))).toEqual([
    0,
    0,
    'not-yet-due',
    'not-yet-due',
  ]);
  const shown = await run('报表', '释数', month, 'on_time', '--format', 'table');
  expect(shown.stdout).toContain('1/2');
  expect(shown.stderr).toContain('第 1 版');
  const wrong = await run('报表', '释数', month, 'on_tim');
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('on_time')]);
});

it('units that help, merged before the month or after it, leave one row and the same bytes', async () => {
  const { run, json } = await register();
  for (const unit of ['甲局', '乙局', '丙局']) await run('单位', '新增', unit);
  const helped = ['--unit', '市住建局', '--due', day(25), '--on', day(11), '--reason', '补录'];
  for (const title of ['丙题', '丁题'])
    await run('登记', '--title', title, '--received-on', day(6));
  await run('受理', '3', '4', '--on', day(7), '--reason', '补录');
  await run('交办', '3', '--co-unit', '甲局', ...helped);
  await run('交办', '4', '--co-unit', '甲局、乙局', ...helped);
  await run('单位', '合并', '甲局', '--into', '乙局');
  await run('报表', '印发', month, '--yes');
  interface Shown {
    content: { current: { by: { unit: { group: string; co_open: number }[] } } };
  }
  const { content } = await json<Shown>('报表', '已印发', month);
  const helping = content.current.by.unit.filter(({ co_open }) => co_open > 0);
  expect(helping.map(({ group, co_open }) => [group, co_open])).toEqual([['乙局', 2]]);

  await run('批注', '3', '--text', '示例');
  await run('单位', '合并', '乙局', '--into', '丙局');
  await run('批注', '4', '--text', '示例');
  await run('体检', '--rebuild', '--yes');
  const checked = await run('报表', '已印发', month, '--check');
  expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('逐字相同')]);
  expect((await run('校验')).code).toBe(0);
});
