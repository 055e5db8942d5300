/** Reporters and attachments, beside the journal: what is sealed, what is found out, what survives. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { addCase } from '../../src/register/add.ts';
import { attachFiles, detachFile } from '../../src/register/attachments.ts';
import type { Desk } from '../../src/register/desk.ts';
import { editCases } from '../../src/register/edit.ts';
import { rebuildDerived } from '../../src/register/rebuild.ts';
import { discloseReporter } from '../../src/register/reporter.ts';
import { changeKey, makeKey } from '../../src/register/reporter-key.ts';
import { keyPath, keyState } from '../../src/register/reporter-vault.ts';
import { undoEntry } from '../../src/register/undo.ts';
import { verifyRegister } from '../../src/register/verify.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { BEFORE_KEPT_BESIDE } from '../store/older-schema.ts';
import { temporaryFolder } from '../store/temporary.ts';
import { makeDesk } from './desk.ts';

const REPORTER = { name: '标记姓名某', contact: '标记电话000' };

const addReported = async (desk: Desk, title = '甲') =>
  (await addCase(desk, { title, reporter: REPORTER })).result.no;
const disclose = async (desk: Desk, no: string) =>
  (await discloseReporter(desk, { case: no, reason: '回访' })).result;
const fileOfKey = async (desk: Desk) => keyPath(desk, (await desk.store.read(keyState)).register);
const findings = async (desk: Desk) =>
  (await verifyRegister(desk)).findings.map(({ code }) => code);

/** Changes the file as somebody with an editor for databases would. */
function tamper(desk: Desk, sql: string): void {
  const database = new Database(desk.store.location);
  database.exec(sql);
  database.close();
}

it('a case whose reporter was corrected is taken back with that, and comes back with it', async () => {
  const desk = await makeDesk();
  const { entry, result } = await addCase(desk, { title: '甲', reporter: REPORTER });
  const { no } = result;
  const reporter = { contact: '标记电话111' };
  await editCases(desk, { cases: [no], changes: {}, dates: {}, dryRun: false, reporter });
  const undo = await undoEntry(desk, { entry: entry ?? 0 });
  expect(await findings(desk)).toEqual([]);
  await undoEntry(desk, { entry: undo.entry ?? 0 });
  expect(await disclose(desk, no)).toMatchObject({ ...REPORTER, contact: '标记电话111' });
  await rebuildDerived(desk);
  expect(await findings(desk)).toEqual([]);
});

describe('the seal', () => {
  it('opens only where it was made: rows can not be exchanged or altered', async () => {
    const desk = await makeDesk();
    const one = await addReported(desk);
    const { result } = await addCase(desk, {
      title: '乙',
      reporter: { name: '另一人', contact: null },
    });
    expect(await findings(desk)).toEqual([]);
    tamper(
      desk,
      `CREATE TEMP TABLE t AS SELECT * FROM reporter;
       UPDATE reporter SET sealed = (SELECT sealed FROM t WHERE t.case_id = 3 - reporter.case_id)`,
    );
    expect(await findings(desk)).toEqual(['reporter-altered', 'reporter-altered']);
    await expect(disclose(desk, one)).rejects.toMatchObject({ code: 'reporter-unreadable' });
    await expect(disclose(desk, result.no)).rejects.toMatchObject({ code: 'reporter-unreadable' });
  });

  it('is another one each time, and tells little of the length', async () => {
    const desk = await makeDesk();
    await addReported(desk);
    await addCase(desk, { title: '乙', reporter: { name: '某', contact: null } });
    const rows = await desk.store.read((tx) => tx.reporters(0, 9));
    expect(rows[0]?.sealed).not.toBe(rows[1]?.sealed);
    expect(rows[0]?.sealed?.length).toBe(rows[1]?.sealed?.length);
  });

  it('is missed where a row is gone, and where one is too many', async () => {
    const desk = await makeDesk();
    await addReported(desk);
    await addCase(desk, { title: '乙' });
    tamper(desk, 'UPDATE reporter SET case_id = 2');
    expect(await findings(desk)).toEqual([
      'reporter-missing',
      'reporter-unexpected',
      'reporter-altered',
    ]);
  });
});

