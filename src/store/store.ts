/**
 * What the register asks of a database. One suite (`test/store/contract.ts`) runs on every
 * implementation; rows, SQL and the database's own errors never leave this room.
 */
import type { Attachment } from '../domain/attachment.ts';
import type { CaseState, Outcome, Rating } from '../domain/case.ts';
import type {
  DatedField,
  PartField,
  SortField,
  SwitchField,
  WholeField,
} from '../domain/case-fields.ts';
import type { StoredEntry, StoredEvent } from '../domain/chain.ts';
import type { Instant, IsoDate } from '../domain/dates.ts';
import type { CaseEvent, EventKind } from '../domain/events.ts';
import type { Span, Stop } from '../domain/fold.ts';
import type { LikenessFacts } from '../domain/likeness.ts';
import type { SearchTexts } from '../domain/search-text.ts';
import type { Stage } from '../domain/stages.ts';
import { isTermKind, type NewOfficeEvent, type Office, type TermKind } from '../domain/terms.ts';

export interface Store {
  /** Where the register is, for messages; never holds a password. */
  readonly location: string;
  /**
   * Runs `work` on one unchanging view of the register: whatever others write meanwhile is not seen.
   */
  read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T>;
  /**
   * The same on the register as it was known after some entry, and as it stood at the end of some day:
   * cases, states, terms and journal are those of then. Searching, reporters and counters are not asked
   * about the past.
   */
  readAsKnown<T>(vantage: Vantage, work: (tx: ReadTx) => Promise<T>): Promise<T>;
  /**
   * Runs `work` alone: other writers wait (and are refused as `register-busy` after some seconds). A register
   * that is only read is refused as `register-read-only`.
   * Either everything that it wrote is there, on disk, when the promise resolves, or nothing is.
   * `bulk` says that very many rows will follow, so that the store may prepare for it; little is read in between.
   */
  write<T>(work: (tx: WriteTx) => Promise<T>, options?: { readonly bulk?: boolean }): Promise<T>;
  /**
   * Replaces everything in the register by what stands in another file, in one step: waits for a
   * writer (and is refused as busy), and whoever has the register open sees the new content next.
   * `keep` is called when nobody can write any more and nothing is replaced yet; what it copies is
   * all that there was. When it throws, nothing is replaced.
   */
  replaceWith(path: string, keep: (copyTo: (path: string) => void) => void): Promise<void>;
  /** Writes a complete copy to a file that must not exist, safe while others write. */
  copyTo(path: string): Promise<void>;
  /** What the database itself finds wrong with its file; empty when sound. `quick` skips the indexes. */
  integrity(quick?: boolean): Promise<readonly string[]>;
  /** The digest of the tables, indexes and triggers as they stand, and as they should be. */
  schemaFingerprint(): Promise<{ readonly found: string; readonly expected: string }>;
  /** Leaves the file so that it can be read from a folder without write permission. */
  settle(): Promise<void>;
  /**
   * Writes the file anew so that nothing of what was deleted remains in it or beside it; false when
   * others had it open and something may remain.
   */
  scrub(): Promise<boolean>;
  /** Settings that the safety of the register rests on, as read back. */
  settings(): Promise<Readonly<Record<string, string | number>>>;
  close(): Promise<void>;
}

/** From where the register is looked at. */
export interface Vantage {
  /** Entries up to this one are known. */
  readonly entries: number;
  /** Steps up to the end of this day are in the present state of each case; by default every step. */
  readonly asOf?: IsoDate;
}

/** The end of the journal: how many entries and events it holds, and the last digest. */
export interface Head {
  readonly entries: number;
  readonly events: number;
  readonly digest: string;
  /** When the last entry was recorded; empty for an empty journal. */
  readonly recordedAt: string;
}

/** The folded texts of one case. */
export interface SearchableCase {
  readonly id: number;
  readonly texts: SearchTexts;
}

export interface CaseRef {
  readonly id: number;
  readonly no: string;
}

/** A case as stored: its number in the database, its present state. */
export interface StoredCase {
  readonly id: number;
  readonly state: CaseState;
}

/** A stored event read as what happened to a case. */
export type RecordedEvent = CaseEvent & { readonly caseId: number };

/** A test on one field of a case. Texts compare as they are; terms by any of their names. */
export type CaseFilter =
  | { readonly field: PartField; readonly contains: string }
  | { readonly field: WholeField; readonly is: readonly string[] }
  | { readonly field: TermKind; readonly is: readonly string[] }
  | { readonly field: 'co_units'; readonly has: readonly string[] }
  | { readonly field: 'stage'; readonly is: readonly Stage[] }
  | { readonly field: SwitchField; readonly is: boolean }
  | { readonly field: DatedField; readonly from?: IsoDate; readonly to?: IsoDate }
  /** Open, not suspended, approved deadline before the date (超期). */
  | { readonly field: 'overdue'; readonly on: IsoDate };

