/** Rules as settings and lights, with the real binary. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { roomWithRegister } from './prepared.ts';

const register = (...commands: string[][]) =>
  roomWithRegister('buding.db', '示例市改革办', ...commands);

it('rules are set for a severity, listed with their form, give deadlines and say so', async () => {
  const room = await register(['unit', 'add', '市住建局']);
  await room.run(['code', 'add', 'severity', '重大']);
  const set = ['设置', '更改', 'deadline', '15个工作日', '--severity', '重大'];
  expect(await room.run(set)).toMatchObject({ code: 0 });
  const listed = await room.run(['config', 'list']);
  expect(listed.stdout).toContain('deadline\t15个工作日\tnone\t严重程度 重大\t15个工作日、30天');
  const english = await room.run(['config', 'list', '--lang', 'en']);
  expect(english.stdout).toContain('yellow-days\t3\t3\t\ta number of working days, 0 to 60');
  const refused = await room.run(['config', 'set', 'return-days', '很快']);
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.stderr).toContain('可写：工作日数');
  expect((await room.run(['log', '--entry', '4'])).stdout).toContain('deadline（严重程度 重大）');

  await room.run(['add', '--title', '甲', '--severity', '重大']);
  await room.run(['accept', '1']);
  const assigned = await room.run(['assign', '1', '--unit', '市住建局']);
  expect(assigned.stderr).toContain(
    '1 件没有写时限，按设置 deadline（严重程度 重大） 定为 15个工作日。',
  );
});

it('what a new case leaves open may be empty', async () => {
  const room = await register();
  const open = ['--rule', '', '--severity', '', '--unit', '', '--due', '', '--reason', ''];
  expect(await room.run(['add', '--title', '甲', ...open])).toMatchObject({ code: 0 });
  expect(await room.json(['list', '--count', '--unit', ''])).toEqual({ count: 1 });
});

it('a name with something invisible in it is refused, and read without it from a ledger', async () => {
  const room = await register(['unit', 'add', '市住建局']);
  for (const name of ['市住\u200b建局', '市\u202e住建局', '市住建局\u00ad'])
    expect(await room.run(['unit', 'add', name])).toMatchObject({ code: 2, stdout: '' });
  writeFileSync(
    room.path('a.csv'),
    '编号,收集时间,标题,责任单位,来源\n1,2026-01-05,甲,市住\u200b建局,审\u2060计\n2,2026-01-05,乙,县发\u200b改局,\n',
  );
  expect(await room.run(['import', 'a.csv'])).toMatchObject({ code: 0 });
  expect(await room.json(['import', 'a.csv'])).toMatchObject({ entry: null, unchanged: 2 });
  const { terms } = await room.json<{ terms: { name: string }[] }>(['unit', 'list']);
  expect(terms.map(({ name }) => name)).toEqual(['市住建局', '县发改局']);
  expect(await room.json(['list', '--count', '--source', '审计'])).toEqual({ count: 1 });
});

it('a kind of code is named by any of its words', async () => {
  const room = await register();
  const kinds = ['等级', '严重程度', 'severity', '类别', '问题类别', '领导', '责任领导'];
  for (const [at, kind] of kinds.entries())
    expect(await room.run(['代码', '新增', kind, `示例${String(at)}`])).toMatchObject({ code: 0 });
  expect((await room.run(['代码', '清单', '等级'])).stdout).toContain('示例2');
  expect(await room.run(['代码', '清单', '单位'])).toMatchObject({ code: 2 });
});

it('settings bear Chinese names, by which they are read and changed', async () => {
  const room = await register();
  await room.run(['code', 'add', 'severity', '重大']);
  const listed = (await room.run(['config', 'list'])).stdout;
  expect(listed).toContain('\t默认时限\t交办时未写时限的，按此计算\n');
  const changed = await room.run(['设置', '更改', '默认时限', '20天', '--severity', '重大']);
  expect(changed).toMatchObject({ code: 0 });
  const get = async (...args: string[]) => (await room.run(['设置', '查看', ...args])).stdout;
  expect(await get('默认时限')).toBe('none\n');
  expect(await get('deadline', '--severity', '重大')).toBe('20天\n');
  expect(await get('ＴＷＯ-key', '--lang', 'en')).toBe('');
  expect(await get('双人录入', '--lang', 'en')).toBe('off\n');
  await room.run(['设置', '还原', '默认时限', '--severity', '重大']);
  expect(await get('默认时限', '--severity', '重大')).toBe('none\n');
  const missed = await room.run(['设置', '更改', '默认时现', '20天']);
  expect(missed).toMatchObject({ code: 2 });
  expect(missed.stderr).toContain('名称相近的有：默认时限。');
  expect((await room.run(['设置', '更改', '操作人', '甲科'])).stderr).toContain('--mine');
  await room.run(['设置', '更改', '--mine', '清单件数', '30']);
  expect(await get('--mine', 'limit')).toBe('30\n');
  const mine = await room.run(['设置', '更改', '--mine', '清单件', '30']);
  expect(mine.stderr).toContain('清单件数');
});

it('a first deadline is set without a reason and is no extension', async () => {
  const room = await register(['unit', 'add', '市住建局']);
  for (const title of ['甲', '乙']) await room.run(['add', '--title', title, '--unit', '市住建局']);
  const first = await room.run(['交办', '1', '--unit', '市住建局', '--due', '15个工作日']);
  expect(first).toMatchObject({ code: 0 });
  expect(first.stderr).toContain('1 件原无时限，此次为首次设定时限，不作延期统计。');
  expect(await room.run(['延期', '2', '--due', '2026-12-31'])).toMatchObject({ code: 0 });
  expect((await room.run(['show', '2'])).stdout).toContain('设定时限');
  expect((await room.run(['report', 'extensions'])).stdout).not.toContain('市住建局');
  const again = await room.run(['延期', '2', '--due', '2027-01-31']);
  expect(again).toMatchObject({ code: 2 });
  await room.run(['undo', '6', '--reason', '误设']);
  expect(await room.run(['doctor', '--rebuild'])).toMatchObject({ code: 0 });
  expect(await room.run(['verify'])).toMatchObject({ code: 0 });
  await room.run(['export', '-o', 'all.csv']);
  const words = readFileSync(room.path('all.csv'), 'utf8');
  expect(words).toMatch(/\d 交办 市住建局；\d{4}-\d\d-\d\d 设定时限 限\d{4}/);
  await room.run(['init', '--db', 'copy.db', '--office', '示例市改革办']);
  expect(await room.run(['--db', 'copy.db', 'import', 'all.csv'])).toMatchObject({ code: 0 });
  expect((await room.run(['--db', 'copy.db', 'show', '1'])).stdout).toContain('设定时限');
});

it('lists show lights, and are filtered by them exactly', async () => {
  const room = await register(['unit', 'add', '市住建局']);
  const backdated = ['--on', '2026-01-05', '--reason', '补录'];
  for (const due of ['2026-01-06', '今天', '30个工作日', '长期坚持']) {
    const { no } = await room.json<{ no: string }>([
      ...['add', '--title', due, '--received-on', '2026-01-05'],
    ]);
    const when = due === '2026-01-06' ? backdated : [];
    await room.run(['accept', no, ...when]);
    const outcome = await room.run(['assign', no, '--unit', '市住建局', '--due', due, ...when]);
    expect(outcome).toMatchObject({ code: 0 });
  }
  const titles = async (light: string) =>
    (await room.run(['list', '--light', light, '--columns', 'title,light'])).stdout;
  expect(await titles('red')).toBe('2026-01-06\t红\n');
  expect(await titles('黄')).toBe('今天\t黄\n');
  expect(await titles('green')).toBe('30个工作日\t绿\n');
  expect((await room.run(['list', '--light', '紫'])).stderr).toContain('可用的值：红、黄、绿');
  expect((await room.run(['show', '2'])).stdout).toContain('灯\t黄\n剩余工作日\t0\n');
  await room.run(['config', 'set', 'yellow-days', '30']);
  expect(await titles('yellow')).toBe('30个工作日\t黄\n今天\t黄\n');
});
