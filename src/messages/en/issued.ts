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
  'verb.report.issue': "issue a month's report: freeze its figures and keep them",
  'verb.report.issued': 'reports that were issued: list, look, check byte for byte',
  'example.report.issue':
    'buding report issue 2026-10 --dry-run\nbuding report issue 2026-10\nbuding report issue 2026-10 --revise --reason "cases left out"',
  'example.report.issued':
    'buding report issued\nbuding report issued 2026-10\nbuding report issued 2026-10 --check',
  'action.report.issue': 'report issued',
  'value.month': 'month',
  'opt.revise': 'issue a revision (with --reason; earlier ones are kept)',
  'opt.revision': 'which revision (default: the last)',
  'opt.check': 'draw it again from the journal as it was, and compare byte for byte',
  'fact.month': 'Month',
  'fact.period': 'Period',
  'fact.anchor': 'Last entry',
  'fact.definitions': 'Definitions',
  'fact.calendar': 'Calendar',
  'fact.cases-listed': 'Cases kept',
  'fact.corrections': 'Corrected cases of last month',
  'fact.revision': 'Revision',
  'fact.issued-at': 'Issued',
  'talk.confirm-issue':
    "These are the main figures of {month}. Once issued, they can't be taken back. Issue?",
  'talk.issued':
    'Issued the report of {month}, revision {revision} (entry {entry}), digest {sha256}.',
  'talk.issue-rehearsed':
    'Dry run: the report of {month} can be issued (revision {revision}); nothing was recorded.',
  'talk.none-issued': 'No report was issued yet.',
  'talk.content-lost': '(content missing or altered)',
  'talk.replay-same':
    '{month}, revision {revision}: drawn again from the journal as it was, it is the same to the byte.',
  'talk.replay-calendar-only':
    '{month}, revision {revision}: every figure and case is the same; the calendar is of another version (issued by {calendar}, now {found}).',
  'talk.replay-difference': '{where}: issued {kept}, now {now}',
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
