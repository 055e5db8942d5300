/**
 * Brings a file to the newest schema. All steps that are missing run in one immediate transaction
 * together with the version that they reach: they succeed or fail as one, and of several processes
 * that open a new file at once the first does the work while the others wait and find it done.
 */
import type { Database } from 'better-sqlite3';
import { sql, type Kysely } from 'kysely';
import { Refusal } from '../domain/errors.ts';
import { Connection } from './connection.ts';
import { m001Register } from './migrations/m001-register.ts';
import { m002CountedDeadlines } from './migrations/m002-counted-deadlines.ts';
import { m003Search } from './migrations/m003-search.ts';
import { m004KeptBeside } from './migrations/m004-kept-beside.ts';
import { m005SpanFacts } from './migrations/m005-span-facts.ts';
import { m006IssuedReports } from './migrations/m006-issued-reports.ts';

/** `PRAGMA application_id` of a register: "BDNG". */
export const APPLICATION_ID = 0x42444e47;

const MIGRATIONS: readonly ((db: Kysely<never>) => Promise<void>)[] = [
  m001Register,
  m002CountedDeadlines,
  m003Search,
  m004KeptBeside,
  m005SpanFacts,
  m006IssuedReports,
];

/** Files older than this have spans that lack what a newer schema asks of them. */
const SPANS_SINCE = 5;

/** `PRAGMA user_version` of an up-to-date register. */
export const SCHEMA_VERSION = MIGRATIONS.length;

export async function migrate(database: Database, migrations = MIGRATIONS): Promise<void> {
  const connection = new Connection(database);
  await connection.write(async (schema) => {
    const db = schema as unknown as Kysely<never>;
    const version = await userVersion(db);
    if (version > migrations.length)
      throw new Refusal('register-newer', { found: version, known: migrations.length });
    for (const migration of migrations.slice(version)) await migration(db);
    if (version > 0 && version < SPANS_SINCE) await refoldAll(connection);
    await sql.raw(`PRAGMA user_version = ${String(migrations.length)}`).execute(db);
    await sql.raw(`PRAGMA application_id = ${String(APPLICATION_ID)}`).execute(db);
  });
}

async function refoldAll(connection: Connection): Promise<void> {
  // Loaded only here: a register is nearly never older than the program.
  const { SqliteWriteTx } = await import('./sqlite-write.ts');
  const { refoldSpans } = await import('./refold-spans.ts');
  const tx = new SqliteWriteTx(connection);
  await refoldSpans(tx);
  tx.flush();
}

async function userVersion(db: Kysely<never>): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`PRAGMA user_version`.execute(db);
  return rows[0]?.user_version ?? 0;
}
