/** Worksheets go out to the units and come back: what they show, what they take, what they refuse. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { openArchive } from '../../src/sheets/xlsx/archive.ts';
import { archive, type Part } from '../sheets/make-workbook.ts';
import { roomAfter } from './prepared.ts';
import type { Room } from './room.ts';

const UNIT = '市住建局';
const SHEET = 'xl/worksheets/sheet1.xml';
interface Verdicts {
  readonly entry: number | null;
  readonly verdicts: readonly {
    readonly no: string;
    readonly outcome: string;
    readonly refusal?: { readonly code: string; readonly message: string };
  }[];
}

function office(cases: number): Promise<Room> {
  const lines = Array.from({ length: cases }, (_, at) => {
    const no = String(at + 1).padStart(2, '0');
    return `${no},样例问题${no} 13812341234,身份证430401199001010024,2024-03-01,${UNIT},2024-03-02,内部说明不外传,反映人甲,13912341235`;
  });
  const ledger = `编号,标题,问题描述,收集日期,责任单位,交办时间,备注,反映人,联系电话\n${lines.join('\n')}\n`;
  return roomAfter({
    files: { 'ledger.csv': ledger },
    commands: [
      ['init', '--office', '样例市改革办', '--pattern', '{seq:2}'],
      ['unit', 'add', UNIT],
      ['unit', 'add', '市人社局'],
      ['import', 'ledger.csv'],
    ],
  });
}

async function partsOf(path: string): Promise<Part[]> {
  const opened = await openArchive({ path }, path);
  const parts: Part[] = [];
  for (const name of opened.names) {
    const pieces: Buffer[] = [];
    for await (const piece of opened.read(name)) pieces.push(piece);
    parts.push([name, Buffer.concat(pieces)]);
  }
  opened.close();
  return parts;
}

const file = (room: Room) => room.path(`out/办理单-${UNIT}.xlsx`);

/** Fills cells in, as a person would; `B5` and its like are replaced, too. */
async function fill(
  room: Room,
  cells: Readonly<Record<string, string>>,
  to: string,
): Promise<void> {
  const parts = (await partsOf(file(room))).map(([name, bytes]): Part => {
    let text = bytes.toString();
    for (const [place, value] of name === SHEET ? Object.entries(cells) : []) {
      const cell = new RegExp(`<c r="${place}"( s="\\d+")(?:/>|[^>]*>.*?</c>)`);
      expect(text).toMatch(cell);
      text = text.replace(cell, `<c r="${place}"$1 t="str"><v>${value}</v></c>`);
    }
    return [name, text];
  });
  writeFileSync(room.path(to), archive(parts));
}

const send = async (room: Room, name: string, ...more: string[]) => {
  const { code, stdout, stderr } = await room.run([
    'import',
    '--worksheet',
    name,
    '--json',
    ...more,
  ]);
  if (stdout === '') throw new Error(stderr);
  return { code, ...(JSON.parse(stdout) as Verdicts) };
};

it('a worksheet shows a unit its own cases, without anybody in them', async () => {
  const room = await office(2);
  await room.run(['add', '--title', '别的单位的', '--unit', '市人社局']);
  expect(await room.run(['export', '--worksheets', 'out', '--dry-run'])).toMatchObject({ code: 0 });
  expect(readdirSync(room.folder)).not.toContain('out');
  await room.json(['export', '--worksheets', 'out', '--unit', UNIT]);
  expect(readdirSync(room.path('out'))).toEqual([`办理单-${UNIT}.xlsx`]);
  const text = (await partsOf(file(room))).map(([, bytes]) => bytes.toString()).join('\n');
  for (const shown of [
    '样例问题01 138****1234',
    '430401********0024',
    '整改中',
    '<sheetProtection sheet="1"',
    '"报结,申请延期,退件"',
    'state="hidden"',
  ])
    expect(text).toContain(shown);
  for (const secret of [
    '反映人甲',
    '13912341235',
    '13812341234',
    '430401199001010024',
    '内部说明',
    '别的单位',
  ])
    expect(text).not.toContain(secret);
  const again = await room.run(['export', '--worksheets', 'out']);
  expect(again).toMatchObject({ code: 2 });
  expect(again.stderr).toContain('--yes');
  expect(await room.run(['export', '--worksheets', 'out', '--force'])).toMatchObject({ code: 0 });
  expect(await room.run(['export', '--worksheets', 'ledger.csv'])).toMatchObject({ code: 7 });
});

