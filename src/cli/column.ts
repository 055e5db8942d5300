/** What a table is made of. */
export interface Column {
  readonly title: string;
  /** May be cut to fit the terminal; a number or a date never is. */
  readonly cuts?: boolean;
  /** Is broken onto further lines where the terminal is narrow, but kept at least this wide. */
  readonly wraps?: number;
  readonly right?: boolean;
  /** Left out on a terminal where no row has anything in it; programs always get it. */
  readonly leavable?: boolean;
}

export type Cell = string | number | null | undefined;
