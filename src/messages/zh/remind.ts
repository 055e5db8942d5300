/** 督办: the list of what is to be chased, and the letter to a unit. */
import type { ReminderKind, ReminderStep } from '../../domain/letters.ts';

export const remind = {
  'reminder.overdue': '已超期',
  'reminder.due-soon': '临期',
  'reminder.suspension-review': '中止待复核',
  'reminder.triage': '待研判',
  'reminder.verification': '待核验',
  'reminder.look-back': '待回头看',
  'reminder.patch-lapsing': '补丁将失效',

  'reminder-step.remind': '提醒',
  'reminder-step.supervise': '督办',
  'reminder-step.circulate': '通报',

  'remind.kind': '事由',
  'remind.step': '措施',
  'remind.date': '日期',
  'remind.days': '天数',
  'remind.chased': '今日已发',
  'remind.days-over': '已过 {count} 个工作日',
  'remind.days-left': '还有 {count} 个工作日',
  'remind.days-none': '当日',
  'remind.nothing': '今天没有需要督办的。',
  'remind.summary': '共 {count} 条：{kinds}。',
  'remind.summary-kind': '{kind} {count}',
  'remind.red-too':
    '待核验的有 {count} 件已过时限：看板计入红灯，这里列为“待核验”，不向责任单位发函。',
  'remind.how-to-apply':
    '发督办函并记账：buding 督办 --apply；先看草稿：buding 督办 --format docx -o <文件夹>',
  'remind.confirm':
    '将向 {units} 个单位发出督办函，涉及 {cases} 件，文号自 {first} 起，记入日志。是否继续？',
  'remind.confirm-both': '{accepting}{writing}',
  'remind.confirm-accept': '{count} 件逾期未反馈，将视作默认受理。',
  'remind.accepted': '默认受理 {count} 件（{nos}），第 {entry} 号记账。',
  'remind.issued': '已发督办函 {count} 份，第 {entry} 号记账。',
  'remind.changed-meanwhile':
    '确认期间台账有变动（可能他人已经发函）：原拟发函 {planned} 份，实发 {count} 份。',
  'remind.no-letters': '没有需要向责任单位发函的（今天已发过的不重复）。',
  'remind.written': '已写入 {folder}：{count} 份。',
  'remind.drafts': '草稿 {count} 份，已写入 {folder}，未编号、未记账。',

  'letter.draft-number': '（草稿，未编号）',
  'letter.title-remind': '关于提醒办理制度漏洞整改事项的函',
  'letter.title-supervise': '关于督促办理制度漏洞整改事项的函',
  'letter.title-circulate': '关于限期办结制度漏洞整改事项的函',
  'letter.opening':
    '截至{date}，你单位承办的制度漏洞整改事项中，有下列事项需要办理：{kinds}（见附件）。',
  'letter.part-overdue': '已超过整改时限 {count} 件',
  'letter.part-due-soon': '临期 {count} 件',
  'letter.part-suspension-review': '中止已到复核日期 {count} 件',
  'letter.part-patch-lapsing': '已打补丁的制度文件即将或已经失效 {count} 件',
  'letter.ask-overdue': '已超期的，请抓紧整改到位并报结；确有客观原因不能按期完成的，请书面说明。',
  'letter.ask-due-soon': '临期的，请按时办结；需要延期的，应当在到期前提出，写明理由和新的时限。',
  'letter.ask-suspension-review':
    '中止已到复核日期的，请核实中止事由是否消除；已经消除的，及时恢复办理。',
  'letter.ask-patch-lapsing':
    '制度文件即将失效的，请在失效前完成评估，提出延续、修订或者废止的意见。',
  'letter.warn-circulate': '超期较长的事项已列入通报范围，请单位主要负责同志亲自过问。',
  'letter.closing':
    '办理情况请及时反馈我单位。不属于你单位职责的，请按规定退件，并提出建议承办单位。',
  'letter.annex': '督办事项清单',
  'letter.column-index': '序号',
  'letter.column-no': '编号',
  'letter.column-title': '问题',
  'letter.column-assigned': '交办日期',
  'letter.column-date': '时限',
  'letter.column-standing': '办理状况',
  'letter.standing': '{kind}，{days}',
  'letter.file': '{number} {unit}.docx',
  'letter.draft-file': '草稿 {unit}.docx',
  'letter.folder': '督办函-{date}',
} as const satisfies Record<`reminder.${ReminderKind}` | `reminder-step.${ReminderStep}`, string> &
  Record<string, string>;
