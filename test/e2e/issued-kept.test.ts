/** What was issued, held against the register by the real program: whatever has happened to either since. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { drawKnownMonth } from '../../src/cli/draw-month.ts';
import { shanghaiDate } from '../../src/domain/dates.ts';
import { addCase } from '../../src/register/add.ts';
import type { Desk } from '../../src/register/desk.ts';
import { issueReport } from '../../src/register/issued-reports.ts';
import { DEFINITIONS_VERSION } from '../../src/reports/figures/catalog.ts';
import { contentPieces } from '../../src/reports/monthly/content.ts';
import type { MonthReport } from '../../src/reports/monthly/month.ts';
import type { MonthDiff } from '../../src/reports/monthly/month-diff.ts';
import { monthsFrom } from '../../src/reports/monthly/months.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { onPty } from './pty.ts';
import { BINARY, makeRoom, type Room } from './room.ts';

const today = shanghaiDate(new Date());
const ago = (months: number) => monthsFrom(today.slice(0, 7), -months);
const month = ago(1);
const HEAD = '编号,标题,责任单位,配合单位,收集日期,受理日期,交办日期,整改时限,销号日期\n';
const ledger = (title: string) =>
  `${HEAD}A-1,${title},市住建局,市城管局,${month}-01,${month}-02,${month}-02,${month}-20,${month}-10
A-2,乙题,市城管局,,${month}-03,${month}-04,${month}-04,${month}-20,
A-3,丙题,市财政局,市城管局,${month}-03,${month}-04,${month}-04,${month}-20,\n`;

async function register() {
  const room = makeRoom();
  const run = (...args: string[]) => room.run(['--db', 'r.db', '--yes', ...args]);
  const json = <T>(...args: string[]) => room.json<T>(['--db', 'r.db', '--yes', ...args]);
  writeFileSync(room.path('ledger.csv'), ledger('甲题'));
  await run('init', '--office', '示例市改革办');
  expect((await run('导入', 'ledger.csv', '--done-means', 'closed')).code).toBe(0);
  return { room, run, json };
}

/** Issues a month as another version of the program might have: with a content that ours does not draw. */
async function issueAltered(
  room: Room,
  of: string,
  alter: (report: MonthReport) => MonthReport,
  line: (text: string) => string = (text) => text,
) {
  const store = await openSqliteStore(room.path('r.db'));
  const desk: Desk = { store, actor: '甲', now: () => new Date(), tool: 'test' };
  const { entries, digest } = await store.read((tx) => tx.head());
  const drawn = await drawKnownMonth(store, { month: of, entries, today });
  const report = alter(drawn.report);
  await issueReport(desk, {
    month: of,
    as_of: report.current.asOf,
    entries,
    digest,
    definitions: report.definitions,
    calendar: report.calendar.version,
    content: Array.from(contentPieces({ report, lines: drawn.lines }), (piece) =>
      Buffer.from(piece.toString().split('\n').map(line).join('\n')),
    ),
  });
  await store.close();
}

it('each report is checked, by other versions of the program too, and every fault is told', async () => {
  const { room, run } = await register();
  await run('登记', '--title', '旧题', '--received-on', `${ago(8)}-05`);
  const older = { version: '旧日历', coveredUntil: '2020-12-31', digest: '0000' };
  await issueAltered(room, ago(7), (report) => ({ ...report, definitions: 0 }));
  await issueAltered(room, ago(6), (report) => ({ ...report, calendar: older }));
  await issueAltered(room, ago(5), (report) => ({ ...report, calendar: older, office: '别的' }));
  await issueAltered(room, ago(4), (report) => ({ ...report, office: '别的' }));
  for (const of of [ago(3), ago(2), month]) await run('报表', '印发', of);

  const one = async (of: string) => {
    const { code, stdout, stderr } = await run('报表', '已印发', of, '--check');
    return [code, `${stdout}${stderr}`] as const;
  };
  expect(await one(ago(7))).toEqual([1, expect.stringContaining('第 0 版口径')]);
  expect(await one(ago(6))).toEqual([0, expect.stringContaining('工作日历的版本与印发时不同')]);
  expect(await one(ago(5))).toEqual([1, expect.stringMatching(/按工作日历“旧日历”（0000）统计/)]);
  expect(await one(ago(4))).toEqual([6, expect.stringMatching(/^office：印发 "别的"/)]);

  const file = new Database(room.path('r.db'));
  file.exec(`drop trigger issued_report_no_delete;
    delete from issued_report where entry = (select max(entry) - 2 from issued_report)`);
  file.close();
  const all = await run('报表', '已印发', '--check', '--json');
  const { reports } = JSON.parse(all.stdout) as {
    reports: { month: string; sound: boolean; verdict: string }[];
  };
  expect(reports.map(({ verdict, sound }) => `${verdict} ${String(sound)}`)).toEqual([
    'definitions false',
    'calendar-only true',
    'calendar false',
    'differs false',
    'lost false',
    'undrawn false', // it draws the corrections of the month that is lost
    'same true',
  ]);
  expect(all.code).toBe(6);
  const told = await run('报表', '已印发', '--check');
  expect(told.code).toBe(6);
  for (const words of ['第 0 版口径', '“旧日历”（0000）', `${month} 第 1 版：按印发时的记账重算`])
    expect(told.stdout).toContain(words);
});

