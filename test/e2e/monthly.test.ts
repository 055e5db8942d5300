/** 月报: the papers of a month in a folder, by the real binary. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { textOfDocx } from '../paper/read-docx.ts';
import { roomAfter } from './prepared.ts';

const LEDGER = [
  '编号,标题,来源,收集日期,责任单位,整改时限,销号日期,状态',
  ...Array.from(
    { length: 6 },
    (_, at) =>
      `L-${String(at + 1)},样例${String(at + 1)},信访,2025-03-03,市住建局,2025-04-10,${at < 4 ? '2025-04-08' : ''},${at < 4 ? '已销号' : '整改中'}`,
  ),
].join('\r\n');

const register = () =>
  roomAfter({
    files: { 'ledger.csv': LEDGER },
    commands: [
      ['--db', 'r.db', 'init', '--office', '示例市改革办'],
      ['--db', 'r.db', '--yes', 'import', 'ledger.csv'],
    ],
  });

interface Answer {
  readonly asOf: string;
  readonly running: boolean;
  readonly entries: number;
  readonly files: readonly {
    readonly path: string;
    readonly format: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly state: string;
  }[];
}

it('writes every paper, says what it wrote, and writes the same again only when it changed', async () => {
  const room = await register();
  const monthly = (...args: string[]) =>
    room.run(['--db', 'r.db', '报表', '月报', '2025-04', ...args]);
  const rehearsed = await room.json<Answer>([
    '--db',
    'r.db',
    'report',
    'monthly',
    '2025-04',
    '--dry-run',
  ]);
  expect(existsSync(room.path('月报-2025-04'))).toBe(false);
  const answer = await room.json<Answer>(['--db', 'r.db', 'report', 'monthly', '2025-04']);
  expect(answer).toMatchObject({ asOf: '2025-04-30', running: false, entries: 2 });
  expect(answer.files).toEqual(rehearsed.files);
  for (const { path, bytes, sha256 } of answer.files) {
    const content = readFileSync(path);
    expect(content.length).toBe(bytes);
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
  }
  const folder = room.path('月报-2025-04');
  expect(readdirSync(folder)).toHaveLength(answer.files.length);
  expect(readFileSync(`${folder}/总表.csv`, 'utf8')).toContain(
    '按期整改率,on_time_rate,%,66.67%,4,6,',
  );
  const text = await textOfDocx(readFileSync(`${folder}/情况通报.docx`));
  expect(text).toContain('关于2025年4月制度补丁工作情况的通报');
  expect(text).toContain('按期整改率66.67%（4/6）');

  // Again: nothing to ask, nothing to write, nothing to say.
  expect(await monthly('--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
  await room.run([
    '--db',
    'r.db',
    '登记',
    '--title',
    '样例',
    '--received-on',
    '2025-04-20',
    '--reason',
    '补录',
  ]);
  const refused = await monthly();
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('--force');
  expect(readFileSync(answer.files[0]!.path)).toHaveLength(answer.files[0]!.bytes);
  const forced = await room.json<Answer>([
    '--db',
    'r.db',
    'report',
    'monthly',
    '2025-04',
    '--force',
  ]);
  expect(forced.files.map(({ state }) => state)).toContain('replaced');
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('writes nothing where one paper can take no place, or where no folder can be made', async () => {
  const room = await register();
  const into = (folder: string) =>
    room.run([
      '--db',
      'r.db',
      '报表',
      '月报',
      '2025-04',
      '--format',
      'csv',
      '--force',
      '-o',
      folder,
    ]);
  mkdirSync(room.path('月报/重开.csv'), { recursive: true });
  const crowded = await into('月报');
  expect([crowded.code, crowded.stderr]).toEqual([2, expect.stringContaining('重开.csv')]);
  expect(readdirSync(room.path('月报'))).toEqual(['重开.csv']);
  expect((await into('上/中/下')).code).toBe(0);
  expect((await into('ledger.csv')).code).toBe(7);
  expect((await into('ledger.csv/下')).code).toBe(7);
  // Nothing can be made there, though the folder above is there.
  if (existsSync('/proc/self')) expect((await into('/proc/none/here')).code).toBe(7);
});

it('takes only the forms that were asked for, a number, recipients and a date', async () => {
  const room = await register();
  const flags = [
    '--format',
    'docx',
    '--number',
    '5',
    '--recipient',
    '各区县',
    '--copy-to',
    '市委办',
  ];
  const { files } = await room.json<Answer>([
    ...[
      '--db',
      'r.db',
      'report',
      'monthly',
      '2025-04',
      '-o',
      'paper',
      '--written-on',
      '2025-05-06',
    ],
    ...flags,
  ]);
  expect(files.map(({ format }) => format)).toEqual(['docx']);
  const text = await textOfDocx(readFileSync(files[0]!.path));
  for (const said of ['〔2025〕5号', '各区县：', '抄送：市委办。', '2025年5月6日印发'])
    expect(text).toContain(said);
});

it('refuses a month that is none or has not begun, and a template that is none', async () => {
  const room = await register();
  const code = async (...args: string[]) =>
    (await room.run(['--db', 'r.db', 'report', 'monthly', ...args])).code;
  expect(await code('十三月')).toBe(2);
  expect(await code('2999-01')).toBe(2);
  expect(await code('2025-04', '--format', 'pdf')).toBe(2);
  expect(await code('2025-04', '-o', '-')).toBe(2);
  expect(await code('2025-04', '--template', 'none.docx')).toBe(4);
  const wrong = await room.run([
    '--db',
    'r.db',
    'report',
    'monthly',
    '2025-04',
    '--template',
    'ledger.csv',
  ]);
  expect([wrong.code, existsSync(room.path('月报-2025-04'))]).toEqual([1, false]);
  expect(wrong.stderr).toContain('ledger.csv');
  mkdirSync(room.path('busy'));
  mkdirSync(room.path('busy/总表.csv'));
  expect(await code('2025-04', '-o', 'busy', '--force')).toBe(2);
});

it('says of the running month as of when its figures are', async () => {
  const room = await register();
  const running = await room.json<Answer>([
    '--db',
    'r.db',
    'report',
    'monthly',
    '本月',
    '--format',
    'csv',
  ]);
  const told = await room.run(['--db', 'r.db', 'report', 'monthly', '本月', '--format', 'csv']);
  if (running.running) expect(told.stderr).toContain(`数字截至 ${running.asOf}`);
});

it('draws the papers of an issued month from what was issued, and tells in the next what changed since', async () => {
  const room = await register();
  const run = (...args: string[]) => room.run(['--db', 'r.db', '--yes', ...args]);
  const paper = async (month: string) => {
    const args = ['--db', 'r.db', 'report', 'monthly', month, '--format', 'docx', '--force'];
    return (await room.json<Answer>(args)).files[0]!;
  };
  const before = await paper('2025-04');
  expect((await run('report', 'issue', '2025-04')).code).toBe(0);
  await run('登记', '--title', '样例', '--received-on', '2025-04-20', '--reason', '补录');
  expect(await paper('2025-04')).toMatchObject({ sha256: before.sha256, state: 'same' });
  const text = await textOfDocx(readFileSync((await paper('2025-05')).path));
  expect(text).toContain('上期更正');
  expect(text).toContain('收集数由6件更正为7件');
});
