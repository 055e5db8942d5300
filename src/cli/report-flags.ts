/** Flags that reports have in common: the period, the form, what is summed by. */
import { TERM_KINDS } from '../domain/terms.ts';
import { LANGUAGES } from '../messages/translate.ts';
import type { GroupBy } from '../store/store.ts';
import { OUTPUT } from './common-flags.ts';
import type { FlagSpec } from './flag-spec.ts';
import { REPORT_ENCODINGS } from './report-format.ts';
import { readTermKind } from './kind-words.ts';
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

export const GROUPS = [...TERM_KINDS, 'month'] as const satisfies readonly GroupBy[];

export const BY: FlagSpec = { name: 'by', value: 'word', words: GROUPS };

export function readGroup(text: string): GroupBy | null {
  const word = text.trim().toLowerCase();
  return ['month', '月', '月份', '收集月份'].includes(word) ? 'month' : readTermKind(word);
}
