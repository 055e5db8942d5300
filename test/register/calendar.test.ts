import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { CalendarDay, CalendarNotice } from '../../src/domain/calendar-book.ts';
import { addDays } from '../../src/domain/dates.ts';
import { WorkingDays } from '../../src/domain/working-days.ts';
import { act } from '../../src/register/act.ts';
import { addCase } from '../../src/register/add.ts';
import { loadCalendar, readCalendar } from '../../src/register/calendar.ts';
import { editCases } from '../../src/register/edit.ts';
import { exportCases } from '../../src/register/export.ts';
import { importLedger } from '../../src/register/import.ts';
import { importNotice } from '../../src/register/import-notice.ts';
import { showCase } from '../../src/register/look.ts';
import { rebuildDerived } from '../../src/register/rebuild.ts';
import { recountDeadlines } from '../../src/register/recount.ts';
import { undoEntry } from '../../src/register/undo.ts';
import { verifyRegister } from '../../src/register/verify.ts';
import { openLedger } from '../../src/sheets/open-ledger.ts';
import { LedgerWriter } from '../../src/sheets/write-ledger.ts';
import { isWorkedByNotice, NOTICES } from '../domain/notices.ts';
import { makeDesk, type TestDesk } from './desk.ts';

const builtIn = await loadCalendar({ notices: [] });

