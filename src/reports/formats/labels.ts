/** Names of columns and rows in a language, the same for every format. */
import type { Translate } from '../../messages/index.ts';
import { COLUMNS, labelKey } from '../definitions.ts';
import { groupText } from '../groups.ts';
import type { Report, ReportRow } from '../report.ts';

/** `zh`: Chinese labels; `en`: the stable keys of metrics.md, for programs. */
export type Headers = 'zh' | 'en';

/** The header line: the group's own word, then the columns. */
export function headerLabels(report: Report, headers: Headers, t: Translate): string[] {
  if (headers === 'en') return ['group', ...COLUMNS.map((column) => column.key)];
  return [groupHeader(report, t), ...COLUMNS.map((column) => t(labelKey(column.key)))];
}

/** What the rows are: 责任单位, 来源, 月份 … */
export function groupHeader({ by }: Report, t: Translate): string {
  return t(by === null ? 'report.by.none' : `report.by.${by}`);
}

/** The name of a row. */
export function rowLabel(row: ReportRow, { by, total }: Report, t: Translate): string {
  if (row === total) return t('report.total');
  return groupText(row.group, by, t);
}
