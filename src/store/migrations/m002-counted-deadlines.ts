/** Deadlines in working days: the day from which they count, and which spans rest on a calendar. */
import { sql, type Kysely } from 'kysely';

export async function m002CountedDeadlines(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  await run('ALTER TABLE "case" ADD COLUMN due_from TEXT');
  await run('ALTER TABLE span ADD COLUMN due_counted INTEGER NOT NULL DEFAULT 0');
  // Few deadlines are counted; a report asks for those that reach beyond the calendar.
  await run('CREATE INDEX span_due_counted ON span (due_day) WHERE due_counted = 1');
}
