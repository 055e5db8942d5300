/** A and K, issued reports: what is said of figures as they were. */
export const issued = {
  'report.note.known-then':
    'Drawn only from what was recorded by {knownAt} (Beijing time): what was recorded, corrected or undone since is not in it.',
  'finding.report-missing':
    'the content of the report of {month}, revision {revision} (entry {entry}), is missing',
  'finding.report-altered':
    'the content of the report of {month}, revision {revision} (entry {entry}), was altered',
  'finding.report-basis-differs':
    'the journal is not the one on which the report of {month}, revision {revision} (entry {entry}), rests',
  'finding.report-unknown':
    'entry {entry} issued no report, but the content of one is kept with it',
  'example.report.issue':
    'buding report issue 2026-10 --dry-run\nbuding report issue 2026-10\nbuding report issue 2026-10 --revise --reason "cases left out"',
  'example.report.issued':
    'buding report issued\nbuding report issued 2026-10\nbuding report issued 2026-10 --check',
  'usage.month-unreadable': '"{value}" is no month.',
  'usage-hint.month-unreadable': 'Write 2026-10, 2026年10月, 10月, 上月.',
  'usage.known-at-unreadable': 'The time "{value}" of --known-at can\'t be read.',
  'usage-hint.known-at-unreadable':
    'Write a date (its end) 2026-10-31, a date and time "2026-11-01 10:00" (Beijing time), or 2026-11-01T02:00:00Z.',
  'usage.known-at-in-future': 'The time "{time}" of --known-at has not come yet (it is {now}).',
  'usage-hint.known-at-in-future': 'Give a date or time that has passed.',
  'usage.figure-unknown': 'There is no figure "{value}".{suggestion}',
  'usage-hint.figure-unknown':
    'Give a figure by its key (on_time_rate, overdue) or its Chinese name. Rates: {known}.',
  'usage.figure-missing': 'No figure is named.',
  'usage-hint.figure-missing':
    'For example buding report explain 2026-10 on_time_rate. Rates: {known}.',
} as const;