export type TermFilter = Extract<CaseFilter, { readonly field: TermKind }>;

export function isTermFilter(filter: CaseFilter): filter is TermFilter {
  return isTermKind(filter.field);
}

export interface CaseQuery {
  readonly filters: readonly CaseFilter[];
  readonly sort?: readonly { readonly field: SortField; readonly descending: boolean }[];
  readonly limit?: number;
  readonly offset?: number;
}

/** A word that is searched for, folded, and the units that bear a name with it. */
export interface SearchWord {
  readonly text: string;
  readonly units: readonly number[];
}

export interface SearchQuery {
  /** Every one must occur in a text of the case or in the name of its unit. */
  readonly words: readonly SearchWord[];
  readonly without: readonly SearchWord[];
  readonly filters: readonly CaseFilter[];
  /** At least one. */
  readonly limit?: number;
  /** Looks only among about so many of the cases that were entered last. */
  readonly newest?: number;
}

/** What is compared of a case when one like it is looked for. */
export interface LikeRow extends LikenessFacts {
  readonly id: number;
  readonly no: string;
  readonly stage: Stage;
}

export interface FoundCases {
  /** By rank: words in weightier fields first, then more hits, earlier hits, newer cases. */
  readonly ids: readonly number[];
  readonly total: number;
}

/** A group of a report: a term's number, a month `YYYY-MM`, or `null` for "none" and for the whole. */
export type GroupKey = number | string | null;

export type GroupBy = TermKind | 'month';

export interface FigureQuery {
  /** As of the end of this day. */
  readonly asOf: IsoDate;
  /** The period, both days included. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly by: GroupBy | null;
  /**
   * Asks how the open cases stand, too: the last deadline whose light is yellow at A. Without it those
   * counts (`accepted` … `undated`) are 0.
   */
  readonly yellowUntil?: IsoDate;
  /** Called for each case that is closed at A and was accepted before. */
  readonly onHandled?: (handling: Handling) => void;
}

/** Counts of one group; the names are those of metrics.md. */
export interface FigureCounts {
  readonly group: GroupKey;
  readonly collected: number;
  readonly pending: number;
  readonly rejected: number;
  readonly withdrawn: number;
  readonly merged: number;
  readonly voided: number;
  readonly valid: number;
  readonly closed: number;
  readonly open: number;
  readonly submitted: number;
  readonly suspended: number;
  readonly overdue: number;
  readonly long_term: number;
  readonly collected_in: number;
  readonly closed_in: number;
  readonly closed_in_imported: number;
  readonly reopened_in: number;
  readonly due: number;
  readonly due_closed: number;
  readonly on_time: number;
  /** Of the open ones, those awaiting assignment (待交办), and those with the unit (整改中). */
  readonly accepted: number;
  readonly assigned: number;
  /** Of the open ones whose clock runs and that are not overdue: the deadline is near, or is not. */
  readonly yellow: number;
  readonly green: number;
  /** Of the open ones whose clock runs, those without a deadline, long-term ones among them. */
  readonly undated: number;
}

/** The counts of all cases together, and of each group; of none where nothing is grouped by. */
export interface Figures {
  readonly total: FigureCounts;
  readonly groups: readonly FigureCounts[];
}

/**
 * One closed case's handling: from its first acceptance to its final closing, days as numbers since
 * 1970-01-01, less the stops.
 */
export interface Handling {
  readonly group: GroupKey;
  readonly fromDay: number;
  readonly toDay: number;
  readonly stops: readonly Stop[];
}

/** A state of a case over time, with days as numbers since 1970-01-01 and terms by their numbers. */
export interface DaySpan extends Readonly<Record<TermKind, number | null>> {
  /** The first day in this state, and the first one that is not. */
  readonly from: number;
  readonly to: number;
  readonly via: EventKind;
  readonly imported: boolean;
  readonly stage: Stage;
  readonly suspended: boolean;
  readonly coUnits: readonly number[];
  readonly received: number;
  readonly due: number | null;
  readonly originalDue: number | null;
  readonly longTerm: boolean;
  readonly closed: number | null;
  readonly outcome: Outcome | null;
  readonly inForce: number | null;
  readonly rating: Rating | null;
  readonly accepted: number | null;
  readonly stops: readonly (readonly [from: number, to: number])[];
}

/** A case with its states over time, in order. */
export interface CaseOverTime extends CaseRef {
  readonly spans: readonly DaySpan[];
}

export interface ReadTx {
  head(): Promise<Head>;
  office(): Promise<Office>;
  /** The office as it was known after an entry. */
  officeAt(entries: number): Promise<Office>;

