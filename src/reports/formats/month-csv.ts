/** A table of the month as CSV, for spreadsheets: rates as `93.92%`, dates as `2026-10-31`. */
import { csvLine } from '../../sheets/csv-text.ts';
import type { MonthCell, MonthTable } from '../monthly/month-cells.ts';

/** Lines end with CRLF; text that a spreadsheet would run is neutralised, numbers are left alone. */
export function monthCsv({ columns, rows }: MonthTable): string {
  const header = csvLine(columns.map(({ title }) => title));
  return header + rows.map((row) => csvLine(row.map(plain))).join('');
}

function plain(cell: MonthCell): string | number | null {
  if (typeof cell !== 'object' || cell === null) return cell;
  return 'date' in cell ? cell.date : `${cell.percent.toFixed(2)}%`;
}
