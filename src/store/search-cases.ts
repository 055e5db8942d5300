/**
 * Searching: a scan over the fields of the cases themselves and, for those that are kept folded beside
 * them, over their folded texts. The index only narrows down which cases are looked at; what is found and
 * how it is ranked is decided by the same conditions with it and without.
 */
import { expressionBuilder, sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { SEARCH_FIELDS, SEARCH_RANKS, UNIT_RANK, type SearchField } from '../domain/search-text.ts';
import { wordTokens } from '../domain/search-tokens.ts';
import type { TermBook } from '../domain/terms.ts';
import { conditions } from './case-query.ts';
import type { Schema } from './schema.ts';
import type { FoundCases, SearchQuery, SearchWord } from './store.ts';

type Columns = Readonly<Record<SearchField, RawBuilder<string | null>>>;

const columnsBy = (name: (field: SearchField) => string) =>
  Object.fromEntries(SEARCH_FIELDS.map((field) => [field, sql.raw(name(field))])) as Columns;

/** Numbers are compared without regard to ASCII capitals, as `foldedTexts` relies on. */
const OWN = columnsBy((field) => (field === 'no' ? 'lower("case".no)' : `"case".${field}`));
const OWN_FIELDS = SEARCH_FIELDS.filter((field) => field !== 'notes');
const FOLDED = columnsBy((field) => `folded.folded_${field}`);
const FOLDED_SELECT = sql.raw(
  ['case_id', ...SEARCH_FIELDS.map((field) => `${field} AS folded_${field}`)].join(', '),
);

export async function searchCases(
  db: Kysely<Schema>,
  query: SearchQuery,
  terms: TermBook,
  indexed: boolean,
): Promise<FoundCases> {
  const candidates = indexed ? candidateCondition(query.words) : null;
  const common = [
    ...conditions(expressionBuilder<Schema, 'case'>(), query.filters, terms),
    ...(candidates === null ? [] : [candidates]),
    ...(query.newest === undefined
      ? []
      : [sql<SqlBool>`"case".id > (SELECT max(id) FROM "case") - ${query.newest}`]),
  ];
  const own = new Place(OWN, OWN_FIELDS);
  const folded = new Place(FOLDED, SEARCH_FIELDS);
  const { rows } = await sql<{ id: number; total: number }>`
    WITH hit AS MATERIALIZED (
      SELECT "case".id, received_on, ${own.score(query.words)} FROM "case"
      WHERE ${all([...common, own.test(query)])}
        AND NOT EXISTS (SELECT 1 FROM case_text WHERE case_text.case_id = "case".id)
      UNION ALL
      SELECT "case".id, received_on, ${folded.score(query.words)}
      FROM (SELECT ${FOLDED_SELECT} FROM case_text) AS folded
      CROSS JOIN "case" ON "case".id = folded.case_id
      WHERE ${all([...common, folded.test(query)])}
    )
    SELECT id, (SELECT count(*) FROM hit) AS total FROM hit
    ORDER BY rank, hits DESC, place, received_on DESC, id DESC
    LIMIT ${query.limit ?? -1}`.execute(db);
  return { ids: rows.map((row) => row.id), total: rows[0]?.total ?? 0 };
}

/** Where the texts of a case stand: in its own columns, or folded beside it. */
class Place {
  readonly #columns: Columns;
  readonly #fields: readonly SearchField[];

  constructor(columns: Columns, fields: readonly SearchField[]) {
    this.#columns = columns;
    this.#fields = fields;
  }

  /** Every word occurs somewhere, and none of the unwanted ones anywhere. */
  test({ words, without }: SearchQuery): RawBuilder<SqlBool> {
    return all([
      ...words.map((word) => this.#occurs(word)),
      ...without.map((word) => sql<SqlBool>`(${this.#occurs(word)}) IS NOT TRUE`),
    ]);
  }

  #occurs(word: SearchWord): RawBuilder<SqlBool> {
    const places = this.#fields.map((field) => sql`${this.#at(field, word)} > 0`);
    if (word.units.length > 0) places.push(hasUnit(word));
    return sql<SqlBool>`(${sql.join(places, sql` OR `)})`;
  }

  /** Where a word first stands in a field, counted from 1; 0 when it does not. */
  #at(field: SearchField, { text }: SearchWord): RawBuilder<number> {
    return sql<number>`instr(${this.#columns[field]}, ${text})`;
  }

  /** Lower ranks first, then more hits, then hits that stand earlier. */
  score(words: readonly SearchWord[]): RawBuilder<unknown> {
    return sql`${sum(words.map((word) => this.#rank(word)))} AS rank,
      ${sum(words.map((word) => this.#count(word)))} AS hits,
      ${sum(words.map((word) => this.#place(word)))} AS place`;
  }

  #rank(word: SearchWord): RawBuilder<number> {
    const cases = this.#fields.map(
      (field) => sql`WHEN ${this.#at(field, word)} > 0 THEN ${sql.lit(SEARCH_RANKS[field])}`,
    );
    return sql<number>`CASE ${sql.join(cases, sql` `)} ELSE ${sql.lit(UNIT_RANK)} END`;
  }

  #place(word: SearchWord): RawBuilder<number> {
    const cases = this.#fields.map((field) => {
      const at = this.#at(field, word);
      return sql`WHEN ${at} > 0 THEN ${at}`;
    });
    return sql<number>`CASE ${sql.join(cases, sql` `)} ELSE 0 END`;
  }

  #count(word: SearchWord): RawBuilder<number> {
    const { text } = word;
    const length = sql.lit(Array.from(text).length);
    const counts = this.#fields.map((field) => {
      const column = this.#columns[field];
      return sql<number>`coalesce((length(${column}) - length(replace(${column}, ${text}, ''))) / ${length}, 0)`;
    });
    return sum(counts);
  }
}

function hasUnit({ units }: SearchWord): RawBuilder<SqlBool> {
  return sql<SqlBool>`"case".unit_id IN (${sql.join(units.map((id) => sql.lit(id)))})`;
}

/** A cheap test that every case with the words passes, by the index; `null` when it would be of no use. */
function candidateCondition(words: readonly SearchWord[]): RawBuilder<SqlBool> | null {
  // Whoever has the unit need not have the word: such a word narrows nothing down by itself.
  const textual = words.filter((word) => word.units.length === 0);
  if (textual.length > 0) return sql<SqlBool>`"case".id IN (${matching(textual)})`;
  const [first] = words;
  if (first === undefined) return null;
  return sql<SqlBool>`"case".id IN (${matching([first])} UNION ALL SELECT id FROM "case" WHERE ${hasUnit(first)})`;
}

/** A long phrase is narrowed down enough by its first pairs. */
const TOKENS_ASKED = 64;

function matching(words: readonly SearchWord[]): RawBuilder<unknown> {
  const tokens = [...new Set(words.flatMap(({ text }) => wordTokens(text)))].slice(0, TOKENS_ASKED);
  return sql`SELECT rowid FROM case_index WHERE case_index MATCH ${tokens.join(' AND ')}`;
}

function all(tests: readonly (RawBuilder<SqlBool> | ReturnType<typeof conditions>[number])[]) {
  return tests.length === 0 ? sql<SqlBool>`1` : sql<SqlBool>`${sql.join(tests, sql` AND `)}`;
}

function sum(parts: readonly RawBuilder<number>[]): RawBuilder<number> {
  return parts.length === 0 ? sql<number>`0` : sql<number>`(${sql.join(parts, sql` + `)})`;
}