describe('the key', () => {
  it('is needed by what concerns reporters, and by nothing else', async () => {
    const desk = await makeDesk();
    const no = await addReported(desk);
    renameSync(await fileOfKey(desk), `${await fileOfKey(desk)}x`);
    for (const work of [
      () => addReported(desk),
      () => disclose(desk, no),
      () => editCases(desk, { cases: [no], changes: {}, reporter: { name: '新' } }),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'key-missing' });
    await addCase(desk, { title: '无反映人' });
    const { ok, notes } = await verifyRegister(desk);
    expect([ok, notes.map(({ code }) => code)]).toEqual([true, ['reporters-unchecked']]);
    await expect(makeKey(desk)).rejects.toMatchObject({ code: 'key-lost' });
    // What can't be read any more can be deleted, and then a new key be made.
    await editCases(desk, { cases: [no], changes: {}, reporter: { name: null, contact: null } });
    expect(await makeKey(desk)).toMatchObject({ made: true });
    await addReported(desk);
    expect(await findings(desk)).toEqual([]);
  });

  it.each([
    ['key-too-open', (path: string) => chmodSync(path, 0o640)],
    ['key-damaged', (path: string) => writeFileSync(path, 'buding reporter key 1\nAAAA\n')],
    ['key-damaged', (path: string) => (rmSync(path), mkdirSync(path))],
    ['key-damaged', (path: string) => (rmSync(path), execFileSync('mkfifo', [path]))],
    [
      'key-wrong',
      (path: string) =>
        writeFileSync(path, `buding reporter key 1\n${Buffer.alloc(32, 7).toString('base64')}\n`),
    ],
  ])('%s: refused', async (code, spoil) => {
    const desk = await makeDesk();
    const no = await addReported(desk);
    spoil(await fileOfKey(desk));
    await expect(disclose(desk, no)).rejects.toMatchObject({ code });
    await expect(addReported(desk)).rejects.toMatchObject({ code });
  });

  it('is changed with everything that it sealed; the old one stays for older backups', async () => {
    const desk = await makeDesk();
    const no = await addReported(desk);
    const path = await fileOfKey(desk);
    const before = readFileSync(path, 'utf8');
    const { kept, count } = await changeKey(desk, '人员调整');
    expect(count).toBe(1);
    expect(readFileSync(kept ?? '', 'utf8')).toBe(before);
    expect(readFileSync(path, 'utf8')).not.toBe(before);
    expect(await disclose(desk, no)).toMatchObject(REPORTER);
    expect(await findings(desk)).toEqual([]);
  });

  it('is found where a change was broken off between the register and the file', async () => {
    const desk = await makeDesk();
    const no = await addReported(desk);
    const path = await fileOfKey(desk);
    const { kept } = await changeKey(desk);
    // As it lies when the machine stopped after the commit: the new key still waits.
    renameSync(path, `${path}.new`);
    renameSync(kept ?? '', path);
    expect(await disclose(desk, no)).toMatchObject(REPORTER);
    await changeKey(desk);
    expect(await disclose(desk, no)).toMatchObject(REPORTER);
  });

  it('is found where a change was broken off between the names of two files', async () => {
    const desk = await makeDesk();
    const no = await addReported(desk);
    const path = await fileOfKey(desk);
    await changeKey(desk);
    renameSync(path, `${path}.new-1`);
    expect(await disclose(desk, no)).toMatchObject(REPORTER);
    await expect(makeKey(desk)).rejects.toMatchObject({ code: 'key-exists' });
    await changeKey(desk);
    expect(existsSync(path)).toBe(true);
    expect(await disclose(desk, no)).toMatchObject(REPORTER);
  });

  it('is changed by two at once: one is refused, and no key is lost', async () => {
    const desk = await makeDesk();
    const no = await addReported(desk);
    const path = await fileOfKey(desk);
    const other = {
      ...desk,
      store: await openSqliteStore(desk.store.location),
    };
    const done = await Promise.allSettled([changeKey(desk), changeKey(other)]);
    await other.store.close();
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await disclose(desk, no)).toMatchObject(REPORTER);
    expect(readdirSync(dirname(path)).filter((name) => name.includes('.new'))).toEqual([]);
  });
});

describe('correcting who reported a case', () => {
  it('is on record without content, keeps the part that was not named, and is not undone', async () => {
    const desk = await makeDesk();
    const no = await addReported(desk);
    const { entry } = await editCases(desk, {
      cases: [no],
      changes: {},
      reporter: { name: '改后姓名' },
    });
    expect(await disclose(desk, no)).toMatchObject({ name: '改后姓名', contact: REPORTER.contact });
    const stored = await desk.store.read((tx) => tx.eventsOfEntry(entry ?? 0));
    expect(stored.map(({ kind, data }) => [kind, data])).toEqual([['reporter_kept', {}]]);
    await expect(undoEntry(desk, { entry: entry ?? 0 })).rejects.toMatchObject({
      code: 'reporter-not-undoable',
    });
  });

  it('deletes it for good: the register’s files hold no trace', async () => {
    const desk = await makeDesk();
    const no = await addReported(desk);
    const sealed = (await desk.store.read((tx) => tx.reporters(0, 1)))[0]?.sealed ?? '';
    const edited = await editCases(desk, {
      cases: [no],
      changes: {},
      reporter: { name: null, contact: null },
    });
    expect(edited.scrubbed).toBe(true);
    for (const suffix of ['', '-wal'])
      expect(readFileSync(desk.store.location + suffix).includes(sealed)).toBe(false);
    await expect(disclose(desk, no)).rejects.toMatchObject({ code: 'reporter-not-kept' });
    expect(await findings(desk)).toEqual([]);
    await rebuildDerived(desk);
    expect(await findings(desk)).toEqual([]);
  });
});

