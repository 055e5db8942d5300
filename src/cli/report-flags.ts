/** Flags that reports have in common: the period, the form, what is summed by. */
import { TERM_KINDS } from '../domain/terms.ts';
import { LANGUAGES } from '../messages/translate.ts';
import type { GroupBy } from '../store/store.ts';
import { OUTPUT } from './common-flags.ts';
import type { FlagSpec } from './flag-spec.ts';
import { REPORT_ENCODINGS } from './report-format.ts';
import { AS_OF, KNOWN_AT } from './viewpoint.ts';

export const PERIOD: readonly FlagSpec[] = [
  { name: 'month', value: 'text' },
  { name: 'year', value: 'text' },
  { name: 'from', value: 'date' },
  { name: 'to', value: 'date' },
  AS_OF,
  KNOWN_AT,
];

/** How a report is written; which formats there are depends on the report. */
export function formFlags(formats: readonly string[]): readonly FlagSpec[] {
  return [
    { name: 'format', value: 'word', words: formats },
    { name: 'headers', value: 'word', words: LANGUAGES },
    { name: 'encoding', value: 'word', words: REPORT_ENCODINGS },
    OUTPUT,
  ];
}

export const GROUPS = [
  'unit',
  'source',
  'category',
  'severity',
  'region',
  'leader',
  'month',
] as const satisfies readonly GroupBy[];

export const BY: FlagSpec = { name: 'by', value: 'word', words: GROUPS };

export function readGroup(text: string): GroupBy | null {
  const chinese: Readonly<Record<string, GroupBy>> = {
    单位: 'unit',
    责任单位: 'unit',
    来源: 'source',
    类别: 'category',
    等级: 'severity',
    区域: 'region',
    领导: 'leader',
    月: 'month',
    月份: 'month',
  };
  const word = text.trim().toLowerCase();
  if (word === 'month') return 'month';
  return TERM_KINDS.find((kind) => kind === word) ?? chinese[word] ?? null;
}
