/** The office's terms as the row mappers need them, with the answers of a large import remembered. */
import { Refusal } from '../domain/errors.ts';
import type { Term, TermBook, TermKind } from '../domain/terms.ts';
import type { TermIndex } from './rows.ts';

/** The terms of one kind that were asked for, and the one that was asked for last. */
interface KnownTerms {
  readonly ids: Map<string, number>;
  name: string;
  id: number;
}

export class OfficeTerms implements TermIndex {
  readonly #book: TermBook;
  readonly #known: Partial<Record<TermKind, KnownTerms>> = {};

  constructor(book: TermBook) {
    this.#book = book;
  }

  idOf(kind: TermKind, name: string): number {
    const known = (this.#known[kind] ??= { ids: new Map<string, number>(), name: '', id: 0 });
    // The spans of a case ask for the same names one after the other.
    if (known.name === name && known.id > 0) return known.id;
    let id = known.ids.get(name);
    if (id === undefined) {
      id = this.#find(kind, name);
      known.ids.set(name, id);
    }
    known.name = name;
    known.id = id;
    return id;
  }

  bearerOf(kind: TermKind, name: string): number {
    return known(this.#book.bearer(kind, name), kind, name);
  }

  #find(kind: TermKind, name: string): number {
    return known(this.#book.find(kind, name), kind, name);
  }

  nameOf(id: number): string {
    return this.#book.byId(id)?.name ?? '';
  }

  officialNames(kind: TermKind, names: readonly string[]): string[] {
    return this.#book.officialNames(kind, names);
  }
}

/** Every name in the journal was added to the office's terms before; if not, the file is damaged. */
function known(term: Term | undefined, kind: TermKind, name: string): number {
  if (!term) throw new Refusal('term-unrecorded', { kind, name });
  return term.id;
}