describe('the built-in calendar agrees with the notices of 2024, 2025 and 2026', () => {
  const days = new WorkingDays(builtIn);
  const dates: string[] = [];
  for (let date = '2024-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) dates.push(date);

  it('knows 2004 to 2026', () => {
    expect(builtIn).toMatchObject({
      version: 'chinese-days 2026',
      coveredFrom: '2004-01-01',
      coveredUntil: '2026-12-31',
    });
  });

  it('on each of the 1096 days', () => {
    expect(dates.length).toBe(1096);
    expect(dates.filter((date) => days.isWorkingDay(date) !== isWorkedByNotice(date))).toEqual([]);
  });

  it('and every exception is one of a notice', () => {
    const known = NOTICES.flatMap(({ year, worked }) => worked.map((day) => `${year}-${day}`));
    const worked = [...builtIn.exceptions].filter(([date, works]) => works && date >= '2024');
    expect(worked.map(([date]) => date).sort()).toEqual(known.sort());
  });

  it('so that a deadline of 1, 5, 15 and 30 working days from any day is the day one counts', () => {
    const wrong: string[] = [];
    for (const from of dates.filter((date) => date < '2026-11-10')) {
      let on = from;
      for (let count = 1; count <= 30; count++) {
        do on = addDays(on, 1);
        while (!isWorkedByNotice(on));
        if ([1, 5, 15, 30].includes(count) && days.after(from, count) !== on)
          wrong.push(`${from} +${count}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** A sample, no published notice: the first week of 2027 off. */
const NOTICE_2027: CalendarNotice = {
  year: 2027,
  covered_until: '2027-12-31',
  days: [1, 2, 3, 4, 5, 6, 7].map((day): CalendarDay => [`2027-01-0${day}`, 'off', '样例']),
  source: '样例.csv',
  sha256: 'ab'.repeat(32),
};

const assigned = async (desk: TestDesk, due_text: string, workingDays: number) => {
  const { no } = (await addCase(desk, { title: 't' })).result;
  await act(desk, { action: 'accept', cases: [no], input: {} });
  await act(desk, {
    action: 'assign',
    cases: [no],
    input: { unit: '市住建局', due: { due_text, workingDays } },
  });
  return no;
};
const stateOf = async (desk: TestDesk, no: string) => (await showCase(desk, no)).state;

/** A register in the last week of 2026. */
async function lateDesk(): Promise<TestDesk> {
  const desk = await makeDesk();
  desk.setToday('2026-12-28'); // a Monday
  return desk;
}

describe('a deadline in working days', () => {
  it('counts from the day of the action over holidays and worked weekends', async () => {
    const desk = await makeDesk();
    desk.setToday('2026-09-30');
    const no = await assigned(desk, '四个工作日', 4);
    expect(await stateOf(desk, no)).toMatchObject({
      due_on: '2026-10-12',
      original_due_on: '2026-10-12',
      due_text: '四个工作日',
      due_from: '2026-09-30',
    });
  });

  it('is counted for a case that is assigned as it is entered', async () => {
    const desk = await makeDesk();
    const due = { due_text: '2个工作日', workingDays: 2 };
    const added = { title: 't', unit: '市住建局', due, receivedOn: '2026-03-20' };
    const { no } = (await addCase(desk, added)).result;
    expect(await stateOf(desk, no)).toMatchObject({
      due_on: '2026-03-24',
      due_text: '2个工作日',
      due_from: '2026-03-20',
    });
    const events = await desk.store.read((tx) => tx.storedEvents(1, 100));
    expect(JSON.stringify(events)).not.toContain('workingDays');
  });

  it('says when it reaches beyond the calendar', async () => {
    const desk = await lateDesk();
    const { no } = (await addCase(desk, { title: 't' })).result;
    await act(desk, { action: 'accept', cases: [no], input: {} });
    const due = { due_text: '5个工作日', workingDays: 5 };
    const { result } = await act(desk, {
      action: 'assign',
      cases: [no],
      input: { unit: '市住建局', due },
    });
    expect(result[0]).toMatchObject({ due_on: '2027-01-04', due_provisional: true });
    const dated = await act(desk, {
      action: 'extend',
      cases: [no],
      input: { reason: 'r', due: { due_on: '2027-02-01' } },
    });
    expect(dated.result[0]).toMatchObject({ due_on: '2027-02-01', due_provisional: false });
  });

  it('keeps the working days that were left when it is resumed', async () => {
    const desk = await makeDesk();
    desk.setToday('2026-09-14'); // a Monday
    const no = await assigned(desk, '10个工作日', 10);
    desk.setToday('2026-09-21'); // six of them are gone: 15 to 18, the worked Sunday, and this one
    await act(desk, { action: 'suspend', cases: [no], input: { reason: 'r' } });
    desk.setToday('2026-09-30');
    await act(desk, { action: 'resume', cases: [no], input: {} });
    expect(await stateOf(desk, no)).toMatchObject({
      due_on: '2026-10-12', // 8, 9, 10, 12
      due_text: '4个工作日',
      due_from: '2026-09-30',
    });
  });

  it('is corrected by counting from the assignment', async () => {
    const desk = await makeDesk();
    desk.setToday('2026-03-20'); // a Friday
    const no = await assigned(desk, '1个工作日', 1);
    desk.setToday('2026-03-24');
    await editCases(desk, {
      cases: [no],
      changes: {},
      due: { due_text: '2个工作日', workingDays: 2 },
      reason: '录错',
    });
    expect(await stateOf(desk, no)).toMatchObject({
      due_on: '2026-03-24',
      due_text: '2个工作日',
      due_from: '2026-03-20',
    });
    await editCases(desk, {
      cases: [no],
      changes: {},
      due: { due_on: '2026-04-01' },
      reason: '录错',
    });
    expect(await stateOf(desk, no)).toMatchObject({ due_text: null, due_from: null });
  });

  it('that no calendar reaches is refused', async () => {
    const desk = await makeDesk();
    desk.setToday('2095-01-03');
    await expect(assigned(desk, '2000个工作日', 2000)).rejects.toMatchObject({
      code: 'deadline-uncountable',
    });
  });
});

describe('a notice', () => {
  it('changes the calendar, is on record with its file, and moves no deadline', async () => {
    const desk = await lateDesk();
    const no = await assigned(desk, '5个工作日', 5);
    const { entry, result } = await importNotice(desk, NOTICE_2027, { reason: '新年' });
    expect(result.changes.length).toBe(7);
    expect(result.after).toMatchObject({
      version: `chinese-days 2026 + 2027#${String(entry)}`,
      coveredUntil: '2027-12-31',
    });
    expect(await readCalendar(desk)).toMatchObject({ coveredUntil: '2027-12-31' });
    const stored = await desk.store.read((tx) => tx.entry(entry ?? 0));
    expect(stored).toMatchObject({
      action: 'calendar import',
      source_name: '样例.csv',
      source_sha256: NOTICE_2027.sha256,
      reason: '新年',
    });
    expect((await stateOf(desk, no)).due_on).toBe('2027-01-04');
  });

  it('that says nothing new, or is only tried, is not recorded', async () => {
    const desk = await lateDesk();
    const tried = await importNotice(desk, NOTICE_2027, { dryRun: true });
    expect(tried).toMatchObject({ entry: null, result: { changes: { length: 7 } } });
    expect((await readCalendar(desk)).coveredUntil).toBe('2026-12-31');
    await importNotice(desk, NOTICE_2027);
    expect((await importNotice(desk, NOTICE_2027)).entry).toBe(null);
  });

  it('can be taken back, and the taking back too', async () => {
    const desk = await lateDesk();
    const { entry } = await importNotice(desk, NOTICE_2027);
    const undone = await undoEntry(desk, {});
    expect(undone.result).toMatchObject({ undone: entry, action: 'calendar import', cases: [] });
    expect((await readCalendar(desk)).version).toBe('chinese-days 2026');
    await expect(undoEntry(desk, { entry: entry ?? 0 })).rejects.toMatchObject({
      code: 'entry-undone-already',
    });
    await undoEntry(desk, {});
    expect((await readCalendar(desk)).version).toContain('2027');
    expect(await verifyRegister(desk)).toMatchObject({ ok: true });
  });

  it('is no licence to undo what else an office records', async () => {
    const desk = await makeDesk();
    await expect(undoEntry(desk, {})).rejects.toMatchObject({ code: 'entry-not-undoable' });
  });
});

describe('recounting', () => {
  it('moves open deadlines in working days only, as one entry that undo takes back', async () => {
    const desk = await lateDesk();
    const counted = await assigned(desk, '5个工作日', 5);
    const near = await assigned(desk, '2个工作日', 2);
    const closed = await assigned(desk, '6个工作日', 6);
    await act(desk, { action: 'submit', cases: [closed], input: { handler: '甲' } });
    await act(desk, {
      action: 'close',
      cases: [closed],
      input: { outcome: 'explained', verifier: '乙' },
    });
    await importNotice(desk, NOTICE_2027);
    const tried = await recountDeadlines(desk, { dryRun: true });
    const { entry, result } = await recountDeadlines(desk, { reason: '通知已公布' });
    expect(tried.result).toEqual(result);
    expect(tried.entry).toBe(null);
    expect(result).toMatchObject({
      checked: 2,
      moved: [{ no: counted, old: '2027-01-04', next: '2027-01-11', due_provisional: false }],
    });
    expect(await stateOf(desk, counted)).toMatchObject({
      due_on: '2027-01-11',
      original_due_on: '2027-01-11',
      due_text: '5个工作日',
      due_from: '2026-12-28',
    });
    expect((await stateOf(desk, near)).due_on).toBe('2026-12-30');
    expect((await stateOf(desk, closed)).due_on).toBe('2027-01-05');
    expect((await recountDeadlines(desk)).entry).toBe(null);

    await rebuildDerived(desk);
    expect(await verifyRegister(desk)).toMatchObject({ ok: true });
    await undoEntry(desk, { entry: entry ?? 0 });
    expect(await stateOf(desk, counted)).toMatchObject({
      due_on: '2027-01-04',
      original_due_on: '2027-01-04',
    });
    expect(await verifyRegister(desk)).toMatchObject({ ok: true });
  });
});

const HEADER = '问题编号,问题标题,责任单位,收集时间,交办时间,整改时限';
async function take(desk: TestDesk, text: string) {
  const ledger = await openLedger({ stream: Readable.from([Buffer.from(text)]), name: 'x.csv' });
  return importLedger(desk, ledger, {
    doneMeans: 'submitted',
    onConflict: 'reject',
    onReject: () => Promise.resolve(),
  });
}

describe('an imported deadline in working days', () => {
  const rows = [
    'A-1,甲,市住建局,2026-09-01,2026-09-30,4个工作日',
    'A-2,乙,市住建局,2026-09-30,,4个工作日内',
    'A-3,丙,市住建局,2026-12-28,,5个工作日',
    ',丁,市住建局,2026-12-28,,5个工作日',
  ];
  const file = [HEADER, ...rows].join('\n');

  it('counts from the assignment, or else from the receipt, and is flagged beyond the calendar', async () => {
    const desk = await lateDesk();
    const { result } = await take(desk, file);
    expect(result.flags).toEqual([{ code: 'deadline-provisional', count: 2, rows: [4, 5] }]);
    for (const no of ['A-1', 'A-2'])
      expect(await stateOf(desk, no)).toMatchObject({
        due_on: '2026-10-12',
        due_from: '2026-09-30',
      });
    expect(await stateOf(desk, 'A-2')).toMatchObject({ due_text: '4个工作日内' });
    expect(await verifyRegister(desk)).toMatchObject({ ok: true });
  });

  it('changes nothing when the same file comes again after a notice, and after recounting', async () => {
    const desk = await lateDesk();
    await take(desk, file);
    await importNotice(desk, NOTICE_2027);
    const again = { created: 0, unchanged: 4, rejected: 0 };
    expect((await take(desk, file)).result).toMatchObject(again);
    expect((await recountDeadlines(desk)).result.moved.length).toBe(2);
    expect((await take(desk, file)).result).toMatchObject(again);
    const changed = file.replace('A-1,甲,', 'A-1,甲甲,').replace('A-3,丙,', 'A-3,丙丙,');
    expect((await take(desk, changed)).result).toMatchObject({ rejected: 2, unchanged: 2 });
  });

  it('comes back from an export as it was, and can still be counted again', async () => {
    const desk = await lateDesk();
    await take(desk, file);
    const writer = new LedgerWriter([]);
    let text = writer.header();
    await exportCases(desk, [], (page) => {
      for (const one of page) text += writer.row(one);
      return Promise.resolve();
    });
    const other = await lateDesk();
    await take(other, text);
    for (const no of ['A-1', 'A-2', 'A-3']) {
      const { row_key: _old, ...before } = await stateOf(desk, no);
      const { row_key: _new, ...after } = await stateOf(other, no);
      expect(after).toEqual(before);
    }
    await importNotice(other, NOTICE_2027);
    expect((await recountDeadlines(other)).result.moved.length).toBe(2);
  });
});
