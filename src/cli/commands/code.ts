/** 代码: sources, categories, severities, regions, leaders. */
import { CODE_KINDS, type CodeKind } from '../../domain/case.ts';
import { translator } from '../../messages/index.ts';
import { termVerbs } from '../term-verbs.ts';
import { UsageError } from '../usage-error.ts';

export const code = termVerbs({
  leading: [{ name: 'kind', required: true }],
  kinds: ([kind]) => (kind === undefined ? CODE_KINDS : [readKind(kind)]),
  take: ([kind = '', ...names]) => ({ kind: readKind(kind), names }),
});

/** A kind by its key or its name in either language. */
function readKind(text: string): CodeKind {
  const [zh, en] = [translator('zh'), translator('en')];
  const word = text.trim().toLowerCase();
  const kind = CODE_KINDS.find((one) =>
    [one, zh(`term.${one}`), en(`term.${one}`), zh(`field.${one}`)].includes(word),
  );
  if (kind === undefined)
    throw new UsageError('kind-unknown', {
      value: text,
      known: CODE_KINDS.flatMap((one) => [zh(`term.${one}`), one]),
    });
  return kind;
}
