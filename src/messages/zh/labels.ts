/** Names of stages, outcomes, kinds, ratings, events, fields: the words of tables and sentences. */
import type { CaseState, Outcome, PatchKind, Rating } from '../../domain/case.ts';
import type { EventKind } from '../../domain/events.ts';
import type { LedgerField } from '../../domain/ledger-row.ts';
import type { Stage } from '../../domain/stages.ts';
import type { OfficeEventKind, TermKind } from '../../domain/terms.ts';

/** Fields of a case that a person reads as one line; the others are shown in a way of their own. */
type ShownField =
  | Exclude<keyof CaseState, 'patch' | 'absorbed' | 'raw_dates' | 'own_received_on' | 'row_key'>
  | LedgerField
  | 'patch_title'
  | 'patch_published_on'
  | 'patch_in_force_on';

export const labels = {
  'stage.received': '待研判',
  'stage.accepted': '待交办',
  'stage.assigned': '整改中',
  'stage.submitted': '待核验',
  'stage.closed': '已销号',
  'stage.rejected': '不予受理',
  'stage.withdrawn': '撤回',
  'stage.merged': '并案',
  'stage.voided': '作废',

  'outcome.patched': '已打补丁',
  'outcome.explained': '解释说明',
  'outcome.no_patch_needed': '无需补丁',
  'outcome.reported_upward': '报上级',

  'patch-kind.enacted': '制定',
  'patch-kind.revised': '修订',
  'patch-kind.amended': '修正',
  'patch-kind.repealed': '废止',
  'patch-kind.lapsed': '宣布失效',
  'patch-kind.interpreted': '解释',
  'patch-kind.supplemented': '补充通知',
  'patch-kind.prolonged': '延续有效期',
  'patch-kind.piloted': '试点',
  'patch-kind.consolidated': '合并替代',
  'patch-kind.process_changed': '流程或系统改造',

  'rating.satisfied': '满意',
  'rating.mostly_satisfied': '基本满意',
  'rating.dissatisfied': '不满意',
  'rating.unanswered': '未评价',

  'result.held': '未反弹',
  'result.relapsed': '已反弹',

  'event.received': '登记',
  'event.accepted': '受理',
  'event.rejected': '不予受理',
  'event.assigned': '交办',
  'event.returned': '退件',
  'event.extended': '延期',
  'event.suspended': '中止',
  'event.resumed': '恢复',
  'event.submitted': '报结',
  'event.reworked': '重办',
  'event.closed': '销号',
  'event.reopened': '重开',
  'event.reviewed': '回头看',
  'event.rated': '评价',
  'event.merged': '并案',
  'event.unmerged': '取消并案',
  'event.absorbed': '并入',
  'event.released': '并案解除',
  'event.divided': '拆分',
  'event.withdrawn': '撤回',
  'event.voided': '作废',
  'event.corrected': '更正',
  'event.noted': '批注',
  'event.reversed': '撤销',
  'event.redated': '更正日期',
  'event.recounted': '重算时限',
  'event.opened': '建账',
  'event.configured': '设置',
  'event.term_added': '新增名称',
  'event.term_renamed': '更名',
  'event.term_aliased': '新增别名',
  'event.term_merged': '名称合并',
  'event.profile_saved': '保存导入方案',
  'event.calendar_imported': '导入日历',
  'event.calendar_reversed': '撤销日历导入',
  'event.reporter_disclosed': '查看反映人',

  'term.unit': '单位',
  'term.source': '来源',
  'term.category': '问题类别',
  'term.severity': '严重程度',
  'term.region': '区域',
  'term.leader': '责任领导',

  'field.no': '编号',
  'field.title': '标题',
  'field.description': '问题描述',
  'field.stage': '阶段',
  'field.source': '来源',
  'field.category': '问题类别',
  'field.severity': '严重程度',
  'field.region': '区域',
  'field.rule': '涉及制度',
  'field.rule_no': '文号',
  'field.unit': '责任单位',
  'field.co_units': '配合单位',
  'field.leader': '责任领导',
  'field.owner': '责任人',
  'field.measures': '整改措施',
  'field.progress': '进展情况',
  'field.note': '备注',
  'field.received_on': '收集日期',
  'field.accepted_on': '受理日期',
  'field.assigned_on': '交办日期',
  'field.submitted_on': '报结日期',
  'field.done_on': '报结日期',
  'field.closed_on': '销号日期',
  'field.first_closed_on': '首次销号日期',
  'field.left_on': '退出日期',
  'field.due_on': '整改时限',
  'field.original_due_on': '原定时限',
  'field.due_text': '时限原文',
  'field.due_from': '时限起算日',
  'field.long_term': '长期坚持',
  'field.assignment_final': '指定承办',
  'field.suspended': '中止',
  'field.suspended_on': '中止日期',
  'field.review_on': '复核日期',
  'field.reviewed_on': '回头看日期',
  'field.handler': '经办人',
  'field.verifier': '核验人',
  'field.outcome': '办理结果',
  'field.patch': '补丁名称',
  'field.patch_title': '补丁名称',
  'field.patch_no': '补丁文号',
  'field.patch_kind': '补丁类型',
  'field.patch_published_on': '发布日期',
  'field.patch_in_force_on': '施行日期',
  'field.published_on': '发布日期',
  'field.in_force_on': '施行日期',
  'field.absorbed': '被并入的问题',
  'field.reason': '事由',
  'field.merged_into': '并入',
  'field.split_from': '拆分自',
  'field.rating': '满意度',
  'field.satisfaction': '满意度',
  'field.returns': '退件次数',
  'field.extensions': '延期次数',
  'field.reworks': '重办次数',
  'field.reopenings': '重开次数',
  'field.status': '状态',
  'field.date': '日期',
  'field.reporter': '反映人',
  'field.contact': '联系方式',
  'field.history': '办理经过',
  'field.extra': '其他栏目',
  'field.has_reporter': '留有反映人',
} as const satisfies Record<
  | `stage.${Stage}`
  | `outcome.${Outcome}`
  | `patch-kind.${PatchKind}`
  | `rating.${Rating}`
  | `event.${EventKind | OfficeEventKind}`
  | `term.${TermKind}`
  | `field.${ShownField}`,
  string
> &
  Record<string, string>;
