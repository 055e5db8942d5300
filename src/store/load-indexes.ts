/** Indexes that grow with each case: made with the tables, and made anew after a very large import. */
import { sql, type Kysely } from 'kysely';

const LOAD_INDEXES: Readonly<Record<string, string>> = {
  event_case: 'event (case_id)',
  case_stage: '"case" (stage)',
  case_unit: '"case" (unit_id)',
  case_category: '"case" (category_id)',
  case_received: '"case" (received_on)',
  case_due: '"case" (due_on)',
};

export async function createLoadIndexes(db: Kysely<never>): Promise<void> {
  for (const [name, columns] of Object.entries(LOAD_INDEXES)) {
    await sql.raw(`CREATE INDEX ${name} ON ${columns}`).execute(db);
  }
}

export async function dropLoadIndexes(db: Kysely<never>): Promise<void> {
  for (const name of Object.keys(LOAD_INDEXES)) await sql.raw(`DROP INDEX ${name}`).execute(db);
}
