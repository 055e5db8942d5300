/** 代码: sources, categories, severities, regions, leaders. */
import { CODE_KINDS, type CodeKind } from '../../domain/case.ts';
import { chinese } from '../../messages/translate.ts';
import { termVerbs } from '../term-verbs.ts';
import { UsageError } from '../usage-error.ts';

export const code = termVerbs({
  leading: [{ name: 'kind', required: true }],
  kinds: ([kind]) => (kind === undefined ? CODE_KINDS : [readKind(kind)]),
  take: ([kind = '', ...names]) => ({ kind: readKind(kind), names }),
});

/** A kind by its key or its Chinese name. */
function readKind(text: string): CodeKind {
  const word = text.trim().toLowerCase();
  const kind = CODE_KINDS.find((one) =>
    [one, chinese(`term.${one}`), chinese(`field.${one}`)].includes(word),
  );
  if (kind !== undefined) return kind;
  const known = CODE_KINDS.flatMap((one) => [chinese(`term.${one}`), one]);
  throw new UsageError('kind-unknown', { value: text, known });
}
