/**
 * One row of somebody's ledger, as `sheets` understood it and as `register/import` takes it: typed,
 * still undecided. What the row's dates and status make of the case is decided in `history.ts`.
 */
import type { IsoDate } from './dates.ts';
import type { ErrorParams } from './errors.ts';
import type { Stage } from './stages.ts';

/** Fields of a case that are kept as text just as they were written. */
export const TEXT_FIELDS = [
  'no',
  'source',
  'title',
  'description',
  'rule',
  'rule_no',
  'category',
  'severity',
  'region',
  'leader',
  'owner',
  'measures',
  'progress',
  'outcome',
  'patch',
  'patch_no',
  'patch_kind',
  'handler',
  'verifier',
  'satisfaction',
  'note',
  'split_from',
] as const;

/** Fields that hold a date of the case's history. */
export const DATE_FIELDS = [
  'received_on',
  'accepted_on',
  'assigned_on',
  'done_on',
  'closed_on',
  'published_on',
  'in_force_on',
] as const;

/** Every field that a column can be mapped to (`--map 列名=field`), in the order of an export. */
export const LEDGER_FIELDS = [
  ...TEXT_FIELDS,
  ...DATE_FIELDS,
  'unit',
  'co_units',
  'due_on',
  'status',
  'reporter',
  'contact',
  /** The steps of a case as our own export writes them (JSON); see `history.ts`. */
  'history',
] as const;

export type TextField = (typeof TEXT_FIELDS)[number];
export type DateField = (typeof DATE_FIELDS)[number];
export type LedgerField = (typeof LEDGER_FIELDS)[number];

/** Whether a field is one of a list of them. */
export function isOneOf<T extends string>(fields: readonly T[], field: string): field is T {
  return (fields as readonly string[]).includes(field);
}

/**
 * What a status word says. `done` is "the unit reports it done", which `--done-means` reads as
 * closed or submitted; the others are a stage, or an open case in words that add something.
 */
export type StatusReading =
  Stage | 'done' | 'open' | 'not_begun' | 'partial' | 'long_term' | 'suspended';

/** Why a row can't go in. `column` is the header as it stands in the file. */
export interface RowProblem {
  readonly code: RowProblemCode;
  readonly column?: string;
  readonly params?: ErrorParams;
}

/** Something about a row that a person should know, though it goes in. */
export interface RowFlag {
  readonly code: RowFlagCode;
  readonly column?: string;
  readonly params?: ErrorParams;
}

/** Every reason for rejecting a row; `messages` has a sentence for each. */
export const ROW_PROBLEM_CODES = [
  // how the row is written (found by sheets)
  'column-count',
  'nul-character',
  'lone-surrogate',
  'cell-too-long',
  'cell-error',
  'number-ruined',
  'date-unreadable',
  'date-impossible',
  'deadline-unreadable',
  'status-unknown',
  'history-unreadable',
  'ditto-without-row',
  // what the row says (found by the register)
  'title-missing',
  'received-missing',
  'date-in-future',
  'status-contradicts-dates',
  'closing-without-date',
  'done-without-date',
  'closed-before-received',
  'step-before-previous',
  'step-illegal',
  'unit-missing',
  'number-invalid',
  'number-twice-in-file',
  'conflict',
  'update-impossible',
  'update-needs-reason',
  'outcome-unknown',
  'satisfaction-unknown',
  'merge-master-missing',
] as const;

export type RowProblemCode = (typeof ROW_PROBLEM_CODES)[number];

export const ROW_FLAG_CODES = [
  'year-assumed',
  'deadline-not-a-date',
  'deadline-provisional',
  'title-from-description',
  'status-partial',
  'units-split',
  'filled-down',
  'left-date-assumed',
  'unit-unused',
  'personal-number',
] as const;

export type RowFlagCode = (typeof ROW_FLAG_CODES)[number];

/** A deadline as written: a date, working days, long-term without one (长期坚持), or words that give no date. */
export interface LedgerDeadline {
  readonly on?: IsoDate;
  readonly longTerm?: true;
  /** A number of working days, to be counted with a calendar. */
  readonly workingDays?: number;
  /** The cell's text, always kept. */
  readonly text: string;
}

export interface LedgerRow {
  /** The row's number as a spreadsheet shows it: the first row of the file is 1. */
  readonly row: number;
  /** The cells as they stood, for the rejects file. */
  readonly cells: readonly string[];
  readonly text: Readonly<Partial<Record<TextField, string>>>;
  readonly dates: Readonly<Partial<Record<DateField, IsoDate>>>;
  /** The cells of dates that were not written as `YYYY-MM-DD`, kept beside the reading. */
  readonly rawDates: Readonly<Partial<Record<DateField, string>>>;
  readonly unit?: string;
  readonly coUnits: readonly string[];
  readonly due?: LedgerDeadline;
  readonly status?: { readonly word: string; readonly reading: StatusReading };
  readonly reporter?: string;
  readonly contact?: string;
  /** Steps written by our own export, parsed from JSON but not yet checked. */
  readonly history?: unknown;
  /** Cells of columns that nobody mapped, by header; empty cells are left out. */
  readonly extra: Readonly<Record<string, string>>;
  readonly problems: readonly RowProblem[];
  readonly flags: readonly RowFlag[];
}
