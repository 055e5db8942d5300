/** A table that was found in a file: what stands in its header, and its rows as text. */
import type { RecordBatch } from './csv-records.ts';
import type { FoundHeader } from './find-header.ts';
import type { LedgerNote } from './map-columns.ts';

export interface LedgerTable {
  readonly name: string;
  /** Of the file's bytes. */
  readonly sha256: string;
  readonly bytes: number;
  /** `xlsx` for a workbook. */
  readonly encoding: string;
  readonly sheet?: string;
  readonly found: FoundHeader;
  readonly notes: readonly LedgerNote[];
  /** All rows of the table from row 1 of the file or sheet; each call reads anew. */
  readonly records: () => AsyncIterable<RecordBatch>;
}