it('answers are judged one by one, recorded as one entry, and once', async () => {
  const room = await office(9);
  await room.json([
    'extend',
    '07',
    '08',
    '--due',
    '2024-03-10',
    '--on',
    '2024-03-03',
    '--reason',
    'x',
  ]);
  await room.json(['export', '--worksheets', 'out']);
  await room.json(['note', '02', '--text', '一句批注']);
  await room.json(['suspend', '05', '--reason', '等上位文件']);
  await room.json(['assign', '06', '--unit', '市人社局', '--reason', '职能调整']);
  await fill(
    room,
    {
      ...{ I5: '报结', J5: '2024年3月5日', K5: '经办人甲', L5: '已修订并印发' },
      ...{ I6: '申请延期', J6: '2024-03-05', M6: '2099-06-01', N6: '等待公示' },
      ...{ I7: '退件', J7: '45356', N7: '非本单位职责', O7: '市人社局' },
      ...{ I9: '报结', K9: '经办人甲' },
      ...{ I10: '报结', K10: '经办人甲' },
      ...{ I11: '申请延期', M11: '2099-06-01', N11: '晚了' },
      ...{ I12: '报结', K12: '经办人甲', B12: '换了标题' },
      ...{ I13: '销号', K13: '经办人甲' },
    },
    'back.xlsx',
  );
  const outcomes = ({ verdicts }: Verdicts) =>
    verdicts.map(({ no, outcome, refusal }) => `${no} ${refusal?.code ?? outcome}`);
  const judged = [
    '01 submit',
    '02 extend',
    '03 return',
    '04 nothing',
    '05 answer-case-changed',
    '06 answer-other-unit',
    '07 extension-after-expiry',
    '08 answer-row-altered',
    '09 answer-action-unknown',
  ];
  const trial = await send(room, 'back.xlsx', '--dry-run');
  expect(trial).toMatchObject({ code: 3, entry: null });
  expect(outcomes(trial)).toEqual(judged);
  expect(await room.run(['import', '--worksheet', 'back.xlsx'])).toMatchObject({ code: 2 });
  const done = await send(room, 'back.xlsx', '--yes');
  expect(outcomes(done)).toEqual(judged);
  expect(done.entry).not.toBeNull();

  const shown = await room.json<{ state: Record<string, unknown> }>(['show', '01']);
  expect(JSON.stringify(shown)).toContain('已修订并印发');
  const cases = await room.json<{
    cases: { no: string; stage: string; due_on: string }[];
  }>(['list']);
  const listed = JSON.stringify(cases);
  expect(listed).toContain('2099-06-01');
  const { entries } = await room.json<{ entries: Record<string, unknown>[] }>(['log']);
  const sha256 = createHash('sha256')
    .update(readFileSync(room.path('back.xlsx')))
    .digest('hex');
  expect(entries.find(({ seq }) => seq === done.entry)).toMatchObject({
    action: 'worksheet',
    events: 3,
    source_name: 'back.xlsx',
    source_sha256: sha256,
  });

  const twice = await send(room, 'back.xlsx', '--yes');
  expect(outcomes(twice).slice(0, 4)).toEqual([
    '01 already',
    '02 already',
    '03 already',
    '04 nothing',
  ]);
  expect(twice.entry).toBeNull();
  expect(await room.run(['verify'])).toMatchObject({ code: 0 });
});

it('what the office does not agree to is left out', async () => {
  const room = await office(2);
  await room.json(['export', '--worksheets', 'out']);
  await fill(
    room,
    {
      ...{ I5: '报结', J5: '2024-03-05', K5: '经办人甲' },
      ...{ I6: '退件', J6: '2024-03-05', N6: '非本单位职责' },
    },
    'back.xlsx',
  );
  const done = await send(room, 'back.xlsx', '--yes', '--leave', '退件');
  expect(done.verdicts.map(({ outcome }) => outcome)).toEqual(['submit', 'left']);
  expect(done.code).toBe(0);
});

it('a unit that was renamed answers under its old name and its new one', async () => {
  const room = await office(2);
  const back = async (cells: Record<string, string>) => {
    await fill(room, cells, 'back.xlsx');
    return (await send(room, 'back.xlsx', '--yes')).verdicts[0]?.outcome;
  };
  await room.json(['export', '--worksheets', 'out']);
  await room.json(['unit', 'rename', UNIT, '市住房城乡建设局']);
  expect(await back({ I5: '报结', J5: '2024-03-05', K5: '经办人甲' })).toBe('submit');
  await room.json(['export', '--worksheets', 'out']);
  const renamed = room.path('out/办理单-市住房城乡建设局.xlsx');
  writeFileSync(file(room), readFileSync(renamed));
  expect(await back({ I6: '报结', J6: '2024-03-05', K6: '经办人甲' })).toBe('nothing');
  expect((await room.json<{ total: number }>(['list', '--stage', 'submitted'])).total).toBe(2);
});

it('a file that is not this register’s worksheet is refused', async () => {
  const room = await office(1);
  await room.json(['export', '--worksheets', 'out']);
  const refused = async (name: string, db?: string) => {
    const args = ['import', '--worksheet', name, '--json', '--yes', ...(db ? ['--db', db] : [])];
    const { stderr } = await room.run(args);
    return (
      JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as {
        error: { code: string };
      }
    ).error.code;
  };
  expect(await refused('ledger.csv')).toBe('worksheet-not-one');
  await room.json(['export', '-o', 'export.xlsx']).catch(() => null);
  expect(await refused('export.xlsx')).toBe('worksheet-not-one');
  const altered = (await partsOf(file(room))).map(([name, bytes]): Part => [
    name,
    bytes.toString().replaceAll(UNIT, '市人社局'),
  ]);
  writeFileSync(room.path('altered.xlsx'), archive(altered));
  expect(await refused('altered.xlsx')).toBe('worksheet-altered');
  writeFileSync(room.path('w.xlsx'), readFileSync(file(room)));
  await room.run(['init', '--office', '样例市改革办', '--db', 'other.db']);
  expect(await refused('w.xlsx', 'other.db')).toBe('worksheet-other-register');
});

it('names of units are names of files on every system', async () => {
  const { worksheetFileNames } = await import('../../src/sheets/worksheet-file.ts');
  expect(
    worksheetFileNames(['甲/乙局', 'CON', '末尾. ', '局<1>', '局?1?', 'a', 'A', '长'.repeat(200)]),
  ).toEqual([
    '办理单-甲-乙局.xlsx',
    '办理单-CON.xlsx',
    '办理单-末尾.xlsx',
    '办理单-局-1-.xlsx',
    '办理单-局-1- (2).xlsx',
    '办理单-a.xlsx',
    '办理单-A (2).xlsx',
    `办理单-${'长'.repeat(60)}.xlsx`,
  ]);
});
