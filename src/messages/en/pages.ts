import type { pages as chinese } from '../zh/pages.ts';

export const pages = {
  'page.no-rows': 'None.',
  'page.notes': 'Definitions',
  'page.cases': 'cases',

  'page.month-title': 'Monthly report on patches of rules ({month})',
  'page.period': 'Period',
  'page.period-value': '{from} to {to}',
  'page.as-of': 'As of',
  'page.known-at': 'As known at',
  'page.known-at-value': '{instant} (Beijing time, last entry)',
  'page.anchor': 'Journal',
  'page.anchor-value': '{entries} entries, digest of the last {digest}',
  'page.unfinished':
    'The period has not ended: it runs to {to}, the figures are as of {asOf} and will change.',

  'page.main-figures': 'Main figures',
  'page.mom': 'To last month',
  'page.yoy': 'To last year',
  'page.change.same': 'unchanged',
  'page.change.count': '{change} cases ({percent}%)',
  'page.change.count-alone': '{change} cases',
  'page.change.points': '{change} percentage points',
  'page.change.days': '{change} days',
  'page.days': 'Days to closing, median / P90 (working days)',
  'page.days-median': 'Median days to closing (working days)',
  'page.days-p90': 'P90: {p90}',

  'page.charts': 'Charts',
  'page.chart.inout': 'Collected, closed and reopened in the last 12 months (cases)',
  'page.chart.rates': 'Closure rate in the last 12 months',
  'page.chart.rates-note': 'No mark for months with a denominator below {smallest}',
  'page.chart.units': 'Valid cases by unit',
  'page.chart.units-note':
    'On the right the valid closure rate, closed/valid; the counts alone where they are small',
  'page.chart.open-in-time': 'Open, not overdue',
  'page.chart.other-units': '{count} other units',
  'page.chart.ages': 'Age of the open cases',
  'page.chart.ages-note': 'natural days since acceptance, less suspensions',
  'page.chart.flow': 'Open cases: what came and what went',
  'page.chart.cut': 'The axis begins at {from}: do not compare heights',
  'page.trend': 'Figures of the last 12 months',
  'page.month': 'Month',

  'page.all-figures': 'All figures',
  'page.figure': 'Figure',
  'page.this-month': 'This month ({month})',
  'page.last-month': 'Last month ({month})',
  'page.last-year': 'Last year ({month})',
  'page.year': 'Since {from}',
  'page.section.rates': 'Rates',
  'page.section.stock': 'Stock at the as-of date',
  'page.section.steps': 'Steps of the period',
  'page.section.due': 'Due in the period',
  'page.section.outcomes': 'Outcomes of the closed ones',
  'page.section.quality': 'Relapses, cohort and ratings',
  'page.section.ages': 'Age of the open ones',
  'page.section.days': 'Days (median / P90); changes are those of medians',

  'page.by.unit': 'By unit',
  'page.by.source': 'By source',
  'page.by.category': 'By category',
  'page.by.severity': 'By severity',
  'page.by.region': 'By region',
  'page.by.leader': 'By leader',
  'page.by.month': 'By month of receipt',
  'page.no-groups': 'The register does not use this.',
  'page.groups.stock': 'Stock and closure rates',
  'page.groups.due': 'Steps and deadlines of the period',
  'page.groups.flow': 'Open cases: what came and what went',
  'page.groups.idle': 'Nothing due in the period, not ranked',

  'page.cases-named': 'Cases to look at',
  'page.list.overdue': 'Overdue ({count}, the longest first)',
  'page.list.suspended': 'Suspended ({count}, the longest first)',
  'page.list.reopened': 'Reopened in the period ({count})',
  'page.list.patches': 'Closed with a patch in the period ({count})',
  'page.list.left': '{shown} are listed, {left} more are in the register.',
  'page.no': 'No.',
  'page.title': 'Title',
  'page.due-on': 'Deadline',
  'page.suspended-on': 'Suspended on',
  'page.reopened-on': 'Reopened on',
  'page.closed-on': 'Closed on',
  'page.in-force-on': 'In force on',
  'page.patch': 'Patch',
  'page.working-days': 'Working days to the as-of date',
  'page.natural-days': 'Natural days',

  'page.corrections': 'Corrections of last month',
  'page.corrections.none':
    'No late entry changed the figures of {month} since they were issued: up to entry {was} then, {now} now.',
  'page.corrections.changed':
    'The report of {month} was issued on entries up to {was}; on those up to {now}, late entries and corrections change the figures below. The issued report stays as it is; these figures are in force.',
  'page.corrections.figures': 'Changed figures',
  'page.corrections.cases': 'Cases',
  'page.corrections.scope': 'Scope',
  'page.corrections.was': 'Was',
  'page.corrections.now': 'Now',
  'page.corrections.group': '{by}: {name}',
  'page.corrections.changes': 'Changes',
  'page.corrections.entries': 'Entries',
  'page.entry': 'Entry',
  'page.recorded-at': 'Recorded at (Beijing time)',
  'page.actor': 'By',
  'page.reason': 'Reason',

  'page.note.basis':
    'As of {asOf}, that day included, on facts recorded up to {instant} (Beijing time); the period is {from} to {to}, both days included. What is recorded later goes into the corrections of the next report.',
  'page.note.closed':
    'Closed means verified and struck off: cases that the unit reports done and await verification, or that are mostly done, are not. Valid is collected less pending, rejected, withdrawn, merged and voided.',
  'page.note.rates': 'The rates with their two counts: {parts}.',
  'page.note.rate': '{label} = {a} ÷ {b} = {counts}',
  'page.note.due':
    'Due are valid cases whose approved deadline falls in the period, has come, and did not fall into a suspension. Closed on the deadline day is on time. The original deadline leaves extensions out.',
  'page.note.small':
    'Rates with a denominator below {smallest} show their counts alone and are not ranked; with none they show —.',
  'page.note.compared':
    'Changes compare with the month before and the same month of last year: counts in number and per cent, rates in percentage points from the exact counts. The year so far is counted anew over the wider period, never a sum of months.',
  'page.note.days':
    'Days to closing are working days from acceptance to the last closing, less suspensions and the time spent closed; calendar {version} (holidays known until {coveredUntil}). Natural days and the age of open cases stand apart.',
  'page.note.windows':
    'A relapse is a reopening within {relapse} days of a closing; the cohort rate is the share of the cases accepted in the period that were closed within {cohort} working days, once each has had them.',
  'page.note.units':
    'Stock counts for the lead unit at the as-of date, flow for the lead unit on the day of the step; co-units stand in a column of their own. Units sum to the total, moves between them apart.',
  'page.note.imported':
    'Of {closed} closings in the period, {imported} come from an imported ledger, with its dates.',
  'page.note.long-term':
    '{count} valid cases are long-term items without a deadline: neither due nor overdue.',
  'page.note.month-end': 'The months of this register end on day {day}.',
  'page.note.versions': 'Version {definitions} of the definitions.',

  'chart.legend':
    '{first} closed  {second} overdue  {third} others (not overdue, pending, not valid)',
  'chart.months': 'The last 12 months ({from} to {to})',
  'chart.closings': 'Closings',
  'chart.closings-range': '0 to {most} a month, {last} in the last',
  'chart.rate-range': '{low} to {high}, {last} in the last (line from 0 to 100%)',
} as const satisfies Record<keyof typeof chinese, string>;
