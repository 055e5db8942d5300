/**
 * The one shape of the reports that list cases or set groups beside each other: typed columns, rows, sums
 * and notes, in no language yet. A format asks for nothing else.
 */
import type { Instant, IsoDate } from '../../domain/dates.ts';
import type { MessageKey } from '../../messages/index.ts';
import type { CaseFilter, GroupBy } from '../../store/store.ts';
import type { WorkingDays } from '../../domain/working-days.ts';
import type { AskedPeriod } from '../period.ts';
import type { Rate } from '../rate.ts';
import type { Note } from '../report.ts';

export const TABLE_NAMES = [
  'ranking',
  'overdue',
  'ageing',
  'sources',
  'patches',
  'commitments',
  'relapse',
  'mine',
] as const;

export type TableName = (typeof TABLE_NAMES)[number];

/**
 * What a column holds: text as it was written, a word of a closed list (its key), a number of cases,
 * days, percentage points, a date, or a rate with its two counts.
 */
export type ColumnKind = 'text' | 'word' | 'count' | 'days' | 'points' | 'date' | 'rate';

/** `null` is an empty cell: there is nothing to say. */
export type TableCell = string | number | Rate | null;

export interface TableColumn {
  /** The stable key: the header for programs, and the field of the JSON object. */
  readonly key: string;
  readonly kind: ColumnKind;
  /** The message that is its label, where that does not go by its key. */
  readonly label?: MessageKey;
  /** Which columns a narrow terminal gets first: the lowest; 0 for those that it gets in any case. */
  readonly rank: number;
  /** Text may be broken into lines of this width and more; other cells stay whole. */
  readonly wraps?: number;
  /** Of words: the family of messages that names them. */
  readonly words?: string;
}

/** The command that shows what is behind a row: how many cases, and the words after `buding`. */
export interface Drill {
  readonly count: number;
  readonly argv: readonly string[];
}

export interface TableRow {
  readonly cells: Readonly<Record<string, TableCell>>;
  readonly drill?: Drill | undefined;
}

export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** The line below all rows; lists of cases have none, their sums are a table of their own. */
  readonly total: TableRow | null;
  /** Rows before which a line is drawn, since they are listed apart. */
  readonly apart: readonly number[];
}

/** Reports of shapes of their own that take this one for a page and a workbook. */
type TabledName = 'closure' | 'returns' | 'extensions';

export interface TableReport {
  readonly report: TableName | TabledName;
  /** As of the end of this day. */
  readonly asOf: IsoDate;
  /** Facts recorded up to this instant are in it. */
  readonly knownAt: Instant;
  /** The period, both days included. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** What the groups of its rows or of its sums are; `null` where there is the whole alone. */
  readonly by: GroupBy | null;
  /** Rates of fewer cases than this are shown as counts, and not ranked. */
  readonly smallest: number;
  /** Whom it is about, where it is about one person. */
  readonly actor: string | null;
  readonly table: Table;
  /** The rows of a list, summed up in one way or two; none where the table is one of groups itself. */
  readonly sums: readonly Table[];
  readonly notes: readonly Note[];
}

export interface TableOptions extends AskedPeriod {
  readonly by: GroupBy;
  /** Only cases that pass these at A; a report of groups counts nothing else. */
  readonly filters: readonly CaseFilter[];
  /** The same as they were written, for the notes and for the commands behind the numbers. */
  readonly asked: readonly AskedFlag[];
  readonly workingDays: WorkingDays;
  /** The calendar that `workingDays` was made from, for the notes. */
  readonly calendarVersion: string;
  /** K: the instant at which the register is read. */
  readonly knownAt: Instant;
  /** K as it was written, where it is not now: for the commands behind the numbers. */
  readonly known?: string | undefined;
  /** The day on which it is drawn up: of that day, a command needs no as-of date. */
  readonly today: IsoDate;
}

/** A flag by its name, with its value where it takes one. */
export type AskedFlag = readonly [name: string, value?: string];
