/** A digest over the text of every table, index and trigger; page numbers do not matter. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

export function fingerprint(database: Database): string {
  const rows = database
    .prepare(
      "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name",
    )
    .raw()
    .all() as string[][];
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}
