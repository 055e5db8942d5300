/** The words by which a kind of term is named: its key, its names on screen, and the short one. */
import { TERM_KINDS, type TermKind } from '../domain/terms.ts';
import { chinese } from '../messages/translate.ts';

const SHORT: Readonly<Record<string, TermKind>> = {
  单位: 'unit',
  类别: 'category',
  地区: 'region',
  区域: 'region',
  等级: 'severity',
  领导: 'leader',
};

/** A kind by any of its words; `null` for any other text. */
export function readTermKind(text: string): TermKind | null {
  const word = text.normalize('NFKC').trim().toLowerCase();
  const named = TERM_KINDS.find((kind) =>
    [kind, chinese(`term.${kind}`), chinese(`field.${kind}`)].includes(word),
  );
  return named ?? (Object.hasOwn(SHORT, word) ? (SHORT[word] ?? null) : null);
}
