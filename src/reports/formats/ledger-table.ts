/** A ledger in the one shape of the tables, for a page and for a workbook: its rows, and the sums of the units apart from them. */
import type { Translate } from '../../messages/index.ts';
import type { LedgerSums } from '../ledger-types.ts';
import type { Cells } from '../tables/columns.ts';
import type { ColumnKind, Table, TableReport } from '../tables/table-report.ts';
import { ledgerSheet, type AnyLedger, type LedgerColumn } from './ledger-sheet.ts';

const DATES: readonly LedgerColumn[] = ['on', 'assigned_on', 'then_on', 'old_due_on', 'due_on'];

export function ledgerTable(ledger: AnyLedger, t: Translate): TableReport {
  const { report, asOf, knownAt, from, to, notes } = ledger;
  const { columns, rows } = ledgerSheet(ledger, t);
  const kindOf = (key: LedgerColumn, right: boolean): ColumnKind =>
    DATES.includes(key) ? 'date' : right ? 'count' : 'text';
  return {
    report,
    asOf,
    knownAt,
    from,
    to,
    by: 'unit',
    // There are no rates.
    smallest: 0,
    actor: null,
    table: {
      columns: columns.map(({ key, right, rank, wraps }) => ({
        key,
        kind: kindOf(key, right),
        label: `ledger.column.${key}` as const,
        rank,
        ...(wraps === undefined ? {} : { wraps }),
      })),
      rows: rows.map((row) => ({
        cells: Object.fromEntries(columns.map(({ key }, at) => [key, row[at] ?? null])),
      })),
      total: null,
      apart: [],
    },
    sums: [
      ledger.report === 'returns'
        ? sumsOf(ledger, ['returns', 'cases', 'final_due'])
        : sumsOf(ledger, ['extensions', 'cases', 'late', 'days', 'working_days']),
    ],
    // Lines of sums among the rows are those of a text.
    notes: notes.filter(({ code }) => !code.endsWith('-sums')),
  };
}

function sumsOf<Count extends SumKey>(
  ledger: { readonly units: readonly LedgerSums<Count>[]; readonly total: LedgerSums<Count> },
  keys: readonly Count[],
): Table {
  const rowOf = (cells: Cells) => ({ cells });
  return {
    columns: [
      { key: 'unit', kind: 'text', label: 'ledger.column.unit', rank: 0, wraps: 10 },
      ...keys.map((key) => ({ key, kind: 'count', label: `ledger.sums.${key}`, rank: 0 }) as const),
    ],
    rows: ledger.units.map(rowOf),
    total: rowOf(ledger.total),
    apart: [],
  };
}

type SumKey = 'returns' | 'extensions' | 'cases' | 'final_due' | 'late' | 'days' | 'working_days';
