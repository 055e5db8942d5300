/** A and K, issued reports: what is said of figures as they were. */
export const issued = {
  'opt.known-at': 'as known then (a date means its end; or "2026-11-01 10:00"; default: now)',
  'opt.list.as-of': 'as it stood at the end of this day (default: today)',
  'opt.show.as-of': 'as it stood at the end of this day (default: today)',
  'fact.as-of': 'As of',
  'fact.known-at': 'As known at',
  'talk.as-of': 'As of the end of {asOf}.',
  'talk.known-at': 'From what was recorded by {knownAt} (Beijing time).',
  'talk.as-of-known-at':
    'As of the end of {asOf}, from what was recorded by {knownAt} (Beijing time).',
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
  'usage.known-at-unreadable': 'The time "{value}" of --known-at can\'t be read.',
  'usage-hint.known-at-unreadable':
    'Write a date (its end) 2026-10-31, a date and time "2026-11-01 10:00" (Beijing time), or 2026-11-01T02:00:00Z.',
  'usage.known-at-in-future': 'The time "{time}" of --known-at has not come yet (it is {now}).',
  'usage-hint.known-at-in-future': 'Give a date or time that has passed.',
  'usage.figure-unknown': 'There is no figure "{value}".{suggestion}',
  'usage-hint.figure-unknown':
    'Write its key or its Chinese name, such as on_time, overdue, 按期整改率.',
} as const;
