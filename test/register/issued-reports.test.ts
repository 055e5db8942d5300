/** 印发: what was issued stays, and is drawn again to the byte whatever was recorded since. */
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffOfIssued, drawKnownMonth } from '../../src/cli/draw-month.ts';
import { addDays } from '../../src/domain/dates.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { act } from '../../src/register/act.ts';
import { addCase } from '../../src/register/add.ts';
import { setConfig } from '../../src/register/config.ts';
import { editCases } from '../../src/register/edit.ts';
import { importNotice } from '../../src/register/import-notice.ts';
import { issuedContent, issuedReport, issueReport } from '../../src/register/issued-reports.ts';
import { rebuildDerived } from '../../src/register/rebuild.ts';
import { recountDeadlines } from '../../src/register/recount.ts';
import { mergeTerms, renameTerm } from '../../src/register/terms.ts';
import { undoEntry } from '../../src/register/undo.ts';
import { verifyRegister } from '../../src/register/verify.ts';
import { contentPieces } from '../../src/reports/monthly/content.ts';
import { isUnchanged } from '../../src/reports/monthly/compare-months.ts';
import { makeDesk, TODAY, type TestDesk } from './desk.ts';
import { moves, perform } from './random-moves.ts';

const MONTH = TODAY.slice(0, 7);
/** The day after the month. */
const AFTER = addDays(TODAY, 1);

const draw = (desk: TestDesk, month: string, entries: number) =>
  drawKnownMonth(desk.store, { month, entries, today: '2026-12-31' });

async function issue(
  desk: TestDesk,
  month = MONTH,
  options: { revise?: boolean; reason?: string } = {},
) {
  const { entries, digest } = await desk.store.read((tx) => tx.head());
  const drawn = await draw(desk, month, entries);
  const { current, definitions, calendar } = drawn.report;
  return issueReport(desk, {
    month,
    as_of: current.asOf,
    entries,
    digest,
    definitions,
    calendar: calendar.version,
    content: contentPieces(drawn),
    ...options,
  });
}

const keptText = (desk: TestDesk, month = MONTH) =>
  desk.store.read(async (tx) =>
    (await issuedContent(tx, await issuedReport(tx, month))).toString('utf8'),
  );

const redrawn = async (desk: TestDesk, month = MONTH) => {
  const { entries } = await desk.store.read((tx) => issuedReport(tx, month));
  return [...contentPieces(await draw(desk, month, entries))].join('');
};

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );

const tried = async (work: Promise<unknown>) => {
  const code = await refusal(work);
  if (code !== null && typeof code !== 'string') throw code as Error;
};

