/** The first register: the journal, what is derived from it, and the triggers that keep it append-only. */
import { sql, type Kysely } from 'kysely';
import { createLoadIndexes } from '../load-indexes.ts';

export async function m001Register(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);

  await run(`CREATE TABLE entry (
    seq INTEGER PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    reason TEXT,
    tool TEXT NOT NULL,
    source_name TEXT,
    source_sha256 TEXT,
    first_event INTEGER NOT NULL,
    events INTEGER NOT NULL CHECK (events > 0),
    prev TEXT NOT NULL,
    digest TEXT NOT NULL
  ) STRICT`);

  await run(`CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
    case_id INTEGER,
    kind TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    data TEXT NOT NULL
  ) STRICT`);

  // Append-only. REPLACE does not fire DELETE triggers unless recursive_triggers is on, so inserting
  // is guarded as well: a number can only be the next one, and a sealed entry takes no more events.
  for (const table of ['entry', 'event']) {
    for (const verb of ['UPDATE', 'DELETE']) {
      await run(`CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
        BEGIN SELECT RAISE (ABORT, 'append-only'); END`);
    }
  }
  await run(`CREATE TRIGGER entry_in_order BEFORE INSERT ON entry
    WHEN new.seq <> coalesce((SELECT max(seq) FROM entry), 0) + 1
      OR new.prev <> coalesce((SELECT digest FROM entry ORDER BY seq DESC LIMIT 1), '')
      OR new.first_event + new.events - 1 <> (SELECT max(seq) FROM event)
    BEGIN SELECT RAISE (FAIL, 'append-only'); END`);
  await run(`CREATE TRIGGER event_in_order BEFORE INSERT ON event
    WHEN new.seq <> coalesce((SELECT max(seq) FROM event), 0) + 1
      OR new.entry <> coalesce((SELECT max(seq) FROM entry), 0) + 1
    BEGIN SELECT RAISE (FAIL, 'append-only'); END`);

  await run(`CREATE TABLE "case" (
    id INTEGER PRIMARY KEY,
    no TEXT NOT NULL UNIQUE,
    stage TEXT NOT NULL,
    suspended INTEGER NOT NULL,
    title TEXT,
    description TEXT,
    source_id INTEGER,
    category_id INTEGER,
    severity_id INTEGER,
    region_id INTEGER,
    leader_id INTEGER,
    unit_id INTEGER,
    co_units TEXT,
    owner TEXT,
    rule TEXT,
    rule_no TEXT,
    measures TEXT,
    progress TEXT,
    note TEXT,
    received_on TEXT NOT NULL,
    own_received_on TEXT NOT NULL,
    accepted_on TEXT,
    assigned_on TEXT,
    due_on TEXT,
    original_due_on TEXT,
    due_text TEXT,
    long_term INTEGER NOT NULL,
    submitted_on TEXT,
    closed_on TEXT,
    first_closed_on TEXT,
    left_on TEXT,
    suspended_on TEXT,
    review_on TEXT,
    reviewed_on TEXT,
    handler TEXT,
    verifier TEXT,
    outcome TEXT,
    patch_kind TEXT,
    patch_title TEXT,
    patch_no TEXT,
    patch_no_text TEXT,
    patch_published_on TEXT,
    patch_in_force_on TEXT,
    reason TEXT,
    merged_into TEXT,
    split_from TEXT,
    rating TEXT,
    returns INTEGER NOT NULL,
    extensions INTEGER NOT NULL,
    reworks INTEGER NOT NULL,
    reopenings INTEGER NOT NULL,
    assignment_final INTEGER NOT NULL,
    has_reporter INTEGER NOT NULL,
    absorbed TEXT,
    extra TEXT,
    raw_dates TEXT,
    row_key TEXT
  ) STRICT`);
  // Rows without a number are known again by their content; such keys begin with '#'.
  await run(`CREATE INDEX case_row_key ON "case" (row_key) WHERE row_key >= '#' AND row_key < '$'`);

  await run(`CREATE TABLE span (
    case_id INTEGER NOT NULL,
    n INTEGER NOT NULL,
    from_day INTEGER NOT NULL,
    to_day INTEGER NOT NULL,
    via TEXT NOT NULL,
    imported INTEGER NOT NULL,
    stage TEXT NOT NULL,
    suspended INTEGER NOT NULL,
    unit_id INTEGER,
    source_id INTEGER,
    category_id INTEGER,
    severity_id INTEGER,
    region_id INTEGER,
    leader_id INTEGER,
    received_day INTEGER NOT NULL,
    due_day INTEGER,
    original_due_day INTEGER,
    long_term INTEGER NOT NULL,
    closed_day INTEGER,
    outcome TEXT,
    accepted_day INTEGER,
    stops TEXT,
    PRIMARY KEY (case_id, n)
  ) STRICT, WITHOUT ROWID`);
  // Suspensions are few; this finds out whether a case was suspended on its deadline.
  await run('CREATE INDEX span_suspended ON span (case_id, from_day, to_day) WHERE suspended = 1');

  await createLoadIndexes(db);

  await run(`CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    merged_into INTEGER
  ) STRICT`);
  await run(
    `CREATE TABLE counter (series TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  );
  await run(`CREATE TABLE reporter (case_id INTEGER PRIMARY KEY, name TEXT, contact TEXT) STRICT`);
}
