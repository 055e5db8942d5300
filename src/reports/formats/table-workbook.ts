/** A table report as a workbook: typed cells, a sheet for the list, one for each way of summing it up, one for the notes. */
import type { Translate } from '../../messages/index.ts';
import {
  writeWorkbook,
  type WorkbookCell,
  type WorkbookSheetSpec,
} from '../../sheets/xlsx/write-workbook.ts';
import { noteText } from '../notes.ts';
import type { Table, TableCell, TableColumn, TableReport } from '../tables/table-report.ts';
import {
  cellsOf,
  columnLabel,
  columnLabels,
  countsIn,
  plainCell,
  rowsOf,
  titleOf,
} from './table-cells.ts';

/** The bytes of the workbook. A rate is three cells, so that it can be counted with: its counts, and its per cent. */
export async function formatTableWorkbook(report: TableReport, t: Translate): Promise<Buffer> {
  const title = titleOf(report, t);
  const sheets: WorkbookSheetSpec[] = [
    sheetOf(t(`table.${report.report}.sheet`), report.table, report, t),
    ...report.sums.map((one) =>
      sheetOf(t('table.sums-sheet', { by: labelOfFirst(one, report, t) }), one, report, t),
    ),
    {
      name: t('table.notes-sheet'),
      columns: [{ title, width: 120 }],
      rows: report.notes.map((one) => [noteText(one, t)]),
    },
  ];
  const pieces: Buffer[] = [];
  await writeWorkbook(sheets, (piece) => {
    pieces.push(Buffer.from(piece));
    return Promise.resolve();
  });
  return Buffer.concat(pieces);
}

function labelOfFirst({ columns }: Table, report: TableReport, t: Translate): string {
  const [first] = columns;
  return first ? columnLabel(first, report, t) : '';
}

function sheetOf(name: string, table: Table, report: TableReport, t: Translate): WorkbookSheetSpec {
  return {
    name,
    columns: table.columns.flatMap((column) =>
      columnLabels(column, report, t).map((title, at) => ({
        title: column.kind === 'rate' && at === 0 ? `${title} %` : title,
      })),
    ),
    rows: rowsOf(table).map((row) =>
      cellsOf<readonly WorkbookCell[]>(row, table, report, t, (cell, column) =>
        workbookCells(cell, column, t),
      ).flat(),
    ),
  };
}

function workbookCells(
  cell: TableCell | undefined,
  column: TableColumn,
  t: Translate,
): readonly WorkbookCell[] {
  if (column.kind === 'rate') {
    const rate = typeof cell === 'object' && cell !== null ? cell.rate : null;
    return [rate, ...countsIn(cell)];
  }
  if (column.kind === 'date' && typeof cell === 'string') return [{ date: cell }];
  return [plainCell(cell, column, t)];
}
