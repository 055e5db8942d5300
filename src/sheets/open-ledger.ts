/**
 * Opens a table as people keep it (CSV, TSV; any separator, Chinese encodings, titles above the header,
 * sums and signatures below) and gives its rows typed. The file is read twice: once for digest and
 * encoding, once for the rows.
 */
import type { LedgerField, LedgerRow, StatusReading } from '../domain/ledger-row.ts';
import { Refusal } from '../domain/errors.ts';
import { recordsOf } from './csv-thread.ts';
import { dateFormat } from './date-format.ts';
import { findHeader, type FoundHeader } from './find-header.ts';
import { headAsUtf8, surveyBytes, type SurveyedBytes } from './ledger-encoding.ts';
import { openSource, type LedgerInput, type LedgerSource } from './ledger-source.ts';
import { LIMITS } from './limits.ts';
import { mapColumns, type ColumnUse, type LedgerNote } from './map-columns.ts';
import { rowDefaults } from './row-defaults.ts';
import { planRows, type RowPlan } from './row-plan.ts';
import { isOrdinary, skippedKind } from './skip-rows.ts';
import { RowUnderstanding } from './understand-row.ts';

export interface LedgerOptions {
  /** Else found: BOM, strict UTF-8, strict GB18030. */
  readonly encoding?: string;
  /** Else found among comma, tab, semicolon and bar. */
  readonly delimiter?: string;
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

export interface SkippedRows {
  readonly titleRows: number;
  readonly blank: number;
  readonly totals: number;
  readonly footers: number;
}

export interface RowHooks {
  readonly progress?: (bytesRead: number) => void;
  readonly signal?: AbortSignal;
}

export interface Ledger {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** `utf-8`, `utf-8-bom`, `gb18030`, `utf-16le` … */
  readonly encoding: string;
  readonly delimiter: string;
  /** 1-based. */
  readonly headerRow: number;
  readonly headerRows: 1 | 2;
  /** As they stand, two rows joined; a column without header is called `列5`. */
  readonly headers: readonly string[];
  readonly mapping: ReadonlyMap<string, ColumnUse>;
  readonly ownExport: boolean;
  readonly notes: readonly LedgerNote[];
  /** Understood rows in file order, about 100 at a time. Each call reads the file anew. */
  rows(hooks?: RowHooks): AsyncIterable<LedgerRow[]>;
  /** What was skipped on the way by the latest {@link rows}; complete when that is. */
  skipped(): SkippedRows;
}

/** Few enough that what is made of them is forgotten before the garbage collector has to move it. */
const BATCH = 100;

/** Opens a ledger, or throws a `Refusal` that says what is wrong with the file or the options. */
export async function openLedger(input: LedgerInput, options: LedgerOptions = {}): Promise<Ledger> {
  // Options first: a wrong one is found without reading a gigabyte.
  if (options.dateFormat !== undefined) dateFormat(options.dateFormat);
  const defaults = rowDefaults(options.set, options);
  const source = await openSource(input);
  const surveyed = await surveyBytes(source, options.encoding);
  const found = findHeader({
    head: headAsUtf8(surveyed),
    complete: surveyed.bytes === surveyed.head.length,
    name: source.name,
    mapped: [...(options.map?.keys() ?? [])],
    ...(options.delimiter !== undefined && { delimiter: options.delimiter }),
    ...(options.headerRow !== undefined && { headerRow: options.headerRow }),
  });
  const { uses, notes } = mapColumns(found, options);
  const plan = planRows(found, uses, { ...wishesOf(options), defaults });
  return ledgerOf(source, surveyed, found, plan, uses, notes);
}

function wishesOf({ statusWords, dateFormat: format, yearHint }: LedgerOptions) {
  return {
    ...(statusWords !== undefined && { statusWords }),
    ...(format !== undefined && { dateFormat: format }),
    ...(yearHint !== undefined && { yearHint }),
  };
}

function ledgerOf(
  source: LedgerSource,
  surveyed: SurveyedBytes,
  found: FoundHeader,
  plan: RowPlan,
  uses: readonly ColumnUse[],
  notes: readonly LedgerNote[],
): Ledger {
  const filled = plan.fillDown.map((at) => plan.headers[at] ?? '');
  const skipped = { titleRows: 0, blank: 0, totals: 0, footers: 0 };
  return {
    name: source.name,
    sha256: surveyed.sha256,
    bytes: surveyed.bytes,
    encoding: surveyed.encoding,
    delimiter: found.delimiter,
    headerRow: found.headerRow,
    headerRows: found.headerRows,
    headers: found.headers,
    mapping: new Map(found.headers.map((header, at) => [header, uses[at] ?? 'extra'])),
    ownExport: plan.ownExport,
    notes:
      filled.length > 0 ? [...notes, { code: 'filled-down', params: { columns: filled } }] : notes,
    rows: (hooks = {}) => readRows(source, surveyed, found, plan, skipped, hooks),
    skipped: () => ({ ...skipped }),
  };
}

type Counts = { -readonly [key in keyof SkippedRows]: SkippedRows[key] };

async function* readRows(
  source: LedgerSource,
  surveyed: SurveyedBytes,
  found: FoundHeader,
  plan: RowPlan,
  skipped: Counts,
  { progress, signal }: RowHooks,
): AsyncGenerator<LedgerRow[]> {
  Object.assign(skipped, { titleRows: 0, blank: 0, totals: 0, footers: 0 });
  const understanding = new RowUnderstanding(plan);
  const firstRow = found.headerRow + found.headerRows;
  let number = 0;
  let batch: LedgerRow[] = [];
  const records = recordsOf(source, surveyed, found.delimiter);
  for await (const { rows, bytesRead, mayHoldNul } of records) {
    if (signal?.aborted) throw new Refusal('interrupted');
    for (const cells of rows) {
      number++;
      if (cells.length > LIMITS.columns) {
        throw new Refusal('sheet-too-many-columns', {
          row: number,
          columns: cells.length,
          limit: LIMITS.columns,
        });
      }
      if (isSkipped(cells, number, found, firstRow, plan, skipped)) continue;
      batch.push(understanding.read(cells, number, mayHoldNul));
      if (batch.length === BATCH) {
        yield batch;
        if (signal?.aborted) throw new Refusal('interrupted');
        batch = [];
      }
    }
    progress?.(bytesRead);
  }
  if (batch.length > 0) yield batch;
}

function isSkipped(
  cells: readonly string[],
  number: number,
  { headerRow }: FoundHeader,
  firstRow: number,
  { ownExport, caseColumns }: RowPlan,
  skipped: Counts,
): boolean {
  if (number >= firstRow && isOrdinary(cells)) return false;
  if (number >= headerRow && number < firstRow) return true;
  const kind = skippedKind(cells, caseColumns);
  if (kind === 'blank') skipped.blank++;
  else if (number < headerRow) skipped.titleRows++;
  // Our own export has no sums: a case may be called 合计.
  else if (kind === undefined || ownExport) return false;
  else if (kind === 'total') skipped.totals++;
  else skipped.footers++;
  return true;
}