describe('an issued report', () => {
  it('is drawn again to the byte whatever was recorded since', { timeout: 90_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(moves, moves, async (before, since) => {
        const desk = await makeDesk(['市住建局', '市城管局']);
        const nos: string[] = [];
        for (const move of before) await tried(perform(desk, nos, move));
        desk.setToday(AFTER);
        await issue(desk);
        const text = await keptText(desk);
        for (const move of since) await tried(perform(desk, nos, move));
        await renameTerm(desk, {
          kind: 'unit',
          name: '市住建局',
          next: '市住房局',
          on: '2026-06-01',
          reason: 'r',
        });
        await mergeTerms(desk, { kind: 'unit', name: '市城管局', into: '市住房局' });
        await setConfig(desk, 'relapse-days', '5');
        await setConfig(desk, 'month-end', '25');
        expect(await redrawn(desk)).toBe(text);
        await rebuildDerived(desk);
        expect(await redrawn(desk)).toBe(text);
        expect(await keptText(desk)).toBe(text);
        expect((await verifyRegister(desk)).findings).toEqual([]);
        await desk.store.close();
      }),
      { numRuns: 8 },
    );
  });

  it('survives notices of holidays, recounted deadlines and a damaged derived row', async () => {
    const desk = await makeDesk();
    await addCase(desk, { title: '题' });
    await act(desk, { action: 'accept', cases: ['1'], input: {} });
    const due = { due_text: '20个工作日', workingDays: 20 };
    await act(desk, { action: 'assign', cases: ['1'], input: { unit: '市住建局', due } });
    desk.setToday(AFTER);
    await issue(desk);
    const text = await keptText(desk);
    expect(text.split('\n')[1]).toContain('"no":"2026-0001"');
    const days = [['2026-07-10', 'off', '示例假日']] as const;
    await importNotice(desk, { year: 2026, supplement: true, days });
    expect((await recountDeadlines(desk)).result.moved).toHaveLength(1);
    expect(await redrawn(desk)).toBe(text);
  });

  it('is issued once; a revision keeps the earlier ones, and none is undone', async () => {
    const desk = await makeDesk();
    await addCase(desk, { title: '题' });
    desk.setToday(AFTER);
    const first = await issue(desk);
    expect(first.result).toMatchObject({ month: MONTH, revision: 1, as_of: TODAY, entries: 4 });
    expect(await refusal(issue(desk))).toBe('report-issued-already');
    expect(await refusal(issue(desk, MONTH, { revise: true }))).toBe('value-missing');
    expect(await refusal(issue(desk, '2026-05', { revise: true, reason: 'r' }))).toBe(
      'report-not-issued',
    );
    const text = await keptText(desk);
    await editCases(desk, {
      cases: ['1'],
      changes: {},
      dates: { received_on: addDays(TODAY, -40) },
      reason: '补录',
    });
    const second = await issue(desk, MONTH, { revise: true, reason: '补录' });
    expect(second.result.revision).toBe(2);
    expect(await keptText(desk)).not.toBe(text);
    const old = await desk.store.read(async (tx) =>
      issuedContent(tx, await issuedReport(tx, MONTH, 1)),
    );
    expect(old.toString()).toBe(text);
    expect(await refusal(undoEntry(desk, { entry: first.entry! }))).toBe('report-not-undoable');
    expect(await refusal(desk.store.read((tx) => issuedReport(tx, MONTH, 3)))).toBe(
      'report-no-revision',
    );
  });

  it('can not be replaced, changed or deleted in the file, and verify sees what was', async () => {
    const desk = await makeDesk();
    desk.setToday(AFTER);
    const { entry } = await issue(desk);
    const file = new Database(desk.store.location);
    for (const attempt of [
      "update issued_report set content = x'00'",
      'delete from issued_report',
      `replace into issued_report values (${String(entry)}, x'00')`,
      "insert into issued_report values (1, x'00')",
      `insert into issued_report values (${String(entry! + 1)}, x'00')`,
    ])
      expect(() => file.exec(attempt), attempt).toThrow(/append-only|FOREIGN KEY/);
    const codes = async () => (await verifyRegister(desk)).findings.map(({ code }) => code);
    expect(await codes()).toEqual([]);
    const triggers = file
      .prepare(
        "select name, sql from sqlite_master where tbl_name = 'issued_report' and type = 'trigger'",
      )
      .all() as { name: string; sql: string }[];
    const without = (work: string) => {
      for (const { name } of triggers) file.exec(`drop trigger ${name}`);
      file.exec(work);
      for (const { sql } of triggers) file.exec(sql);
    };
    const { content } = file.prepare('select content from issued_report').get() as {
      content: Buffer;
    };
    without(`update issued_report set content = x'${Buffer.from('x').toString('hex')}'`);
    expect(await codes()).toEqual(['report-altered']);
    expect(await refusal(keptText(desk))).toBe('report-content-lost');
    without('delete from issued_report');
    expect(await codes()).toEqual(['report-missing']);
    without(`insert into issued_report values (${String(entry)}, x'${content.toString('hex')}')`);
    expect(await codes()).toEqual([]);
    without("insert into issued_report values (1, x'00')");
    expect(await codes()).toEqual(['report-unknown']);
    file.close();
  });
});

