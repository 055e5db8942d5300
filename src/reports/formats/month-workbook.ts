/** The month as a workbook: one sheet a table, typed cells, headers that stay in sight and come again on paper. */
import { writeWorkbook } from '../../sheets/xlsx/write-workbook.ts';
import type { MonthTable } from '../monthly/month-cells.ts';

/** The same tables give the same bytes. */
export async function monthWorkbook(tables: readonly MonthTable[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const sheets = tables.map(({ title, columns, rows }) => ({
    name: title,
    columns,
    rows,
    printed: true,
  }));
  await writeWorkbook(sheets, (piece) => {
    pieces.push(piece);
    return Promise.resolve();
  });
  return Buffer.concat(pieces);
}
