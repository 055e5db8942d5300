import type { calendar as zh } from '../zh/calendar.ts';

export const calendar = {
  'verb.calendar': 'Working days: look, take in notices of holidays, recount deadlines',
  'verb.calendar.show': 'Show the working days of a month (this one) or a year',
  'verb.calendar.list': 'List what the calendar is made of',
  'verb.calendar.import': "Take in a year's notice of holidays (CSV)",
  'verb.calendar.recompute': 'Recount deadlines in working days by the present calendar',
  'example.calendar.show': 'buding calendar show 2026-10\nbuding calendar show 2026',
  'example.calendar.list': 'buding calendar list',
  'example.calendar.import':
    'buding calendar import 2027.csv --dry-run\nbuding calendar import extra-day.csv --supplement --reason "one day more"',
  'example.calendar.recompute':
    'buding calendar recompute --dry-run\nbuding calendar recompute --reason "notice for 2027"',
  'action.calendar.import': 'calendar import',
  'action.calendar.recompute': 'recompute',

  'opt.calendar.import.year':
    'The year of the notice (where dates have none and the file does not tell)',
  'opt.supplement': 'A supplementary notice: changes the days it lists, not the whole year',
  'value.period': 'year or month',

  'calendar.month': '{year}-{month}',
  'calendar.weekday': 'Weekday',
  'calendar.weekday.1': 'Mo',
  'calendar.weekday.2': 'Tu',
  'calendar.weekday.3': 'We',
  'calendar.weekday.4': 'Th',
  'calendar.weekday.5': 'Fr',
  'calendar.weekday.6': 'Sa',
  'calendar.weekday.7': 'Su',
  'calendar.mark.off': 'H.',
  'calendar.mark.work': 'W.',
  'calendar.kind.off': 'off',
  'calendar.kind.work': 'worked',
  'calendar.kind.weekend': 'weekend',
  'calendar.kind.plain': 'plain',
  'calendar.day': 'Day',
  'calendar.name': 'Holiday',
  'calendar.run': '{mark} {from} to {to} {name}',
  'calendar.one-day': '{mark} {from} {name}',
  'calendar.years': 'Years',
  'calendar.off': 'Days off',
  'calendar.work': 'Days worked',
  'calendar.built-in': 'built in (notices of the State Council)',
  'calendar.supplement': '{year} (supplement)',
  'calendar.count': '{from} to {to}: {count} working days.',
  'calendar.version': 'Calendar: {version}, holidays known to {coveredUntil}.',
  'calendar.uncovered':
    'Some of these days have no notice of holidays (known: {coveredFrom} to {coveredUntil}); they are counted Monday to Friday until one is taken in: buding calendar import.',
  'calendar.confirm': 'Take the notice for {year} into the calendar ({count} days change)?',
  'calendar.same': 'The calendar says the same of {year} already; nothing recorded.',
  'calendar.rehearsed': 'Rehearsed, nothing recorded.',
  'calendar.imported':
    'Notice for {year} taken in, entry {entry}; holidays known to {coveredUntil}.',
  'calendar.gap':
    'Note: notices are missing between {coveredUntil} and {year}; deadlines beyond {coveredUntil} stay provisional.',
  'calendar.recompute-next':
    '{count} open deadlines would move by the new calendar; none moves by itself: buding calendar recompute.',
  'calendar.confirm-recompute': 'Recount the deadlines of {count} cases?',
  'calendar.none-moved': 'None of {checked} open deadlines in working days moves ({calendar}).',
  'calendar.would-move':
    'Rehearsed: {count} of {checked} deadlines would move ({calendar}); nothing recorded.',
  'calendar.moved': '{count} of {checked} deadlines moved ({calendar}), entry {entry}.',

  'notice.date-unreadable': 'Row {row}: no date can be read ({text}).',
  'notice.kind-missing': 'Row {row}: neither off nor worked ({text}).',
  'notice.kind-contradicts': 'Row {row}: {text} is both off and worked.',
  'notice.other-year': 'Row {row}: {text} does not belong to the notice for {year}.',

  'light.red': 'red',
  'light.yellow': 'yellow',
  'light.green': 'green',
  'field.light': 'Light',
  'field.days_left': 'Working days left',
  'detail.recounted': '{from} → {to} ({calendar})',
  'detail.notice': '{year}, {count} days',

  'talk.provisional': '{due} (provisional)',
  'talk.provisional-days':
    'The working days left of {count} cases reach beyond the calendar (holidays known to {coveredUntil}): provisional.',
  'talk.provisional-note':
    '{count} deadlines reach beyond the calendar (holidays known to {coveredUntil}); provisional until recounted.',
} as const satisfies Record<keyof typeof zh, string>;