describe('what changed since', () => {
  it('is told figure by figure and case by case, with the entries, also in the next report', async () => {
    const desk = await makeDesk();
    for (const title of ['甲题', '乙题', '丙题']) await addCase(desk, { title });
    await act(desk, { action: 'accept', cases: ['1', '2', '3'], input: {} });
    desk.setToday(AFTER);
    await issue(desk);
    const issued = await desk.store.read((tx) => issuedReport(tx, MONTH));
    const now = async () => (await desk.store.read((tx) => tx.head())).entries;
    const diff = async () => (await diffOfIssued(desk.store, issued, await now())).diff;
    expect(isUnchanged(await diff())).toBe(true);

    // What happens in July changes nothing in June.
    await act(desk, { action: 'withdraw', cases: ['3'], input: { reason: '反映人撤回' } });
    expect(isUnchanged(await diff())).toBe(true);
    // A late fact of June does, and so does a date that is put right.
    const late = { reason: '补录', unit: '市住建局', due: { due_on: '2026-06-30' } };
    const assigned = await act(desk, { action: 'assign', cases: ['1'], on: TODAY, input: late });
    const moved = await editCases(desk, {
      cases: ['2'],
      changes: {},
      dates: { accepted_on: '2026-07-01' },
      reason: '日期更正',
    });
    const found = await diff();
    const whole = found.figures.filter(({ dimension }) => dimension === null);
    expect(whole).toContainEqual({ dimension: null, group: null, key: 'open', was: 3, now: 2 });
    expect(whole).toContainEqual({ dimension: null, group: null, key: 'due', was: 0, now: 1 });
    expect(found.cases.map(({ no, title, entries }) => [no, title, entries])).toEqual([
      ['2026-0001', '甲题', [assigned.entry]],
      ['2026-0002', '乙题', [moved.entry]],
    ]);
    expect(found.cases[0]?.groups).toEqual([{ dimension: 'unit', was: null, now: '市住建局' }]);
    expect(found.entries.map(({ action, reason }) => [action, reason])).toEqual([
      ['assign', '补录'],
      ['edit', '日期更正'],
    ]);

    desk.setToday('2026-08-01');
    const july = await draw(desk, '2026-07', await now());
    expect(july.report.corrections).toEqual(found);
    const may = await draw(desk, MONTH, await now());
    expect(may.report.corrections).toBeNull();
  });

  it('is never put down to a setting, since the month is counted by those of its issue', async () => {
    const desk = await makeDesk();
    await addCase(desk, { title: '题' });
    desk.setToday(AFTER);
    await issue(desk);
    await setConfig(desk, 'relapse-days', '5');
    await setConfig(desk, 'cohort-days', '1');
    await setConfig(desk, 'month-end', '25');
    const { entry } = await renameTerm(desk, {
      kind: 'unit',
      name: '市住建局',
      next: '市住房局',
      on: TODAY,
      reason: '更名',
    });
    const { entries } = await desk.store.read((tx) => tx.head());
    const issued = await desk.store.read((tx) => issuedReport(tx, MONTH));
    const { diff } = await diffOfIssued(desk.store, issued, entries);
    expect(diff.office).toEqual([entry]);
    expect(diff.entries.map(({ action }) => action)).toEqual(['unit rename']);
    expect(diff).not.toHaveProperty('definitions');
  });

  it('names a case that is gone by what it was', async () => {
    const desk = await makeDesk();
    const { entry } = await addCase(desk, { title: '重复的题' });
    desk.setToday(AFTER);
    await issue(desk);
    const undone = await undoEntry(desk, { entry: entry!, reason: '重复登记' });
    const issued = await desk.store.read((tx) => issuedReport(tx, MONTH));
    const { diff } = await diffOfIssued(desk.store, issued, undone.entry!);
    expect(diff.cases).toMatchObject([
      { no: '2026-0001', title: '重复的题', entries: [undone.entry] },
    ]);
    expect(diff.entries).toMatchObject([{ action: 'undo', reason: '重复登记', actor: '值班员' }]);
    expect(diff.figures.filter(({ dimension }) => dimension === null)).toContainEqual({
      dimension: null,
      group: null,
      key: 'collected',
      was: 1,
      now: 0,
    });
  });
});