describe('a register whose reporters are plain text', () => {
  it('is told of, opens, and is sealed without remains as soon as there is a key', async () => {
    const desk = await makeDesk();
    const no = await addReported(desk);
    tamper(
      desk,
      `UPDATE reporter SET sealed = NULL, name = '${REPORTER.name}', contact = '${REPORTER.contact}';
       DELETE FROM reporter_key`,
    );
    const path = await fileOfKey(desk);
    rmSync(path);
    expect(await disclose(desk, no)).toMatchObject(REPORTER); // it is there to be read
    expect((await verifyRegister(desk)).notes.map(({ code }) => code)).toEqual(['reporters-plain']);
    const holdsName = ['', '-wal'].map((suffix) =>
      readFileSync(desk.store.location + suffix).includes(REPORTER.name),
    );
    expect(holdsName).toContain(true);
    expect(await makeKey(desk)).toMatchObject({ made: true, sealed: 1, scrubbed: true });
    for (const suffix of ['', '-wal'])
      expect(readFileSync(desk.store.location + suffix).includes(REPORTER.name)).toBe(false);
    expect(await disclose(desk, no)).toMatchObject(REPORTER);
    expect(await verifyRegister(desk)).toMatchObject({ ok: true, notes: [] });
  });
});

describe('attachments', () => {
  const source = (name: string, content: string) => {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, content);
    return path;
  };

  it('are folded, rebuilt, undone; an undo that names a lost file is refused', async () => {
    const desk = await makeDesk();
    const { no } = (await addCase(desk, { title: '甲' })).result;
    const path = source('报告.pdf', '内容');
    const { entry } = await attachFiles(desk, { case: no, paths: [path] });
    expect((await attachFiles(desk, { case: no, paths: [path] })).entry).toBeNull();
    const same = await attachFiles(desk, { case: no, paths: [source('报告.pdf', '别的')] });
    expect(same.result.attached.map(({ name }) => name)).toEqual(['报告 (2).pdf']);
    const again = await attachFiles(desk, { case: no, paths: [source('报告.PDF', '别的')] });
    expect(again.entry).toBeNull();
    await rebuildDerived(desk);
    expect(await findings(desk)).toEqual([]);
    await undoEntry(desk, { entry: entry ?? 0 });
    expect((await verifyRegister(desk)).notes.map(({ code }) => code)).toEqual(['files-unnamed']);
    const removed = await detachFile(desk, { case: no, which: '1', reason: '附错' });
    const folder = `${desk.store.location}.files`;
    rmSync(folder, { recursive: true });
    await expect(undoEntry(desk, { entry: removed.entry ?? 0 })).rejects.toMatchObject({
      code: 'attachment-missing',
    });
    expect(await findings(desk)).toEqual([]);
  });

  it('that were altered or are gone are found by verify', async () => {
    const desk = await makeDesk();
    const { no } = (await addCase(desk, { title: '甲' })).result;
    const paths = [source('a.txt', '甲'), source('b.txt', '乙')];
    const { result } = await attachFiles(desk, { case: no, paths });
    const [one, two] = result.attached.map(({ sha256 }) =>
      join(`${desk.store.location}.files`, sha256.slice(0, 2), sha256.slice(2)),
    );
    writeFileSync(one ?? '', '改');
    rmSync(two ?? '');
    expect(await findings(desk)).toEqual(['attachment-altered', 'attachment-missing']);
    expect((await verifyRegister(desk, { files: false })).ok).toBe(true);
    // The same files again put both right, and record nothing.
    expect((await attachFiles(desk, { case: no, paths })).entry).toBeNull();
    expect(await findings(desk)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('that can not be read are blamed themselves', async () => {
    const desk = await makeDesk();
    const { no } = (await addCase(desk, { title: '甲' })).result;
    const path = '/proc/self/mem'; // opens, but its first byte can't be read
    await expect(attachFiles(desk, { case: no, paths: [path] })).rejects.toMatchObject({
      code: 'file-unreadable',
      params: { path, reason: 'EIO' },
    });
  });

  it('leave nothing behind when they are refused', async () => {
    const desk = await makeDesk();
    const { no } = (await addCase(desk, { title: '甲' })).result;
    const paths = [source('a.txt', '甲'), source('b.txt', '太大了')];
    await expect(attachFiles(desk, { case: no, paths, limit: 5 })).rejects.toMatchObject({
      code: 'attachment-too-large',
    });
    const folder = `${desk.store.location}.files`;
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });
});

it('a register made before reporters were sealed opens, also where it is only read', async () => {
  const desk = await makeDesk();
  await addReported(desk);
  const path = join(temporaryFolder(), 'old.db');
  await desk.store.copyTo(path);
  const database = new Database(path);
  database.exec(`UPDATE reporter SET name = '旧', contact = '0';
    ${BEFORE_KEPT_BESIDE} PRAGMA user_version = 3`);
  database.close();
  for (const readOnly of [true, false]) {
    const store = await openSqliteStore(path, { readOnly });
    expect(await store.read((tx) => tx.reporterCounts())).toEqual({ sealed: 0, plain: 1 });
    await store.close();
  }
  const store = await openSqliteStore(path);
  expect((await verifyRegister({ store })).ok).toBe(true);
  await store.close();
});
