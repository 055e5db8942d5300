/** What the figures of a month ask of a state besides: the patch in force, the rating, units that help. */
import { sql, type Kysely } from 'kysely';

export async function m005SpanFacts(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  await run('ALTER TABLE span ADD COLUMN in_force_day INTEGER');
  await run('ALTER TABLE span ADD COLUMN rating TEXT');
  await run('ALTER TABLE span ADD COLUMN co_unit_ids TEXT');
}
