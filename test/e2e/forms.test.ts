/** The forms on a real terminal: a clerk enters a case and carries it to 销号, with keys only. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { makeRoom, roomIn, type Room } from './room.ts';
import { KEYS, onTerminal, type Screen } from './screen.ts';

let empty: Buffer;
let withCase: Buffer;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'buding-room-'));
  const room = roomIn(folder);
  await room.run(['--db', 'r.db', 'init', '--office', '改革办']);
  for (const unit of ['市发展和改革委员会', '市住建局'])
    await room.run(['--db', 'r.db', 'unit', 'add', unit]);
  empty = readFileSync(room.path('r.db'));
  await room.run(['--db', 'r.db', 'add', '--title', '案', '--unit', '市住建局']);
  withCase = readFileSync(room.path('r.db'));
  rmSync(folder, { recursive: true });
});

/** A register with two units. */
function register(): Room {
  const room = makeRoom();
  writeFileSync(room.path('r.db'), empty);
  return room;
}

/** The same with one case, which a unit is rectifying. */
function registerWithCase(): Room {
  const room = makeRoom();
  writeFileSync(room.path('r.db'), withCase);
  return room;
}

/** Searches a choice by some words and takes it. */
async function pick(screen: Screen, question: string, typed: string, choice: string) {
  await screen.shows(question);
  screen.type(typed);
  await screen.shows(`❯ ${choice}`);
  screen.type(KEYS.enter);
}

/** Answers a question with what is pointed at first. */
async function skip(screen: Screen, question: string) {
  await screen.shows(question);
  await screen.shows('❯');
  screen.type(KEYS.enter);
}

const only = async (room: Room) =>
  (await room.json<{ cases: Record<string, unknown>[] }>(['--db', 'r.db', 'list'])).cases[0];

it('enters a case in eleven prompts and carries it to 销号', async () => {
  const room = register();
  const add = onTerminal(room, ['登记'], { columns: 80 });
  await pick(add, '来源（1/12）', 'sj', '审计');
  await add.answer('标题（2/12）', '公租房申领材料重复提交');
  await add.shows('问题描述（3/12）');
  add.type('第一段\r');
  await add.shows('第一段');
  add.type('第二段\r');
  await add.shows('第二段');
  add.type(KEYS.enter);
  await pick(add, '涉及制度（4/12）', '公租房管理办法', '就填“公租房管理办法”');
  await skip(add, '问题类别（5/12）');
  await skip(add, '严重程度（6/12）');
  await skip(add, '区域（7/12）');
  await skip(add, '责任单位（8/12）');
  await add.answer('收集日期（10/12）', '昨天');
  await add.answer('反映人（11/12）', '');
  await skip(add, '以上内容');
  const added = await add.ended();
  expect(added.code).toBe(0);
  expect(added.shown).toContain('buding 登记 --title 公租房申领材料重复提交');

  const accept = onTerminal(room, ['受理', '1']);
  expect((await accept.ended()).code).toBe(0);

  const assign = onTerminal(room, ['交办', '1']);
  await pick(assign, '责任单位（1/4）', 'fgw', '市发展和改革委员会');
  await skip(assign, '配合单位（2/4）');
  await assign.answer('整改时限（3/4）', '3个月内');
  await assign.answer('责任人（4/4）', '承办科');
  expect((await assign.ended()).shown).toContain(
    '等同于命令：buding 交办 1 --unit 市发展和改革委员会 --due 3个月内 --owner 承办科',
  );

  const submit = onTerminal(room, ['报结', '1', '--handler', '承办科']);
  expect((await submit.ended()).code).toBe(0);

  const close = onTerminal(room, ['销号', '1', '--actor', '督查科']);
  await pick(close, '办理结果', '解释', '解释说明');
  await close.answer('核验人', '');
  expect((await close.ended()).code).toBe(0);
  expect(await only(room)).toMatchObject({
    title: '公租房申领材料重复提交',
    description: '第一段\n第二段',
    source: '审计',
    rule: '公租房管理办法',
    unit: '市发展和改革委员会',
    owner: '承办科',
    stage: 'closed',
    verifier: '督查科',
  });
});

