/** The refusal for a unit or code that the office doesn't have, with those that may have been meant. */
import { Refusal } from '../domain/errors.ts';
import type { TermBook, TermKind } from '../domain/terms.ts';

const SUGGESTED = 3;

export function unknownTerm(terms: TermBook, kind: TermKind, name: string): Refusal {
  const similar = terms
    .list(kind)
    .flatMap((term) => [term.name, ...term.aliases])
    .filter((known) => known.includes(name) || name.includes(known))
    .slice(0, SUGGESTED);
  return new Refusal(kind === 'unit' ? 'unit-not-found' : 'code-not-found', {
    kind,
    name,
    similar,
  });
}
