/** Ledgers through the real binary: files that come again, files that say something else, our own exports. */
import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { roomAfter } from './prepared.ts';
import type { Room } from './room.ts';

interface Counts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
}

type Case = Readonly<Record<string, unknown>> & { readonly no: string };

const openRegister = () => roomAfter({ commands: [['init', '--office', '示例改革办']] });

/** Imports a table as a file and gives the counts; rejected rows are no failure here. */
async function importTable(room: Room, lines: readonly string[], flags: readonly string[] = []) {
  await writeFile(room.path('台账.csv'), `${lines.join('\n')}\n`);
  return importFile(room, '台账.csv', flags);
}

async function importFile(room: Room, file: string, flags: readonly string[] = []) {
  const rejects = room.path('退回.csv');
  await writeFile(rejects, '');
  const { code, stdout, stderr } = await room.run([
    ...['import', file, '--rejects', rejects, '--yes', '--json'],
    ...flags,
  ]);
  if (code !== 0 && code !== 3) throw new Error(`import: ${String(code)}\n${stderr}`);
  return {
    code,
    counts: JSON.parse(stdout) as Counts,
    said: stdout + stderr,
    rejects: await readFile(rejects, 'utf8'),
  };
}

const casesOf = (room: Room, flags: readonly string[] = []) =>
  room.json<Case[]>(['export', ...flags]);

async function exportText(room: Room, file: string): Promise<string> {
  const { code, stderr } = await room.run(['export', '-o', file]);
  if (code !== 0) throw new Error(stderr);
  return readFile(room.path(file), 'utf8');
}

describe('a file without numbers', () => {
  it('makes no second cases once a unit or a source of it bears another name', async () => {
    const room = await openRegister();
    const table = ['标题,来源,责任单位,收集日期,状态', '甲,审计,甲局,2026-01-05,整改中'];
    expect((await importTable(room, table)).counts).toMatchObject({ created: 1 });
    await room.json(['unit', 'rename', '甲局', '甲新局']);
    await room.json(['code', 'rename', 'source', '审计', '审计整改']);
    expect((await importTable(room, table)).counts).toMatchObject({ created: 0, unchanged: 1 });
    // The ledger says the new name from now on: still the same.
    const renamed = table.map((line) => line.replace('甲局', '甲新局'));
    expect((await importTable(room, renamed)).counts).toMatchObject({ created: 0, unchanged: 1 });
  });
});