it('a unit known at once is assigned in the same entry, with its deadline', async () => {
  const room = register();
  const add = onTerminal(room, [
    '登记',
    '--title',
    '案',
    '--unit',
    '市住建局',
    '--due',
    '2099-01-01',
  ]);
  expect((await add.ended()).shown).toContain('已登记并交办 市住建局');
  expect(await only(room)).toMatchObject({ stage: 'assigned', due_on: '2099-01-01' });
  await room.run(['--db', 'r.db', '--yes', 'undo']);
  expect(await room.json(['--db', 'r.db', 'list', '--count'])).toEqual({ count: 0 });
});

it('Esc goes back to the question before, with its answer in the line', async () => {
  const room = registerWithCase();
  const submit = onTerminal(room, ['报结', '1']);
  await submit.answer('经办人（1/2）', '甲科');
  await submit.shows('整改情况（2/2）');
  submit.type(KEYS.escape);
  await submit.shows('> 甲科');
  submit.type(`${KEYS.back}${KEYS.back}乙科\r`);
  await submit.shows('整改情况（2/2）');
  submit.type(KEYS.enter);
  expect((await submit.ended()).code).toBe(0);
  expect(await only(room)).toMatchObject({ stage: 'submitted', handler: '乙科' });
});

it('an interrupted form is kept as a draft, without who reported it, and offered next time', async () => {
  const room = register();
  const first = onTerminal(room, ['登记', '--source', '审计']);
  await first.answer('标题（1/11）', '半份登记');
  await first.shows('问题描述（2/11）');
  first.type(KEYS.interrupt);
  const { code, shown } = await first.ended();
  expect(code).toBe(130);
  expect(shown).toContain('草稿');
  const second = onTerminal(room, ['登记', '--source', '审计']);
  await second.shows('半份登记');
  second.type(KEYS.enter);
  await second.shows('问题描述（2/11）');
  second.type(KEYS.interrupt);
  await second.ended();
  const third = onTerminal(room, ['登记', '--source', '审计']);
  await pick(third, '半份登记', '另填', '另填一份，草稿不要了');
  await third.shows('标题（1/11）');
  third.type(KEYS.interrupt);
  await third.ended();
  expect(await room.json(['--db', 'r.db', 'list', '--count'])).toEqual({ count: 0 });
});

it('a pasted text of several lines stays one answer', async () => {
  const room = registerWithCase();
  const note = onTerminal(room, ['批注', '1']);
  await note.shows('内容');
  note.type('第一段\r\r第二段\r');
  await note.shows('第二段');
  note.type(KEYS.enter);
  expect((await note.ended()).code).toBe(0);
  const { history } = await room.json<{ history: { kind: string; data: { text?: string } }[] }>([
    '--db',
    'r.db',
    'show',
    '1',
  ]);
  expect(history.at(-1)?.data.text).toBe('第一段\n\n第二段');

  const reason = onTerminal(room, ['作废', '1']);
  await reason.shows('事由');
  reason.type('登记\r有误');
  await reason.shows('> 登记 有误');
  reason.type(KEYS.enter);
  expect((await reason.ended()).code).toBe(0);
  expect(await only(room)).toMatchObject({ stage: 'voided', reason: '登记 有误' });
});

it('Ctrl-E goes on in the editor', async () => {
  const room = register();
  await room.run(['--db', 'r.db', 'add', '--title', '案']);
  writeFileSync(room.path('editor.sh'), '#!/bin/sh\nprintf " 补充" >> "$1"\n');
  chmodSync(room.path('editor.sh'), 0o755);
  const note = onTerminal(room, ['批注', '1'], { env: { VISUAL: room.path('editor.sh') } });
  await note.shows('内容');
  note.type('草稿');
  await note.shows('> 草稿');
  note.type(KEYS.editor);
  await note.shows('补充');
  note.type(`${KEYS.enter}${KEYS.enter}`);
  expect((await note.ended()).code).toBe(0);
});

