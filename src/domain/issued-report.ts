/** A month's report as it was issued (印发): what the journal says of it; the content is kept beside. */
import type { IsoDate } from './dates.ts';

export interface IssuedReport {
  /** `YYYY-MM`. */
  readonly month: string;
  /** 1 as it was first issued; 2, 3 … are revisions (更正版). */
  readonly revision: number;
  /** A: the last day that it counts. */
  readonly as_of: IsoDate;
  /** K: how many entries of the journal were known, and the digest of the last of them. */
  readonly entries: number;
  readonly digest: string;
  /** By which version of the definitions, and by which calendar, it was drawn up. */
  readonly definitions: number;
  readonly calendar: string;
  /** Of the content's plain bytes. */
  readonly sha256: string;
  readonly bytes: number;
}

/** One that stands in the journal: the day, and the entry by which its content is kept. */
export interface RecordedReport extends IssuedReport {
  readonly on: IsoDate;
  readonly entry: number;
}

/** The last revision of a month's report. */
export function lastIssued(
  reports: readonly RecordedReport[],
  month: string,
): RecordedReport | undefined {
  return reports.findLast((one) => one.month === month);
}
