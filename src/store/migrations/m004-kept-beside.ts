/** What is kept beside the journal: reporters sealed with a key, and the files attached to a case. */
import { sql, type Kysely } from 'kysely';

export async function m004KeptBeside(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  // A migration can't know the key: what is there as plain text is sealed by the first command that does.
  await run('ALTER TABLE reporter ADD COLUMN sealed TEXT');
  await run(
    `CREATE TABLE reporter_key (id INTEGER PRIMARY KEY CHECK (id = 1), mark TEXT NOT NULL) STRICT`,
  );
  await run('ALTER TABLE "case" ADD COLUMN attachments TEXT');
}