it('what was typed wrongly is said at once, and the question stays', async () => {
  const room = registerWithCase();
  const extend = onTerminal(room, ['延期', '1']);
  await extend.answer('整改时限（1/2）', '某天');
  await extend.shows('某天');
  extend.type(`${KEYS.back}${KEYS.back}3个月内\r`);
  await extend.answer('事由（2/2）', '等上位文件');
  expect((await extend.ended()).code).toBe(0);
});

it('the trail says what was taken for a question that was passed over', async () => {
  const room = register();
  const add = onTerminal(room, ['登记', '--source', '审计', '--rule', '办法']);
  await add.answer('标题（1/10）', '');
  await add.shows('错误：此项必填');
  add.type('案\r');
  await add.answer('问题描述（2/10）', '');
  await add.shows('问题描述（2/10） （未填）');
  for (const question of ['问题类别', '严重程度', '区域', '责任单位']) await skip(add, question);
  await add.shows('收集日期（8/10）');
  add.type(KEYS.enter);
  await add.shows('反映人');
  const today = /收集日期（8\/10） (\d{4}-\d{2}-\d{2})/;
  add.type(KEYS.interrupt);
  const { shown } = await add.ended();
  expect(stripVTControlCharacters(shown)).toMatch(today);
  expect(shown).not.toContain('> 此项必填');
});

it('a long list says that there is more, and leaves nothing on the screen when it is left', async () => {
  const room = register();
  await room.run(['--db', 'r.db', 'add', '--title', '案']);
  await room.run(['--db', 'r.db', 'accept', '1']);
  for (let at = 1; at <= 11; at++)
    await room.run(['--db', 'r.db', 'unit', 'add', `示例单位${String(at)}`]);
  const assign = onTerminal(room, ['交办', '1']);
  await assign.shows('还有 3 项 ↓');
  assign.type(KEYS.down.repeat(11));
  await assign.shows('上面还有 2 项 ↑  还有 1 项 ↓');
  assign.type(KEYS.escape);
  const { code, shown } = await assign.ended();
  expect(code).toBe(130);
  // Question, ten lines, the rest, the keys: each is wiped off after the last time it was drawn.
  const [, wiped = ''] = shown.split(/还有 1 项 ↓(?![\s\S]*还有 1 项 ↓)/);
  expect(wiped.split('\x1b[2K').length - 1).toBeGreaterThanOrEqual(13);
});

it('where the register will refuse anyway nothing is asked', async () => {
  const room = register();
  await room.run(['--db', 'r.db', 'add', '--title', '案']);
  const close = onTerminal(room, ['销号', '1']);
  const { code, shown } = await close.ended();
  expect(code).toBe(1);
  expect(shown).not.toContain('办理结果（');
});

it('the workbench shows what waits, and each thing it does is a command that it names', async () => {
  const room = register();
  await room.run(['--db', 'r.db', 'add', '--title', '案']);
  const bench = onTerminal(room, []);
  await pick(bench, '待研判　1 件', '待研判', '待研判');
  await bench.shows('buding 清单 --stage 待研判');
  await pick(bench, '2026', '案', '');
  await pick(bench, '怎么办理', '受理', '受理');
  await bench.shows('等同于命令：buding 受理 20');
  await bench.shows('受理 1 件');
  await bench.shows('怎么办理');
  bench.type(KEYS.escape);
  await bench.shows('没有符合条件');
  await pick(bench, '待交办　1 件', '离开', '离开');
  expect((await bench.ended()).code).toBe(0);
  expect(await only(room)).toMatchObject({ stage: 'accepted' });
});

const prompts: [name: string, args: string[], question: string][] = [
  ['a short text', ['退件', '1'], '事由'],
  ['a long text', ['批注', '1'], '内容'],
  ['a choice', ['评价', '1'], '评价'],
  ['a case to choose', ['退件'], '要退件的问题'],
  ['the form of a case', ['登记'], '来源'],
  ['the workbench', [], '今天要办的'],
];

