/** Attachments with the real binary: what is taken, what is refused, what survives a kill. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import { roomWithRegister } from './prepared.ts';
import type { Room } from './room.ts';

interface Shown {
  readonly case: {
    readonly attachments: readonly {
      name: string;
      sha256: string;
      size: number;
    }[];
  };
}

const makeCase = () => roomWithRegister('buding.db', '示例市改革办', ['add', '--title', '甲']);

const namesOf = async (room: Room) =>
  (await room.json<Shown>(['show', '1'])).case.attachments.map(({ name }) => name);

describe('a file', () => {
  it('is kept, listed, fetched, removed and cleared away', async () => {
    const room = await makeCase();
    writeFileSync(room.path('报告.pdf'), '内容');
    writeFileSync(room.path('空.txt'), '');
    const kept = await room.run(['附件', '1', '报告.pdf', '空.txt']);
    expect([kept.code, kept.stderr]).toEqual([0, expect.stringContaining('空文件')]);
    const [file] = (await room.json<Shown>(['show', '1'])).case.attachments;
    const path = room.path(
      `buding.db.files/${file?.sha256.slice(0, 2) ?? ''}/${file?.sha256.slice(2) ?? ''}`,
    );
    expect(readFileSync(path, 'utf8')).toBe('内容');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await room.run(['show', '1'])).stdout).toContain('1\t报告.pdf\t6\tapplication/pdf');
    mkdirSync(room.path('desk'));
    for (const args of [
      ['--get', '报告.pdf', '-o', 'desk'],
      ['--get', '1', '-o', 'desk/other.pdf'],
    ])
      expect((await room.run(['attach', '1', ...args])).code).toBe(0);
    expect(readFileSync(room.path('desk/报告.pdf'), 'utf8')).toBe('内容');
    expect((await room.run(['attach', '1', '--get', '1', '-o', '-'])).stdout).toBe('内容');
    writeFileSync(room.path('desk/other.pdf'), '我的');
    const refused = await room.run(['attach', '1', '--get', '1', '-o', 'desk/other.pdf']);
    expect([refused.code, readFileSync(room.path('desk/other.pdf'), 'utf8')]).toEqual([2, '我的']);
    const forced = ['attach', '1', '--get', '1', '-o', 'desk/other.pdf', '--force'];
    expect((await room.run(forced)).code).toBe(0);
    expect(readFileSync(room.path('desk/other.pdf'), 'utf8')).toBe('内容');

    expect((await room.run(['attach', '1', '--remove', '报告.pdf'])).code).toBe(2); // no reason
    await room.run(['attach', '1', '--remove', '报告.pdf', '--reason', '附错']);
    await room.run(['undo']);
    expect(await namesOf(room)).toEqual(['报告.pdf', '空.txt']);
    await room.run(['attach', '1', '--remove', '1', '--reason', '附错']);
    expect((await room.run(['doctor', '--prune', '--dry-run'])).stdout).toContain(path);
    expect((await room.run(['doctor', '--prune'])).code).toBe(2); // nobody can be asked
    for (const task of ['--rebuild', '--new-key', '--make-key', '--scrub'])
      expect((await room.run(['doctor', task, '--dry-run', '--yes'])).code).toBe(2); // no trial there
    expect(existsSync(path)).toBe(true);
    expect((await room.run(['doctor', '--prune', '--yes'])).code).toBe(0);
    expect(existsSync(path)).toBe(false);
    expect((await room.run(['verify'])).code).toBe(0);
    expect((await room.run(['undo'])).code).toBe(6); // its file is gone
  });

  it('does not come back under a name that another one has got since', async () => {
    const room = await makeCase();
    for (const [folder, text] of ['甲', '乙'].entries()) {
      mkdirSync(room.path(`d${folder}`));
      writeFileSync(room.path(`d${folder}/f.txt`), text);
    }
    await room.run(['attach', '1', 'd0/f.txt']);
    const removal = ['attach', '1', '--remove', 'f.txt', '--reason', '错件'];
    const { entry } = await room.json<{ entry: number }>(removal);
    await room.run(['attach', '1', 'd1/f.txt']);
    const refused = await room.run(['undo', String(entry)]);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('f.txt');
    expect(await namesOf(room)).toEqual(['f.txt']);
    await room.run(removal);
    expect(await room.run(['undo', String(entry)])).toMatchObject({ code: 0 });
    expect((await room.run(['attach', '1', '--get', 'f.txt', '-o', '-'])).stdout).toBe('甲');
  });

  it('comes with 报结 and 销号 as evidence, in one entry', async () => {
    const room = await makeCase();
    writeFileSync(room.path('佐证.jpg'), '图');
    for (const args of [
      ['单位', '新增', '市住建局'],
      ['受理', '1'],
      ['交办', '1', '--unit', '市住建局', '--due', '2099-12-31'],
    ])
      await room.run(args);
    const submit = ['报结', '1', '--handler', '政策法规科', '--attach', '佐证.jpg'];
    await room.run([...submit, '--dry-run']);
    expect(await namesOf(room)).toEqual([]);
    const { entry } = await room.json<{ entry: number }>(submit);
    expect(await namesOf(room)).toEqual(['佐证.jpg']);
    await room.run(['undo', String(entry)]);
    expect(await namesOf(room)).toEqual([]);
    expect((await room.run(['verify'])).code).toBe(0);
  });

  it('is refused when it is none: a link, a folder, a pipe, a device; or too large', async () => {
    const room = await makeCase();
    writeFileSync(room.path('a.txt'), 'a');
    symlinkSync(room.path('a.txt'), room.path('link.txt'));
    mkdirSync(room.path('folder'));
    execFileSync('sh', ['-c', 'mkfifo "$0"', room.path('pipe')]);
    writeFileSync(room.path('big.bin'), '');
    truncateSync(room.path('big.bin'), 2 * 1024 * 1024);
    for (const [file, code] of [
      ['link.txt', 2],
      ['folder', 2],
      ['pipe', 2],
      ['/dev/zero', 2],
      ['nothing.txt', 4],
    ] as const)
      expect([file, (await room.run(['attach', '1', 'a.txt', file])).code]).toEqual([file, code]);
    const big = await room.run(['attach', '1', 'big.bin', '--max-size', '1']);
    expect([big.code, big.stderr]).toEqual([2, expect.stringContaining('--max-size')]);
    expect(await namesOf(room)).toEqual([]);
    expect(readdirSync(room.path('buding.db.files'))).toEqual([]);
    expect((await room.run(['attach', '1', 'big.bin', '--max-size', '2'])).code).toBe(0);
  });

  it('with a hostile name does no harm, neither when kept nor when fetched', async () => {
    const room = await makeCase();
    const hostile = ['a\u202Etxt.exe', 'x\u001b[31m.txt', '..\\..\\evil.bat', 'nul', '.profile'];
    for (const [at, name] of hostile.entries()) writeFileSync(room.path(name), String(at));
    const kept = await room.run(['attach', '1', ...hostile.map((name) => `./${name}`)]);
    expect(kept.code).toBe(0);
    expect(await namesOf(room)).toEqual(['atxt.exe', 'x[31m.txt', 'evil.bat', '_nul', '_profile']);
    mkdirSync(room.path('out'));
    for (const at of hostile.keys())
      await room.run(['attach', '1', '--get', String(at + 1), '-o', 'out/']);
    expect(readdirSync(room.path('out')).sort()).toEqual(
      ['_nul', '_profile', 'atxt.exe', 'evil.bat', 'x[31m.txt'].sort(),
    );
  });

  it('that was altered is not handed out', async () => {
    const room = await makeCase();
    writeFileSync(room.path('a.txt'), 'abc');
    await room.run(['attach', '1', 'a.txt']);
    const folder = room.path('buding.db.files');
    const [start = ''] = readdirSync(folder);
    const [rest = ''] = readdirSync(`${folder}/${start}`);
    writeFileSync(`${folder}/${start}/${rest}`, 'abd');
    const fetched = await room.run(['attach', '1', '--get', 'a.txt', '-o', 'out.txt']);
    expect([fetched.code, existsSync(room.path('out.txt'))]).toEqual([6, false]);
    const piped = await room.run(['attach', '1', '--get', 'a.txt', '-o', '-']);
    expect([piped.code, piped.stdout]).toEqual([6, '']);
    expect((await room.run(['verify'])).code).toBe(6);
    expect((await room.run(['verify', '--no-files'])).code).toBe(0);
  });
});

describe('a kill', () => {
  it('at any moment leaves no entry without its file', { timeout: 60_000 }, async () => {
    const room = await makeCase();
    for (let at = 0; at < 6; at++) {
      const name = `f${String(at)}.bin`;
      writeFileSync(room.path(name), Buffer.alloc(24 * 1024 * 1024, at));
      const child = room.start(['attach', '1', name]);
      const ended = new Promise((done) => child.on('close', done));
      // Spread over the copying, from before its first byte to after its last.
      const folder = room.path('buding.db.files');
      const size = () =>
        existsSync(folder)
          ? readdirSync(folder)
              .filter((one) => one.includes(`-${String(child.pid)}-`))
              .reduce(
                (sum, one) =>
                  sum + (statSync(`${folder}/${one}`, { throwIfNoEntry: false })?.size ?? 0),
                0,
              )
          : 0;
      while (child.exitCode === null && size() < at * 5 * 1024 * 1024)
        await new Promise((later) => setTimeout(later, 1));
      child.kill('SIGKILL');
      await ended;
    }
    const verified = await room.run(['verify', '--json']);
    expect([
      verified.code,
      (JSON.parse(verified.stdout) as { findings: unknown }).findings,
    ]).toEqual([0, []]);
    await room.run(['doctor', '--prune', '--yes']);
    const kept = await namesOf(room);
    const left = readdirSync(room.path('buding.db.files'), {
      recursive: true,
      withFileTypes: true,
    });
    expect(left.filter((entry) => entry.isFile()).length).toBe(kept.length);
    expect((await room.run(['attach', '1', 'f0.bin'])).code).toBe(0);
  });
});

describe('a backup', () => {
  it('has the attachments, and restoring brings them back', async () => {
    const room = await makeCase();
    writeFileSync(room.path('a.txt'), 'abc');
    await room.run(['attach', '1', 'a.txt']);
    mkdirSync(room.path('stick'));
    const copy = await room.json<{ attachments: { files: number } }>(['backup', 'stick/k.db']);
    expect(copy.attachments).toMatchObject({ files: 1, lost: [] });
    expect((await room.run(['--db', 'stick/k.db', 'verify'])).code).toBe(0);
    execFileSync('rm', ['-r', room.path('buding.db.files')]);
    const lossy = await room.run(['backup', 'stick/l.db']);
    expect([lossy.code, existsSync(room.path('stick/l.db'))]).toEqual([6, true]);
    expect(lossy.stderr).toContain('a.txt');
    expect((await room.run(['restore', 'stick/k.db', '--yes'])).code).toBe(0);
    expect((await room.run(['attach', '1', '--get', '1', '-o', '-'])).stdout).toBe('abc');
    expect((await room.run(['verify'])).code).toBe(0);
    const elsewhere = await room.run(['--db', 'new.db', 'restore', 'stick/k.db']);
    expect([elsewhere.code, existsSync(room.path('new.db.files'))]).toEqual([0, true]);
  });

  it('is not an export: a ledger names no attachment that it does not bring', async () => {
    const room = await makeCase();
    writeFileSync(room.path('a.txt'), 'abc');
    await room.run(['attach', '1', 'a.txt']);
    await room.run(['export', '-o', 'all.csv']);
    expect(readFileSync(room.path('all.csv'), 'utf8')).not.toContain('a.txt');
    await room.run(['init', '--db', 'copy.db', '--office', '另一家']);
    expect((await room.run(['--db', 'copy.db', 'import', 'all.csv'])).code).toBe(0);
    expect((await room.run(['--db', 'copy.db', 'verify'])).code).toBe(0);
  });
});
