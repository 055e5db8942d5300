/** Issued reports: the content of each, kept for good beside the journal that names it. */
import { sql, type Kysely } from 'kysely';

export async function m006IssuedReports(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  await run(`CREATE TABLE issued_report (
    entry INTEGER PRIMARY KEY REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
    content BLOB NOT NULL
  ) STRICT`);
  for (const verb of ['UPDATE', 'DELETE'])
    await run(`CREATE TRIGGER issued_report_no_${verb.toLowerCase()} BEFORE ${verb} ON issued_report
      BEGIN SELECT RAISE (ABORT, 'append-only'); END`);
  // As in the journal, REPLACE fires no DELETE trigger: only the entry that is being written may bring one.
  await run(`CREATE TRIGGER issued_report_with_entry BEFORE INSERT ON issued_report
    WHEN new.entry <> coalesce((SELECT max(seq) FROM entry), 0) + 1
      OR EXISTS (SELECT 1 FROM issued_report WHERE entry = new.entry)
    BEGIN SELECT RAISE (FAIL, 'append-only'); END`);
}