  entry(seq: number): Promise<StoredEntry | undefined>;
  /** The last entry recorded up to an instant, 0 before the first; whatever stands before it was known, too. */
  entriesKnownAt(instant: Instant): Promise<number>;
  /** Entries in the order of the journal, or the newest first. */
  entries(options?: {
    readonly newestFirst?: boolean;
    readonly limit?: number;
    readonly after?: number;
    readonly caseId?: number;
  }): Promise<StoredEntry[]>;
  /** The deflated content of the report that an entry issued. */
  issuedContent(entry: number): Promise<Uint8Array | undefined>;
  /** The entries whose issued content is kept, in order. */
  issuedEntries(): Promise<number[]>;
  /** Stored events from number `from` on, at most `limit`: for pages over the whole journal. */
  storedEvents(from: number, limit: number): Promise<StoredEvent[]>;
  /** The events on cases of one entry, in order. */
  eventsOfEntry(seq: number): Promise<RecordedEvent[]>;
  /** The events of each case, in the order of the journal. */
  eventsOfCases(ids: readonly number[]): Promise<Map<number, CaseEvent[]>>;

  caseByNo(no: string): Promise<CaseRef | undefined>;
  /** Cases whose number ends with a text, at most `limit`. */
  casesByEnding(ending: string, limit: number): Promise<CaseRef[]>;
  /**
   * Cases whose number begins or ends with a text (any, where it is empty) and that pass the filters,
   * the newest first, at most `limit`: what somebody who types may mean.
   */
  casesLike(
    text: string,
    options: { readonly filters?: readonly CaseFilter[]; readonly limit: number },
  ): Promise<{ readonly no: string; readonly title: string | null }[]>;
  caseIdsByNo(nos: readonly string[]): Promise<Map<string, number>>;
  /** Cases by the content of the row that they were imported from, for rows without a number. */
  caseIdsByRowKey(keys: readonly string[]): Promise<Map<string, number>>;
  /** Present states as stored; cases that are not in the register are left out. */
  statesOf(ids: readonly number[]): Promise<Map<number, CaseState>>;
  /** The spans of each case as stored, in order. */
  spansOf(ids: readonly number[]): Promise<Map<number, Span[]>>;
  /** Cases over time, in the order of their database numbers, for pages over all of them. */
  casesOverTime(after: number, limit: number): Promise<CaseOverTime[]>;
  cases(query: CaseQuery): Promise<StoredCase[]>;
  countCases(query: Pick<CaseQuery, 'filters'>): Promise<number>;
  /** Cases in the order of their database numbers, for pages over all of them. */
  casesAfter(id: number, limit: number, filters?: readonly CaseFilter[]): Promise<StoredCase[]>;
  search(query: SearchQuery): Promise<FoundCases>;
  /**
   * What is compared of cases, in the order of their database numbers. Merged and voided ones are left
   * out: nothing is merged into them.
   */
  likeRows(after: number, limit: number, filters?: readonly CaseFilter[]): Promise<LikeRow[]>;
  /** The number in the database of the case that was entered last; 0 when there is none. */
  lastCaseId(): Promise<number>;
  /** Folded texts that are kept beside cases, by case. */
  foldedTextsOf(ids: readonly number[]): Promise<Map<number, SearchTexts>>;
  /** Folded texts of every case in the order of their database numbers, for pages over all of them. */
  searchTextsAfter(id: number, limit: number): Promise<SearchableCase[]>;
  /** Whether the office asked for an index of the texts. */
  isIndexed(): Promise<boolean>;
  /** How many cases the index says hold a token, and the sum of their numbers. */
  indexed(token: string): Promise<{ readonly cases: number; readonly sum: number }>;
  /** How many different tokens the index knows. */
  indexedTokens(): Promise<number>;
  /**
   * Cases that were ever returned, or extended, as far as that counts; by their database numbers,
   * those after `after`, at most `limit`.
   */
  casesWith(count: 'returns' | 'extensions', after: number, limit: number): Promise<CaseRef[]>;
  /** Every case number that the journal ever gave out, so that derived rows without events are found. */
  caseIds(): Promise<number[]>;

  /** Rules that cases concern, those of the most cases first. */
  rules(limit: number): Promise<KnownRule[]>;

  reporterOf(caseId: number): Promise<StoredReporter | undefined>;
  /** What is kept of reporters, in the order of the cases' numbers, after a case, at most `limit`. */
  reporters(after: number, limit: number): Promise<StoredReporter[]>;
  /** How many are sealed, and how many an older program left as plain text. */
  reporterCounts(): Promise<{ readonly sealed: number; readonly plain: number }>;
  /** Cases that should have a reporter and have none, and the other way round; at most `limit` each. */
  reporterMismatches(
    limit: number,
  ): Promise<{ readonly missing: readonly string[]; readonly unexpected: readonly string[] }>;
  /** The mark of the key that seals reporters, or `null` while there is none. */
  reporterKeyMark(): Promise<string | null>;
  /** Cases that have attachments, by number, after a case, at most `limit`. */
  attachments(
    after: number,
    limit: number,
  ): Promise<{ id: number; no: string; attachments: readonly Attachment[] }[]>;
  lastNumber(series: string): Promise<number>;

