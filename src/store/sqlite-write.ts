/** Writing in one transaction on the SQLite register: what the register decided, and nothing else. */
import { sql } from 'kysely';
import type { CaseState } from '../domain/case.ts';
import type { CaseEvent } from '../domain/events.ts';
import type { Span } from '../domain/fold.ts';
import { everyFolded, foldedTexts, searchTexts } from '../domain/search-text.ts';
import type { Connection } from './connection.ts';
import { createLoadIndexes, dropLoadIndexes } from './load-indexes.ts';
import { JournalEntry } from './journal-entry.ts';
import { PreparedInserts, type RowSink } from './prepared.ts';
import { caseTextValues, caseValues, spanValues, type TermIndex } from './rows.ts';
import { SearchIndex } from './search-index.ts';
import { SqliteReadTx } from './sqlite-read.ts';
import type { NewEntry, OpenEntry, WriteTx } from './store.ts';

/** How many cases the index takes in at once. */
const PAGE = 2_000;

export class SqliteWriteTx extends SqliteReadTx implements WriteTx {
  readonly #inserts: RowSink;
  readonly #index: SearchIndex;
  #indexesDropped = false;

  constructor(connection: Connection, inserts: RowSink = new PreparedInserts(connection.database)) {
    super(connection);
    this.#inserts = inserts;
    this.#index = new SearchIndex(connection.database, inserts);
  }

  /** A query finds written what was to be written before it. */
  protected override get connection(): Connection {
    this.flush();
    return super.connection;
  }

  /** Writes the rows that still wait to be written together; the last thing before a commit. */
  flush(): void {
    this.#inserts.flush();
  }

  async openEntry(entry: NewEntry): Promise<OpenEntry> {
    const { digest } = await this.office();
    return new JournalEntry(entry, await this.head(), digest, {
      event: (values) => {
        this.#inserts.insert('event', values);
      },
      entry: async (stored) => {
        await this.db.insertInto('entry').values(stored).execute();
      },
    });
  }

  async keepIssued(entry: number, content: Uint8Array): Promise<void> {
    await this.db.insertInto('issued_report').values({ entry, content }).execute();
  }

  async nextCaseId(): Promise<number> {
    const row = await this.db
      .selectFrom('event')
      .select((eb) => eb.fn.max('case_id').as('last'))
      .executeTakeFirst();
    return (row?.last ?? 0) + 1;
  }

  async putCase(
    id: number,
    state: CaseState,
    spans: readonly Span[],
    isNew: boolean,
    notes: readonly string[] = [],
  ): Promise<void> {
    const terms = await this.termIndex();
    if (!isNew) await this.removeCase(id);
    this.#inserts.insert('case', caseValues(id, state, terms));
    this.#insertSpans(id, spans, terms);
    const texts = searchTexts(state, notes);
    const folded = foldedTexts(texts);
    if (folded !== null) this.#inserts.insert('case_text', caseTextValues(id, folded));
    if (await this.isIndexed()) this.#index.add(id, folded ?? everyFolded(texts));
  }

  /** Replaces the spans of a case. */
  async putSpans(id: number, spans: readonly Span[]): Promise<void> {
    await this.db.deleteFrom('span').where('case_id', '=', id).execute();
    this.#insertSpans(id, spans, await this.termIndex());
  }

  #insertSpans(id: number, spans: readonly Span[], terms: TermIndex): void {
    for (let n = 0; n < spans.length; n++)
      this.#inserts.insert('span', spanValues(id, n, spans[n] as Span, terms));
  }

  async removeCase(id: number): Promise<void> {
    await this.db.deleteFrom('span').where('case_id', '=', id).execute();
    await this.db.deleteFrom('case_text').where('case_id', '=', id).execute();
    if (await this.isIndexed()) this.#index.remove(id);
    await this.db.deleteFrom('case').where('id', '=', id).execute();
  }

  async refreshOffice(): Promise<void> {
    const wasIndexed = await this.isIndexed();
    const stored = new Map(
      (await this.db.selectFrom('term').selectAll().execute()).map((row) => [row.id, row]),
    );
    this.forgetOffice();
    if ((await this.isIndexed()) !== wasIndexed) await this.#followIndexSetting(wasIndexed);
    const { terms } = await this.office();
    for (const term of terms.all()) {
      const row = { id: term.id, kind: term.kind, name: term.name, merged_into: term.mergedInto };
      const before = stored.get(term.id);
      if (before?.name === row.name && before.merged_into === row.merged_into) continue;
      await this.db
        .insertInto('term')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
      if (term.mergedInto === null) continue;
      const into = terms.byId(term.id)?.id ?? term.mergedInto;
      const column = `${term.kind}_id` as const;
      await this.db
        .updateTable('case')
        .set({ [column]: into })
        .where(column, '=', term.id)
        .execute();
      await this.db
        .updateTable('span')
        .set({ [column]: into })
        .where(column, '=', term.id)
        .execute();
    }
  }

  async putReporter(caseId: number, sealed: string, isNew: boolean): Promise<void> {
    const row = { case_id: caseId, sealed, name: null, contact: null };
    if (isNew) this.#inserts.insert('reporter', [caseId, sealed]);
    else
      await this.db
        .insertInto('reporter')
        .values(row)
        .onConflict((conflict) => conflict.column('case_id').doUpdateSet(row))
        .execute();
  }

  async removeReporter(caseId: number): Promise<void> {
    await this.db.deleteFrom('reporter').where('case_id', '=', caseId).execute();
  }

  async setReporterKeyMark(mark: string): Promise<void> {
    await this.db
      .insertInto('reporter_key')
      .values({ id: 1, mark })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ mark }))
      .execute();
  }

  async noteNumber(series: string, seq: number): Promise<void> {
    await this.db
      .insertInto('counter')
      .values({ series, last: seq })
      .onConflict((conflict) =>
        conflict.column('series').doUpdateSet((eb) => ({
          last: sql<number>`max(${eb.ref('counter.last')}, ${eb.ref('excluded.last')})`,
        })),
      )
      .execute();
  }

  async clearDerived(): Promise<void> {
    for (const table of ['case', 'span', 'case_text', 'term', 'counter'] as const)
      await this.db.deleteFrom(table).execute();
    this.#index.clear();
    this.forgetOffice();
  }

  /** The index was asked for just now, and takes in every case, or is not wanted any more. */
  async #followIndexSetting(wasIndexed: boolean): Promise<void> {
    this.#index.clear();
    if (wasIndexed) return;
    for (let last = 0; ;) {
      const page = await this.searchTextsAfter(last, PAGE);
      for (const { id, texts } of page) this.#index.add(id, texts);
      const end = page.at(-1)?.id;
      if (end === undefined) return;
      last = end;
    }
  }

  /**
   * Runs a large load without the indexes that would grow with each row; they are made anew when a
   * case is looked up by them, at the latest at the end.
   */
  async withoutLoadIndexes<T>(work: () => Promise<T>): Promise<T> {
    await dropLoadIndexes(this.db as never);
    this.#indexesDropped = true;
    const result = await work();
    await this.#restoreIndexes();
    return result;
  }

  override async eventsOfCases(ids: readonly number[]): Promise<Map<number, CaseEvent[]>> {
    await this.#restoreIndexes();
    return super.eventsOfCases(ids);
  }

  async #restoreIndexes(): Promise<void> {
    if (!this.#indexesDropped) return;
    this.#indexesDropped = false;
    await createLoadIndexes(this.db as never);
  }
}
