/** The real binary, as a clerk and as a script use it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SAMPLE, roomWithRegister } from './prepared.ts';
import { makeRoom } from './room.ts';

const makeRegister = (...commands: string[][]) =>
  roomWithRegister('buding.db', '示例市改革办', ...commands);

describe('a case from 登记 to 销号, by the Chinese verbs', () => {
  it('goes through every stage, and its history is all there', async () => {
    const room = await makeRegister();
    const steps = [
      ['单位', '新增', '市住建局'],
      ['登记', '--title', '补贴申领材料重复', '--source', '审计', '--category', '程序繁琐'],
      ['受理', '1'],
      ['交办', '1', '--unit', '市住建局', '--due', '2099-12-31'],
      ['报结', '1', '--handler', '政策法规科'],
      ['重办', '1', '--reason', '佐证不足'],
      ['报结', '1', '--handler', '政策法规科'],
      [
        '销号',
        '1',
        '--outcome',
        '已打补丁',
        '--verifier',
        '督查科',
        '--patch-kind',
        '修订',
        '--patch-title',
        '补贴办法',
        '--patch-no',
        '示政办发[2026]3号',
        '--patch-published',
        '今天',
        '--patch-in-force',
        '今天',
      ],
      ['重开', '1', '--reason', '反弹', '--due', '2099-12-31'],
    ];
    for (const step of steps) expect([step[0], (await room.run(step)).code]).toEqual([step[0], 0]);
    const shown = await room.json<{
      case: { stage: string; reopenings: number };
      history: { kind: string }[];
    }>(['查看', '1']);
    expect(shown.history.map((line) => line.kind)).toEqual([
      'received',
      'accepted',
      'assigned',
      'submitted',
      'reworked',
      'submitted',
      'closed',
      'reopened',
    ]);
    expect(shown.case).toMatchObject({ stage: 'assigned', reopenings: 1, reworks: 1 });
    expect((await room.run(['校验'])).code).toBe(0);
  });
});

describe('the sample ledger', () => {
  it('gives 1,053 collected, 989 closed, 93.92 %, and a second import changes nothing', async () => {
    const room = await makeRegister();
    const first = await room.json<{ created: number; entry: number }>(['import', SAMPLE]);
    expect(first.created).toBe(1053);
    const report = await room.json<{ total: Record<string, unknown> }>([
      'report',
      'closure',
      '--by',
      'unit',
    ]);
    expect(report.total).toMatchObject({
      collected: 1053,
      closed: 989,
      closure_rate: { a: 989, b: 1053, rate: 93.92 },
    });
    const before = await room.json<unknown>(['verify']);
    expect(await room.json<unknown>(['import', SAMPLE])).toMatchObject({
      entry: null,
      created: 0,
      unchanged: 1053,
    });
    expect(await room.json<unknown>(['verify'])).toEqual(before);
  });

  it('an export that is only tried writes nothing; one that is forced replaces a file', async () => {
    const room = makeRoom();
    await room.run(['--db', 'r.db', 'init', '--office', '示例市改革办']);
    await room.run(['--db', 'r.db', 'add', '--title', '甲']);
    const tried = await room.run(['--db', 'r.db', 'export', '--dry-run', '-o', 'a.csv']);
    expect(tried).toMatchObject({ code: 0, stdout: '' });
    expect(tried.stderr).toContain('将导出 1 件');
    expect(existsSync(room.path('a.csv'))).toBe(false);
    expect((await room.run(['--db', 'r.db', 'export', '--dry-run'])).stdout).toBe('');
    writeFileSync(room.path('a.csv'), '旧');
    const refused = await room.run(['--db', 'r.db', '--json', 'export', '-o', 'a.csv']);
    expect(refused.stderr).toContain('file-exists');
    const forced = await room.run(['--db', 'r.db', 'export', '--force', '-o', 'a.csv']);
    expect(forced).toMatchObject({ code: 0 });
    expect(readFileSync(room.path('a.csv'), 'utf8')).toContain('甲');
  });

  it('exported and imported elsewhere is the same register', async () => {
    const room = await makeRegister(['import', SAMPLE]);
    await room.run(['export', '-o', 'all.csv']);
    await room.run(['init', '--db', 'copy.db', '--office', '另一家']);
    expect((await room.run(['--db', 'copy.db', 'import', 'all.csv'])).code).toBe(0);
    await room.run(['--db', 'copy.db', 'export', '-o', 'again.csv']);
    expect(readFileSync(room.path('again.csv'), 'utf8')).toBe(
      readFileSync(room.path('all.csv'), 'utf8'),
    );
    const figures = (db: string) =>
      room.run([
        '--db',
        db,
        'report',
        'closure',
        '--by',
        'unit',
        '--format',
        'csv',
        '--as-of',
        '2025-03-31',
      ]);
    const [one, two] = [await figures('buding.db'), await figures('copy.db')];
    expect(two.stdout).toBe(one.stdout);
    expect(one.stdout.split('\r\n').length).toBeGreaterThan(20);
  });

  it('shown by demo, with the report for Excel beside the register', async () => {
    const room = makeRoom();
    const { code, stdout } = await room.run(['demo']);
    expect(code).toBe(0);
    expect(stdout).toContain('整改率 93.92%（989/1053）');
    const csv = readFileSync(join(room.folder, 'buding-demo', '整改率（按单位）.csv'), 'utf8');
    expect(csv.startsWith('\ufeff责任单位,收集数,')).toBe(true);
    expect((await room.run(['demo'])).code).toBe(0);
  });
});

describe('exit codes and errors for scripts', () => {
  it.each<[number, string, string[]]>([
    [1, 'step-wrong-stage', ['close', '1', '--outcome', 'explained']],
    [2, 'unknown-option', ['list', '--nonsense']],
    [2, 'unknown-command', ['lst']],
    [2, 'flag-missing', ['add']],
    [4, 'case-not-found', ['show', '999']],
    [4, 'register-missing', ['--db', 'no.db', 'list']],
    [1, 'not-a-register', ['--db', 'text.db', 'list']],
    [4, 'file-missing', ['import', 'no.csv']],
  ])('%i %s', async (code, error, args) => {
    const room = await makeRegister(['add', '--title', '案']);
    writeFileSync(room.path('text.db'), 'text'.repeat(300));
    const outcome = await room.run([...args, '--json']);
    expect(outcome.code).toBe(code);
    expect(outcome.stdout).toBe('');
    const said = JSON.parse(outcome.stderr) as {
      error: { code: string; message: string; hint: string };
    };
    expect(said.error.code).toBe(error);
    expect(said.error.message).not.toBe('');
    expect(outcome.stderr).not.toContain('    at ');
  });

  it('3 when rows were rejected; the rejects file, corrected, goes in as it is', async () => {
    const room = await makeRegister();
    writeFileSync(
      room.path('t.csv'),
      '编号,标题,收集日期,责任单位,状态,销号日期\nA1,甲,2026-01-05,市住建局,已销号,\nA2,乙,2026-01-05,,,\n',
    );
    const { code } = await room.run(['import', 't.csv', '--rejects', 'back.csv']);
    expect(code).toBe(3);
    const back = readFileSync(room.path('back.csv'), 'utf8');
    expect(back).toContain('A1,甲');
    writeFileSync(room.path('back.csv'), back.replace('已销号,,', '已销号,2026-02-01,'));
    expect((await room.run(['import', 'back.csv'])).code).toBe(0);
    expect(await room.json<unknown>(['show', 'A1'])).toMatchObject({
      case: { stage: 'closed', closed_on: '2026-02-01' },
    });
  });

  it('6 when the register was altered', async () => {
    const room = await makeRegister();
    await room.run(['add', '--title', '甲甲甲甲']);
    await room.run(['backup', 'b.db']);
    const bytes = readFileSync(room.path('b.db'));
    const at = bytes.lastIndexOf('甲甲甲甲');
    bytes.write('乙', at);
    writeFileSync(room.path('b.db'), bytes);
    expect((await room.run(['--db', 'b.db', 'verify'])).code).toBe(6);
  });

  it('a closed pipe is silence', async () => {
    const room = await makeRegister(['import', SAMPLE]);
    const child = room.start(['export']);
    child.stdout?.destroy();
    let said = '';
    child.stderr?.on('data', (data) => (said += String(data)));
    await new Promise((done) => child.on('close', done));
    expect(said).toBe('');
  });

  it('a long answer through a pipe is whole', async () => {
    const room = await makeRegister(['import', SAMPLE]);
    const { stdout } = await room.run(['export', '--format', 'ndjson']);
    expect(stdout.length).toBeGreaterThan(1_000_000);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1053);
  });

  it('help for one verb, by either name', async () => {
    const room = makeRoom();
    const [one, two] = [await room.run(['help', 'add']), await room.run(['帮助', '登记'])];
    expect(one).toEqual(two);
    expect(one.stdout).toContain('--title');
  });

  it('words of dates and headers are read by the binary as by the sources', async () => {
    const room = await makeRegister();
    await room.run(['单位', '新增', '甲局']);
    await room.run(['登记', '--title', '案']);
    await room.run(['受理', '1']);
    expect((await room.run(['交办', '1', '--unit', '甲局', '--due', '3个月内'])).code).toBe(0);
  });

  it('an answer never replaces a register, whatever was consented to', async () => {
    const room = await makeRegister(['add', '--title', '案']);
    for (const args of [
      ['export', '-o'],
      ['backup', '--replace'],
    ]) {
      expect((await room.run([...args, 'buding.db', '--yes'])).code).toBe(2);
    }
    expect((await room.run(['verify'])).code).toBe(0);
  });

  it('nothing is written when there is no register', async () => {
    const room = makeRoom();
    await room.run(['add', '--title', '案']);
    expect(existsSync(room.path('buding.db'))).toBe(false);
  });
});
