/** Units and codes that the office doesn't have: refused, with those that may have been meant. */
import { Refusal } from '../domain/errors.ts';
import type { TermBook, TermKind } from '../domain/terms.ts';
import { isTermFilter, type CaseFilter, type ReadTx } from '../store/store.ts';

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

/** A unit or code that the office doesn't have is a mistake in the question, not an empty answer. */
export async function refuseUnknownTerms(
  tx: ReadTx,
  filters: readonly CaseFilter[],
): Promise<void> {
  const { terms } = await tx.office();
  const refuse = (kind: TermKind, names: readonly string[]) => {
    for (const name of names) {
      if (name === '' || terms.find(kind, name)) continue;
      throw unknownTerm(terms, kind, name);
    }
  };
  for (const filter of filters) {
    if (filter.field === 'co_units') refuse('unit', filter.has);
    else if (isTermFilter(filter)) refuse(filter.field, filter.is);
  }
}
