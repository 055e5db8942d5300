/** --as-of and --known-at: the register as it stood on a day, and as it was known at an instant. */
import { expect, it } from 'vitest';
import { addDays, shanghaiDate } from '../../src/domain/dates.ts';
import { directClosing } from './direct-closing.ts';
import { makeRoom } from './room.ts';

const today = shanghaiDate(new Date());
const ago = (days: number) => addDays(today, -days);

interface Listed {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly total: number;
  readonly cases: readonly { no: string; title: string; stage: string; light: string | null }[];
}

async function register() {
  const room = makeRoom();
  const run = (...args: string[]) => room.run(['--db', 'r.db', ...args]);
  const done = async (...args: string[]) => {
    expect([args, (await run(...args)).code]).toEqual([args, 0]);
    return new Date().toISOString();
  };
  const json = <T>(...args: string[]) => room.json<T>(['--db', 'r.db', ...args]);
  await done('init', '--office', '示例市改革办');
  await done('单位', '新增', '市住建局');
  await done('登记', '--title', '示例问题', '--received-on', ago(40));
  await done('受理', '1', '--on', ago(39), '--reason', '补录');
  const due = ['--unit', '市住建局', '--due', ago(10)];
  const assigned = await done('交办', '1', ...due, '--on', ago(38), '--reason', '补录');
  await done(...directClosing('1', ago(5), '立行立改'));
  await done('更正', '1', '--title', '改过的标题', '--reason', '笔误');
  return { run, json, assigned };
}

it('list, show and report look at the register as it was', async () => {
  const { run, json, assigned } = await register();
  const states = async (...args: string[]) => {
    const { cases } = await json<Listed>('清单', ...args);
    return cases.map(({ stage, title, light }) => [stage, title, light]);
  };
  expect(await states()).toEqual([['closed', '改过的标题', null]]);
  expect(await states('--as-of', ago(6))).toEqual([['assigned', '示例问题', 'red']]);
  expect(await states('--as-of', ago(10))).toEqual([['assigned', '示例问题', 'yellow']]);
  expect(await states('--as-of', ago(41))).toEqual([]);
  expect(await states('--as-of', ago(6), '--overdue')).toHaveLength(1);
  expect(await states('--as-of', ago(10), '--overdue')).toHaveLength(0);
  expect(await states('--known-at', assigned)).toEqual([['assigned', '示例问题', 'red']]);
  expect(await states('--known-at', assigned, '--as-of', ago(39))).toEqual([
    ['accepted', '示例问题', null],
  ]);
  const count = await run('清单', '--count', '--stage', '整改中', '--known-at', assigned);
  expect(count.stdout).toBe('1\n');
  expect(count.stderr).toContain('已登记的事项');
  const plain = await run('清单', '--columns', 'no,title', '--as-of', ago(6));
  expect(plain.stdout).toMatch(/^\d{4}-0001\t示例问题\n$/);
  expect(plain.stderr).toContain(`截至 ${ago(6)}`);
  expect((await run('清单')).stderr).not.toContain('截至');

  const shown = await json<{ case: { stage: string }; history: { kind: string }[] }>(
    '查看',
    '1',
    '--as-of',
    ago(38),
  );
  expect(shown).toMatchObject({ asOf: ago(38), case: { stage: 'assigned', title: '示例问题' } });
  expect(shown.history.map(({ kind }) => kind)).toEqual(['received', 'accepted', 'assigned']);
  expect((await run('查看', '1', '--known-at', assigned)).stdout).toContain('知悉时点');

  const closed = async (...args: string[]) => {
    const report = await json<{
      asOf: string;
      total: { closed: number };
      notes: { code: string }[];
    }>('报表', '销号', ...args);
    return [report.total.closed, report.notes.some(({ code }) => code === 'known-then')];
  };
  expect(await closed()).toEqual([1, false]);
  expect(await closed('--known-at', assigned)).toEqual([0, true]);
  expect(await closed('--known-at', today)).toEqual([1, true]);
});

it('a time that has not come, can not be read or was before the register is refused', async () => {
  const { run } = await register();
  for (const [args, code, message] of [
    [['清单', '--known-at', addDays(today, 1)], 2, '还没有到'],
    [['清单', '--known-at', `${today} 25:00`], 2, '读不懂'],
    [['清单', '--known-at', '某时'], 2, '读不懂'],
    [['报表', '销号', '--known-at', `${ago(50)} 10:00`], 4, '尚未建账'],
    [['清单', '--as-of', addDays(today, 1)], 2, '晚于今天'],
    [['查看', '1', '--reporter', '--reason', '核实', '--as-of', ago(3)], 2, '不能同时使用'],
    [['查看', '1', '--as-of', ago(50)], 4, ''],
  ] as const) {
    const outcome = await run(...args);
    expect([args, outcome.code]).toEqual([args, code]);
    expect(outcome.stderr).toContain(message);
  }
});
