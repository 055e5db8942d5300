import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translator } from '../../src/messages/index.ts';
import { reports as en } from '../../src/messages/en/reports.ts';
import { reports as zhReports } from '../../src/messages/zh/reports.ts';
import { noteText } from '../../src/reports/notes.ts';
import { NOTE_CODES, type Report } from '../../src/reports/report.ts';
import { bare, event, journal, LIFE } from '../domain/journal.ts';
import { openTestRegister, type TestRegister } from './report-register.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await openTestRegister();
});
afterAll(() => register.close());

const zh = translator('zh');

function noteOf(report: Report, code: string): string | undefined {
  const note = report.notes.find((one) => one.code === code);
  return note && noteText(note, zh);
}

const imported = journal(
  bare('received', '2026-03-02', {
    no: 'x',
    history: [
      { kind: 'accepted', on: '2026-03-02' },
      { kind: 'closed', on: '2026-03-09', direct: true },
    ],
  }),
);
const own = (unit: string, due_on?: string) =>
  journal(
    ...LIFE.accepted,
    bare('assigned', '2026-03-03', { unit, ...(due_on ? { due_on } : {}) }),
    event('closed', '2026-03-06', { direct: true }),
  );

describe('the notes', () => {
  it('give each rate with its counts, the instant in Beijing time, and the calendar', async () => {
    await register.hold([own('市住建局', '2026-04-30'), imported, journal(...LIFE.received)]);
    const report = await register.report({
      asOf: '2026-06-30',
      knownAt: '2026-06-30T16:30:00.000Z',
    });
    expect(noteOf(report, 'basis')).toContain('依据 2026-07-01 00:30:00（北京时间）前');
    expect(noteOf(report, 'closure-rate')).toBe('整改率 = 已整改 ÷ 收集数 = 2/3。');
    expect(noteOf(report, 'valid-closure-rate')).toBe('有效整改率 = 已整改 ÷ 有效数 = 2/2。');
    expect(noteOf(report, 'due-closure-rate')).toMatch(/÷ 应结数 = 1\/1。$/);
    expect(noteOf(report, 'on-time-rate')).toMatch(/÷ 应结数 = 1\/1。$/);
    expect(noteOf(report, 'valid')).toContain('收集数 3 − 待研判 1 ');
    expect(noteOf(report, 'durations')).toMatch(
      /按截止日已整改的 2 件.*测试日历.*中位数 5\.5 天，P90 6\.7 天/,
    );
    expect(noteOf(report, 'calendar-provisional')).toBeUndefined();
  });

  it('give the per cent where there are as many cases as the office asks for', async () => {
    const closed = Array.from({ length: 5 }, () => own('市住建局', '2026-04-30'));
    await register.hold([...closed, journal(...LIFE.received)]);
    const report = await register.report({ asOf: '2026-06-30' });
    expect(noteOf(report, 'closure-rate')).toBe('整改率 = 已整改 ÷ 收集数 = 5/6 = 83.33%。');
    expect(noteOf(report, 'valid-closure-rate')).toMatch(/= 5\/5 = 100\.00%。$/);
    await register.hold([]);
    const nothing = await register.report({ asOf: '2026-06-30' });
    expect(noteOf(nothing, 'closure-rate')).toBe('整改率 = 已整改 ÷ 收集数 = —。');
  });

  it('say how many closings came from an import', async () => {
    await register.hold([own('市住建局'), imported, imported]);
    expect(noteOf(await register.report({ asOf: '2026-06-30' }), 'imported')).toContain(
      '本期销号 3 件次中，2 件次来自导入',
    );
    expect(
      noteOf(await register.report({ asOf: '2026-06-30', from: '2026-04-01' }), 'imported'),
    ).toBeUndefined();
  });

  it('say which units have nothing due, and when nothing is due at all', async () => {
    await register.hold([own('市住建局', '2026-04-30'), own('市发改委')]);
    expect(
      noteOf(await register.report({ asOf: '2026-06-30', by: 'unit' }), 'nothing-due-groups'),
    ).toMatch(/共 1 个）：市发改委。$/);
    expect(
      noteOf(await register.report({ asOf: '2026-06-30' }), 'nothing-due-groups'),
    ).toBeUndefined();
    const before = await register.report({ asOf: '2026-04-29', by: 'unit' });
    expect(noteOf(before, 'nothing-due')).toContain('没有到期事项');
    expect(noteOf(before, 'on-time-rate')).toBeUndefined();
  });

  it('warn of days after the published calendar', async () => {
    await register.hold([own('市住建局')]);
    expect(noteOf(await register.report({ asOf: '2027-01-01' }), 'calendar-provisional')).toContain(
      '2026-12-31 以后',
    );
  });

  it('have a text in both languages with the same placeholders', () => {
    const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();
    for (const code of NOTE_CODES) expect(zhReports[`report.note.${code}`]).toBeTruthy();
    for (const [key, text] of Object.entries(zhReports)) {
      expect([key, holes(en[key as keyof typeof zhReports])]).toEqual([key, holes(text)]);
    }
  });

  it('fill every placeholder', async () => {
    await register.hold([own('市住建局', '2026-04-30'), own('市发改委'), imported]);
    for (const by of ['unit', 'month', null] as const) {
      const { notes } = await register.report({ asOf: '2026-06-30', to: '2027-03-01', by });
      for (const note of notes) {
        const text = zhReports[`report.note.${note.code}` as keyof typeof zhReports];
        const holes = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
        expect([note.code, holes.filter((name) => note.params[name] === undefined)]).toEqual([
          note.code,
          [],
        ]);
      }
    }
  });
});
