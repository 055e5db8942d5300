/** The table of all actions as a README shows it, made from the one that the program obeys. */
import type { ActionField, Transition } from '../../src/domain/workflow.ts';
import { ACTIONS, WORKFLOW, type Action } from '../../src/domain/workflow.ts';
import { STAGES, type Stage } from '../../src/domain/stages.ts';
import { labels as zh } from '../../src/messages/zh/labels.ts';

/** What stands in the command line for a field; most are flags of the same name. */
const WRITTEN: Partial<Record<ActionField, string>> = { titles: '`--title`', changes: '…' };

/** An action that is no command of its own. */
const CALLED: Partial<Record<Action, string>> = { unmerge: 'merge --undo' };

const WORDS = {
  en: {
    head: ['action', '中文', 'from', 'to', 'needs', 'while suspended'],
    same: 'stays',
    back: 'where it was',
    unit: 'assigned, without a unit accepted',
    any: 'any',
    suspended: { may: 'yes', no: 'no', must: 'only' },
  },
  zh: {
    head: ['命令', '英文', '从', '到', '须写明', '中止期间'],
    same: '不变',
    back: '并案前的阶段',
    unit: '整改中，无责任单位的为待交办',
    any: '任何阶段',
    suspended: { may: '可以', no: '不可', must: '仅限' },
  },
} as const;

export type TableLanguage = keyof typeof WORDS;

export function workflowTable(language: TableLanguage): string {
  const { head } = WORDS[language];
  const rows = ACTIONS.map((action) => rowOf(action, language));
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function rowOf(action: Action, language: TableLanguage): string[] {
  const words = WORDS[language];
  const row: Transition = WORKFLOW[action];
  const stage = (one: Stage) => (language === 'zh' ? zh[`stage.${one}`] : one);
  const { to } = row;
  const name = CALLED[action] ?? action;
  const names = language === 'zh' ? [row.alias, name] : [name, row.alias];
  return [
    ...names,
    fromOf(row, words.any, stage, language === 'zh' ? '、' : ', '),
    to === 'same' || to === 'back' || to === 'unit' ? words[to] : stage(to),
    row.needs.map((field) => WRITTEN[field] ?? `\`--${field}\``).join(' '),
    words.suspended[row.suspended],
  ];
}

function fromOf(
  { from }: Transition,
  any: string,
  stage: (one: Stage) => string,
  comma: string,
): string {
  if (from.length === STAGES.length) return any;
  if (from.length < STAGES.length - 2) return from.map(stage).join(comma);
  const missing = STAGES.filter((one) => !from.includes(one));
  return `${any} − ${missing.map(stage).join(comma)}`;
}
