/** The report for a pipe: every column, tab-separated, one line a row, the total last. */
import { translator } from '../../messages/index.ts';
import type { Report } from '../report.ts';
import { headerLabels, type Headers } from './labels.ts';
import { plainRows } from './plain-rows.ts';
import { visibleText } from '../../domain/visible-text.ts';

/** A tab or line break in a name is shown, not sent: each row is one line of as many cells. */
export function formatTsv(report: Report, options: { readonly headers?: Headers } = {}): string {
  const headers = options.headers ?? 'zh';
  const t = translator(headers);
  const lines = [headerLabels(report, headers, t), ...plainRows(report, t)];
  return lines
    .map((line) => `${line.map((cell) => visibleText(String(cell ?? ''))).join('\t')}\n`)
    .join('');
}