  /** Terms as stored for reports to join: number, kind, official name. */
  storedTerms(): Promise<StoredTerm[]>;
  /** Every series of numbers with the last one given out. */
  counters(): Promise<{ readonly series: string; readonly last: number }[]>;
  /** How many derived rows belong to no case: must be none. */
  rowsWithoutCase(): Promise<number>;

  figures(query: FigureQuery): Promise<Figures>;
  /** Open cases at A with a deadline in working days later than `after`: where the calendar ends. */
  provisionalDeadlines(query: { readonly asOf: IsoDate; readonly after: IsoDate }): Promise<number>;
  /** Cases for which a stock count at the end of one of the days does not add up, at most `limit`: must be none. */
  uncounted(asOfs: readonly IsoDate[], limit: number): Promise<string[]>;
}

/** A rule document (制度) as cases name it. */
export interface KnownRule {
  readonly rule: string;
  readonly rule_no: string | null;
  readonly cases: number;
}

export interface Reporter {
  readonly name: string | null;
  readonly contact: string | null;
}

/** What is kept of a reporter: sealed, or as an older program wrote it. */
export interface StoredReporter extends Reporter {
  readonly caseId: number;
  readonly sealed: string | null;
}

export interface StoredTerm {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly merged_into: number | null;
}

/** Everything of an entry that the writer decides; the rest is the journal's. */
export interface NewEntry {
  readonly recordedAt: string;
  readonly actor: string;
  readonly action: string;
  readonly reason?: string | undefined;
  readonly tool: string;
  readonly sourceName?: string | undefined;
  readonly sourceSha256?: string | undefined;
}

/** Where an event belongs, on its way into the journal. */
export interface EventPlace {
  readonly caseId: number | null;
  readonly kind: EventKind | NewOfficeEvent['kind'];
  readonly on: IsoDate;
}

/** What an event says, as a value or, where the caller has written it already, as JSON. */
export type EventContent = { readonly data: unknown } | { readonly text: string };

/** One entry being written: its events, then the seal over them. */
export interface OpenEntry {
  readonly seq: number;
  /** Appends an event and returns its number. */
  append(event: EventPlace & EventContent): number;
  /** Writes the entry itself with its digest. An entry without events is not written: `null`. */
  seal(): Promise<StoredEntry | null>;
}

export interface WriteTx extends ReadTx {
  openEntry(entry: NewEntry): Promise<OpenEntry>;
  /** The number for the next new case. */
  nextCaseId(): Promise<number>;
  /** Keeps the content of a report, deflated, for good: with the entry that is being written. */
  keepIssued(entry: number, content: Uint8Array): Promise<void>;
  /** Stores the derived rows of a case, new or known; `notes` are its remarks, for searching. */
  putCase(
    id: number,
    state: CaseState,
    spans: readonly Span[],
    isNew: boolean,
    notes?: readonly string[],
  ): Promise<void>;
  /** Removes the derived rows of a case that was taken back. */
  removeCase(id: number): Promise<void>;
  /** Brings the terms that reports join up to date, after events of the office were appended. */
  refreshOffice(): Promise<void>;
  /** Keeps who reported a case; `isNew` when the case can't have a reporter yet. */
  putReporter(caseId: number, sealed: string, isNew: boolean): Promise<void>;
  /** Deletes what is kept of a reporter; see `scrub` for what the file may still hold of it. */
  removeReporter(caseId: number): Promise<void>;
  setReporterKeyMark(mark: string): Promise<void>;
  /** Remembers that a number was given out; a lower one than known changes nothing. */
  noteNumber(series: string, seq: number): Promise<void>;
  /** Empties everything that is derived from the journal, before a rebuild. */
  clearDerived(): Promise<void>;
}

/** The counts of a group without cases. */
export const NO_COUNTS: Omit<FigureCounts, 'group'> = {
  collected: 0,
  pending: 0,
  rejected: 0,
  withdrawn: 0,
  merged: 0,
  voided: 0,
  valid: 0,
  closed: 0,
  open: 0,
  submitted: 0,
  suspended: 0,
  overdue: 0,
  long_term: 0,
  collected_in: 0,
  closed_in: 0,
  closed_in_imported: 0,
  reopened_in: 0,
  due: 0,
  due_closed: 0,
  on_time: 0,
  accepted: 0,
  assigned: 0,
  yellow: 0,
  green: 0,
  undated: 0,
};
