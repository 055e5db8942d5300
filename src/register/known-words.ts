/** What the office says already, for forms that offer it: its words and the rules it deals with. */
import { TERM_KINDS, type Term, type TermKind } from '../domain/terms.ts';
import type { KnownRule } from '../store/store.ts';
import type { Desk } from './desk.ts';

export interface KnownWords {
  readonly terms: Readonly<Record<TermKind, readonly Term[]>>;
  readonly rules: readonly KnownRule[];
}

/** More rules than anybody would look through. */
const RULES = 5000;

export function knownWords(desk: Desk): Promise<KnownWords> {
  return desk.store.read(async (tx) => {
    const { terms } = await tx.office();
    const lists = TERM_KINDS.map((kind) => [kind, terms.list(kind)] as const);
    return {
      terms: Object.fromEntries(lists) as Record<TermKind, Term[]>,
      rules: await tx.rules(RULES),
    };
  });
}