describe('a number that the register has, with other content', () => {
  const HEADER = '编号,标题,责任单位,收集日期,整改时限,状态,报结日期,销号日期';
  const CLOSED = 'A1,甲,甲局,2026-01-05,2026-03-31,已销号,2026-02-20,2026-02-25';
  const OPEN = 'A1,甲,甲局,2026-01-05,2026-03-31,整改中,,';
  const REASON = ['--reason', '按原件更正'];

  it('is never taken as unchanged: rating, handler', async () => {
    const room = await openRegister();
    await importTable(room, [HEADER, CLOSED]);
    const more = [`${HEADER},满意度,经办人`, `${CLOSED},满意,李四`];
    const refused = await importTable(room, more);
    expect(refused).toMatchObject({ code: 3, counts: { unchanged: 0, rejected: 1 } });
    expect(refused.rejects).toContain('经办人、满意度');
    expect(
      (await importTable(room, more, ['--on-conflict', 'update', ...REASON])).counts,
    ).toMatchObject({ updated: 1 });
    expect(await casesOf(room)).toMatchObject([{ rating: 'satisfied', handler: '李四' }]);
    expect((await importTable(room, more)).counts).toMatchObject({ unchanged: 1 });
    expect((await room.run(['verify'])).code).toBe(0);
  });

  it.each([
    ['长期坚持', { due_on: null, long_term: true, due_text: '长期坚持' }],
    ['尽快', { due_on: null, long_term: false, due_text: '尽快' }],
  ])('nor the deadline %s', async (words, expected) => {
    const room = await openRegister();
    await importTable(room, [HEADER, OPEN]);
    const later = [HEADER, OPEN.replace('2026-03-31', words)];
    expect((await importTable(room, later)).rejects).toContain('整改时限');
    expect(
      (await importTable(room, later, ['--on-conflict', 'update', ...REASON])).counts,
    ).toMatchObject({ updated: 1 });
    expect(await casesOf(room)).toMatchObject([expected]);
    expect((await room.run(['verify'])).code).toBe(0);
  });

  it('nor who reported it, which is named without its content, stored and never shown', async () => {
    const room = await openRegister();
    await importTable(room, [HEADER, OPEN]);
    const named = [`${HEADER},反映人,联系电话`, `${OPEN},某群众,13900000000`];
    const refused = await importTable(room, named);
    expect(refused.counts).toMatchObject({ unchanged: 0, rejected: 1 });
    expect(refused.rejects).toMatch(/内容不同：反映人/);
    expect(refused.said).not.toMatch(/某群众|13900000000/);
    const updated = await importTable(room, named, ['--on-conflict', 'update']);
    expect(updated.counts).toMatchObject({ updated: 1 });
    expect(updated.said).not.toMatch(/某群众|13900000000/);
    expect(await room.json(['show', 'A1', '--reporter', '--reason', '回访'])).toMatchObject({
      name: '某群众',
      contact: '13900000000',
    });
    expect((await importTable(room, named)).counts).toMatchObject({ unchanged: 1 });
    // Another number for the same person.
    const moved = named.map((line) => line.replace('13900000000', '13900000001'));
    expect((await importTable(room, moved)).counts).toMatchObject({ rejected: 1 });
    await importTable(room, moved, ['--on-conflict', 'update']);
    expect(await room.json(['show', 'A1', '--reporter', '--reason', '回访'])).toMatchObject({
      name: '某群众',
      contact: '13900000001',
    });
    expect((await room.run(['verify'])).code).toBe(0);
    expect((await room.run(['log', '--json'])).stdout).not.toMatch(/某群众|1390000000/);
  });

  it('nor steps that a course in words tells since; what no correction can say is handed back', async () => {
    const room = await openRegister();
    const course = (steps: string) => [
      '编号,标题,收集日期,责任单位,经过',
      `A1,甲,2026-01-05,甲局,2026-01-06 受理；2026-01-07 交办 甲局${steps}`,
    ];
    await importTable(room, course(''));
    const returned = course('；2026-01-08 退件 职责不符；2026-01-09 交办 甲局');
    expect((await importTable(room, returned, ['--on-conflict', 'update'])).counts).toMatchObject({
      unchanged: 0,
      rejected: 1,
    });
  });

  it('changes no deadline, date or unit without a reason', async () => {
    const room = await openRegister();
    await importTable(room, [HEADER, OPEN]);
    const later = [HEADER, OPEN.replace('2026-03-31', '2026-12-31')];
    const refused = await importTable(room, later, ['--on-conflict', 'update']);
    expect(refused).toMatchObject({ code: 3, counts: { updated: 0, rejected: 1 } });
    expect(refused.rejects).toMatch(/整改时限.*--reason/);
    expect(await casesOf(room)).toMatchObject([{ due_on: '2026-03-31' }]);
    const given = await importTable(room, later, ['--on-conflict', 'update', ...REASON]);
    expect(given).toMatchObject({ code: 0, counts: { updated: 1 } });
    expect(await casesOf(room)).toMatchObject([{ due_on: '2026-12-31', extensions: 0 }]);
  });

  it('changes a fact without one', async () => {
    const room = await openRegister();
    await importTable(room, [HEADER, OPEN]);
    const later = [HEADER, OPEN.replace('甲,甲局', '甲二,甲局')];
    expect((await importTable(room, later, ['--on-conflict', 'update'])).counts).toMatchObject({
      updated: 1,
    });
  });

  it('once its unit was renamed differs in what differs, and in no name', async () => {
    const room = await openRegister();
    await importTable(room, [HEADER, OPEN]);
    await room.json(['unit', 'rename', '甲局', '甲新局']);
    const later = [HEADER, OPEN.replace('甲,甲局', '甲二,甲局')];
    expect((await importTable(room, later, ['--on-conflict', 'update'])).counts).toMatchObject({
      updated: 1,
    });
    const { stdout } = await room.run(['show', 'A1', '--json']);
    expect(stdout).toContain('甲二');
    expect(stdout).not.toMatch(/"unit":\["甲局"/);
  });

  it('twice in the file is corrected twice: the last one stands', async () => {
    const room = await openRegister();
    const row = (title: string) => OPEN.replace('甲,甲局', `${title},甲局`);
    await importTable(room, [HEADER, row('旧')]);
    const both = [HEADER, row('新'), row('旧')];
    expect((await importTable(room, both, ['--on-conflict', 'update'])).counts).toMatchObject({
      updated: 2,
      unchanged: 0,
    });
    expect(await casesOf(room)).toMatchObject([{ title: '旧' }]);
  });

  it('tells the master where a merged case was received at another time', async () => {
    const room = await openRegister();
    const table = (received: string) => [
      '编号,标题,收集日期,责任单位,状态,经过',
      'B1,主,2026-01-05,甲局,整改中,',
      `B2,子,${received},,并案,2026-01-06 并案 并入 B1`,
    ];
    await importTable(room, table('2026-01-04'));
    const done = await importTable(room, table('2026-01-02'), [
      ...['--on-conflict', 'update'],
      ...REASON,
    ]);
    expect(done.counts).toMatchObject({ updated: 1, unchanged: 1 });
    expect((await casesOf(room)).find(({ no }) => no === 'B1')).toMatchObject({
      received_on: '2026-01-02',
      own_received_on: '2026-01-05',
    });
    expect((await room.run(['verify'])).code).toBe(0);
  });
});

describe('a clerk’s ledger that begins with 编号 and ends with 经过', () => {
  it('is read like any other: 同上, several units in a cell, 合计', async () => {
    const room = await openRegister();
    const done = await importTable(room, [
      '编号,标题,责任单位,收集日期,经过',
      'A1, 甲 ,甲局、乙局,2026-01-05,',
      'A2,乙,同上,2026-01-05,',
      '合计,,2,,',
    ]);
    expect(done.counts).toMatchObject({ created: 2, rejected: 0 });
    expect(await casesOf(room)).toMatchObject([
      { title: '甲', unit: '甲局', co_units: ['乙局'] },
      { title: '乙', unit: '甲局' },
    ]);
  });
});

describe('an export goes into a new register as it is', () => {
  async function copyOf(room: Room): Promise<{ readonly text: string; readonly copy: Room }> {
    const text = await exportText(room, '导出.csv');
    const copy = await openRegister();
    await writeFile(copy.path('导出.csv'), text);
    const { counts } = await importFile(copy, '导出.csv');
    expect(counts).toMatchObject({ rejected: 0 });
    expect(await exportText(copy, '再导出.csv')).toBe(text);
    expect((await room.run(['verify'])).code).toBe(0);
    return { text, copy };
  }

  it('also where a unit was corrected to one that nothing was ever assigned to', async () => {
    const room = await openRegister();
    await room.json(['unit', 'add', '甲局']);
    await room.json(['unit', 'add', '乙局']);
    const { no } = await room.json<{ no: string }>(['add', '--title', '甲']);
    await room.json(['accept', no]);
    await room.json(['assign', no, '--unit', '甲局']);
    await room.json(['edit', no, '--unit', '乙局', '--reason', '写错了']);
    const { copy } = await copyOf(room);
    expect(await casesOf(copy)).toMatchObject([{ unit: '乙局' }]);
  });

  it('also where the ledger had two columns for one field', async () => {
    const room = await openRegister();
    const table = [
      '编号,标题,牵头单位,责任单位,责任单位（原表）,收集日期',
      'A1,甲,甲局,乙局,丙局,2026-01-05',
    ];
    const { said } = await importTable(room, table);
    expect(said).not.toContain('未导入');
    const { text, copy } = await copyOf(room);
    expect(text).toContain(',责任单位（原表）,责任单位（原表）（原表）,');
    expect(await casesOf(copy)).toMatchObject([
      { unit: '甲局', extra: { 责任单位: '乙局', '责任单位（原表）': '丙局' } },
    ]);
    expect((await importFile(room, '导出.csv')).counts).toMatchObject({ unchanged: 1 });
  });

  it('also as it was before a correction', async () => {
    const room = await openRegister();
    const [before, after] = ['缺失', '滞后'];
    await importTable(room, [
      '编号,标题,问题类别,责任单位,收集日期,状态',
      `A1,甲,${before},甲局,2026-01-05,整改中`,
    ]);
    await room.json([
      ...['edit', 'A1', '--category', after, '--note', '已核', '--on', '2026-03-01'],
      ...['--reason', '重新归类'],
    ]);
    const { copy } = await copyOf(room);
    const groups = async (where: Room, asOf: string) =>
      (
        await where.json<{ rows: { group: string }[] }>([
          ...['report', 'closure', '--by', 'category', '--as-of', asOf],
        ])
      ).rows.map(({ group }) => group);
    for (const asOf of ['2026-02-28', '2026-03-31'])
      expect(await groups(copy, asOf)).toEqual(await groups(room, asOf));
    expect(await groups(copy, '2026-02-28')).toEqual([before]);
  });
});
