/**
 * What searching needs beside the cases: `case_text` holds the folded texts of those cases whose own
 * fields can't be searched as they stand (`domain/search-text.ts`), `case_index` the pairs of characters
 * of every case where the office asked for an index. Both are derived. Cases that are there already get
 * their texts.
 */
import { sql, type Kysely } from 'kysely';
import type { CaseEvent } from '../../domain/events.ts';
import { foldedTexts, joinedNotes, notesOf, type SearchTexts } from '../../domain/search-text.ts';

const FIELDS = [
  'title',
  'no',
  'rule',
  'rule_no',
  'patch_title',
  'patch_no',
  'patch_no_text',
  'description',
  'measures',
  'progress',
  'note',
] as const;

const PAGE = 1_000;

export async function m003Search(db: Kysely<never>): Promise<void> {
  const columns = [...FIELDS, 'notes'].map((field) => `${field} TEXT`).join(', ');
  await sql
    .raw(`CREATE TABLE case_text (case_id INTEGER PRIMARY KEY, ${columns}) STRICT`)
    .execute(db);
  await sql
    .raw(
      `CREATE VIRTUAL TABLE case_index USING fts5 (tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')`,
    )
    .execute(db);
  await sql
    .raw(`CREATE VIRTUAL TABLE case_index_terms USING fts5vocab (case_index, row)`)
    .execute(db);
  await foldKnownCases(db);
}

async function foldKnownCases(db: Kysely<never>): Promise<void> {
  const notes = await knownNotes(db);
  const columns = sql.raw(FIELDS.join(', '));
  const all = sql.raw(['case_id', ...FIELDS, 'notes'].join(', '));
  for (let last = 0; ;) {
    const { rows } = await sql<{ id: number } & Omit<SearchTexts, 'notes'>>`
      SELECT id, ${columns} FROM "case" WHERE id > ${last} ORDER BY id LIMIT ${PAGE}`.execute(db);
    for (const { id, ...texts } of rows) {
      const folded = foldedTexts({ ...texts, notes: joinedNotes(notes.get(id) ?? []) });
      last = id;
      if (folded === null) continue;
      const values = [id, ...FIELDS.map((field) => folded[field]), folded.notes];
      await sql`INSERT INTO case_text (${all}) VALUES (${sql.join(values)})`.execute(db);
    }
    if (rows.length < PAGE) return;
  }
}

interface EventRow {
  readonly seq: number;
  readonly entry: number;
  readonly case_id: number;
  readonly kind: string;
  readonly effective_on: string;
  readonly data: string;
}

/** The remarks on each case that has any. */
async function knownNotes(db: Kysely<never>): Promise<Map<number, string[]>> {
  const { rows } = await sql<EventRow>`
    SELECT * FROM event WHERE case_id IN (
      SELECT case_id FROM event
      WHERE kind = 'noted' OR (kind = 'received' AND instr(data, '"kind":"noted"') > 0)
    ) ORDER BY seq`.execute(db);
  const events = new Map<number, CaseEvent[]>();
  for (const { seq, entry, case_id, kind, effective_on, data } of rows) {
    const event = { seq, entry, kind, on: effective_on, data: JSON.parse(data) as unknown };
    events.set(case_id, [...(events.get(case_id) ?? []), event as CaseEvent]);
  }
  return new Map([...events].map(([id, all]) => [id, notesOf(all)]));
}
