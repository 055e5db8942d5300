/** Labels and notes of reports. */
export const reports = {
  'report.total': 'Total',
  'report.no-unit': 'Not assigned',
  'report.no-group': '(not given)',
  'report.notes': 'Definitions:',
  'report.left-out':
    'The terminal is too narrow for: {columns}. Widen it, or use --format csv for every column.',
  'report.by.none': 'Scope',
  'report.by.unit': 'Unit',
  'report.by.source': 'Source',
  'report.by.category': 'Category',
  'report.by.severity': 'Severity',
  'report.by.region': 'Region',
  'report.by.leader': 'Leader',
  'report.by.month': 'Month collected',
  'report.column.median_days': 'Median working days',
  'report.column.p90_days': 'P90 working days',
  'report.note.basis':
    'As of the end of {asOf}, from what was recorded by {knownAt} (Beijing time); the period is {from} to {to}, both days included.',
  'report.note.period-after-as-of':
    'The period ends on {to}, after the as-of date: what happened in it and what fell due are counted up to {asOf}.',
  'report.note.by-unit':
    'By lead unit: stocks count for the lead unit on the as-of date, closings and reopenings for the lead unit at the time; co-units are not counted again, so the units sum to the total.',
  'report.note.by-month':
    "Grouped by the month in which a case was collected; the period columns keep the report's period.",
  'report.note.smallest':
    'Rates of fewer than {smallest} cases are shown as counts alone and are not ranked; "—" means that there is no denominator.',
  'report.note.closed':
    'Closed means verified and struck off; reported done and awaiting verification, or mostly done, is not closed.',
  'report.note.valid':
    'Valid = collected {collected} − pending {pending} − rejected {rejected} − withdrawn {withdrawn} − merged {merged} − voided {voided} = {valid}.',
  'report.note.closure-rate': 'Closure rate = closed ÷ collected = {ratio}.',
  'report.note.valid-closure-rate': 'Closure rate of valid = closed ÷ valid = {ratio}.',
  'report.note.due':
    'Due, {due}: valid cases whose approved deadline falls in the period and not after the as-of date, and which were not suspended on that day; cases not yet due are left out. The deadline day is on time, the next day is not.',
  'report.note.due-closure-rate':
    'Closure rate of due = due cases closed by the as-of date, late ones included ÷ due = {ratio}.',
  'report.note.on-time-rate':
    'On-time rate = due cases closed by their deadline and still closed ÷ due = {ratio}.',
  'report.note.due-provisional':
    '{count} open cases have a deadline in working days beyond the calendar ({calendar}, holidays known to {coveredUntil}): provisional until recounted.',
  'report.note.nothing-due': 'Nothing fell due in the period: its rates are shown as "—".',
  'report.note.nothing-due-groups':
    'Nothing fell due in the period, so that rates are shown as "—" ({count}): {groups}.',
  'report.note.nothing-due-many':
    'Nothing fell due in the period, so that rates are shown as "—" ({count}): {groups} and others.',
  'report.note.flow':
    'Net closed = closings {closed} − reopenings {reopened} = {net}. Each closing of a case counts; a reopening does not change earlier periods.',
  'report.note.imported':
    'Of the {closed} closings of the period, {imported} came with an import, on the dates of the imported ledger.',
  'report.note.long-term':
    '{count} of the valid cases are long-term: without a deadline, never due and never overdue.',
  'report.note.durations':
    'Handling times are those of the {closed} cases closed on the as-of date: working days from acceptance to the final closing, less the time in which handling stood (suspended, or closed before a reopening); calendar {calendar} (holidays known to {coveredUntil}). In natural days: median {median}, P90 {p90}.',
  'report.note.durations-none':
    'Nothing is closed on the as-of date: handling times are shown as "—".',
  'report.note.calendar-provisional':
    'Holidays after {coveredUntil} are not in the calendar yet ({calendar}): those days are counted Monday to Friday, and may change.',
} as const;
