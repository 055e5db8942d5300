/** What late facts changed in a month since its report was issued (上期更正), figure by figure and case by case. */
import type { Instant, IsoDate } from '../../domain/dates.ts';
import type { GroupBy } from '../../store/store.ts';
import type { CountKey, DaysKey } from '../figures/catalog.ts';

/** One state of a month's figures: as issued, or as known later. */
export interface MonthVersion {
  readonly asOf: IsoDate;
  readonly knownAt: Instant;
  readonly entries: number;
}

interface OfFigures {
  /** The dimension and the group's name; both `null` for the whole. */
  readonly dimension: GroupBy | null;
  readonly group: string | null;
}

export interface ChangedFigure extends OfFigures {
  readonly key: CountKey;
  readonly was: number;
  readonly now: number;
}

/** Median or P90 of days; `null` where there was, or is, no case. */
export interface ChangedDays extends OfFigures {
  readonly key: DaysKey;
  readonly of: 'median' | 'p90';
  readonly was: number | null;
  readonly now: number | null;
}

export interface ChangedCase {
  readonly no: string;
  readonly title: string | null;
  /** How often the case counted for a figure before, and counts now. */
  readonly changes: readonly {
    readonly key: CountKey;
    readonly was: number;
    readonly now: number;
  }[];
  /** The days that it added to a duration, and adds now. */
  readonly days: readonly {
    readonly key: DaysKey;
    readonly was: number | null;
    readonly now: number | null;
  }[];
  /** The groups to which it belonged at A, and belongs now. */
  readonly groups: readonly {
    readonly dimension: GroupBy;
    readonly was: string | null;
    readonly now: string | null;
  }[];
  /** The entries since, by which it changed. */
  readonly entries: readonly number[];
}

/** An entry since the report was issued, by which something changed. */
export interface ChangingEntry {
  readonly entry: number;
  readonly recordedAt: Instant;
  readonly actor: string;
  readonly action: string;
  readonly reason: string | null;
}

export interface MonthDiff {
  readonly month: string;
  /** Which of the month's issues it is compared with: 1, or the number of a revision. */
  readonly revision: number;
  readonly issued: MonthVersion;
  readonly restated: MonthVersion;
  /** By which definitions each was counted, where they differ: then not every change comes from an entry. */
  readonly definitions?: { readonly was: number; readonly now: number };
  readonly figures: readonly ChangedFigure[];
  readonly days: readonly ChangedDays[];
  readonly cases: readonly ChangedCase[];
  /** Entries that changed no case but the office: its words, its calendar. */
  readonly office: readonly number[];
  /** What is known of each entry that is named, in the order of the journal. */
  readonly entries: readonly ChangingEntry[];
}

/** What the journal says of the changed cases; found by whoever can read it. */
export interface Causes {
  readonly titles: ReadonlyMap<string, string | null>;
  readonly entries: ReadonlyMap<string, readonly number[]>;
  readonly office: readonly number[];
  readonly known: readonly ChangingEntry[];
}
