/** The ledgers of returns and of extensions: their columns and notes. */
export const ledgers = {
  'example.report.returns':
    'buding 报表 退件 --month 2026-03\nbuding 报表 退件 --unit 市住建局 --format csv -o 退件.csv',
  'example.report.extensions':
    'buding 报表 延期 --year 2026\nbuding 报表 延期 --unit 市住建局 --format csv -o 延期.csv',
  'ledger.subtotal': '小计',
  'ledger.cases': '涉及 {cases} 件',
  'ledger.sums.returns': '退件件次',
  'ledger.sums.extensions': '延期件次',
  'ledger.sums.cases': '涉及件数',
  'ledger.sums.final_due': '应指定件数',
  'ledger.sums.late': '到期后申请件次',
  'ledger.sums.days': '延长天数',
  'ledger.sums.working_days': '延长工作日',
  'ledger.final.due': '应指定',
  'ledger.final.done': '已指定',
  'ledger.column.no': '编号',
  'ledger.column.title': '标题',
  'ledger.column.round': '第几次',
  'ledger.column.on': '日期',
  'ledger.column.unit': '责任单位',
  'ledger.column.reason': '事由',
  'ledger.column.proposed_unit': '建议单位',
  'ledger.column.assigned_on': '交办日期',
  'ledger.column.working_days': '工作日',
  'ledger.column.then': '去向',
  'ledger.column.then_on': '去向日期',
  'ledger.column.then_unit': '改交单位',
  'ledger.column.final': '指定承办',
  'ledger.column.imported': '导入',
  'ledger.column.old_due_on': '原时限',
  'ledger.column.due_on': '新时限',
  'ledger.column.days': '延长天数',
  'ledger.column.late': '到期后申请',
  'ledger.column.case_extensions': '本件次数',
  'ledger.column.case_days': '本件累计天数',
  'report.note.ledger-after-as-of': '统计期止于 {to}，晚于统计截止日，只列至 {asOf}。',
  'report.note.ledger-unit': '只列责任单位为{unit}的。',
  'report.note.ledger-imported':
    '其中 {count} 件次来自导入的历史台账，“导入”一栏注明“是”，日期以原台账所载为准。',
  'report.note.returns':
    '统计期内退件 {returns} 件次，涉及 {cases} 件。第几次按该件的全部退件计算；责任单位为退件时的责任单位；已撤销的退件不计。',
  'report.note.returns-sums': '小计、合计行的“第几次”为件次，“指定承办”为应指定的件数。',
  'report.note.returns-days':
    '“工作日”为交办之后至退件的工作日数，当日退回为 0；工作日历为 {calendar}（节假日安排至 {coveredUntil}）。',
  'report.note.returns-final':
    '退件满 {after} 次的，应指定承办、不得再退（设置项 final-after-returns）；本表所列截至 {asOf} 应指定而未指定的 {count} 件。',
  'report.note.extensions':
    '统计期内延期 {extensions} 件次，涉及 {cases} 件。第几次、本件次数、本件累计天数按该件截至 {asOf} 的全部延期计算；中止后恢复、重算时限、更正引起的时限变动不是延期；已撤销的延期不计。',
  'report.note.extensions-sums': '小计、合计行的“第几次”为件次。',
  'report.note.extensions-days':
    '延长天数为原时限至新时限的自然日数，“工作日”为其中的工作日数；原来没有时限的不计。工作日历为 {calendar}（节假日安排至 {coveredUntil}）。',
  'report.note.extensions-late':
    '原时限届满后才申请的 {late} 件次：自原时限次日起即为超期，批准延期不改变此前的超期。',
} as const;
