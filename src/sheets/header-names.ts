/** Which header means which field: the names seen in offices' ledgers (domain.md), and our export's. */
import { LEDGER_FIELDS, type LedgerField } from '../domain/ledger-row.ts';

/** Headers that our own export writes, field by field; `import` reads each of them back. */
export const EXPORT_HEADERS = {
  no: '编号',
  title: '标题',
  description: '问题描述',
  source: '来源',
  category: '问题类别',
  severity: '严重程度',
  region: '区域',
  unit: '责任单位',
  co_units: '配合单位',
  leader: '责任领导',
  owner: '责任人',
  rule: '涉及制度',
  rule_no: '文号',
  measures: '整改措施',
  progress: '进展情况',
  status: '状态',
  received_on: '收集日期',
  accepted_on: '受理日期',
  assigned_on: '交办日期',
  due_on: '整改时限',
  done_on: '报结日期',
  closed_on: '销号日期',
  outcome: '办理结果',
  patch: '补丁名称',
  patch_no: '补丁文号',
  patch_kind: '补丁类型',
  published_on: '发布日期',
  in_force_on: '施行日期',
  handler: '经办人',
  verifier: '核验人',
  satisfaction: '满意度',
  note: '备注',
  split_from: '拆分自',
  history: '经过',
} as const satisfies Partial<Record<LedgerField, string>>;

/** The course of a case in words, for people: an export writes it, `import` reads 经过 instead. */
export const COURSE_HEADER = '经过（文字）';

const SEEN: Partial<Record<LedgerField, string>> = {
  no: '问题编号 工单编号 督办编号 留言编号 受理编号 流水号 案件编号',
  source: '问题来源 诉求来源 线索来源 受理渠道 反映渠道',
  received_on: '收集时间 受理时间 发现时间 检查日期 排查时间 反馈日期 来电时间 留言时间 登记日期',
  title: '问题标题 问题名称 督办事项 议定事项 留言主题 事项名称',
  description: '问题表述 存在问题 具体问题 漏洞描述 主要问题 留言详情',
  rule: '制度名称 文件名称 定性依据',
  rule_no: '发文字号',
  category: '问题类型 一级分类',
  severity: '问题等级 紧急程度',
  region: '所属区域 县市区',
  unit: '牵头单位 整改牵头单位 主办单位 承办单位 主责部门 主办部门 办理单位',
  // 督导单位 is not here: it supervises.
  co_units: '协办单位 参与单位',
  leader: '分管领导 牵头领导 包案领导',
  owner: '整改人 联系人',
  measures: '具体措施 工作措施 补丁建议 整改方案',
  assigned_on: '交办时间 下发时间 派单时间 转办时间',
  due_on: '整改期限 完成时限 办结时限 办结期限 截止时间 计划完成时间 拟完成时间',
  progress: '整改进展 整改情况 落实情况 办理情况',
  status: '完成情况 是否完成 是否销号 当前阶段',
  done_on: '整改完成时间 整改到位时间 办结时间 答复时间 实际完成时间',
  closed_on: '销号时间 闭环时间 复查通过时间 归档时间',
  satisfaction: '群众评价',
  note: '说明',
  // Who reported is secret: better one column too many behind that wall than one too few.
  reporter: '反映人 来电人 留言人 投诉人',
  contact: '联系电话 来电号码 反映人电话',
};

/** Running numbers of the table, not of the case. */
const IGNORED = ['序号', 'No.'];

/** Headers that are a deadline in some tables and a real date in others. */
const TRAPS = ['完成时间', '整改时间'];

/** What `no` columns of a rejects file are called; at the end of the table they are ignored. */
export const REJECT_HEADERS = ['行号', '原因'] as const;

/** Stands between the parts of a two-row header. */
export const HEADER_JOINT = '·';

/** A known header's meaning. `trap`: only the values can tell (see `column-traps.ts`). */
export type HeaderMeaning = LedgerField | '-' | 'trap';

/** The form in which headers are compared: NFKC, without blanks, line breaks, brackets and `*：:`. */
export function normaliseHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff*:：()[\]{}<>《》〈〉【】〔〕「」『』"“”]/g, '')
    .toLowerCase();
}

