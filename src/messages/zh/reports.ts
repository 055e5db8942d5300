/** Labels and notes of reports. */
export const reports = {
  'report.total': '合计',
  'report.no-unit': '未交办',
  'report.no-group': '（未填）',
  'report.notes': '口径说明：',
  'report.left-out': '终端宽度不够，未显示：{columns}。加宽窗口，或用 --format csv 取得全部列。',
  'report.by.none': '范围',
  'report.by.unit': '责任单位',
  'report.by.source': '来源',
  'report.by.category': '类别',
  'report.by.severity': '严重程度',
  'report.by.region': '区域',
  'report.by.leader': '责任领导',
  'report.by.month': '收集月份',
  'report.column.median_days': '办理时长中位数（工作日）',
  'report.column.p90_days': '办理时长P90（工作日）',
  'report.note.basis':
    '统计截至 {asOf}（含当日），依据 {knownAt}（北京时间）前已登记的事项；统计期为 {from} 至 {to}，首尾两日均计入。',
  'report.note.period-after-as-of':
    '统计期止于 {to}，晚于统计截止日；“本期”各项和应结数只计至 {asOf}。',
  'report.note.by-unit':
    '按主办单位统计：存量计入截止日的主办单位，本期销号、重开计入事项发生时的主办单位；协办单位不重复计数，各单位之和等于合计。',
  'report.note.by-month': '按收集日期所在月份分组；各月的“本期”各项仍按本表统计期计算。',
  'report.note.smallest':
    '分母不足 {smallest} 的比率只列件数、不列百分比，不参加排名；分母为 0 的以“—”表示。',
  'report.note.closed':
    '“已整改”指经核验销号的事项；责任单位已报结待核验的、基本完成的，均不计入。',
  'report.note.valid':
    '有效数 = 收集数 {collected} − 待研判 {pending} − 不予受理 {rejected} − 撤回 {withdrawn} − 并案 {merged} − 作废 {voided} = {valid}。',
  'report.note.closure-rate': '整改率 = 已整改 ÷ 收集数 = {ratio}。',
  'report.note.valid-closure-rate': '有效整改率 = 已整改 ÷ 有效数 = {ratio}。',
  'report.note.due':
    '应结数 {due} 件：有效事项中，经批准的办理期限在统计期内且不晚于截止日、期限当日未中止的；尚未到期的不计入。期限当日销号为按期，次日起为超期。',
  'report.note.due-closure-rate':
    '应结整改率 = 应结事项中截止日已整改的（含逾期整改） ÷ 应结数 = {ratio}。',
  'report.note.on-time-rate':
    '按期整改率 = 应结事项中期限内销号且截止日仍为已整改的 ÷ 应结数 = {ratio}。',
  'report.note.due-provisional':
    '未整改事项中有 {count} 件的办理期限以工作日计、已超出工作日历（{calendar}，节假日安排至 {coveredUntil}），为暂定期限，通知公布后重算。',
  'report.note.nothing-due': '统计期内没有到期事项，应结整改率、按期整改率以“—”表示。',
  'report.note.nothing-due-groups':
    '统计期内没有到期事项、相应比率以“—”表示的（共 {count} 个）：{groups}。',
  'report.note.nothing-due-many':
    '统计期内没有到期事项、相应比率以“—”表示的（共 {count} 个）：{groups}等。',
  'report.note.flow':
    '本期净销号 = 本期销号 {closed} − 本期重开 {reopened} = {net}。同一事项多次销号的逐次计入本期销号；重开不改变以前各期的数据。',
  'report.note.imported':
    '本期销号 {closed} 件次中，{imported} 件次来自导入的历史台账，日期以原台账所载为准。',
  'report.note.long-term':
    '有效事项中有长期坚持事项 {count} 件，不设办理期限，不计入应结数和超期。',
  'report.note.durations':
    '办理时长按截止日已整改的 {closed} 件计算：自受理至最后一次销号的工作日数，扣除中止、销号后至重开等停止办理的时间；工作日历为 {calendar}（节假日安排至 {coveredUntil}）。按自然日计，中位数 {median} 天，P90 {p90} 天。',
  'report.note.durations-none': '截止日没有已整改事项，办理时长以“—”表示。',
  'report.note.calendar-provisional':
    '{coveredUntil} 以后的节假日安排尚未纳入工作日历（{calendar}），暂按周一至周五计算工作日，公布后可能调整。',
} as const;
