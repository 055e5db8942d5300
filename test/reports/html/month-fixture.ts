/** A month's report drawn from random lives that are the same each time, and the same with hostile texts in it. */
import fc from 'fast-check';
import { drawMonth, type MonthReport } from '../../../src/reports/monthly/month.ts';
import type { Figures } from '../../../src/reports/figures/draw.ts';
import { randomHistory } from '../random-history.ts';
import { CALENDAR, openTestRegister, WORKING_DAYS } from '../report-register.ts';

export async function randomMonth(month: string): Promise<MonthReport> {
  const register = await openTestRegister();
  try {
    const lives = fc.sample(randomHistory, { numRuns: 60, seed: 7 });
    await register.hold(lives);
    return await register.store.read((tx) =>
      drawMonth(tx, {
        month,
        settings: {
          monthEnd: null,
          relapseDays: 180,
          cohortDays: 30,
          smallestDenominator: 5,
          yellowCard: 80,
          redCard: 60,
        },
        workingDays: WORKING_DAYS,
        calendar: { version: CALENDAR.version, coveredUntil: CALENDAR.coveredUntil, digest: '0' },
        today: '2027-06-01',
        corrections: null,
      }),
    );
  } finally {
    await register.close();
  }
}

/** Every text that somebody entered replaced by the texts in turn, also in a correction, which gets one if it has none. */
export function withTexts(report: MonthReport, ...texts: readonly string[]): MonthReport {
  const [text = ''] = texts;
  const turn = (at: number) => texts[at % texts.length] ?? text;
  const groups = (figures: readonly Figures[]) =>
    figures.map((one, at) => (one.group === null ? one : { ...one, group: turn(at) }));
  const by = { ...report.current.by };
  for (const key of Object.keys(by) as (keyof typeof by)[]) by[key] = groups(by[key]);
  const named = <T extends object>(cases: readonly T[]) =>
    cases.map((one, at) => ({ ...one, no: turn(at), title: turn(at), unit: turn(at) }));
  const version = { asOf: '2026-05-31', knownAt: '2026-06-01T00:00:00.000Z', entries: 3 };
  const patch = {
    kind: null,
    title: text,
    no: text,
    no_text: null,
    published_on: null,
    in_force_on: null,
    filed_on: null,
  };
  return {
    ...report,
    office: text,
    calendar: { ...report.calendar, version: text },
    current: { ...report.current, by },
    overdue: named(report.overdue),
    suspended: named(report.suspended),
    reopened: named(report.reopened),
    patches: [
      { no: text, title: text, unit: text, closed_on: '2026-06-02', outcome: 'patched', patch },
    ] as unknown as MonthReport['patches'],
    corrections: {
      month: '2026-05',
      revision: 1,
      issued: version,
      restated: { ...version, entries: 9 },
      figures: [{ dimension: 'unit', group: text, key: 'closed', was: 1, now: 2 }],
      days: [
        { dimension: null, group: null, key: 'final_working', of: 'median', was: null, now: 12.5 },
      ],
      cases: [
        {
          no: text,
          title: text,
          changes: [{ key: 'closed', was: 0, now: 1 }],
          days: [{ key: 'final_working', was: null, now: 25 }],
          groups: [{ dimension: 'unit', was: text, now: null }],
          entries: [4],
        },
      ],
      office: [5],
      entries: [
        { entry: 4, recordedAt: version.knownAt, actor: text, action: 'close', reason: text },
        { entry: 5, recordedAt: version.knownAt, actor: text, action: 'unit', reason: null },
      ],
    },
  };
}
