/** The texts that searches look in, as they are kept: folded beside the case, or only in the case itself. */
import { sql, type Kysely } from 'kysely';
import { everyFolded, SEARCH_FIELDS, type SearchTexts } from '../domain/search-text.ts';
import type { Stage } from '../domain/stages.ts';
import type { TermBook } from '../domain/terms.ts';
import { whereAll } from './case-query.ts';
import { chunks, listed } from './pages.ts';
import type { TermIndex } from './rows.ts';
import type { CaseTextRow, Schema } from './schema.ts';
import type { CaseFilter, LikeRow, SearchableCase } from './store.ts';

/** The setting that asks for an index. */
export const SEARCH_INDEX = 'search.index';

export async function foldedTextsOf(
  db: Kysely<Schema>,
  ids: readonly number[],
): Promise<Map<number, SearchTexts>> {
  const texts = new Map<number, SearchTexts>();
  for (const some of chunks(ids)) {
    const rows = await db
      .selectFrom('case_text')
      .selectAll()
      .where('case_id', 'in', listed(some))
      .execute();
    for (const row of rows) texts.set(row.case_id, textsOf(row));
  }
  return texts;
}

export async function searchTextsAfter(
  db: Kysely<Schema>,
  id: number,
  limit: number,
): Promise<SearchableCase[]> {
  const own = SEARCH_FIELDS.filter((field) => field !== 'notes');
  const rows = await db
    .selectFrom('case')
    .select(['id', ...own])
    .where('id', '>', id)
    .orderBy('id')
    .limit(limit)
    .execute();
  const folded = await foldedTextsOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    texts: folded.get(row.id) ?? everyFolded({ ...row, notes: null }),
  }));
}

export async function likeRows(
  db: Kysely<Schema>,
  page: { readonly after: number; readonly limit: number; readonly filters: readonly CaseFilter[] },
  terms: TermBook,
  names: TermIndex,
): Promise<LikeRow[]> {
  const select = db
    .selectFrom('case')
    .select(['id', 'no', 'stage', 'title', 'description', 'rule', 'rule_no'])
    .select(['unit_id', 'region_id'])
    .where('id', '>', page.after)
    .where('stage', 'not in', ['merged', 'voided']);
  const rows = await whereAll(select, page.filters, terms)
    .orderBy('id')
    .limit(page.limit)
    .execute();
  const nameOf = (id: number | null) => (id === null ? null : names.nameOf(id));
  return rows.map(({ unit_id, region_id, ...row }) => ({
    ...row,
    stage: row.stage as Stage,
    unit: nameOf(unit_id),
    region: nameOf(region_id),
  }));
}

export async function indexedCases(
  db: Kysely<Schema>,
  token: string,
): Promise<{ cases: number; sum: number }> {
  const { rows } = await sql<{ cases: number; sum: number | null }>`
    SELECT count(*) AS cases, sum(rowid) AS sum FROM case_index WHERE case_index MATCH ${token}`.execute(
    db,
  );
  return { cases: rows[0]?.cases ?? 0, sum: rows[0]?.sum ?? 0 };
}

export async function indexedTokens(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ tokens: number }>`
    SELECT count(*) AS tokens FROM case_index_terms`.execute(db);
  return rows[0]?.tokens ?? 0;
}

function textsOf(row: CaseTextRow): SearchTexts {
  return Object.fromEntries(SEARCH_FIELDS.map((field) => [field, row[field]])) as SearchTexts;
}
