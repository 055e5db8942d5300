/**
 * What a ledger's row makes of a case: the steps that its status and its dates tell. Where the two
 * contradict each other the row is refused, never guessed at (metrics, "Imported history").
 */
import type { IsoDate } from './dates.ts';
import { countDeadline } from './due-words.ts';
import type { Deadline, HistoryStep } from './events.ts';
import type { DateField, LedgerRow, RowFlag, RowProblem, StatusReading } from './ledger-row.ts';
import type { Stage } from './stages.ts';
import { patchOf, ratingStep } from './row-outcome.ts';
import { readOutcome, readRating } from './vocabulary.ts';
import type { WorkingDays } from './working-days.ts';

export interface HistoryOptions {
  /** What "done" words mean in this ledger: verified and struck off, or awaiting verification. */
  readonly doneMeans: 'closed' | 'submitted';
  /** Dates after this day are refused. */
  readonly today: IsoDate;
  /** Counts deadlines in working days; without it they stay words. */
  readonly workingDays?: WorkingDays;
}

export interface History {
  readonly steps: readonly HistoryStep[];
  readonly problems: readonly RowProblem[];
  readonly flags: readonly RowFlag[];
}

/**
 * The steps that a row tells. Without a status column the dates and the unit decide: a closing date
 * closes, a unit means 整改中, neither means 待研判.
 */
export function historyOf(row: LedgerRow, options: HistoryOptions): History {
  const problems: RowProblem[] = [];
  const flags: RowFlag[] = [];
  const received = row.dates.received_on;
  if (received === undefined) return { steps: [], problems: [{ code: 'received-missing' }], flags };

  checkDates(row.dates, received, options.today, problems);
  const target = targetOf(row, options, problems);
  if (problems.length > 0 || target === null) return { steps: [], problems, flags };

  const steps: HistoryStep[] = [];
  const { workingDays } = options;
  if (isOut(target)) addLeaving(steps, row, target, received, flags, workingDays);
  else addHandling(steps, row, target, received, problems, flags, workingDays);
  addRating(steps, row, problems);
  return { steps, problems, flags };
}

type Target = Exclude<StatusReading, 'done' | 'open' | 'not_begun' | 'partial'>;

const OUT: readonly Stage[] = ['rejected', 'withdrawn', 'merged', 'voided'];

function isOut(target: Target): target is 'rejected' | 'withdrawn' | 'merged' | 'voided' {
  return (OUT as readonly string[]).includes(target);
}

const ORDER: readonly DateField[] = [
  'received_on',
  'accepted_on',
  'assigned_on',
  'done_on',
  'closed_on',
];

function checkDates(
  dates: LedgerRow['dates'],
  received: IsoDate,
  today: IsoDate,
  problems: RowProblem[],
): void {
  let previous: { field: DateField; on: IsoDate } = { field: 'received_on', on: received };
  for (const field of ORDER) {
    const on = dates[field];
    if (on === undefined) continue;
    if (on > today) problems.push({ code: 'date-in-future', params: { field, date: on } });
    if (on < previous.on) {
      const code =
        field === 'closed_on' && previous.field === 'received_on'
          ? 'closed-before-received'
          : 'step-before-previous';
      problems.push({
        code,
        params: { field, date: on, previous: previous.field, previousDate: previous.on },
      });
    }
    previous = { field, on };
  }
}

/** The stage that the row claims, or `null` with the reason among the problems. */
function targetOf(row: LedgerRow, options: HistoryOptions, problems: RowProblem[]): Target | null {
  const { done_on: done, closed_on: closed } = row.dates;
  const contradiction = (field: DateField): null => {
    problems.push({
      code: 'status-contradicts-dates',
      params: { word: row.status?.word ?? '', field, date: row.dates[field] ?? '' },
    });
    return null;
  };
  const needs = (code: 'closing-without-date' | 'done-without-date'): null => {
    problems.push({ code, params: { word: row.status?.word ?? '' } });
    return null;
  };

  const reading = row.status?.reading ?? readingOfDates(row);
  switch (reading) {
    case 'closed':
      return (closed ?? done) === undefined ? needs('closing-without-date') : 'closed';
    case 'done':
      if (closed !== undefined) return 'closed';
      if (options.doneMeans === 'closed')
        return done === undefined ? needs('closing-without-date') : 'closed';
      return done === undefined ? needs('done-without-date') : 'submitted';
    case 'submitted':
      if (closed !== undefined) return contradiction('closed_on');
      return done === undefined ? needs('done-without-date') : 'submitted';
    case 'received':
      for (const field of ['accepted_on', 'assigned_on', 'done_on', 'closed_on'] as const) {
        if (row.dates[field] !== undefined) return contradiction(field);
      }
      return 'received';
    case 'accepted':
    case 'assigned':
    case 'open':
    case 'not_begun':
    case 'partial':
    case 'long_term':
    case 'suspended':
      if (closed !== undefined) return contradiction('closed_on');
      if (done !== undefined) return contradiction('done_on');
      return openTarget(row, reading, problems, contradiction);
    case 'rejected':
    case 'withdrawn':
    case 'merged':
    case 'voided':
      return reading;
  }
}

function openTarget(
  row: LedgerRow,
  reading: 'accepted' | 'assigned' | 'open' | 'not_begun' | 'partial' | 'long_term' | 'suspended',
  problems: RowProblem[],
  contradiction: (field: DateField) => null,
): Target | null {
  if (reading === 'accepted')
    return row.dates.assigned_on === undefined ? 'accepted' : contradiction('assigned_on');
  if (reading === 'long_term' || reading === 'suspended') return reading;
  if (row.unit !== undefined) return 'assigned';
  if (reading === 'assigned' || row.dates.assigned_on !== undefined) {
    problems.push({ code: 'unit-missing', params: { word: row.status?.word ?? '' } });
    return null;
  }
  return 'accepted';
}

