/** The index that a large register may search by: the pairs of characters of each case. */
import type { Database, Statement } from 'better-sqlite3';
import type { SearchTexts } from '../domain/search-text.ts';
import { indexTokens } from '../domain/search-tokens.ts';

export class SearchIndex {
  readonly #database: Database;
  #insert: Statement | undefined;
  #delete: Statement | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Takes a case in; the texts are folded. */
  add(id: number, texts: SearchTexts): void {
    this.#insert ??= this.#database.prepare('INSERT INTO case_index (rowid, tokens) VALUES (?, ?)');
    this.#insert.run(id, [...indexTokens(texts)].join(' '));
  }

  remove(id: number): void {
    this.#delete ??= this.#database.prepare('DELETE FROM case_index WHERE rowid = ?');
    this.#delete.run(id);
  }

  clear(): void {
    this.#database.exec(`INSERT INTO case_index (case_index) VALUES ('delete-all')`);
  }
}
