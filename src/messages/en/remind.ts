/** Chasing: the list of what is to be chased, and the letter to a unit. */
import type { remind as zh } from '../zh/remind.ts';
export const remind = {
  'reminder.overdue': 'overdue',
  'reminder.due-soon': 'due soon',
  'reminder.suspension-review': 'suspension to review',
  'reminder.triage': 'awaits triage',
  'reminder.verification': 'awaits verification',
  'reminder.look-back': 'to be looked at again',
  'reminder.patch-lapsing': 'patch lapses',
  'reminder-step.remind': 'reminder',
  'reminder-step.supervise': 'supervision',
  'reminder-step.circulate': 'circular',
  'remind.kind': 'why',
  'remind.step': 'step',
  'remind.date': 'date',
  'remind.days': 'days',
  'remind.chased': 'letter of today',
  'remind.days-over': '{count} working day(s) ago',
  'remind.days-left': 'in {count} working day(s)',
  'remind.days-none': 'today',
  'remind.nothing': 'There is nothing to chase today.',
  'remind.summary': '{count} in all: {kinds}.',
  'remind.summary-kind': '{kind} {count}',
  'remind.red-too':
    '{count} of those that await verification are past their deadline: red on the board, but no unit is chased for them.',
  'remind.how-to-apply':
    'Issue letters and record them: buding remind --apply; drafts first: buding remind --format docx -o FOLDER',
  'remind.confirm':
    'Letters go to {units} unit(s) about {cases} case(s), numbered from {first} on, and are recorded. Go on?',
  'remind.confirm-both': '{accepting} {writing}',
  'remind.confirm-accept': '{count} case(s) without an answer in time will count as accepted.',
  'remind.accepted': '{count} case(s) accepted by default ({nos}), entry {entry}.',
  'remind.issued': '{count} letter(s) issued, entry {entry}.',
  'remind.changed-meanwhile':
    'The register changed meanwhile (somebody else may have issued letters): {planned} were planned, {count} were issued.',
  'remind.no-letters': 'No unit has to be written to (none twice a day).',
  'remind.written': 'Written to {folder}: {count} letter(s).',
  'remind.drafts': '{count} draft(s) written to {folder}, without number, not recorded.',
  'letter.draft-number': '(draft, no number)',
  'letter.title-remind': 'Reminder of gaps to be rectified',
  'letter.title-supervise': 'Urging the rectification of gaps',
  'letter.title-circulate': 'Final request to rectify gaps',
  'letter.opening':
    'As of {date}, these of the gaps that your unit rectifies need attention: {kinds} (see the annex).',
  'letter.part-overdue': '{count} past the deadline',
  'letter.part-due-soon': '{count} due soon',
  'letter.part-suspension-review': '{count} suspended, the review is due',
  'letter.part-patch-lapsing': '{count} patched by a rule that lapses or has lapsed',
  'letter.ask-overdue':
    'Overdue cases: please rectify and submit them at once, or state in writing what prevents it.',
  'letter.ask-due-soon':
    'Cases due soon: please finish in time; an extension is to be asked for before expiry, with its reason and the new date.',
  'letter.ask-suspension-review':
    'Suspended cases: please check whether the cause still stands, and resume where it does not.',
  'letter.ask-patch-lapsing':
    'Rules about to lapse: please evaluate them and propose to prolong, revise or repeal.',
  'letter.warn-circulate':
    'Cases long overdue will be named in a circular; the head of the unit is asked to look into them.',
  'letter.closing':
    'Please report back. Cases that are not yours are to be returned, with the unit that you propose.',
  'letter.annex': 'List of cases',
  'letter.column-index': 'No.',
  'letter.column-no': 'Case',
  'letter.column-title': 'Gap',
  'letter.column-assigned': 'Assigned',
  'letter.column-date': 'Date',
  'letter.column-standing': 'Standing',
  'letter.standing': '{kind}, {days}',
  'letter.file': '{number} {unit}.docx',
  'letter.draft-file': 'draft {unit}.docx',
  'letter.folder': 'letters-{date}',
} as const satisfies Readonly<Record<keyof typeof zh, string>>;