function readingOfDates(row: LedgerRow): StatusReading {
  if (row.dates.closed_on !== undefined) return 'closed';
  if (row.dates.done_on !== undefined) return 'done';
  if (row.unit !== undefined) return 'assigned';
  return row.dates.accepted_on === undefined ? 'received' : 'accepted';
}

/** A case that left: rejected, withdrawn, merged or voided, on the last date that the row gives. */
function addLeaving(
  steps: HistoryStep[],
  row: LedgerRow,
  target: 'rejected' | 'withdrawn' | 'merged' | 'voided',
  received: IsoDate,
  flags: RowFlag[],
  workingDays: WorkingDays | undefined,
): void {
  const {
    accepted_on: accepted,
    assigned_on: assigned,
    done_on: done,
    closed_on: closed,
  } = row.dates;
  // A rejected case was never handled; for the others the row may show that it was.
  const wasHandled = target !== 'rejected' && (row.unit !== undefined || accepted !== undefined);
  if (wasHandled) addAssignment(steps, row, received, { workingDays });
  let on = closed ?? done;
  if (on === undefined) {
    on = assigned ?? accepted ?? received;
    flags.push({ code: 'left-date-assumed', params: { word: row.status?.word ?? '', date: on } });
  }
  const reason = row.text.note ?? row.status?.word ?? '';
  if (target === 'merged') steps.push({ kind: 'merged', on, into: '', reason });
  else steps.push({ kind: target, on, reason });
  if (row.unit !== undefined && !wasHandled)
    flags.push({ code: 'unit-unused', params: { unit: row.unit } });
}

function addHandling(
  steps: HistoryStep[],
  row: LedgerRow,
  target: Exclude<Target, 'rejected' | 'withdrawn' | 'merged' | 'voided'>,
  received: IsoDate,
  problems: RowProblem[],
  flags: RowFlag[],
  workingDays: WorkingDays | undefined,
): void {
  if (target === 'received' || target === 'accepted') {
    if (target === 'accepted')
      steps.push({ kind: 'accepted', on: row.dates.accepted_on ?? received });
    if (row.unit !== undefined) flags.push({ code: 'unit-unused', params: { unit: row.unit } });
    return;
  }
  addAssignment(steps, row, received, { longTerm: target === 'long_term', workingDays });
  const { done_on: done, closed_on: closed } = row.dates;
  const last = steps[steps.length - 1] as HistoryStep;
  if (target === 'suspended') {
    steps.push({ kind: 'suspended', on: last.on, reason: row.text.note ?? row.status?.word ?? '' });
  }
  // A submission is only known where the row names the unit that made it.
  const submitted = done !== undefined && row.unit !== undefined;
  if (submitted) {
    steps.push({ kind: 'submitted', on: done, ...given('handler', row.text.handler) });
  }
  if (target === 'submitted' && !submitted)
    problems.push({ code: 'unit-missing', params: { word: row.status?.word ?? '' } });
  if (target === 'closed') addClosing(steps, row, (closed ?? done) as IsoDate, submitted, problems);
}

function addAssignment(
  steps: HistoryStep[],
  row: LedgerRow,
  received: IsoDate,
  {
    longTerm = false,
    workingDays,
  }: { readonly longTerm?: boolean; readonly workingDays: WorkingDays | undefined },
): void {
  const accepted = row.dates.accepted_on ?? received;
  steps.push({ kind: 'accepted', on: accepted });
  if (row.unit === undefined) return;
  const on = row.dates.assigned_on ?? accepted;
  steps.push({
    kind: 'assigned',
    on,
    unit: row.unit,
    ...(row.due?.on === undefined ? {} : { due_on: row.due.on }),
    ...countedDue(row, on, workingDays),
    ...(row.due?.longTerm || longTerm ? { long_term: true as const } : {}),
  });
}

/** A deadline in working days counts from the assignment, or else from the receipt. */
function countedDue(row: LedgerRow, on: IsoDate, workingDays: WorkingDays | undefined): Deadline {
  if (row.due?.workingDays === undefined || workingDays === undefined) return {};
  const due = { due_text: row.due.text, workingDays: row.due.workingDays };
  return countDeadline(due, on, workingDays) ?? {};
}

function addClosing(
  steps: HistoryStep[],
  row: LedgerRow,
  on: IsoDate,
  submitted: boolean,
  problems: RowProblem[],
): void {
  const { outcome: word } = row.text;
  const outcome = word === undefined ? null : readOutcome(word);
  if (word !== undefined && outcome === null)
    problems.push({ code: 'outcome-unknown', params: { word } });
  const patch = patchOf(row);
  const known = outcome ?? (patch ? 'patched' : null);
  steps.push({
    kind: 'closed',
    on,
    ...given('verifier', row.text.verifier),
    ...(known === null ? {} : { outcome: known }),
    ...(patch ? { patch } : {}),
    ...(submitted ? {} : { direct: true as const }),
  });
}

function addRating(steps: HistoryStep[], row: LedgerRow, problems: RowProblem[]): void {
  const { satisfaction: word } = row.text;
  if (word === undefined) return;
  const rated = ratingStep(row, steps);
  if (rated) steps.push(rated);
  else if (readRating(word) === null)
    problems.push({ code: 'satisfaction-unknown', params: { word } });
}

function given<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}
