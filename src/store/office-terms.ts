/** The office's terms as the row mappers need them, with the answers of a large import remembered. */
import { Refusal } from '../domain/errors.ts';
import type { TermBook, TermKind } from '../domain/terms.ts';
import type { TermIndex } from './rows.ts';

export class OfficeTerms implements TermIndex {
  readonly #book: TermBook;
  readonly #ids = new Map<TermKind, Map<string, number>>();

  constructor(book: TermBook) {
    this.#book = book;
  }

  idOf(kind: TermKind, name: string): number {
    let ids = this.#ids.get(kind);
    if (!ids) this.#ids.set(kind, (ids = new Map<string, number>()));
    let id = ids.get(name);
    if (id === undefined) {
      const term = this.#book.find(kind, name);
      // Every name in the journal was added to the office's terms before; if not, the file is damaged.
      if (!term) throw new Refusal('term-unrecorded', { kind, name });
      id = term.id;
      ids.set(name, id);
    }
    return id;
  }

  nameOf(id: number): string {
    return this.#book.byId(id)?.name ?? '';
  }
}
