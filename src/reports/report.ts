/** What a closure report is before a format writes it: figures and notes, in no language yet. */
import type { IsoDate, Instant } from '../domain/dates.ts';
import type { MessageParams } from '../messages/index.ts';
import type { GroupBy } from '../store/store.ts';
import type { CountColumn, DaysColumn, RateColumn } from './definitions.ts';
import type { Rate } from './rate.ts';

/**
 * One group, or the total. `group` is its name, `null` for cases without one and for the total. Days
 * are working days with one decimal, `null` where nothing is closed.
 */
export type ReportRow = { readonly group: string | null } & Readonly<
  Record<CountColumn, number> & Record<RateColumn, Rate> & Record<DaysColumn, number | null>
>;

/** A line of the 口径说明: its text is the message `report.note.<code>`. */
export interface Note {
  readonly code: NoteCode;
  readonly params: MessageParams;
}

export const NOTE_CODES = [
  'basis',
  'period-after-as-of',
  'closed',
  'valid',
  'closure-rate',
  'valid-closure-rate',
  'due',
  'due-closure-rate',
  'on-time-rate',
  'due-provisional',
  'nothing-due',
  'nothing-due-groups',
  'nothing-due-many',
  'flow',
  'imported',
  'long-term',
  'durations',
  'durations-none',
  'calendar-provisional',
  'by-unit',
  'by-month',
  'smallest',
] as const;

/** Notes of the ledgers of returns and extensions. */
type LedgerNoteCode =
  | 'ledger-after-as-of'
  | 'ledger-unit'
  | 'ledger-imported'
  | 'returns'
  | 'returns-sums'
  | 'returns-days'
  | 'returns-final'
  | 'extensions'
  | 'extensions-sums'
  | 'extensions-days'
  | 'extensions-late';

/** The note of any report that is drawn as of an earlier K. */
type KnownNoteCode = 'known-then';

/** Notes of the tables of cases and of groups. */
type TableNoteCode =
  | 'table-as-of'
  | 'table-filtered'
  | 'table-calendar'
  | 'overdue'
  | 'overdue-reminded'
  | 'ageing'
  | 'ageing-days'
  | 'sources'
  | 'sources-rejected'
  | 'sources-outcomes'
  | 'patches'
  | 'patches-standing'
  | 'patches-unfiled'
  | 'commitments'
  | 'commitments-approved'
  | 'commitments-rate'
  | 'commitments-apart'
  | 'relapse'
  | 'relapse-unit'
  | 'ranking-on_time_rate'
  | 'ranking-due_closure_rate'
  | 'ranking-closure_rate'
  | 'ranking-apart'
  | 'ranking-nothing'
  | 'ranking-nothing-many'
  | 'ranking-grades'
  | 'ranking-cards'
  | 'ranking-before'
  | 'ranking-no-before'
  | 'mine'
  | 'mine-closed';

export type NoteCode = (typeof NOTE_CODES)[number] | LedgerNoteCode | TableNoteCode | KnownNoteCode;

export interface Report {
  readonly report: 'closure';
  /** As of the end of this day. */
  readonly asOf: IsoDate;
  /** Facts recorded up to this instant are in it. */
  readonly knownAt: Instant;
  /** The period, both days included. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly by: GroupBy | null;
  /** Rates of fewer cases than this are shown to people as counts. */
  readonly smallest: number;
  readonly rows: readonly ReportRow[];
  readonly total: ReportRow;
  readonly notes: readonly Note[];
}
