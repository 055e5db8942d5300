/** 督办 through the real binary: the list, the letters as files, the same day twice. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { textOfDocx } from '../paper/read-docx.ts';
import { roomWithRegister } from './prepared.ts';
import { makeRoom, type Room } from './room.ts';
import { onTerminal } from './screen.ts';

const B = ['--db', 'r.db', '--yes'];

/** A register with a case that was due long ago, under a hostile title. */
function overdue(): Promise<Room> {
  const title = '=HYPERLINK("x") <w:p/> \u0007 红\u202e色 13812341234';
  return roomWithRegister(
    'r.db',
    '示例市委改革办',
    ['unit', 'add', '市住建局'],
    [
      ...['add', '--title', title, '--unit', '市住建局'],
      ...['--received-on', '2025-01-06', '--due', '2025-03-06'],
    ],
  );
}

it('lists, drafts, issues and reprints letters', async () => {
  const room = await overdue();
  const { reminders } = await room.json<{ reminders: object[] }>([...B, 'remind']);
  expect(reminders).toMatchObject([{ no: '2025-0001', kind: 'overdue', step: 'circulate' }]);
  expect((await room.run([...B, '督办'])).stdout).toContain('市住建局\t已超期\t通报\t2025-0001');

  const drafts = await room.run([...B, 'remind', '--format', 'docx', '-o', 'drafts']);
  expect(drafts.stderr).toContain('未记账');
  expect(readdirSync(room.path('drafts'))).toEqual(['草稿 市住建局.docx']);

  const issued = await room.json<{ letters: object[] }>([...B, 'remind', '--apply', '-o', 'out']);
  expect(issued.letters).toMatchObject([
    { number: expect.stringMatching(/^督办函〔\d{4}〕1号$/) as string },
  ]);
  const [file = ''] = readdirSync(room.path('out'));
  const text = await textOfDocx(readFileSync(room.path(`out/${file}`)));
  expect(text).toContain('示例市委改革办');
  expect(text).toContain('市住建局：');
  expect(text).toContain('已超过整改时限 1 件');
  expect(text).toContain('=HYPERLINK("x") <w:p/>');
  expect(text).toContain('\\u{7} 红\\u{202e}色');
  expect(text).not.toMatch(/[\u202e\u200b]/);
  expect(text).toContain('138****1234'); // a unit is not told whom to call

  expect((await room.run([...B, 'remind', '--apply'])).stderr).toContain('不重复');
  const number = file.replace(/ .*/, '');
  await room.run([...B, 'remind', '--letter', number, '-o', 'again']);
  expect(await textOfDocx(readFileSync(room.path(`again/${file}`)))).toBe(text);
  expect((await room.run([...B, 'verify'])).code).toBe(0);
});

it('refuses a unit that the office does not have, as a list does', async () => {
  const room = await overdue();
  for (const more of [[], ['--apply'], ['--format', 'docx']]) {
    const refused = await room.run([...B, 'remind', '--unit', '市住建', ...more]);
    expect(refused).toMatchObject({ code: 4, stdout: '' });
    expect(refused.stderr).toContain('市住建局');
  }
  const none = await room.json<{ reminders: object[] }>([...B, 'remind', '--unit', '']);
  expect(none.reminders).toEqual([]);
});

it('leaves a column out on a terminal where no row has anything in it', async () => {
  const room = await overdue();
  const shown = async () =>
    (await onTerminal(room, ['remind', '--no-color'], { columns: 80 }).ended()).shown;
  expect(await shown()).not.toContain('今日已发');
  await room.run([...B, 'remind', '--apply', '-o', 'out']);
  expect(await shown()).toMatch(/今日已发[^]*督办函〔\d{4}〕1号/);
  expect((await room.run([...B, 'remind', '--format', 'csv'])).stdout).toContain('今日已发');
});

it('a CSV of the list runs nothing', async () => {
  const room = await overdue();
  const { stdout } = await room.run([...B, 'remind', '--format', 'csv']);
  expect(stdout).toContain(`"'=HYPERLINK(""x"")`);
});

