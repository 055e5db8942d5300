/** Why a row of a ledger can't go in (`row.`), what a person should know of rows that do (`flag.`) and of the file (`note.`). */
import type { rows as zh } from '../zh/rows.ts';
export const rows = {
  'row.column-count': 'the row has {found} cells, the header {expected} columns',
  'row.nul-character': 'contains an invisible NUL character',
  'row.lone-surrogate': 'contains half a character',
  'row.cell-too-long': 'the cell is too long ({length} characters, limit {limit})',
  'row.cell-error': 'a formula failed ({text}): enter what is meant',
  'row.number-ruined':
    '"{text}" is a long number that a spreadsheet ruined; enter it anew from the original',
  'row.date-unreadable': '"{text}" cannot be read as a date',
  'row.date-impossible': '"{text}" is no date that exists',
  'row.deadline-unreadable': '"{text}" cannot be read as a deadline',
  'row.status-unknown': 'unknown status "{word}"; say what it means with --status "{word}=stage"',
  'row.history-unreadable': 'the history cannot be read: {text}',
  'row.ditto-without-row': '"同上" (ditto) without a row above',
  'row.title-missing': 'no title',
  'row.received-missing':
    'no date of receipt; give one to all such rows with --set received_on=date',
  'row.date-in-future': '{field} {date} is after today',
  'row.status-contradicts-dates': 'the status "{word}" contradicts {field} {date}',
  'row.closing-without-date': 'the status is "{word}", but there is no closing date',
  'row.done-without-date': 'the status is "{word}", but there is no date of completion',
  'row.closed-before-received': '{field} {date} is before {previous} {previousDate}',
  'row.step-before-previous': '{field} {date} is before {previous} {previousDate}',
  'row.step-illegal': 'it is "{stage}" on {on}; "{action}" is not possible then',
  'row.unit-missing': 'the status is "{word}", but there is no unit responsible',
  'row.number-invalid': 'the number "{no}" cannot be used: it has characters that are not seen',
  'row.number-twice-in-file':
    'the number {no} stands in row {row} too, with other content ({fields})',
  'row.conflict': 'the number {no} is in the register with other content: {fields}',
  'row.update-impossible':
    'the number {no} is in the register, and these cannot be corrected: {fields}',
  'row.update-needs-reason':
    'the number {no} is in the register; correcting {fields} needs a reason: give --reason <text>',
  'row.outcome-unknown': 'unknown outcome "{word}"',
  'row.satisfaction-unknown': 'unknown rating "{word}"',
  'row.merge-master-missing': 'the case "{master}" that it was merged into is not in the register',
  'flag.year-assumed': 'dates without a year were given the year of receipt',
  'flag.deadline-not-a-date':
    'deadlines that give no date; their words are kept, and they count neither as due nor as overdue',
  'flag.deadline-provisional': 'deadlines counted beyond the calendar of holidays are provisional',
  'flag.title-from-description': 'no title; taken from the description',
  'flag.status-partial': 'words like 基本完成 (mostly done) are not done; taken as in progress',
  'flag.units-split': 'several units in one cell: the first is responsible, the others assist',
  'flag.filled-down': 'merged cells were filled row by row',
  'flag.left-date-assumed': 'left without a date; the latest date of the row was taken',
  'flag.personal-number':
    'title or description hold a mobile or identity number, kept as it is; --mask covers it in an export for others',
  'flag.unit-unused': 'never handled; the unit was not used',
  'note.field-twice': '"{column}" is kept with the case as it is: {field} comes from "{kept}"',
  'note.column-by-values': '"{column}" was taken as {field}, by its values',
  'note.column-empty': '"{column}" is empty',
  'note.filled-down': 'merged cells were filled row by row: {columns}',
  'note.merged-cells': 'what stands in merged cells counts for each of their rows: {columns}',
  'note.sheet-chosen': 'sheet “{sheet}” is read, the others are not: {others}',
} as const satisfies Record<keyof typeof zh, string>;
