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
  'usage.known-at-unreadable': '--known-at 的时间“{value}”读不懂。',
  'usage-hint.known-at-unreadable':
    '可写日期（即当日终了）2026-10-31、日期和时间 "2026-11-01 10:00"（北京时间）、2026-11-01T02:00:00Z。',
  'usage.known-at-in-future': '--known-at 的时间“{time}”还没有到（现在是 {now}）。',
  'usage-hint.known-at-in-future': '请给出已经过去的日期或时间。',
  'usage.figure-unknown': '没有“{value}”这项指标。{suggestion}',
  'usage-hint.figure-unknown': '可写指标的中文名或键名，例如 按期整改率、on_time、overdue。',
} as const;