it.each(prompts)(
  '%s: Ctrl-C, Ctrl-D end with 130 and change nothing',
  async (_name, args, question) => {
    const room = register();
    await room.run(['--db', 'r.db', 'add', '--title', '案', '--unit', '市住建局']);
    for (const key of [KEYS.interrupt, KEYS.end]) {
      const screen = onTerminal(room, args);
      await screen.shows(question);
      screen.type(key);
      expect((await screen.ended()).code).toBe(130);
    }
    expect((await room.json<{ entries: unknown[] }>(['--db', 'r.db', 'log'])).entries.length).toBe(
      4,
    );
  },
);

it.each(prompts)(
  '%s: without a terminal, or with --no-input, it says what to write',
  async (_name, args) => {
    const room = register();
    await room.run(['--db', 'r.db', 'add', '--title', '案', '--unit', '市住建局']);
    if (args.length > 0) expect((await room.run(['--db', 'r.db', ...args])).code).toBe(2);
    const screen = onTerminal(room, ['--no-input', ...(args.length > 0 ? args : ['工作台'])]);
    expect((await screen.ended()).code).toBe(2);
  },
);

it('a text keeps its Chinese when the window is made narrow and characters are taken back', async () => {
  const room = registerWithCase();
  const screen = onTerminal(room, ['退件', '1'], { columns: 40 });
  await screen.shows('事由');
  screen.type('这件事不归本单位管理应由住房保障中心承办𠮷错');
  await screen.shows('承办');
  screen.resize(30, 20);
  screen.type(`${KEYS.back}${KEYS.back}`);
  screen.type('\r');
  await skip(screen, '建议的责任单位');
  expect((await screen.ended()).code).toBe(0);
  const { history } = await room.json<{ history: { data: { reason?: string } }[] }>([
    '--db',
    'r.db',
    'show',
    '1',
  ]);
  expect(history.at(-1)?.data.reason).toBe('这件事不归本单位管理应由住房保障中心承办');
});

it('an answer that another one makes void is not recorded: no contact without a reporter', async () => {
  const room = register();
  const known = ['--source', '审计', '--rule', '办法', '--category', '缺失', '--severity', '一般'];
  const add = onTerminal(room, ['登记', ...known, '--region', '区']);
  await add.answer('标题', '案');
  await add.answer('问题描述', '');
  await pick(add, '责任单位', '住建', '市住建局');
  await add.answer('整改时限', '2099-01-01');
  await add.answer('收集日期', '');
  await add.answer('反映人', '示例来电人');
  await add.answer('联系方式', '0734-0000000');
  await pick(add, '以上内容', '反映人', '修改“反映人”');
  await add.shows('示例来电人');
  add.type(`${KEYS.back.repeat(5)}\r`);
  await pick(add, '以上内容', '责任单位', '修改“责任单位”');
  await add.shows('❯ 市住建局');
  add.type(KEYS.down);
  await add.shows('❯ （不填）');
  add.type(KEYS.enter);
  await skip(add, '以上内容');
  expect((await add.ended()).code).toBe(0);
  expect(await only(room)).toMatchObject({ stage: 'received', unit: null, due_on: null });
  const shown = await room.run(['--db', 'r.db', 'show', '1', '--reporter', '--reason', '核对']);
  expect(shown.stdout + shown.stderr).not.toContain('0734');
});

it('says before it is confirmed that a unit means 受理 and 交办', async () => {
  const room = register();
  const add = onTerminal(room, ['登记', '--source', '审计', '--rule', '办法', '--region', '区']);
  await add.answer('标题（1/9）', '案');
  await add.answer('问题描述（2/9）', '');
  for (const question of ['问题类别', '严重程度']) await skip(add, question);
  await pick(add, '责任单位', '住建', '市住建局');
  for (const question of ['整改时限', '收集日期', '反映人']) await add.answer(question, '');
  await add.shows('登记的同时即受理，并交办该单位');
  await skip(add, '以上内容');
  expect((await add.ended()).code).toBe(0);
});
