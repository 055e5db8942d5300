/** What late facts changed in a month since its report was issued (上期更正), figure by figure and case by case. */
import type { Instant, IsoDate } from '../../domain/dates.ts';
import type { GroupBy } from '../../store/store.ts';
import type { CountKey } from '../figures/catalog.ts';

/** One state of a month's figures: as issued, or as known later. */
export interface MonthVersion {
  readonly asOf: IsoDate;
  readonly knownAt: Instant;
  readonly entries: number;
}

export interface ChangedFigure {
  /** The dimension and the group's name; both `null` for the whole. */
  readonly dimension: GroupBy | null;
  readonly group: string | null;
  readonly key: CountKey;
  readonly was: number;
  readonly now: number;
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
  /** The entries since, by which it changed. */
  readonly entries: readonly number[];
}

export interface MonthDiff {
  readonly month: string;
  readonly issued: MonthVersion;
  readonly restated: MonthVersion;
  readonly figures: readonly ChangedFigure[];
  readonly cases: readonly ChangedCase[];
}
