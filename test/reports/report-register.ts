/** A register on a temporary file whose cases are folded from histories, for reports to count. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import type { IsoDate } from '../../src/domain/dates.ts';
import { Refusal } from '../../src/domain/errors.ts';
import type { CaseEvent } from '../../src/domain/events.ts';
import { fold } from '../../src/domain/fold.ts';
import type { NewOfficeEvent, TermKind } from '../../src/domain/terms.ts';
import { WorkingDays, type Calendar } from '../../src/domain/working-days.ts';
import { record, type Desk } from '../../src/register/desk.ts';
import { openRegister } from '../../src/register/open-register.ts';
import { closureReport, type ClosureOptions } from '../../src/reports/closure.ts';
import type { Report } from '../../src/reports/report.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';

export const UNITS = ['市住建局', '市城管局', '市发改委'] as const;
export const SOURCES = ['12345', '信访'] as const;

/** Spring Festival and a day worked for it, so that plain weekdays would count wrongly. */
export const CALENDAR: Calendar = {
  version: '测试日历',
  coveredUntil: '2026-12-31',
  exceptions: new Map([
    ['2026-02-14', true],
    ['2026-02-16', false],
    ['2026-02-17', false],
    ['2026-02-18', false],
    ['2026-06-19', false],
  ]),
};

export const WORKING_DAYS = new WorkingDays(CALENDAR);
export const KNOWN_AT = '2027-06-01T02:03:04.000Z';

export interface TestRegister {
  readonly store: Store;
  /** Makes the cases of these histories the only ones; they get the numbers 1, 2, 3 … */
  hold(histories: readonly (readonly CaseEvent[])[]): Promise<void>;
  report(options: Partial<ClosureOptions> & { readonly asOf: IsoDate }): Promise<Report>;
  record(...events: readonly NewOfficeEvent[]): Promise<void>;
  /** Changes the file behind the register's back. */
  damage(work: (database: Database.Database) => void): void;
  close(): Promise<void>;
}

export async function openTestRegister(): Promise<TestRegister> {
  const folder = mkdtempSync(join(tmpdir(), 'buding-reports-'));
  const store = await openSqliteStore(join(folder, 'register.db'), { create: true });
  const desk: Desk = { store, actor: '测试', now: () => new Date(KNOWN_AT), tool: 'test' };
  await openRegister(desk, { office: '测试办' });
  const terms: readonly (readonly [TermKind, readonly string[]])[] = [
    ['unit', UNITS],
    ['source', SOURCES],
    ['category', ['滞后']],
    ['severity', ['严重']],
    ['region', ['东区']],
    ['leader', ['赵市长']],
  ];
  await record(desk, { action: 'code' }, async (session) => {
    for (const [kind, names] of terms) for (const name of names) session.ensureTerm(kind, name);
  });
  return {
    store,
    hold: (histories) => hold(store, histories),
    report: (options) => store.read((tx) => closureReport(tx, { ...DEFAULTS, ...options })),
    record: async (...events) => {
      await record(desk, { action: 'unit' }, async (session) => {
        for (const event of events) session.recordOffice(event);
      });
    },
    damage: (work) => {
      const database = new Database(store.location);
      work(database);
      database.close();
    },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const DEFAULTS = {
  workingDays: WORKING_DAYS,
  calendarVersion: CALENDAR.version,
  coveredUntil: CALENDAR.coveredUntil,
  knownAt: KNOWN_AT,
};

async function hold(store: Store, histories: readonly (readonly CaseEvent[])[]): Promise<void> {
  await store.write(async (tx) => {
    await tx.clearDerived();
    for (const [index, events] of histories.entries()) {
      const folded = fold(events);
      if (!folded.ok)
        throw new Error(`illegal: ${folded.illegal.code} at ${folded.illegal.step.kind}`);
      if (folded.state === null) continue;
      const state = { ...folded.state, no: String(index + 1) };
      await tx.putCase(index + 1, state, folded.spans, true);
    }
  });
}

/** The refusal with which some work ends. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
}
