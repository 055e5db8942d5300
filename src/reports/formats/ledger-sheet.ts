/** A ledger as a sheet of plain cells under headers, its sums in the same columns: what CSV, TSV and tables print. */
import type { Translate } from '../../messages/index.ts';
import { noteText } from '../notes.ts';
import type {
  ExtensionRow,
  ExtensionsLedger,
  LedgerSums,
  ReturnRow,
  ReturnsLedger,
} from '../ledger-types.ts';
import type { FittedColumn } from './fitted-table.ts';
import type { PlainCell } from './plain-rows.ts';

export type AnyLedger = ReturnsLedger | ExtensionsLedger;

interface SheetColumn extends FittedColumn {
  /** The stable key: the header for programs, and the field of the JSON object. */
  readonly key: LedgerColumn;
}

interface LedgerSheet {
  readonly title: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly PlainCell[])[];
  /** A line for each unit, and the total last. */
  readonly sums: readonly (readonly PlainCell[])[];
  readonly notes: readonly string[];
}

export type LedgerColumn = keyof ReturnRow | keyof ExtensionRow;

/** One column: where it stands, its cell of a row, and what stands there in a line of sums. */
interface Column<Row, Count extends string> {
  readonly key: LedgerColumn & keyof Row;
  readonly rank: number;
  readonly right?: true;
  readonly wraps?: number;
  readonly cell?: (row: Row, t: Translate) => PlainCell;
  readonly sum?: (sums: LedgerSums<Count>, t: Translate) => PlainCell;
}

const yes = (is: boolean, t: Translate) => (is ? t('talk.yes') : '');

const RETURNS: readonly Column<ReturnRow, 'returns' | 'cases' | 'final_due'>[] = [
  { key: 'no', rank: 0 },
  { key: 'title', rank: 4, wraps: 14, sum: ({ cases }, t) => t('ledger.cases', { cases }) },
  { key: 'round', rank: 0, right: true, sum: ({ returns }) => returns },
  { key: 'on', rank: 0 },
  { key: 'unit', rank: 0, wraps: 10 },
  { key: 'reason', rank: 1, wraps: 12 },
  { key: 'proposed_unit', rank: 5, wraps: 10 },
  { key: 'assigned_on', rank: 8 },
  { key: 'working_days', rank: 3, right: true },
  {
    key: 'then',
    rank: 2,
    cell: ({ then }, t) => t(then === null ? 'stage.accepted' : `event.${then}`),
  },
  { key: 'then_on', rank: 7 },
  { key: 'then_unit', rank: 2, wraps: 10 },
  {
    key: 'final',
    rank: 6,
    cell: ({ final }, t) => (final === null ? '' : t(`ledger.final.${final}`)),
    sum: ({ final_due }) => final_due,
  },
  { key: 'imported', rank: 9, cell: ({ imported }, t) => yes(imported, t) },
];

const EXTENSIONS: readonly Column<
  ExtensionRow,
  'extensions' | 'cases' | 'late' | 'days' | 'working_days'
>[] = [
  { key: 'no', rank: 0 },
  { key: 'title', rank: 5, wraps: 14, sum: ({ cases }, t) => t('ledger.cases', { cases }) },
  { key: 'round', rank: 2, right: true, sum: ({ extensions }) => extensions },
  { key: 'on', rank: 0 },
  { key: 'unit', rank: 0, wraps: 10 },
  { key: 'old_due_on', rank: 0 },
  { key: 'due_on', rank: 0 },
  { key: 'days', rank: 1, right: true, sum: ({ days }) => days },
  { key: 'working_days', rank: 4, right: true, sum: ({ working_days }) => working_days },
  { key: 'reason', rank: 3, wraps: 12 },
  {
    key: 'late',
    rank: 6,
    right: true,
    cell: ({ late }, t) => yes(late, t),
    sum: ({ late }) => late,
  },
  { key: 'case_extensions', rank: 7, right: true },
  { key: 'case_days', rank: 7, right: true },
  { key: 'imported', rank: 9, cell: ({ imported }, t) => yes(imported, t) },
];

export function ledgerSheet(ledger: AnyLedger, t: Translate): LedgerSheet {
  const { asOf, from, to } = ledger;
  const head = {
    title: t(`table.${ledger.report}.title`, { asOf, from, to }),
    notes: ledger.notes.map((one) => noteText(one, t)),
  };
  return ledger.report === 'returns'
    ? { ...head, ...filled(RETURNS, ledger, t) }
    : { ...head, ...filled(EXTENSIONS, ledger, t) };
}

function filled<Row extends { readonly unit: string | null }, Count extends string>(
  columns: readonly Column<Row, Count>[],
  ledger: {
    readonly report: AnyLedger['report'];
    readonly rows: readonly Row[];
    readonly units: readonly LedgerSums<Count>[];
    readonly total: LedgerSums<Count>;
  },
  t: Translate,
): Pick<LedgerSheet, 'columns' | 'rows' | 'sums'> {
  const cell = (row: Row, { key, cell: own }: Column<Row, Count>) =>
    own ? own(row, t) : (row[key] as PlainCell);
  const sumLine = (sums: LedgerSums<Count>, first: string, unit: string) =>
    columns.map(({ key, sum }): PlainCell => {
      if (key === 'no') return first;
      return key === 'unit' ? unit : (sum?.(sums, t) ?? null);
    });
  return {
    columns: columns.map(({ key, rank, right = false, wraps }) => ({
      key,
      label: t(`ledger.column.${key}`),
      right,
      rank,
      ...(wraps === undefined ? {} : { wraps }),
    })),
    rows: ledger.rows.map((row) => columns.map((column) => cell(row, column))),
    sums: [
      ...ledger.units.map((one) =>
        sumLine(one, t('ledger.subtotal'), one.unit ?? t('report.no-group')),
      ),
      sumLine(ledger.total, t('report.total'), ''),
    ],
  };
}
