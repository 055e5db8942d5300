/** What a user may say about how a ledger is read; all else is found. */
import type { LedgerField, StatusReading } from '../domain/ledger-row.ts';

export interface LedgerOptions {
  /** Else found: BOM, strict UTF-8, strict GB18030. */
  readonly encoding?: string;
  /** Else found among comma, tab, semicolon and bar. */
  readonly delimiter?: string;
  /** Of a workbook: a sheet's name, or its place from 1; else found. */
  readonly sheet?: string;
  /** 1-based; else found. */
  readonly headerRow?: number;
  /** By header as in the file (also matched after normalisation). */
  readonly map?: ReadonlyMap<string, LedgerField | '-'>;
  /** A value for every row that has none in that field. */
  readonly set?: ReadonlyMap<LedgerField, string>;
  readonly statusWords?: ReadonlyMap<string, StatusReading>;
  /** Such as `MM/DD/YYYY hh:mm:ss A`; without it month-first dates are refused, never guessed. */
  readonly dateFormat?: string;
  /** The year of dates without one, where the row has no date of receipt. */
  readonly yearHint?: number;
}
