/** What a circular says, before any format writes it; every text is final. */

export const PARTS = [
  'overall',
  'sources',
  'categories',
  'units',
  'patches',
  'overdue',
  'reopened',
  'corrections',
  'definitions',
] as const;

export type PartKey = (typeof PARTS)[number];

export interface CircularPart {
  readonly key: PartKey;
  /** With its ordinal: 一、总体情况. */
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

export const TABLES = ['ranking', 'idle', 'overdue', 'suspended', 'patches'] as const;

export type TableKey = (typeof TABLES)[number];

/** A table of an annex, with its widths in mm, which together make the text area: 156 mm. */
export interface CircularTable {
  readonly key: TableKey;
  readonly title: string;
  readonly columns: readonly {
    readonly title: string;
    readonly width: number;
    readonly align: 'left' | 'center' | 'right';
  }[];
  readonly rows: readonly (readonly string[])[];
}

export interface CircularDocument {
  /** The office that writes (发文机关). */
  readonly sender: string;
  readonly number: string;
  readonly title: string;
  readonly recipient: string;
  readonly opening: readonly string[];
  readonly parts: readonly CircularPart[];
  /** The last sentence before the signature. */
  readonly closing: string;
  readonly annexes: readonly CircularTable[];
  /** The day on which it is written, `YYYY-MM-DD`, and in words. */
  readonly writtenOn: string;
  readonly date: string;
  /** The line of the imprint (版记) that names who gets a copy; `null` for nobody. */
  readonly copyTo: string | null;
  /** When it was printed, for the imprint. */
  readonly printed: string;
  readonly month: string;
  readonly asOf: string;
  /** Words of the annexes. */
  readonly words: {
    readonly annex: string;
    /** One line for each annex, below the text. */
    readonly annexLines: readonly string[];
    /** What stands above each annex. */
    readonly annexMarks: readonly string[];
  };
}

/** What the office adds to the report's own content. */
export interface CircularOptions {
  /** The whole number, or its last part alone; blank where it is not given yet. */
  readonly number?: string | undefined;
  readonly recipient?: string | undefined;
  readonly copyTo?: string | undefined;
  /** The day on which it is written; by default that of the last entry, but no day before A. */
  readonly date?: string | undefined;
}
