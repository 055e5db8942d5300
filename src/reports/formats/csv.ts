/** The report as CSV, for spreadsheets: every column, the total last. */
import { translator } from '../../messages/index.ts';
import { csvLine } from '../../sheets/csv-text.ts';
import type { Report } from '../report.ts';
import { headerLabels, type Headers } from './labels.ts';
import { plainRows } from './plain-rows.ts';

/**
 * Lines end with CRLF; names that a spreadsheet would run are neutralised, numbers are left alone.
 * The caller encodes the text (and puts the BOM before it).
 */
export function formatCsv(report: Report, options: { readonly headers?: Headers } = {}): string {
  const headers = options.headers ?? 'zh';
  const t = translator(headers);
  const lines = [headerLabels(report, headers, t), ...plainRows(report, t)];
  return lines.map((line) => csvLine(line)).join('');
}
