/**
 * A digest over the text of every table, index and trigger; page numbers do not matter. The tables in
 * which SQLite itself keeps the search index are made by its version, not by ours.
 */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

export function fingerprint(database: Database): string {
  const rows = database
    .prepare(
      "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' AND name NOT IN ('case_index_data', 'case_index_idx', 'case_index_docsize', 'case_index_config') ORDER BY type, name",
    )
    .raw()
    .all() as string[][];
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}
