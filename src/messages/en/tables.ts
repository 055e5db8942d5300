import type { tables as zh } from '../zh/tables.ts';
export const tables = {
  'example.report.ranking':
    'buding report ranking --month 2025-12\nbuding report ranking --year 2026 --sort due_closure_rate -o ranking.xlsx',
  'example.report.overdue':
    'buding report overdue --unit 市住建局\nbuding report overdue --as-of 2025-12-31 --by leader',
  'example.report.ageing':
    'buding report ageing\nbuding report ageing --by source --category 滞后 --format csv -o ageing.csv',
  'example.report.sources':
    'buding report sources --year 2026\nbuding report sources --unit 市住建局 -o sources.html',
  'example.report.patches':
    'buding report patches --standing lapsing\nbuding report patches --year 2026 --format csv -o patches.csv',
  'example.report.commitments':
    'buding report commitments --month 2025-12\nbuding report commitments --unit 市住建局 --standing broken',
  'example.report.relapse':
    'buding report relapse\nbuding report relapse --unit 市住建局 --as-of 2025-12-31',
  'example.report.mine': 'buding report mine\nbuding report mine --month 2025-12 --entries',
  'table.closure.title': 'Closure report (as of {asOf}, period {from} to {to})',
  'table.returns.title': 'Ledger of returns (as of {asOf}, period {from} to {to})',
  'table.extensions.title': 'Ledger of extensions (as of {asOf}, period {from} to {to})',
  'table.ranking.title': 'Ranking of units (as of {asOf}, period {from} to {to})',
  'table.overdue.title': 'Overdue cases (as of {asOf})',
  'table.ageing.title': 'Age of open cases (as of {asOf})',
  'table.sources.title': 'Sources (as of {asOf}, period {from} to {to})',
  'table.patches.title': 'Patches (as of {asOf}, issued {from} to {to})',
  'table.commitments.title': 'Commitments (as of {asOf}, due {from} to {to})',
  'table.relapse.title': 'Relapses (as of {asOf})',
  'table.mine.title': 'What {actor} did ({from} to {to})',
  'table.closure.sheet': 'Closure',
  'table.returns.sheet': 'Returns',
  'table.extensions.sheet': 'Extensions',
  'table.ranking.sheet': 'Ranking',
  'table.overdue.sheet': 'Overdue',
  'table.ageing.sheet': 'Ageing',
  'table.sources.sheet': 'Sources',
  'table.patches.sheet': 'Patches',
  'table.commitments.sheet': 'Commitments',
  'table.relapse.sheet': 'Relapses',
  'table.mine.sheet': 'Mine',
  'table.sums-sheet': 'By {by}',
  'table.apart': 'Not ranked',
  'table.page.office': 'Office',
  'table.page.as-of': 'As of',
  'table.page.known-at': 'As recorded until',
  'table.paper.office': 'Office (stamp): {office}',
  'table.paper.signed': 'Checked by:                    Drawn up by:                    Date:',
  'table.notes-sheet': 'Notes',
  'table.drills': 'Behind the numbers:',
  'table.drill': '{name} {count}  {command}',
  'table.drill-overdue': '{name} {count} overdue  {command}',
  'table.drill-entries': '{name} {count} entries  {command}',
  'table.rate-a': '{rate}, numerator',
  'table.rate-b': '{rate}, denominator',
  'table.column.no': 'no',
  'table.column.title': 'title',
  'table.column.unit': 'unit',
  'table.column.cases': 'cases',
  'table.column.due_on': 'approved deadline',
  'table.column.overdue_days': 'days overdue',
  'table.column.overdue_working_days': 'working days overdue',
  'table.column.extensions': 'extensions',
  'table.column.reminders': 'letters',
  'table.column.reminded_on': 'last letter on',
  'table.column.letter': 'last letter',
  'table.column.longest_days': 'most days overdue',
  'table.column.longest_working_days': 'most working days overdue',
  'table.column.extended': 'extended',
  'table.column.never_reminded': 'never chased',
  'table.column.age_working_median': 'median (working days)',
  'table.column.age_working_p90': 'P90 (working days)',
  'table.column.age_natural_median': 'median (natural days)',
  'table.column.age_natural_p90': 'P90 (natural days)',
  'table.column.share': 'share',
  'table.column.rejected_share': 'rejected share',
  'table.column.kind': 'kind',
  'table.column.patch': 'patch',
  'table.column.patch_no': 'number',
  'table.column.issued_on': 'issued',
  'table.column.published_on': 'published',
  'table.column.in_force_on': 'in force from',
  'table.column.lapses_on': 'lapses on',
  'table.column.closed_on': 'closed',
  'table.column.standing': 'standing',
  'table.column.promised_on': 'promised',
  'table.column.days_late': 'days late',
  'table.column.working_days_late': 'working days late',
  'table.column.kept_rate': 'rate kept',
  'table.column.judged': 'due',
  'table.column.reopened_on': 'reopened',
  'table.column.relapse_after': 'days between',
  'table.column.reason': 'reason',
  'table.column.rank': 'rank',
  'table.column.grade': 'grade',
  'table.column.check': 'checks',
  'table.column.card': 'card',
  'table.column.rank_before': 'rank before',
  'table.column.rank_change': 'change of rank',
  'table.column.points': 'change (points)',
  'table.column.action': 'action',
  'table.column.entries': 'entries',
  'table.column.events': 'events',
  'table.column.touched': 'cases touched',
  'table.column.undone': 'taken back',
  'table.column.entry': 'entry',
  'table.column.recorded_on': 'recorded on',
  'table.column.nos': 'cases by number',
  'table.column.entry_reason': 'entry reason',
  'table.column.taken_back': 'undone',
  'patch-standing.in_force': 'in force',
  'patch-standing.lapsing': 'about to lapse',
  'patch-standing.lapsed': 'lapsed',
  'patch-standing.undated': 'no date',
  'patch-standing.to_come': 'not yet in force',
  'commitment.kept': 'kept',
  'commitment.kept_late': 'kept late',
  'commitment.broken': 'broken',
  'commitment.ahead': 'kept ahead',
  'commitment.to_come': 'not yet due',
  'commitment.stopped': 'clock stopped',
  'ranking.ranked': 'ranked',
  'ranking.too_few': 'too few',
  'ranking.nothing': 'nothing due',
  'ranking.no_unit': 'not assigned',
  'grade.a': 'A',
  'grade.b': 'B',
  'grade.c': 'C',
  'grade.d': 'D',
  'check.less': 'less often',
  'check.same': 'as often',
  'check.more': 'more often',
  'card.yellow': 'yellow',
  'card.red': 'red',
  'mine.undone': 'undone',
  'report.note.table-as-of':
    'As of the end of {asOf}, as recorded before {knownAt} (Shanghai time); the period only says which day that is.',
  'report.note.table-filtered': 'Only what passes these conditions: {conditions}.',
  'report.note.table-calendar':
    'Working days are counted by {calendar} (holidays known until {coveredUntil}).',
  'report.note.overdue':
    'Overdue: open, not suspended, with an approved deadline before the as-of date: {count} cases. The deadline day itself is on time; days are counted from the day after it up to the as-of date.',
  'report.note.overdue-reminded':
    'Letters are those up to the as-of date that name the case, early ones included; those taken back are left out.',
  'report.note.ageing':
    'The {open} open cases by natural days from acceptance to the as-of date, less the time in which the clock stood: suspended, or closed and reopened.',
  'report.note.ageing-days':
    'Median and P90: half of the cases, and nine tenths of them, have been open no longer.',
  'report.note.sources':
    'Share: of all {collected} collected. Collected cases and what came of them are those at the as-of date; “collected in the period” is a flow.',
  'report.note.sources-rejected': 'Rejected share = rejected ÷ collected = {ratio}.',
  'report.note.sources-outcomes':
    'The outcomes sum to the closed cases; effective rate = patch in force ÷ closed = {ratio}.',
  'report.note.patches':
    'The {count} cases that are closed at the as-of date with a patch; issued in the period: on the day of publication, else of coming into force, and never after the closing.',
  'report.note.patches-standing':
    'Published is not in force: a patch whose day of coming into force (else of publication) is after the as-of date is not yet. A patch holds {patchYears} years, on trial {trialYears}, and is about to lapse {lapseMonths} months before; repeals, interpretations and changes of process don’t lapse.',
  'report.note.patches-unfiled':
    'The register has no field for the filing of a patch (备案): it is not in this table.',
  'report.note.commitments':
    'The promised date is the first deadline, set when the case was assigned (or reopened); extensions don’t change it. Closed on the day itself is kept.',
  'report.note.commitments-approved':
    'Judged by the deadline as approved at the as-of date, extensions included. Closed on the day itself is kept.',
  'report.note.commitments-rate':
    'Rate kept = kept ÷ due (kept, kept late and broken) = {ratio}. Days late: the closing (of open ones the as-of date) less the promised date; negative is early. What is due on the as-of date itself and open counts as broken.',
  'report.note.commitments-apart':
    'Not yet due (kept ahead among them) and suspended on the day are listed and left out of the rate; long-term items have no date and are not listed.',
  'report.note.relapse':
    'Relapse: reopened within {days} days; rate = relapsed ÷ closings at least {days} days before the as-of date = {ratio}, counted by closings, whatever the period.',
  'report.note.relapse-unit':
    'The unit and the other groups are those of the day of the closing, not those of now.',
  'report.note.ranking-on_time_rate':
    'Ranked by rate on time, the best first; equal rates share a rank and those behind move down; units with fewer than {smallest} cases due are not ranked.',
  'report.note.ranking-due_closure_rate':
    'Ranked by due closure rate, the best first; equal rates share a rank and those behind move down; units with fewer than {smallest} cases due are not ranked.',
  'report.note.ranking-closure_rate':
    'Ranked by closure rate, the best first; equal rates share a rank and those behind move down; units with fewer than {smallest} cases are not ranked.',
  'report.note.ranking-apart':
    'Units with fewer than {smallest} cases, with nothing due, and cases not yet assigned stand below the line, unranked.',
  'report.note.ranking-nothing': '{count} units with nothing due, not ranked: {groups}.',
  'report.note.ranking-nothing-many':
    '{count} units with nothing due, not ranked: {groups} and others.',
  'report.note.ranking-grades':
    'Grades are always by rate on time: from {gradeA}% A, checked less often; from {gradeB}% B, as often; from {gradeC}% C, below it D, both more often (settings grade-a, grade-b, grade-c).',
  'report.note.ranking-cards':
    'Below {yellowCard}% on time: yellow card, below {redCard}%: red card (settings yellow-card, red-card); with too few due there is neither grade nor card.',
  'report.note.ranking-before':
    'The rank before is that of {from} to {to} as of {asOf}; a positive change is upwards; change in points is that of the rate ranked by.',
  'report.note.ranking-no-before':
    'The period had not begun at the end of the month before: there is no rank before.',
  'report.note.mine':
    'What {actor} entered from {from} to {to}, by the day of recording, both days included; what was back-dated counts on the day on which it was recorded.',
  'report.note.mine-closed':
    '{cases} cases touched, some perhaps in several rows; {closed} closings, those taken back left out.',
} as const satisfies Readonly<Record<keyof typeof zh, string>>;
