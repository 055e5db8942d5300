/**
 * Opens a table as people keep it (CSV, TSV, a sheet of a workbook; any separator, Chinese encodings,
 * titles above the header, sums and signatures below) and gives its rows typed. The file is read
 * twice: once for digest and encoding, once for the rows.
 */
import type { LedgerRow } from '../domain/ledger-row.ts';
import { Refusal } from '../domain/errors.ts';
import { dateFormat } from './date-format.ts';
import { fileKind } from './file-kind.ts';
import type { FoundHeader } from './find-header.ts';
import type { LedgerOptions } from './ledger-options.ts';
import type { LedgerTable } from './ledger-table.ts';
import { openSource, type LedgerInput } from './ledger-source.ts';
import { LIMITS } from './limits.ts';
import { mapColumns, type ColumnUse, type LedgerNote } from './map-columns.ts';
import { rowDefaults } from './row-defaults.ts';
import { planRows, type RowPlan } from './row-plan.ts';
import { isOrdinary, skippedKind } from './skip-rows.ts';
import { RowUnderstanding } from './understand-row.ts';

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
  /** `utf-8`, `utf-8-bom`, `gb18030`, `utf-16le` …; `xlsx` for a workbook. */
  readonly encoding: string;
  /** Empty for a workbook. */
  readonly delimiter: string;
  /** Of a workbook: the sheet that was read. */
  readonly sheet?: string;
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
  const workbook = (await fileKind(source)) === 'workbook';
  const table = workbook
    ? await (await import('./workbook-table.ts')).openWorkbookTable(source, options)
    : await (await import('./text-table.ts')).openTextTable(source, options);
  const { found } = table;
  const { uses, notes } = mapColumns(found, options);
  const wishes = { ...wishesOf(options), defaults, fromWorkbook: workbook };
  const plan = planRows(found, uses, wishes);
  return ledgerOf(table, plan, uses, [...table.notes, ...notes]);
}

function wishesOf({ statusWords, dateFormat: format, yearHint }: LedgerOptions) {
  return {
    ...(statusWords !== undefined && { statusWords }),
    ...(format !== undefined && { dateFormat: format }),
    ...(yearHint !== undefined && { yearHint }),
  };
}

function ledgerOf(
  table: LedgerTable,
  plan: RowPlan,
  uses: readonly ColumnUse[],
  notes: readonly LedgerNote[],
): Ledger {
  const filled = plan.fillDown.map((at) => plan.headers[at] ?? '');
  const skipped = { titleRows: 0, blank: 0, totals: 0, footers: 0 };
  const { name, sha256, bytes, encoding, sheet, found } = table;
  return {
    name,
    sha256,
    bytes,
    encoding,
    delimiter: found.delimiter,
    ...(sheet === undefined ? {} : { sheet }),
    headerRow: found.headerRow,
    headerRows: found.headerRows,
    headers: found.headers,
    mapping: new Map(found.headers.map((header, at) => [header, uses[at] ?? 'extra'])),
    ownExport: plan.ownExport,
    notes:
      filled.length > 0 ? [...notes, { code: 'filled-down', params: { columns: filled } }] : notes,
    rows: (hooks = {}) => readRows(table, plan, skipped, hooks),
    skipped: () => ({ ...skipped }),
  };
}

type Counts = { -readonly [key in keyof SkippedRows]: SkippedRows[key] };

async function* readRows(
  { found, records }: LedgerTable,
  plan: RowPlan,
  skipped: Counts,
  { progress, signal }: RowHooks,
): AsyncGenerator<LedgerRow[]> {
  Object.assign(skipped, { titleRows: 0, blank: 0, totals: 0, footers: 0 });
  const understanding = new RowUnderstanding(plan);
  const firstRow = found.headerRow + found.headerRows;
  let number = 0;
  let batch: LedgerRow[] = [];
  for await (const { rows, bytesRead, mayHoldNul } of records()) {
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
