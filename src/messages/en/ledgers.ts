/** The ledgers of returns and of extensions: their columns and notes. */
export const ledgers = {
  'example.report.returns':
    'buding report returns --month 2026-03\nbuding report returns --unit 市住建局 --format csv -o returns.csv',
  'example.report.extensions':
    'buding report extensions --year 2026\nbuding report extensions --unit 市住建局 --format csv -o extensions.csv',
  'ledger.subtotal': 'Subtotal',
  'ledger.cases': '{cases} cases',
  'ledger.sums.returns': 'returns',
  'ledger.sums.extensions': 'extensions',
  'ledger.sums.cases': 'cases',
  'ledger.sums.final_due': 'due for a decision',
  'ledger.sums.late': 'asked late',
  'ledger.sums.days': 'days added',
  'ledger.sums.working_days': 'working days added',
  'ledger.final.due': 'due',
  'ledger.final.done': 'done',
  'ledger.column.no': 'no',
  'ledger.column.title': 'title',
  'ledger.column.round': 'round',
  'ledger.column.on': 'date',
  'ledger.column.unit': 'unit',
  'ledger.column.reason': 'reason',
  'ledger.column.proposed_unit': 'proposed unit',
  'ledger.column.assigned_on': 'assigned on',
  'ledger.column.working_days': 'working days',
  'ledger.column.then': 'then',
  'ledger.column.then_on': 'then on',
  'ledger.column.then_unit': 'then to unit',
  'ledger.column.final': 'by decision',
  'ledger.column.imported': 'imported',
  'ledger.column.old_due_on': 'old deadline',
  'ledger.column.due_on': 'new deadline',
  'ledger.column.days': 'days added',
  'ledger.column.late': 'asked late',
  'ledger.column.case_extensions': 'of the case',
  'ledger.column.case_days': 'days of the case',
  'report.note.ledger-after-as-of':
    'The period ends on {to}, after the as-of date: rows go up to {asOf} only.',
  'report.note.ledger-unit': 'Only rows of {unit}.',
  'report.note.ledger-imported':
    '{count} of them come from imported histories, marked in “imported”; their dates are those of the imported ledger.',
  'report.note.returns':
    '{returns} returns in the period, of {cases} cases. The round counts all returns of the case; the unit is the one that returned it; returns that were taken back are left out.',
  'report.note.returns-sums':
    'In the lines of sums “round” is the number of returns, “by decision” the number of cases due for it.',
  'report.note.returns-days':
    '“Working days” are those after the assignment up to the return, 0 on the same day; calendar: {calendar} (holidays known until {coveredUntil}).',
  'report.note.returns-final':
    'After {after} returns a case is to be assigned by decision and can no longer be returned (setting final-after-returns); as of {asOf}, {count} of the cases listed are due for it.',
  'report.note.extensions':
    '{extensions} extensions in the period, of {cases} cases. The round, the number and the days of the case count all of its extensions up to {asOf}; deadlines moved by resumptions, recounts or corrections are no extensions; extensions that were taken back are left out.',
  'report.note.extensions-sums': 'In the lines of sums “round” is the number of extensions.',
  'report.note.extensions-days':
    'Days added are natural days from the old deadline to the new one, “working days” those among them; none where there was no deadline. Calendar: {calendar} (holidays known until {coveredUntil}).',
  'report.note.extensions-late':
    '{late} were asked for after the old deadline: the case was overdue from the day after it, and the extension does not change that.',
} as const;
