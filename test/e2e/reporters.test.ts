/** No reporter's name or contact in anything that the program prints or writes, but `show --reporter`. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CELL_NAMES } from '../../src/cli/case-cells.ts';
import { roomWithRegister } from './prepared.ts';
import type { Room } from './room.ts';
import { contentOf } from './unpack.ts';

const NAME = '标记姓名丁某';
const CONTACT = '0734标记57991';
const LEDGER = `编号,收集时间,标题,反映人,联系电话,状态
2026-0101,2026-01-05,甲事,${NAME}一,${CONTACT}一,
2026-0102,不是日期,乙事,${NAME}二,${CONTACT}二,
2026-0103,2026-01-06,丙事,,,
`;

/** What in a text gives a reporter away. */
const marks = (text: string) => text.match(/标记姓名丁某|0734标记57991/g) ?? [];

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const makeRegister = () => roomWithRegister('buding.db', '示例市改革办');

const keyOf = (room: Room) => {
  const folder = room.path('home/.config/buding/keys');
  return join(folder, readdirSync(folder)[0] ?? '');
};

describe('who reported a case', () => {
  it('is in no output of any command, and in none of the files', { timeout: 120_000 }, async () => {
    const room = await makeRegister();
    const heard: string[] = [];
    const say = async (...args: string[]) => {
      for (const form of [[], ['--json']]) {
        const { stdout, stderr } = await room.run([...args, ...form]);
        if (marks(stdout + stderr).length > 0) heard.push(`${args.join(' ')} ${form.join(' ')}`);
      }
    };
    const added = await room.json<{ no: string }>([
      'add',
      ...['--title', '丁事', '--reporter', NAME, '--contact', CONTACT],
    ]);
    writeFileSync(room.path('ledger.csv'), LEDGER);
    await say('import', 'ledger.csv', '--dry-run');
    await say('import', 'ledger.csv');
    await say('edit', added.no, '--contact', `${CONTACT}新`, '--dry-run');
    await say('edit', added.no, '--reporter', `${NAME}新`);
    const all = ['--limit', '0'];
    const looks = [
      ['list', ...all, '--columns', CELL_NAMES.join(',')],
      ['list', ...all, '--has-reporter'],
      ['show', added.no],
      ['show', '0101'],
      ['log', ...all],
      ...Array.from({ length: 8 }, (_, at) => ['log', '--entry', String(at + 1)]),
      ['export'],
      ['export', '--format', 'json'],
      ['export', '--format', 'ndjson', '--mask'],
      ['report', 'closure'],
      ['verify'],
      ['doctor'],
      ['config', 'list'],
      ['undo', '--dry-run'],
      ['show', added.no, '--reporter'],
      ['edit', added.no, '--reporter', `${NAME}三`, '--unit', '没有的单位'],
    ];
    for (let at = 0; at < looks.length; at += 2)
      await Promise.all(looks.slice(at, at + 2).map((args) => say(...args)));
    await say('unit', 'add', '市住建局');
    await say('accept', added.no);
    await say('assign', added.no, '--unit', '市住建局', '--due', '2099-12-31');
    await say('export', '--worksheets', 'sheets', '--force');
    await say('export', '--format', 'xlsx', '-o', 'all.xlsx', '--yes');
    await say('remind');
    await say('board');
    for (const name of ['ranking', 'overdue', 'ageing', 'sources', 'patches', 'mine'])
      await say('report', name);
    await say('report', 'explain', 'collected');
    await say('report', 'monthly', '本月', '-o', 'papers', '--yes');
    await say('search', '丁事');
    await say('search', NAME);
    await say('backup', 'copy.db', '--yes');
    await say('export', '-o', 'all.csv', '--yes');
    await say('doctor', '--new-key', '--yes');
    // Whoever searches for the name types it: the answer may repeat the question, and finds nothing.
    expect(heard.filter((command) => !command.startsWith('search 标记'))).toEqual([]);
    expect(await room.json(['search', NAME])).toMatchObject({ total: 0 });
    expect(contentOf(room.path('all.xlsx'))).toContain('丁事');
    const papers = filesOf(room.path('papers')).filter((file) => file.endsWith('.docx'));
    expect(papers).not.toEqual([]);
    for (const paper of papers) expect(contentOf(paper)).toContain('示例市改革办');
    const holding = filesOf(room.folder).filter((file) => marks(contentOf(file)).length > 0);
    // The ledger itself, and the rows of it that are to be imported again.
    expect(holding.map((file) => file.slice(room.folder.length + 1)).sort()).toEqual([
      'ledger.csv',
      'ledger.rejects-2.csv',
      'ledger.rejects.csv',
    ]);
    expect(statSync(room.path('ledger.rejects.csv')).mode & 0o777).toBe(0o600);
    const shown = await room.run(['show', added.no, '--reporter', '--reason', '回访']);
    expect(shown.stdout).toContain(NAME);
    const imported = await room.run(['show', '0101', '--reporter', '--reason', '回访']);
    expect(imported.stdout).toContain(`${NAME}一`);
  });

  it('needs the key: without it nothing is lost and nothing is half done', async () => {
    const room = await makeRegister();
    const key = keyOf(room);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    renameSync(key, room.path('key'));
    writeFileSync(room.path('ledger.csv'), LEDGER);
    for (const args of [
      ['add', '--title', '丁', '--reporter', NAME],
      ['import', 'ledger.csv'],
    ]) {
      const { code, stderr } = await room.run(args);
      expect([code, stderr]).toEqual([4, expect.stringContaining('体检 --make-key')]);
    }
    expect(await room.json(['list', '--count'])).toEqual({ count: 0 });
    expect(existsSync(room.path('ledger.rejects.csv'))).toBe(false);
    writeFileSync(room.path('nobody.csv'), LEDGER.replaceAll(/标记姓名丁某.|0734标记57991./g, ''));
    expect((await room.run(['import', 'nobody.csv'])).code).toBe(3); // columns that name nobody
    expect((await room.run(['add', '--title', '无'])).code).toBe(0);
    const named = ['add', '--title', '丁', '--reporter', NAME, '--key', 'key'];
    expect((await room.run(named)).code).toBe(0);
    const env = { BUDING_KEY: room.path('key') };
    const shown = await room.run(['show', '0105', '--reporter', '--reason', '回访'], { env });
    expect(shown.stdout).toContain(NAME);
    chmodSync(room.path('key'), 0o644);
    const open = await room.run(['show', '0105', '--reporter', '--reason', '回访'], { env });
    expect([open.code, open.stderr]).toEqual([1, expect.stringContaining('chmod 600')]);
  });

  it('is imported again when it changed, as a conflict or as a correction', async () => {
    const room = await makeRegister();
    const row = (name: string) => `编号,收集时间,标题,反映人\n2026-0101,2026-01-05,甲事,${name}\n`;
    writeFileSync(room.path('a.csv'), row(''));
    writeFileSync(room.path('b.csv'), row(NAME));
    await room.run(['import', 'a.csv']);
    expect((await room.run(['import', 'b.csv'])).code).toBe(3);
    const updated = await room.json<{ updated: number }>([
      'import',
      'b.csv',
      '--on-conflict',
      'update',
    ]);
    expect(updated.updated).toBe(1);
    const again = await room.json<{ entry: number | null }>(['import', 'b.csv']);
    expect(again.entry).toBeNull();
    const shown = await room.run(['show', '0101', '--reporter', '--reason', '回访']);
    expect(shown.stdout).toContain(NAME);
    expect((await room.run(['verify'])).code).toBe(0);
  });

  it('survives a backup and its restoring, which the key does not travel with', async () => {
    const room = await makeRegister();
    await room.run(['add', '--title', '丁', '--reporter', NAME]);
    mkdirSync(room.path('stick'));
    const copied = await room.run(['backup', 'stick/copy.db']);
    expect(copied.stderr).toContain('密钥不在备份里');
    const secret = readFileSync(keyOf(room), 'utf8').split('\n')[1] ?? '';
    for (const file of filesOf(room.path('stick')))
      expect(readFileSync(file).includes(secret)).toBe(false);
    await room.run(['edit', '1', '--clear', '反映人']);
    expect((await room.run(['show', '1', '--reporter', '--reason', '回访'])).code).toBe(4);
    expect((await room.run(['restore', 'stick/copy.db', '--yes'])).code).toBe(0);
    const shown = await room.run(['show', '1', '--reporter', '--reason', '回访']);
    expect(shown.stdout).toContain(NAME);
  });
});

describe('numbers of persons in free text', () => {
  it('are pointed out, kept, and masked in an export for others', async () => {
    const room = await makeRegister();
    const added = await room.run(['add', '--title', '来电 13800001234 反映']);
    expect([added.code, added.stderr]).toEqual([0, expect.stringContaining('--mask')]);
    writeFileSync(
      room.path('l.csv'),
      '收集时间,标题,问题描述\n2026-01-05,甲,电话13900005678\n2026-01-05,乙,无\n',
    );
    const imported = await room.json<{
      warnings: { code: string; count: number; rows: number[] }[];
    }>(['import', 'l.csv']);
    expect(imported.warnings).toMatchObject([{ code: 'personal-number', count: 1, rows: [2] }]);
    for (const format of ['csv', 'json', 'ndjson']) {
      const { stdout } = await room.run(['export', '--mask', '--format', format]);
      expect(stdout).toContain('139****5678');
      expect(stdout).not.toMatch(/13800001234|13900005678/);
    }
    expect((await room.run(['export'])).stdout).toContain('13900005678');
    expect((await room.run(['show', '1'])).stdout).toContain('13800001234');
  });
});
