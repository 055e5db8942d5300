/** Reading in one transaction on the SQLite register. */
import { sql } from 'kysely';
import type { Attachment } from '../domain/attachment.ts';
import type { CaseState } from '../domain/case.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { Span } from '../domain/fold.ts';
import type { SearchTexts } from '../domain/search-text.ts';
import { sorted, whereAll } from './case-query.ts';
import { casesOverTime } from './cases-over-time.ts';
import { figures, provisionalDeadlines } from './figures.ts';
import { append, chunks, listed } from './pages.ts';
import { spanOfRow, stateOfRow } from './rows.ts';
import type { CaseRow } from './schema.ts';
import {
  foldedTextsOf,
  indexedCases,
  indexedTokens,
  likeRows,
  SEARCH_INDEX,
  searchTextsAfter,
} from './search-texts.ts';
import { SqliteJournal } from './sqlite-journal.ts';
import type {
  CaseFilter,
  CaseOverTime,
  CaseQuery,
  CaseRef,
  FigureQuery,
  Figures,
  FoundCases,
  KnownRule,
  LikeRow,
  ReadTx,
  SearchableCase,
  SearchQuery,
  StoredCase,
  StoredReporter,
  StoredTerm,
} from './store.ts';
import { uncounted } from './uncounted.ts';

const REPORTER = ['case_id as caseId', 'name', 'contact', 'sealed'] as const;

export class SqliteReadTx extends SqliteJournal implements ReadTx {
  async caseByNo(no: string): Promise<CaseRef | undefined> {
    return (await this.rows('caseByNo', no))[0];
  }

  casesByEnding(ending: string, limit: number): Promise<CaseRef[]> {
    return this.rows('casesByEnding', -ending.length, ending, limit);
  }

  async casesLike(
    text: string,
    { filters = [], limit }: { readonly filters?: readonly CaseFilter[]; readonly limit: number },
  ): Promise<{ no: string; title: string | null }[]> {
    const { terms } = await this.office();
    let query = whereAll(this.db.selectFrom('case').select(['no', 'title']), filters, terms);
    if (text !== '') {
      // The numbers alone stand in an index of their own: the wide rows are read only where they fit.
      const fits = this.db
        .selectFrom('case')
        .select('id')
        .where((eb) =>
          eb.or([
            eb(sql<string>`substr(no, 1, ${text.length})`, '=', text),
            eb(sql<string>`substr(no, ${-text.length})`, '=', text),
          ]),
        );
      query = query.where('id', 'in', fits);
    }
    return query.orderBy('id', 'desc').limit(limit).execute();
  }

  async caseIdsByNo(nos: readonly string[]): Promise<Map<string, number>> {
    const ids = new Map<string, number>();
    if (nos.length === 0) return ids;
    const rows = await this.db
      .selectFrom('case')
      .select(['id', 'no'])
      .where('no', 'in', listed(nos))
      .execute();
    for (const row of rows) ids.set(row.no, row.id);
    return ids;
  }

  async caseIdsByRowKey(keys: readonly string[]): Promise<Map<string, number>> {
    const ids = new Map<string, number>();
    if (keys.length === 0) return ids;
    const rows = await this.db
      .selectFrom('case')
      .select(['id', 'row_key'])
      .where('row_key', 'in', listed(keys))
      .where('row_key', '>=', '#')
      .where('row_key', '<', '$')
      .execute();
    for (const row of rows) if (row.row_key !== null) ids.set(row.row_key, row.id);
    return ids;
  }

  rules(limit: number): Promise<KnownRule[]> {
    return this.db
      .selectFrom('case')
      .select((columns) => ['rule', 'rule_no', columns.fn.countAll<number>().as('cases')])
      .where('rule', 'is not', null)
      .$narrowType<{ rule: string }>()
      .groupBy(['rule', 'rule_no'])
      .orderBy('cases', 'desc')
      .orderBy('rule')
      .orderBy('rule_no')
      .limit(limit)
      .execute();
  }

  async statesOf(ids: readonly number[]): Promise<Map<number, CaseState>> {
    const states = new Map<number, CaseState>();
    const terms = await this.termIndex();
    for (const some of chunks(ids)) {
      const rows = await this.rows('casesById', JSON.stringify(some));
      for (const row of rows) states.set(row.id, stateOfRow(row, terms));
    }
    return states;
  }

