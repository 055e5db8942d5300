/**
 * Reads each event of a register's journal once and looks at nothing but its length: the least that a
 * program has to do that replays the journal.
 *
 *   node read-journal.mjs REGISTER
 */
import Database from 'better-sqlite3';

const events = new Database(process.argv[2], { readonly: true }).prepare(
  'select * from event order by seq',
);
let length = 0;
for (const event of events.iterate()) length += event.data.length;
console.log(length);
