import type { circular as zh } from '../zh/circular.ts';

export const circular = {
  'circular.title': 'Circular on the patching of rules in {month}',
  'circular.month': '{year}-{month}',
  'circular.date': '{year}-{month}-{day}',
  'circular.blank-number': '〔{year}〕……',
  'circular.number': '〔{year}〕{seq}',
  'circular.recipient': 'To the units concerned',
  'circular.opening': 'This circular reports on the patching of rules in {month}.',
  'circular.opening-running':
    '{month} has not ended: the figures of this circular are as of {asOf} and will change until the end of the month.',
  'circular.period': 'The month is counted from {from} to {to}.',
  'circular.heading': '{ordinal}. {title}',
  'circular.ordinals': 'I II III IV V VI VII VIII IX X',
  'circular.clauses': '{first}, {second}',
  'circular.none': 'None.',
  'circular.closing': 'Units that find a figure wrong are asked to check it against the register.',
  'circular.annex': 'Annex',
  'circular.annex-one': 'Annex: {title}',
  'circular.annex-first': 'Annexes: 1. {title}',
  'circular.annex-next': '{number}. {title}',
  'circular.annex-mark': 'Annex {number}',
  'circular.copy-to': 'Copies: {names}.',
  'circular.printed': 'printed {date}',

  'circular.part.overall': 'Overall',
  'circular.part.sources': 'Sources',
  'circular.part.categories': 'Categories',
  'circular.part.units': 'Ranking of units',
  'circular.part.patches': 'Typical patches',
  'circular.part.overdue': 'Overdue and suspended',
  'circular.part.reopened': 'Reopened and relapsed',
  'circular.part.corrections': 'Corrections of last month',
  'circular.part.definitions': 'Definitions',

  'circular.rate': '{rate} ({a}/{b})',
  'circular.rate-small': '{a}/{b}',
  'circular.rate-none': '—',
  'circular.mom': 'on last month',
  'circular.yoy': 'on last year',
  'circular.count-up': '{count} more {versus}',
  'circular.count-down': '{count} fewer {versus}',
  'circular.growth-up': '{count} more {versus} (up {percent}%)',
  'circular.growth-down': '{count} fewer {versus} (down {percent}%)',
  'circular.same': 'the same {versus}',
  'circular.points-up': 'up {points} percentage points {versus}',
  'circular.points-down': 'down {points} percentage points {versus}',
  'circular.no-previous': 'The register held nothing until last month: no comparison with it.',
  'circular.no-last-year':
    'The register held nothing in the same month of last year: no comparison with it.',

  'circular.nothing': 'As of {asOf} the register holds no case.',
  'circular.stock':
    'As of {asOf}, {collected} gaps were collected, {valid} of them valid; of the valid ones {closed} are closed (verified), {open} open.',
  'circular.left-out': 'Not valid are {count}: {parts}.',
  'circular.part-count': '{label} {count}',
  'circular.closure': 'Closure rate {closure}; valid closure rate {valid}.',
  'circular.flow':
    'In {month}: collected {collected}; accepted {accepted}, assigned {assigned}; closed {closed}; reopened {reopened}; net closed {net}.',
  'circular.items': '{count}',
  'circular.due':
    'Of {due} due in the month {closed} are closed, due closure rate {rate}; {onTime} of them on time, rate on time {onTimeRate}.',
  'circular.due-none': 'Nothing was due in the month: no due closure rate, no rate on time.',
  'circular.due-original':
    'By the original deadlines, {onTime} of {due} were closed on time, rate {rate}.',
  'circular.effective':
    'Of {closed} closed ones {inForce} have a patch in force, effective rate {rate}{others}.',
  'circular.effective-others': '; the other {count}: {parts}',
  'circular.days':
    'Closed ones took {median} working days in the median, nine tenths of them up to {p90} (natural days: {naturalMedian} and {naturalP90}); until the first closing {firstMedian} and {firstP90} working days.',
  'circular.stock-flow': 'Open at the start {before}, {entered}, {left}, open at the end {after}.',
  'circular.entered': 'plus {parts}',
  'circular.entered-none': 'none added',
  'circular.left': 'less {parts}',
  'circular.left-none': 'none gone',
  'circular.ages': 'The {open} open ones by days since acceptance, suspensions taken off: {parts}.',
  'circular.year':
    'From {from} to {asOf}: collected {collected}, closed {closed}, reopened {reopened}; due {due}, due closure rate {rate}, rate on time {onTimeRate}.',

  'circular.groups-month.source': 'The {count} collected in the month came from: {parts}.',
  'circular.groups-all.source': 'All {count} collected came from: {parts}.',
  'circular.groups-none.source': 'Nothing was collected in the month.',
  'circular.groups-month.category': 'The {count} collected in the month are: {parts}.',
  'circular.groups-all.category': 'All {count} collected are: {parts}.',
  'circular.groups-none.category': 'Nothing was collected in the month.',
  'circular.group': '{name} {count}',
  'circular.group-share': '{name} {count} ({share})',
  'circular.group-rest': '{groups} others {count}',
  'circular.no-name.source': 'no source',
  'circular.no-name.category': 'no category',
  'circular.unassigned': 'not assigned',

  'circular.units-due':
    'Units with cases due in the month: {units}. The {ranked} with {smallest} or more due are ranked by rate on time, then by due closure rate; equal ones share a place {annex}.',
  'circular.units-none-ranked':
    'Units with cases due in the month: {units}, each with fewer than {smallest}; they are not ranked {annex}.',
  'circular.units-none': 'No unit had anything due in the month; there is no ranking.',
  'circular.see-annex': '(annex {number})',
  'circular.units-all': 'In order: {parts}.',
  'circular.units-first': 'First: {parts}.',
  'circular.units-last': 'Last: {parts}.',
  'circular.unit-rate': '{unit} {rate}',
  'circular.cards':
    'A rate on time below {yellow}% gets a yellow card, below {red}% a red one. {parts}',
  'circular.red': 'Red cards ({count}): {units}.',
  'circular.yellow': 'Yellow cards ({count}): {units}.',
  'circular.cards-none': 'No ranked unit gets a card.',
  'circular.units-small': 'With fewer than {smallest} due, not ranked ({count}): {parts}.',
  'circular.units-idle': 'With nothing due, not listed in the ranking ({count}): {units}.',
  'circular.units-idle-many':
    '{count} units had nothing due and are not in the ranking; annex {number} names them.',
  'circular.units-unassigned':
    '{count} valid cases have no unit; {due} of them were due; they are not in the ranking.',

  'circular.patches': '{count} closed in the month with a patch{more}:',
  'circular.patches-more': '; {shown} follow, all are in annex {number}',
  'circular.patches-none': 'Nothing was closed in the month with a patch.',
  'circular.patch': '{number}. {patch}, for "{title}" ({no}), {unit}, closed {on}.',
  'circular.patch-facts': '({facts})',
  'circular.patch-named': '《{title}》 {facts}',
  'circular.patch-unnamed': 'A patch without a title {facts}',
  'circular.patch-published': 'published {date}',
  'circular.patch-in-force': 'in force from {date}',
  'circular.patch-at-once': 'published and in force from {date}',

  'circular.overdue-none': 'As of {asOf} nothing is overdue.',
  'circular.overdue':
    'As of {asOf}, {count} are overdue, {share} of the open ones, {units} {annex}. The longest: {no} "{title}" ({unit}), due {on}, overdue for {days} days ({workingDays} working days).',
  'circular.overdue-units': 'of {count} units',
  'circular.overdue-no-unit': 'none of them assigned',
  'circular.overdue-by-unit': 'Most of them: {parts}.',
  'circular.suspended-none': 'Nothing is suspended.',
  'circular.suspended':
    '{count} are suspended {annex}. The longest: {no} "{title}" ({unit}), since {on}, {days} days ({workingDays} working days).',

  'circular.reopened-none': 'Nothing was reopened in the month.',
  'circular.reopened': 'Reopened in the month {times} times, {count} cases: {parts}{more}.',
  'circular.reopened-times':
    'Reopened in the month {times} times; the cases had left the register at its end.',
  'circular.reopened-one': '{no} "{title}" ({unit}, reopened {on})',
  'circular.and-more': '…',
  'circular.relapse':
    'Of {b} closings at least {days} days ago {a} were reopened within {days} days, relapse rate {rate}.',
  'circular.relapse-none': 'No closing is {days} days old: no relapse rate.',
  'circular.assigned': 'Assigned in the month {b}, returned {a}, return rate {rate};',
  'circular.assigned-none': 'Nothing was assigned in the month: no return rate;',
  'circular.verified': 'verified {b}, sent back {a}, rework rate {rate};',
  'circular.verified-none': 'nothing was verified: no rework rate;',
  'circular.extended': 'of {b} due in the month {a} were extended, extension rate {rate}.',
  'circular.extended-none': 'nothing was due: no extension rate.',
  'circular.cohort':
    'Of {count} accepted in the month and still valid, {closed} were closed within {days} working days, cohort rate {rate}.',
  'circular.cohort-all-unripe':
    'None of the {count} accepted in the month and still valid has had its {days} working days; the cohort rate follows when they have.',
  'circular.cohort-unripe':
    'Of {count} accepted in the month and still valid, {unripe} have not had their {days} working days; the cohort rate follows when they have.',
  'circular.satisfaction':
    'As of {asOf}, {asked} were asked and {answered} answered, answer rate {answerRate}; satisfied {satisfied}, mostly satisfied {mostly}, satisfaction rate {rate}.',

  'circular.corrections-none':
    'No late entry or correction has changed the figures of {month} since they were issued.',
  'circular.corrections':
    'Since {month} was issued (by entry {was}; now by entry {now}), late entries and corrections changed: {parts}. The issued circular stays as it is; this correction holds.',
  'circular.correction': '{label} from {was} to {now}',
  'circular.correction-rate': '{label} from {was} to {now}',
  'circular.correction-cases': 'Cases concerned ({count}): {nos}{more}.',
  'circular.corrections-groups': 'no total, but {count} figures of groups',

  'circular.basis':
    'As of {asOf}, that day included; period {from} to {to}, both days included. As known at {knownAt} (Beijing time): what was recorded later is told in the next corrections.',
  'circular.anchor':
    'Journal: {entries} entries, digest of the last one {digest}; by it, the register can be verified to be unaltered.',
  'circular.versions':
    'Definitions version {definitions}; working days by the calendar {calendar} (holidays known until {coveredUntil}).',
  'circular.how-compared':
    'Last month and the same month of last year are compared by the same definitions; counts in number and per cent, rates in percentage points, from the counts and not from rounded rates; not where either has fewer than {smallest} cases.',
  'circular.how-small':
    'Each rate stands with its two counts; of fewer than {smallest} cases these alone, without a rank; a denominator of 0 prints as "—".',
  'circular.how-closed':
    'Closed means verified and struck off; what a unit reports as done, or as mostly done, is not. Valid are those collected less pending, rejected, withdrawn, merged and voided ones. The deadline day is on time; suspended cases are neither due nor overdue.',
  'circular.how-rates': 'The rates, with their two counts:',
  'circular.how-rate': '{number}. {label} = {numerator} ÷ {denominator} = {rate}.',
  'circular.imported':
    '{count} of the month’s closings come from an imported ledger, by its dates.',
  'circular.long-term':
    '{count} valid cases are long-term; they have no deadline and are neither due nor overdue.',
  'circular.month-end': 'A month of this register ends on day {day}.',

  'circular.table.ranking': 'Deadlines kept by unit',
  'circular.table.idle': 'Units with nothing due in the month',
  'circular.table.overdue': 'Overdue cases',
  'circular.table.suspended': 'Suspended cases',
  'circular.table.patches': 'Cases closed in the month with a patch',
  'circular.column.rank': 'rank',
  'circular.column.index': 'no.',
  'circular.column.unit': 'unit',
  'circular.column.due': 'due',
  'circular.column.due_closed': 'closed',
  'circular.column.on_time': 'on time',
  'circular.column.on_time_rate': 'rate on time',
  'circular.column.due_closure_rate': 'due closure rate',
  'circular.column.overdue': 'overdue',
  'circular.column.open': 'open',
  'circular.column.card': 'card',
  'circular.column.no': 'number',
  'circular.column.title': 'gap',
  'circular.column.due_on': 'deadline',
  'circular.column.overdue_days': 'overdue (working days)',
  'circular.column.suspended_on': 'since',
  'circular.column.suspended_days': 'working days',
  'circular.column.patch': 'patch',
  'circular.column.closed_on': 'closed',
  'circular.card.red': 'red',
  'circular.card.yellow': 'yellow',
  'circular.total': 'total',
  'circular.rows-left': '({count} more are in the workbook)',

  'mark.sender': 'sender',
  'mark.number': 'number',
  'mark.title': 'title',
  'mark.recipient': 'recipient',
  'mark.month': 'month',
  'mark.as-of': 'as-of',
  'mark.date': 'date',
  'mark.copy-to': 'copies',
  'mark.body': 'body',
  'mark.annexes': 'annexes',
  'mark.ranking': 'ranking table',
  'mark.overdue-table': 'overdue table',
  'mark.suspended-table': 'suspended table',
  'mark.patches-table': 'patches table',
} as const satisfies Readonly<Record<keyof typeof zh, string>>;
