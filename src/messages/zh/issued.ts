/** A and K, issued reports: what is said of figures as they were. */
export const issued = {
  'report.note.known-then':
    '本表只依据 {knownAt}（北京时间）已登记的事项；此后登记、更正、撤销的均不计入。',
  'finding.report-missing': '{month} 第 {revision} 版报表（第 {entry} 号记账）留存的内容不在',
  'finding.report-altered': '{month} 第 {revision} 版报表（第 {entry} 号记账）留存的内容被改动过',
  'finding.report-basis-differs':
    '{month} 第 {revision} 版报表（第 {entry} 号记账）所依据的记账与印发时的摘要不符',
  'finding.report-unknown': '第 {entry} 号记账没有印发报表，却留存有报表内容',
  'example.report.issue':
    'buding 报表 印发 2026-10 --dry-run\nbuding 报表 印发 2026-10\nbuding 报表 印发 2026-10 --revise --reason 补录漏报事项',
  'example.report.issued':
    'buding 报表 已印发\nbuding 报表 已印发 2026-10\nbuding 报表 已印发 2026-10 --check',
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
