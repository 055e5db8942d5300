/**
 * A month's report of the open register, as known after some entry: with what each case counts for, and
 * with what changed in the month before since that was issued.
 */
import type { IsoDate } from '../domain/dates.ts';
import { lastIssued, type RecordedReport } from '../domain/issued-report.ts';
import { WorkingDays } from '../domain/working-days.ts';
import { calendarMark, loadCalendar } from '../register/calendar.ts';
import { issuedContent } from '../register/issued-reports.ts';
import { DEFINITIONS_VERSION } from '../reports/figures/catalog.ts';
import { FiguresPass } from '../reports/figures/draw.ts';
import { passOver } from '../reports/figures/pass.ts';
import type { WindowOptions } from '../reports/figures/window.ts';
import { ChangedLinesPass, LinesPass } from '../reports/monthly/case-lines.ts';
import { causesOf, type ChangedRef } from '../reports/monthly/causes.ts';
import { readContent, type DrawnMonth } from '../reports/monthly/content.ts';
import { monthDiff, stateOfMonth, type RestatedMonth } from '../reports/monthly/compare-months.ts';
import type { MonthDiff } from '../reports/monthly/month-diff.ts';
import {
  asOfMonth,
  byDimension,
  drawMonth,
  MONTH_DIMENSIONS,
  monthSettings,
  windowOfMonth,
  type MonthOptions,
  type MonthReport,
} from '../reports/monthly/month.ts';
import { monthPeriod, monthsFrom } from '../reports/monthly/months.ts';
import type { ChangedLine, WrittenLines } from '../reports/monthly/written-lines.ts';
import type { ReadTx, Store } from '../store/store.ts';

export interface MonthQuestion {
  /** `YYYY-MM`. */
  readonly month: string;
  /** K: entries up to this one are known. */
  readonly entries: number;
  /** A month that is not over is counted up to this day. */
  readonly today: IsoDate;
}

/** The month's report with what each case counts for, as it was known after that entry: what is issued. */
export async function drawKnownMonth(store: Store, question: MonthQuestion): Promise<DrawnMonth> {
  return draw(store, question, async (tx, options, window) => {
    const lines = new LinesPass(await tx.office(), window);
    const report = await drawMonth(tx, options, [lines]);
    return { report, lines: lines.lines() };
  });
}

/** The month's report as it was known after that entry, and where its cases' lines are not those that are kept. */
export function drawAgainst(
  store: Store,
  question: MonthQuestion,
  kept: WrittenLines,
): Promise<{ readonly report: MonthReport; readonly changed: readonly ChangedLine[] }> {
  return draw(store, question, async (tx, options, window) => {
    const lines = new ChangedLinesPass(await tx.office(), window, kept);
    const report = await drawMonth(tx, options, [lines]);
    return { report, changed: lines.changed() };
  });
}

/** The month's report alone, as papers need it. */
export function drawKnownReport(store: Store, question: MonthQuestion): Promise<MonthReport> {
  return draw(store, question, (tx, options) => drawMonth(tx, options));
}

async function draw<T>(
  store: Store,
  question: MonthQuestion,
  work: (tx: ReadTx, options: MonthOptions, window: WindowOptions) => Promise<T>,
): Promise<T> {
  const { month, entries, today } = question;
  const { settings, calendar, reports } = await knownOffice(store, entries);
  const period = monthPeriod(month, settings.monthEnd);
  const asOf = asOfMonth(period, today);
  const workingDays = new WorkingDays(calendar);
  const before = lastIssued(reports, monthsFrom(month, -1));
  const corrections = before ? (await diffOfIssued(store, before, entries)).diff : null;
  return store.readAsKnown({ entries, asOf }, async (tx) => {
    const mark = calendarMark(calendar);
    const options = { month, settings, workingDays, calendar: mark, today, corrections };
    return work(tx, options, windowOfMonth(period, asOf, options));
  });
}

async function knownOffice(store: Store, entries: number) {
  const office = await store.read((tx) => tx.officeAt(entries));
  const calendar = await loadCalendar(office);
  return { settings: monthSettings(office), calendar, reports: office.reports };
}

/** An issued report, and what is known to be otherwise after some later entry. */
export interface IssuedDiff {
  /** As it was issued. */
  readonly report: MonthReport;
  readonly diff: MonthDiff;
}

/** Compares what was issued with the same month, by the same settings, as known after an entry. */
export async function diffOfIssued(
  store: Store,
  issued: RecordedReport,
  entries: number,
): Promise<IssuedDiff> {
  const content = readContent(await store.read((tx) => issuedContent(tx, issued)));
  const was = stateOfMonth(content.report);
  const now = await restate(store, content, entries);
  const changed = now.changed.map(({ no }) => no);
  const { asOf } = was.version;
  // Looking back costs as much as the month itself, and mostly nothing has changed.
  const then =
    changed.length === 0
      ? NO_CASES
      : await store.readAsKnown({ entries: issued.entries, asOf }, (tx) => casesNamed(tx, changed));
  const diff = await store.readAsKnown({ entries, asOf }, async (tx) => {
    const refs = new Map([...then.refs, ...(await casesNamed(tx, changed)).refs]);
    const since = { after: issued.entries, asOf };
    const causes = await causesOf(tx, [...refs.values()], since, then.titles);
    return monthDiff(was, now, issued, causes);
  });
  return { report: content.report, diff };
}

/** The month with the settings that it was issued by: only facts and words may have changed. */
async function restate(
  store: Store,
  { report, lines: issued }: DrawnMonth,
  entries: number,
): Promise<RestatedMonth> {
  const { settings, current } = report;
  const { asOf, period } = current;
  const { calendar } = await knownOffice(store, entries);
  const workingDays = new WorkingDays(calendar);
  const window = windowOfMonth(period, asOf, { settings, workingDays });
  return store.readAsKnown({ entries, asOf }, async (tx) => {
    const office = await tx.office();
    const figures = new FiguresPass(window, MONTH_DIMENSIONS);
    const lines = new ChangedLinesPass(office, window, issued);
    await passOver(tx, [asOf], [figures, lines]);
    const drawn = figures.drawn(office);
    const { recordedAt } = await tx.head();
    return {
      version: { asOf, knownAt: recordedAt, entries },
      definitions: DEFINITIONS_VERSION,
      total: drawn.total,
      by: byDimension(drawn),
      changed: lines.changed(),
    };
  });
}

interface NamedCases {
  readonly refs: ReadonlyMap<string, ChangedRef>;
  readonly titles: ReadonlyMap<string, string | null>;
}

const NO_CASES: NamedCases = { refs: new Map(), titles: new Map() };

/** Cases by their numbers, as far as the register has them. */
async function casesNamed(tx: ReadTx, nos: readonly string[]): Promise<NamedCases> {
  const ids = await tx.caseIdsByNo(nos);
  const states = await tx.statesOf([...ids.values()]);
  return {
    refs: new Map([...ids].map(([no, id]) => [no, { no, id }])),
    titles: new Map([...states.values()].map(({ no, title }) => [no, title])),
  };
}