  async spansOf(ids: readonly number[]): Promise<Map<number, Span[]>> {
    const spans = new Map<number, Span[]>();
    const terms = await this.termIndex();
    for (const some of chunks(ids)) {
      const rows = await this.db
        .selectFrom('span')
        .selectAll()
        .where('case_id', 'in', listed(some))
        .orderBy('case_id')
        .orderBy('n')
        .execute();
      for (const row of rows) append(spans, row.case_id, spanOfRow(row, terms));
    }
    return spans;
  }

  async casesOverTime(after: number, limit: number): Promise<CaseOverTime[]> {
    return casesOverTime(this.db, (await this.office()).terms, { after, limit });
  }

  async cases(query: CaseQuery): Promise<StoredCase[]> {
    const index = await this.termIndex();
    return (await this.#rowsOf(query)).map((row) => ({
      id: row.id,
      state: stateOfRow(row, index),
    }));
  }

  async #rowsOf(query: CaseQuery): Promise<CaseRow[]> {
    if (query.filters.length === 0 && !query.sort?.length && query.offset === undefined)
      return this.rows('newestCases', query.limit ?? -1);
    const { terms } = await this.office();
    let select = sorted(
      whereAll(this.db.selectFrom('case').selectAll('case'), query.filters, terms),
      query.sort,
    );
    if (query.limit !== undefined) select = select.limit(query.limit);
    if (query.offset !== undefined) select = select.offset(query.offset);
    return select.execute();
  }

  async countCases(query: Pick<CaseQuery, 'filters'>): Promise<number> {
    if (query.filters.length === 0) return (await this.rows('caseCount'))[0]?.count ?? 0;
    const { terms } = await this.office();
    const select = whereAll(
      this.db.selectFrom('case').select((eb) => eb.fn.countAll<number>().as('count')),
      query.filters,
      terms,
    );
    return (await select.executeTakeFirstOrThrow()).count;
  }

  async casesAfter(
    id: number,
    limit: number,
    filters: readonly CaseFilter[] = [],
  ): Promise<StoredCase[]> {
    const { terms } = await this.office();
    const select = whereAll(
      this.db.selectFrom('case').selectAll('case').where('id', '>', id),
      filters,
      terms,
    );
    const index = await this.termIndex();
    const rows = await select.orderBy('id').limit(limit).execute();
    return rows.map((row) => ({ id: row.id, state: stateOfRow(row, index) }));
  }

  // --- searching

  async search(query: SearchQuery): Promise<FoundCases> {
    const { searchCases } = await import('./search-cases.ts');
    const { terms } = await this.office();
    return searchCases(this.db, query, terms, await this.isIndexed());
  }

  async likeRows(
    after: number,
    limit: number,
    filters: readonly CaseFilter[] = [],
  ): Promise<LikeRow[]> {
    const { terms } = await this.office();
    return likeRows(this.db, { after, limit, filters }, terms, await this.termIndex());
  }

  async lastCaseId(): Promise<number> {
    const row = await this.db
      .selectFrom('case')
      .select((eb) => eb.fn.max('id').as('last'))
      .executeTakeFirst();
    return row?.last ?? 0;
  }

  foldedTextsOf(ids: readonly number[]): Promise<Map<number, SearchTexts>> {
    return foldedTextsOf(this.db, ids);
  }

  searchTextsAfter(id: number, limit: number): Promise<SearchableCase[]> {
    return searchTextsAfter(this.db, id, limit);
  }

  async isIndexed(): Promise<boolean> {
    return (await this.office()).config.get(SEARCH_INDEX) === 'on';
  }

  indexed(token: string): Promise<{ cases: number; sum: number }> {
    return indexedCases(this.db, token);
  }

  indexedTokens(): Promise<number> {
    return indexedTokens(this.db);
  }

  casesWith(count: 'returns' | 'extensions', after: number, limit: number): Promise<CaseRef[]> {
    return this.db
      .selectFrom('case')
      .select(['id', 'no'])
      .where(count, '>', 0)
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute();
  }

  async caseIds(): Promise<number[]> {
    const rows = await this.db
      .selectFrom('event')
      .select('case_id')
      .distinct()
      .where('case_id', 'is not', null)
      .orderBy('case_id')
      .execute();
    return rows.map((row) => row.case_id as number);
  }

  reporterOf(caseId: number): Promise<StoredReporter | undefined> {
    return this.db
      .selectFrom('reporter')
      .select(REPORTER)
      .where('case_id', '=', caseId)
      .executeTakeFirst();
  }

  reporters(after: number, limit: number): Promise<StoredReporter[]> {
    return this.db
      .selectFrom('reporter')
      .select(REPORTER)
      .where('case_id', '>', after)
      .orderBy('case_id')
      .limit(limit)
      .execute();
  }

  async reporterCounts(): Promise<{ sealed: number; plain: number }> {
    return this.db
      .selectFrom('reporter')
      .select((eb) => [
        eb.fn.count<number>('sealed').as('sealed'),
        sql<number>`count(*) - count(sealed)`.as('plain'),
      ])
      .executeTakeFirstOrThrow();
  }

  async reporterMismatches(limit: number): Promise<{ missing: string[]; unexpected: string[] }> {
    const cases = this.db
      .selectFrom('case')
      .leftJoin('reporter', 'reporter.case_id', 'case.id')
      .select('case.no')
      .orderBy('case.id')
      .limit(limit);
    const missing = await cases
      .where('case.has_reporter', '=', 1)
      .where('reporter.case_id', 'is', null)
      .execute();
    const unexpected = await cases
      .where('case.has_reporter', '=', 0)
      .where('reporter.case_id', 'is not', null)
      .execute();
    const numbers = (rows: readonly { no: string }[]) => rows.map((row) => row.no);
    return { missing: numbers(missing), unexpected: numbers(unexpected) };
  }

  async reporterKeyMark(): Promise<string | null> {
    const row = await this.db.selectFrom('reporter_key').select('mark').executeTakeFirst();
    return row?.mark ?? null;
  }

  async attachments(
    after: number,
    limit: number,
  ): Promise<{ id: number; no: string; attachments: Attachment[] }[]> {
    const rows = await this.db
      .selectFrom('case')
      .select(['id', 'no', 'attachments'])
      .where('id', '>', after)
      .where('attachments', 'is not', null)
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ id, no, attachments }) => ({
      id,
      no,
      attachments: JSON.parse(attachments ?? '[]') as Attachment[],
    }));
  }

  async lastNumber(series: string): Promise<number> {
    const row = await this.db
      .selectFrom('counter')
      .select('last')
      .where('series', '=', series)
      .executeTakeFirst();
    return row?.last ?? 0;
  }

  storedTerms(): Promise<StoredTerm[]> {
    return this.db.selectFrom('term').selectAll().orderBy('id').execute();
  }

  counters(): Promise<{ series: string; last: number }[]> {
    return this.db.selectFrom('counter').selectAll().orderBy('series').execute();
  }

  async rowsWithoutCase(): Promise<number> {
    let count = 0;
    for (const table of ['span', 'case_text', 'reporter'] as const) {
      const orphans = this.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('case_id', 'not in', (eb) => eb.selectFrom('case').select('id'));
      // Who reported a case that was taken back is kept, for when the undo is itself undone.
      const known = this.db.selectFrom('event').select('case_id').where('case_id', 'is not', null);
      const rows = await (
        table === 'reporter' ? orphans.where('case_id', 'not in', known) : orphans
      ).executeTakeFirst();
      count += rows?.count ?? 0;
    }
    return count;
  }

  // --- figures

  async figures(query: FigureQuery): Promise<Figures> {
    return Promise.resolve(figures(this.connection, query));
  }

  provisionalDeadlines(query: {
    readonly asOf: IsoDate;
    readonly after: IsoDate;
  }): Promise<number> {
    return provisionalDeadlines(this.db, query);
  }

  async uncounted(asOfs: readonly IsoDate[], limit: number): Promise<string[]> {
    return Promise.resolve(uncounted(this.connection, asOfs, limit));
  }
}
