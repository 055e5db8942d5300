/** The report as one JSON object (command contract, "report closure"). */
import type { Translate } from '../../messages/index.ts';
import { COLUMNS } from '../definitions.ts';
import { noteText } from '../notes.ts';
import type { Report, ReportRow } from '../report.ts';
import { rowLabel } from './labels.ts';

/** Rates are `{"a","b","rate"}` with `null` where `b` is 0; notes carry their code and their words. */
export function formatJson(report: Report, t: Translate): string {
  const { rows, total, notes, smallest: _smallest, ...head } = report;
  const object = (row: ReportRow) => ({
    group: rowLabel(row, report, t),
    ...Object.fromEntries(COLUMNS.map(({ key }) => [key, row[key]])),
  });
  const texts = notes.map((one) => ({
    code: one.code,
    text: noteText(one, t),
    params: one.params,
  }));
  return `${JSON.stringify({ ...head, rows: rows.map(object), total: object(total), notes: texts })}\n`;
}
