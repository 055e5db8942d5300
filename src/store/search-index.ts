/** The index that a large register may search by: the pairs of characters of each case. */
import type { SearchTexts } from '../domain/search-text.ts';
import { indexTokens } from '../domain/search-tokens.ts';
import type { SqlDatabase, SqlStatement } from './connection.ts';
import type { RowSink } from './prepared.ts';

export class SearchIndex {
  readonly #database: SqlDatabase;
  readonly #inserts: RowSink;
  #delete: SqlStatement | undefined;

  constructor(database: SqlDatabase, inserts: RowSink) {
    this.#database = database;
    this.#inserts = inserts;
  }

  /** Takes a case in; the texts are folded. */
  add(id: number, texts: SearchTexts): void {
    this.#inserts.insert('case_index', [id, [...indexTokens(texts)].join(' ')]);
  }

  remove(id: number): void {
    this.#inserts.flush();
    this.#delete ??= this.#database.prepare('DELETE FROM case_index WHERE rowid = ?');
    this.#delete.run(id);
  }

  clear(): void {
    this.#inserts.flush();
    this.#database.exec(`INSERT INTO case_index (case_index) VALUES ('delete-all')`);
  }
}