it('a month that ended before the first case was collected is not issued, not even for show', async () => {
  const { run } = await register();
  const outcomes = async (...args: string[]) => {
    const { code, stdout, stderr } = await run('报表', '印发', ...args);
    return [code, stdout, stderr];
  };
  const refused = expect.stringMatching(/截至 1900-01-31 台账中没有收集任何问题[\s\S]*不能撤销/);
  expect(await outcomes('1900-01')).toEqual([1, '', refused]);
  expect(await outcomes('1900-01', '--dry-run')).toEqual([1, '', refused]);
  const english = expect.stringContaining('nothing to issue');
  expect(await outcomes('1900-01', '--lang', 'en')).toEqual([1, '', english]);
  expect((await run('报表', '已印发', '--json')).stdout).toBe('{"reports":[]}\n');
  expect((await outcomes(month))[0]).toBe(0);
});

it('what other definitions may have changed is not put down to entries alone', async () => {
  const { room, run, json } = await register();
  // By the definitions of then, one case fewer was due, and A-3 was not.
  await issueAltered(
    room,
    month,
    ({ current, ...report }) => {
      const { total } = current;
      const counts = { ...total.counts, due: total.counts.due - 1 };
      return { ...report, definitions: 0, current: { ...current, total: { ...total, counts } } };
    },
    (line) => (line.includes('"A-3"') ? line.replace('"due":1,', '') : line),
  );
  const definitions = { was: 0, now: DEFINITIONS_VERSION };
  const diff = await json<MonthDiff>('报表', '更正', month);
  expect(diff).toMatchObject({ definitions, cases: [{ no: 'A-3', entries: [] }] });

  const now = String(DEFINITIONS_VERSION);
  const shown = async (...args: string[]) => (await run('报表', '更正', month, ...args)).stdout;
  expect(await shown('--format', 'csv')).toContain(`统计口径,,,,,,0,${now},\r\n`);
  expect(await shown('--format', 'table')).toContain('下列变化不一定由记账引起');
  expect(await shown('--format', 'table', '--lang', 'en')).toContain('not every change below');
  const draft = await shown('--draft');
  for (const words of [`按第0版统计口径统计`, `统计口径改为第${now}版`, '两者未作区分'])
    expect(draft).toContain(words);
  expect(draft).toContain(`依据：印发后无有关记账，统计口径由第0版改为第${now}版。`);
  expect(draft).not.toContain('印发后因补录、更正、撤销等');
  const english = await shown('--draft', '--lang', 'en');
  expect(english).toContain(`They are at version ${now} since then`);
  expect(english).toContain('no entry since the issue');

  const papers = ['--format', 'html,docx', '-o', 'out'];
  const monthly = await run('报表', '月报', '本月', ...papers);
  expect([monthly.code, monthly.stderr]).toEqual([0, expect.anything()]);
  const page = readdirSync(room.path('out')).find((name) => name.endsWith('.html')) ?? '';
  expect(readFileSync(room.path(`out/${page}`), 'utf8')).toContain('按第 0 版统计口径统计');
});

it('what was issued is drawn again after a re-import, a merger, a rebuild and a restoring in place', async () => {
  const { room, run, json } = await register();
  const none = await json<unknown>('报表', '已印发', '--check');
  expect(none).toEqual({ reports: [] });
  const { sha256 } = await json<{ sha256: string }>('报表', '印发', month);
  const holds = async () => {
    const checked = await run('报表', '已印发', month, '--check');
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('逐字相同')]);
    const [listed] = (await json<{ reports: { sha256: string }[] }>('报表', '已印发')).reports;
    expect(listed?.sha256).toBe(sha256);
  };
  writeFileSync(room.path('again.csv'), ledger('甲题（改）'));
  const again = ['again.csv', '--done-means', 'closed', '--on-conflict', 'update'] as const;
  expect(await json('导入', ...again, '--reason', '核对')).toMatchObject({
    updated: 1,
    rejected: 0,
  });
  const moved = await run('更正', 'A-2', '--due', `${month}-25`, '--reason', '笔误');
  expect([moved.code, moved.stderr]).toEqual([0, expect.anything()]);
  await holds();
  expect((await run('备份', 'copy.db')).code).toBe(0);
  expect((await run('单位', '合并', '市城管局', '--into', '市住建局')).code).toBe(0);
  expect((await run('体检', '--rebuild')).code).toBe(0);
  await holds();
  expect((await run('恢复账', 'copy.db')).code).toBe(0);
  await holds();
  expect((await run('校验')).code).toBe(0);
});

it('issuing asks on a terminal, and a no leaves the month unissued', async () => {
  const { room, json } = await register();
  const ask = (answer: string) => {
    const args = [process.execPath, BINARY, '--db', 'r.db', '报表', '印发', month] as const;
    const pty = onPty(room, args, { columns: 100, rows: 40 });
    return pty.shows('印发后不能撤销').then(() => {
      pty.type(answer);
      return pty.ended();
    });
  };
  const issued = async () => (await json<{ reports: unknown[] }>('报表', '已印发')).reports.length;
  expect(await ask('n\r')).toBe(130);
  expect(await issued()).toBe(0);
  expect(await ask('y\r')).toBe(0);
  expect(await issued()).toBe(1);
});

it('an issued figure is explained as of its entry, though the clock was set back since', async () => {
  const { room, run, json } = await register();
  // The clock was a day ahead when the last entry before the report was made.
  const store = await openSqliteStore(room.path('r.db'));
  const ahead = () => new Date(Date.now() + 86_400_000);
  const desk: Desk = { store, actor: '甲', now: ahead, tool: 'test' };
  await addCase(desk, { title: '丁题', receivedOn: `${month}-05` });
  await store.close();
  await run('报表', '印发', month);
  await run('登记', '--title', '戊题', '--received-on', `${month}-06`);
  const { rate } = await json<{ rate: { a: number } }>('报表', '释数', month, 'collected');
  expect(rate.a).toBe(4);
});
