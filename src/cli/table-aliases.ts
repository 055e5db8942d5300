/** What officials call the reports that are tables. */
import type { TableName } from '../reports/tables/table-report.ts';

export const TABLE_ALIASES = {
  ranking: '排名',
  overdue: '逾期',
  ageing: '在办',
  sources: '来源',
  patches: '补丁',
  commitments: '承诺',
  relapse: '反弹',
  mine: '本人',
} as const satisfies Readonly<Record<TableName, string>>;
