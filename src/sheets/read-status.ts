/** Status words (domain.md): what a ledger's 状态 cell says about its case. */
import type { StatusReading } from '../domain/ledger-row.ts';
import { STAGES, type Stage } from '../domain/stages.ts';
import { normaliseHeader } from './header-names.ts';

const WORDS: Record<string, string> = {
  done: '已完成 已整改 整改完成 已办结 完成整改 办结 结案',
  closed: '已销号 销号 闭环 归档',
  partial: '基本完成 阶段性完成 部分完成',
  open: '正在推进 正在整改 整改中 办理中 有序推进',
  not_begun: '未完成 未整改 尚未整改 未启动 待办',
  long_term: '长期坚持 持续整改 持续推进',
  received: '待研判',
  accepted: '待交办',
  submitted: '待核验',
  rejected: '不予受理 退回',
  withdrawn: '撤回 撤销',
  merged: '并案',
  voided: '作废',
  suspended: '中止',
};

const READINGS = new Map<string, StatusReading>(
  Object.entries(WORDS).flatMap(([reading, words]) =>
    words.split(' ').map((word) => [word, reading as StatusReading] as const),
  ),
);

/** In a column that asks a question (是否销号), the answer alone is the cell. */
const YES = new Set(['是', '√', '✓', '✔']);
const NO = new Set(['否', '×', '✗', '✘']);

const OTHER_READINGS = ['done', 'open', 'not_begun', 'partial', 'long_term', 'suspended'] as const;

/** Every reading by its own name, as `--status 词=…` writes it. */
export function isStatusReading(text: string): text is StatusReading {
  return (
    STAGES.includes(text as Stage) ||
    OTHER_READINGS.includes(text as (typeof OTHER_READINGS)[number])
  );
}

/**
 * The reading of a status cell, or undefined for a word that nobody knows. `words` are the user's and
 * win; `header` lets 是否销号 and 是否完成 be answered with 是 or 否.
 */
export function readStatus(
  text: string,
  { header = '', words }: { header?: string; words?: ReadonlyMap<string, StatusReading> } = {},
): StatusReading | undefined {
  const word = normaliseStatus(text);
  return taught(text, word, words) ?? READINGS.get(word) ?? answer(word, normaliseHeader(header));
}

function taught(
  text: string,
  word: string,
  words: ReadonlyMap<string, StatusReading> | undefined,
): StatusReading | undefined {
  if (words === undefined) return undefined;
  const exact = words.get(text) ?? words.get(text.trim());
  if (exact !== undefined) return exact;
  for (const [known, reading] of words) if (normaliseStatus(known) === word) return reading;
  return undefined;
}

function answer(word: string, header: string): StatusReading | undefined {
  if (!header.includes('是否')) return undefined;
  const closing = header.includes('是否销号');
  if (YES.has(word)) return closing ? 'closed' : 'done';
  // Not struck off says only that it goes on; not completed is the word 未完成.
  if (NO.has(word)) return closing ? 'open' : 'not_begun';
  return undefined;
}

function normaliseStatus(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[。.;；]+$/, '')
    .toLowerCase();
}