it('--apply accepts what nobody answered in time, where a rule says so', async () => {
  const room = await overdue();
  await room.run([...B, 'config', 'set', 'default-acceptance', '5']);
  await room.run([...B, 'add', '--title', '无人答复', '--received-on', '2026-01-05']);
  const done = await room.json<{ accepted: string[]; letters: object[] }>([
    ...B,
    ...['remind', '--apply', '-o', 'out'],
  ]);
  expect(done).toMatchObject({ accepted: ['2026-0001'], letters: [{}] });
  expect(await room.json([...B, 'list', '--stage', 'accepted', '--count'])).toEqual({ count: 1 });
});

it('makes no folder where no unit has to be written to', async () => {
  const room = makeRoom();
  await room.run([...B, 'init', '--office', '示例市委改革办']);
  const draft = await room.run([...B, 'remind', '--format', 'docx', '-o', 'out']);
  expect(draft).toMatchObject({ code: 0, stderr: expect.stringContaining('没有需要') as string });
  await room.run([...B, 'config', 'set', 'default-acceptance', '5']);
  await room.run([...B, 'add', '--title', '无人答复', '--received-on', '2026-01-05']);
  expect(await room.json([...B, 'remind', '--apply', '-o', 'out'])).toMatchObject({
    accepted: ['2026-0001'],
    letters: [],
    folder: null,
  });
  expect(readdirSync(room.folder)).not.toContain('out');
});

it('says so where somebody else issued the letters while it asked', async () => {
  const room = await overdue();
  const asking = onTerminal(room, ['remind', '--apply', '-o', 'out']);
  await asking.shows('是否继续');
  await room.run([...B, 'remind', '--apply', '--yes', '-o', 'other']);
  asking.type('y\r');
  const { code, shown } = await asking.ended();
  expect(code).toBe(0);
  expect(shown).toContain('原拟发函 1 份，实发 0 份');
});

it('writes the list in the form that the ending of the file says, letters only into a folder', async () => {
  const room = await overdue();
  const written = async (file: string, ...more: string[]) => {
    await room.run([...B, 'remind', '-o', file, ...more]);
    return readFileSync(room.path(file), 'utf8');
  };
  expect(await written('a.tsv')).toMatch(/^责任单位\t事由\t.*\n市住建局\t已超期\t/);
  expect(await written('b.txt', '--format', 'tsv')).toBe(await written('a2.tsv'));
  expect(await written('a.csv')).toMatch(/^\ufeff责任单位,/);
  expect(await written('a.txt')).toBe(await written('a2.csv'));
  expect(JSON.parse(await written('a.json'))).toMatchObject({ reminders: [{ no: '2025-0001' }] });
  expect(await written('b.csv', '--format', 'table')).toMatch(/\n市住建局 +已超期 +通报/);
  for (const more of [[], ['--format', 'docx'], ['--apply', '--yes']]) {
    const refused = await room.run([...B, 'remind', '-o', 'x.docx', '--json', ...more]);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain('letters-into-folder');
  }
});

it('says which cases are red on the board and are not chased here as overdue', async () => {
  const room = await overdue();
  expect((await room.run([...B, 'remind'])).stderr).not.toContain('看板');
  await room.run([...B, 'submit', '1', '--handler', '承办科']);
  const { stdout, stderr } = await room.run([...B, 'remind']);
  expect(stdout).toContain('\t待核验\t');
  expect(stderr).toContain('待核验的有 1 件已过时限：看板计入红灯');
  expect(await room.json([...B, 'board'])).toMatchObject({ lights: { red: 1 } });
});

it('letters that can not be written are not recorded', async () => {
  const room = await overdue();
  writeFileSync(room.path('taken'), 'no folder');
  const { code } = await room.run([...B, 'remind', '--apply', '-o', 'taken/out']);
  expect(code).toBe(7);
  expect((await room.json<{ entries: object[] }>([...B, 'log'])).entries).toHaveLength(3);
  expect(await room.json([...B, 'remind', '--apply', '-o', 'out'])).toMatchObject({
    letters: [{ unit: '市住建局' }],
  });
});

it('a unit with a very long name gets its letter, too', async () => {
  const room = await overdue();
  const unit = '长'.repeat(100);
  await room.run([...B, 'unit', 'add', unit]);
  await room.run([
    ...B,
    ...['add', '--title', '案', '--unit', unit],
    ...['--received-on', '2025-01-06', '--due', '2025-03-06'],
  ]);
  const { code } = await room.run([...B, 'remind', '--apply', '-o', 'out']);
  expect(code).toBe(0);
  expect(readdirSync(room.path('out'))).toHaveLength(2);
});
