/** 代码: sources, categories, severities, regions, leaders. */
import { CODE_KINDS, type CodeKind } from '../../domain/case.ts';
import { chinese } from '../../messages/translate.ts';
import { readTermKind } from '../kind-words.ts';
import { termVerbs } from '../term-verbs.ts';
import { UsageError } from '../usage-error.ts';

export const code = termVerbs({
  leading: [{ name: 'kind', required: true }],
  kinds: ([kind]) => (kind === undefined ? CODE_KINDS : [readKind(kind)]),
  take: ([kind = '', ...names]) => ({ kind: readKind(kind), names }),
});

/** A kind of code; units have commands of their own. */
function readKind(text: string): CodeKind {
  const named = readTermKind(text);
  const kind = CODE_KINDS.find((one) => one === named);
  if (kind !== undefined) return kind;
  const known = CODE_KINDS.flatMap((one) => [chinese(`term.${one}`), one]);
  throw new UsageError('kind-unknown', { value: text, known });
}
