/** A and K, issued reports: what is said of figures as they were. */
export const issued = {
  'opt.known-at': '按此时已登记的事项（日期即当日终了，也可写 "2026-11-01 10:00"；默认现在）',
  'opt.list.as-of': '列出这一天终了时的情况（默认今天）',
  'opt.show.as-of': '显示这一天终了时的情况（默认今天）',
  'fact.as-of': '截至日',
  'fact.known-at': '知悉时点',
  'talk.as-of': '以下为截至 {asOf}（含当日）的情况。',
  'talk.known-at': '以下按 {knownAt}（北京时间）已登记的事项。',
  'talk.as-of-known-at':
    '以下为截至 {asOf}（含当日）的情况，按 {knownAt}（北京时间）已登记的事项。',
  'report.note.known-then':
    '本表只依据 {knownAt}（北京时间）已登记的事项；此后登记、更正、撤销的均不计入。',
  'finding.report-missing': '{month} 第 {revision} 版报表（第 {entry} 号记账）留存的内容不在',
  'finding.report-altered': '{month} 第 {revision} 版报表（第 {entry} 号记账）留存的内容被改动过',
  'finding.report-basis-differs':
    '{month} 第 {revision} 版报表（第 {entry} 号记账）所依据的记账与印发时的摘要不符',
  'finding.report-unknown': '第 {entry} 号记账没有印发报表，却留存有报表内容',
  'verb.report.issue': '印发月报：固定当月数据，留存备查',
  'verb.report.issued': '已印发的月报：列出、查看、逐字核对',
  'example.report.issue':
    'buding 报表 印发 2026-10 --dry-run\nbuding 报表 印发 2026-10\nbuding 报表 印发 2026-10 --revise --reason 补录漏报事项',
  'example.report.issued':
    'buding 报表 已印发\nbuding 报表 已印发 2026-10\nbuding 报表 已印发 2026-10 --check',
  'action.report.issue': '印发月报',
  'value.month': '月份',
  'opt.revise': '重发更正版（须写 --reason；以前各版照旧留存）',
  'opt.revision': '第几版（默认最后一版）',
  'opt.check': '按当时的记账重算，与留存内容逐字核对',
  'fact.month': '月份',
  'fact.period': '统计期',
  'fact.anchor': '末次记账',
  'fact.definitions': '口径版本',
  'fact.calendar': '工作日历',
  'fact.cases-listed': '留存件数',
  'fact.corrections': '上期更正（件）',
  'fact.revision': '版次',
  'fact.issued-at': '印发时间',
  'talk.confirm-issue': '以上为 {month} 月报的主要数据，印发后不能撤销。确定印发？',
  'talk.issued': '已印发 {month} 月报第 {revision} 版（第 {entry} 号记账），内容摘要 {sha256}。',
  'talk.issue-rehearsed': '试算：{month} 月报可以印发（第 {revision} 版），未记账。',
  'talk.none-issued': '还没有印发过月报。',
  'talk.content-lost': '（内容缺失或被改动）',
  'talk.replay-same': '{month} 第 {revision} 版：按印发时的记账重算，与留存内容逐字相同。',
  'talk.replay-calendar-only':
    '{month} 第 {revision} 版：各项数据和各件均相同；工作日历的版本与印发时不同（印发时 {calendar}，现为 {found}）。',
  'talk.replay-difference': '{where}：印发 {kept}，重算 {now}',
  'usage.month-unreadable': '“{value}”读不出是哪一月。',
  'usage-hint.month-unreadable': '可写 2026-10、2026年10月、10月、上月。',
  'usage.known-at-unreadable': '--known-at 的时间“{value}”读不懂。',
  'usage-hint.known-at-unreadable':
    '可写日期（即当日终了）2026-10-31、日期和时间 "2026-11-01 10:00"（北京时间）、2026-11-01T02:00:00Z。',
  'usage.known-at-in-future': '--known-at 的时间“{time}”还没有到（现在是 {now}）。',
  'usage-hint.known-at-in-future': '请给出已经过去的日期或时间。',
  'usage.figure-unknown': '没有“{value}”这项指标。{suggestion}',
  'usage-hint.figure-unknown':
    '可写指标的中文名或键名。比率有：{known}；件数如 超期、未整改、本期销号。',
  'usage.figure-missing': '没有写明要说明哪一项指标。',
  'usage-hint.figure-missing':
    '例如 buding 报表 释数 2026-10 按期整改率。比率有：{known}；件数如 超期、未整改、本期销号。',
} as const;