const MEANINGS = buildMeanings();

function buildMeanings(): ReadonlyMap<string, HeaderMeaning> {
  const meanings = new Map<string, HeaderMeaning>();
  const add = (header: string, meaning: HeaderMeaning) =>
    meanings.set(normaliseHeader(header), meaning);
  for (const field of LEDGER_FIELDS) {
    add(field, field);
    for (const header of SEEN[field]?.split(' ') ?? []) add(header, field);
  }
  for (const [field, header] of Object.entries(EXPORT_HEADERS)) add(header, field as LedgerField);
  for (const header of IGNORED) add(header, '-');
  for (const header of TRAPS) add(header, 'trap');
  return meanings;
}

/**
 * What a header means, or undefined. Tried in turn: all of it, without what stands in brackets
 * (`责任单位（牵头）`), and of a two-row header its lower, then its upper part.
 */
export function meaningOf(header: string): HeaderMeaning | undefined {
  const whole =
    MEANINGS.get(normaliseHeader(header)) ?? MEANINGS.get(normaliseHeader(withoutBrackets(header)));
  if (whole !== undefined || !header.includes(HEADER_JOINT)) return whole;
  const at = header.lastIndexOf(HEADER_JOINT);
  return meaningOf(header.slice(at + 1)) ?? meaningOf(header.slice(0, at));
}

function withoutBrackets(header: string): string {
  return header.normalize('NFKC').replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|〔[^〔〕]*〕/g, '');
}

/** Headers of our own that stand before the extra columns; 经过 is behind them. */
const BEFORE: readonly string[] = Object.values(EXPORT_HEADERS).slice(0, -1);
const OWN_HEADERS: readonly string[] = [...BEFORE, COURSE_HEADER, EXPORT_HEADERS.history];

/**
 * True for our own export: every header of it in its order, those of extra columns before 经过; behind
 * it at most the two columns of a rejects file. A clerk's ledger may have 编号 and 经过 as well. The
 * course in words may be missing: it says nothing that 经过 does not.
 */
export function isOwnExport(headers: readonly string[]): boolean {
  const last = headers.length - 1 - (isRejectsFile(headers) ? REJECT_HEADERS.length : 0);
  return (
    last >= BEFORE.length &&
    headers[last] === EXPORT_HEADERS.history &&
    BEFORE.every((header, at) => headers[at] === header)
  );
}

/** Whether a column is the course in words of an export, which is there to be read by people alone. */
export function isCourseInWords(header: string): boolean {
  return normaliseHeader(header) === normaliseHeader(COURSE_HEADER);
}

/** Whether our export has a column of that header, letter by letter. */
export function isOneOfOurs(header: string): boolean {
  return OWN_HEADERS.includes(header);
}

/** Tells an extra column of an export from one of ours that has the same header: 原表 is the ledger's own. */
const OF_THE_LEDGER = '（原表）';

/** The header under which an export writes an extra column; {@link extraOfExport} leads back. */
export function headerOfExtra(extra: string): string {
  return isLikeOurs(extra) ? extra + OF_THE_LEDGER : extra;
}

/** The extra column that stands in our own export under a header. */
export function extraOfExport(header: string): string {
  return header.endsWith(OF_THE_LEDGER) && isLikeOurs(header)
    ? header.slice(0, -OF_THE_LEDGER.length)
    : header;
}

/** One of our headers, with or without marks behind it: a ledger may have both. */
function isLikeOurs(header: string): boolean {
  let plain = header;
  while (plain.endsWith(OF_THE_LEDGER)) plain = plain.slice(0, -OF_THE_LEDGER.length);
  return isOneOfOurs(plain);
}

/** True when the table ends with 行号, 原因: rejected rows that came back. */
export function isRejectsFile(headers: readonly string[]): boolean {
  return (
    headers.length > 2 &&
    headers.at(-2) === REJECT_HEADERS[0] &&
    headers.at(-1) === REJECT_HEADERS[1]
  );
}
