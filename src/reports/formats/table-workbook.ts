/** A table report as a workbook: typed cells, a sheet for the list, one for each way of summing it up, one for the notes. */
import type { Translate } from '../../messages/index.ts';
import {
  writeWorkbook,
  type WorkbookCell,
  type WorkbookSheetSpec,
} from '../../sheets/xlsx/write-workbook.ts';
import type { Table, TableCell, TableColumn, TableReport } from '../tables/table-report.ts';
import {
  cellsOf,
  columnLabel,
  columnLabels,
  countsIn,
  noteTexts,
  plainCell,
  rowsOf,
  titleOf,
} from './table-cells.ts';

/** The bytes of the workbook. A rate is three cells, so that it can be counted with: its per cent, and its two counts; of too few cases the counts alone. */
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
      rows: noteTexts(report, t).map((one) => [one]),
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
      columnLabels(column, report, t).map((title) => ({ title, width: widthOf(column, title) })),
    ),
    rows: rowsOf(table).map((row) =>
      cellsOf<readonly WorkbookCell[]>(row, table, report, t, (cell, column) =>
        workbookCells(cell, column, report.smallest, t),
      ).flat(),
    ),
    printed: true,
  };
}

/** A date, or a number of a case, in one line; in a column too narrow for it, a date would be a row of #. */
const LEAST = 12;

/** A header stands in one line; text gets room for the shortest line that it is broken into. */
function widthOf({ kind, wraps = 0 }: TableColumn, title: string): number {
  const isText = kind === 'text' || kind === 'word' || kind === 'date';
  return Math.max(2 * Math.max(wraps, title.length) + 2, isText ? LEAST : 0);
}

function workbookCells(
  cell: TableCell | undefined,
  column: TableColumn,
  smallest: number,
  t: Translate,
): readonly WorkbookCell[] {
  if (column.kind === 'rate') {
    if (typeof cell !== 'object' || cell === null) return [null, null, null];
    const { b, rate } = cell;
    const share = rate === null ? '—' : b < smallest ? null : { percent: rate };
    return [share, ...countsIn(cell)];
  }
  if (column.kind === 'date' && typeof cell === 'string') return [{ date: cell }];
  return [plainCell(cell, column, t)];
}
