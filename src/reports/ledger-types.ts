/** What the ledgers of returns and of extensions are before a format writes them, in no language yet. */
import type { Instant, IsoDate } from '../domain/dates.ts';
import type { WorkingDays } from '../domain/working-days.ts';
import type { AskedPeriod } from './period.ts';
import type { Note } from './report.ts';

export interface LedgerOptions extends AskedPeriod {
  /** Only steps of this unit, by its number. */
  readonly unit: number | null;
  readonly workingDays: WorkingDays;
  /** The calendar that `workingDays` was made from, for the notes. */
  readonly calendarVersion: string;
  /** K: the instant at which the register is read. */
  readonly knownAt: Instant;
}

export interface ReturnsOptions extends LedgerOptions {
  /** After how many returns a case is assigned by decision. */
  readonly finalAfter: number;
}

/** What every row of a ledger says. */
export interface LedgerRow {
  readonly no: string;
  readonly title: string | null;
  /** The date of the step. */
  readonly on: IsoDate;
  /** The unit that had the case then, under its name at A. */
  readonly unit: string | null;
  /** Whether the step came with an import, as history. */
  readonly imported: boolean;
}

/** The sums over one unit's rows, or over all of them. */
export type LedgerSums<Count extends string> = { readonly unit: string | null } & Readonly<
  Record<Count, number>
>;

/** A ledger before a format writes it, in no language yet. */
export interface Ledger<Name extends string, Row extends LedgerRow, Count extends string> {
  readonly report: Name;
  /** As of the end of this day. */
  readonly asOf: IsoDate;
  /** Facts recorded up to this instant are in it. */
  readonly knownAt: Instant;
  /** The period, both days included. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The unit that was asked for, under its name at A. */
  readonly unit: string | null;
  readonly rows: readonly Row[];
  readonly units: readonly LedgerSums<Count>[];
  readonly total: LedgerSums<Count>;
  readonly notes: readonly Note[];
}

/** Kinds of step by which a returned case goes on. */
export const WAYS_ON = ['assigned', 'rejected', 'withdrawn', 'merged', 'voided'] as const;

export interface ReturnRow extends LedgerRow {
  /** Which return of the case it is, over its whole life. */
  readonly round: number;
  readonly reason: string;
  readonly proposed_unit: string | null;
  readonly assigned_on: IsoDate | null;
  /** Working days after the assignment: 0 on the same day. */
  readonly working_days: number | null;
  /** What became of the case next; `null` while it awaits its assignment at A. */
  readonly then: (typeof WAYS_ON)[number] | null;
  readonly then_on: IsoDate | null;
  /** The unit that it was assigned to next. */
  readonly then_unit: string | null;
  /** At A: assigned by decision already (`done`), or due for it (`due`). */
  readonly final: 'due' | 'done' | null;
}

export type ReturnsLedger = Ledger<'returns', ReturnRow, 'returns' | 'cases' | 'final_due'>;

export interface ExtensionRow extends LedgerRow {
  /** Which extension of the case it is, over its whole life. */
  readonly round: number;
  /** The deadline before; `null` where there was none (long-term). */
  readonly old_due_on: IsoDate | null;
  readonly due_on: IsoDate;
  /** Natural days and working days from the old deadline to the new one. */
  readonly days: number | null;
  readonly working_days: number | null;
  readonly reason: string;
  /** Asked for after the old deadline had passed, and granted all the same. */
  readonly late: boolean;
  /** How many extensions the case had up to A, and their natural days together. */
  readonly case_extensions: number;
  readonly case_days: number;
}

export type ExtensionsLedger = Ledger<
  'extensions',
  ExtensionRow,
  'extensions' | 'cases' | 'late' | 'days' | 'working_days'
>;
