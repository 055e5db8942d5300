/** Which fields of a known case a row speaks of: only these can differ. */
import { FACT_FIELDS, type CaseState, type FactField } from '../domain/case.ts';
import { workingDaysIn } from '../domain/due-words.ts';
import type { Stage } from '../domain/stages.ts';
import type { StepDate } from './edit.ts';
import type { Candidate } from './import-row.ts';

/** Whether the row speaks of a field. */
type SpeaksOf = (candidate: Candidate, known: CaseState) => boolean;

/** How a difference is recorded; `fixed` is what neither a correction nor a step can bring. */
type How = 'correction' | 'rating' | 'fixed';

/**
 * Every field of a case, so that a new one must be decided on. `derived` follows from others or only
 * tells how they were written; `status` and `date` are compared with the steps; `extra` by its columns.
 */
const FIELDS: Readonly<
  Record<
    Exclude<keyof CaseState, FactField>,
    'derived' | 'status' | 'date' | 'extra' | readonly [How, SpeaksOf]
  >
> = {
  no: 'derived',
  row_key: 'derived',
  raw_dates: 'derived',
  absorbed: 'derived',
  attachments: 'derived',
  original_due_on: 'derived',
  // Kept apart from the case, and compared there.
  has_reporter: 'derived',
  stage: 'status',
  suspended: 'status',
  received_on: 'date',
  own_received_on: 'date',
  accepted_on: 'date',
  assigned_on: 'date',
  submitted_on: 'date',
  closed_on: 'date',
  extra: 'extra',
  unit: ['correction', ({ state }, known) => state.unit !== null && known.unit !== null],
  co_units: ['correction', ({ row }) => row.coUnits.length > 0],
  due_on: ['correction', isOtherDeadline],
  due_from: ['correction', isOtherDeadline],
  long_term: ['correction', isOtherDeadline],
  due_text: ['correction', areOtherWords],
  handler: ['correction', ({ state }, known) => state.handler !== null && wasSubmitted(known)],
  verifier: ['correction', (candidate, known) => isClosedWith('verifier', candidate, known)],
  outcome: ['correction', (candidate, known) => isClosedWith('outcome', candidate, known)],
  patch: ['correction', (candidate, known) => isClosedWith('patch', candidate, known)],
  rating: ['rating', ({ state }) => state.rating !== null],
  left_on: ['fixed', ({ row, state }, known) => leftOnDate(row) && state.stage === known.stage],
  split_from: ['fixed', ({ row }) => row.text.split_from !== undefined],
  assignment_final: ['fixed', isTold],
  suspended_on: ['fixed', isTold],
  review_on: ['fixed', isTold],
  reviewed_on: ['fixed', isTold],
  reason: ['fixed', isTold],
  merged_into: ['fixed', isTold],
  first_closed_on: ['fixed', isTold],
  returns: ['fixed', isTold],
  extensions: ['fixed', isTold],
  reworks: ['fixed', isTold],
  reopenings: ['fixed', isTold],
};

type Compared = readonly [field: keyof CaseState, how: How, speaks: SpeaksOf];

const COMPARED: readonly Compared[] = [
  ...FACT_FIELDS.map((field): Compared => [
    field,
    'correction',
    ({ row }) => row.text[field] !== undefined,
  ]),
  ...(Object.keys(FIELDS) as (keyof typeof FIELDS)[]).flatMap((field): Compared[] => {
    const rule = FIELDS[field];
    return typeof rule === 'string' ? [] : [[field, ...rule]];
  }),
];

/** The fields that the row speaks of, and how a difference in each is recorded. */
export function* comparedFields(
  candidate: Candidate,
  known: CaseState,
): Generator<readonly [field: keyof CaseState, how: How]> {
  for (const [field, how, speaks] of COMPARED) if (speaks(candidate, known)) yield [field, how];
}

/** Whether the row has a cell for the date of that step. */
export function isGivenDate({ row: { dates } }: Candidate, field: StepDate): boolean {
  return (field === 'submitted_on' ? dates.done_on : dates[field]) !== undefined;
}

/** A course that is written down tells everything; of a case that went on, the status says so. */
function isTold({ row, state }: Candidate, known: CaseState): boolean {
  return row.history !== undefined && state.stage === known.stage;
}

function leftOnDate({ dates, history }: Candidate['row']): boolean {
  return (dates.closed_on ?? dates.done_on ?? history) !== undefined;
}

const SUBMITTED: readonly Stage[] = ['submitted', 'closed'];

function wasSubmitted(known: CaseState): boolean {
  return SUBMITTED.includes(known.stage);
}

function isClosedWith(
  field: 'verifier' | 'outcome' | 'patch',
  { state }: Candidate,
  known: CaseState,
): boolean {
  return state[field] !== null && state.stage === 'closed' && known.stage === 'closed';
}

/** Where the case was not assigned yet, the step that assigns it brings the deadline. */
function wasAssigned({ stage }: CaseState): boolean {
  return stage !== 'received' && stage !== 'accepted';
}

function isOtherDeadline({ row, state }: Candidate, known: CaseState): boolean {
  const given = row.due !== undefined || state.due_on !== null || state.long_term;
  return given && wasAssigned(state) && wasAssigned(known) && !isSameDeadline(state, known);
}

/** The words of a deadline are content where no date says it, and go with one that changes. */
function areOtherWords(candidate: Candidate, known: CaseState): boolean {
  const { row, state } = candidate;
  if (row.due === undefined || isSameDeadline(state, known)) return false;
  if (wasAssigned(known)) return isOtherDeadline(candidate, known) && !isSameDate(state, known);
  return row.due.on === undefined && row.due.workingDays === undefined;
}

function isSameDate(state: CaseState, known: CaseState): boolean {
  return (
    state.due_on !== null && state.due_on === known.due_on && known.due_from === state.due_from
  );
}

/**
 * The same working days from the same day are no difference: only recounting moves such a deadline. Nor
 * are the same words where they give no date.
 */
function isSameDeadline(state: CaseState, known: CaseState): boolean {
  if (state.due_on === null && !state.long_term && !known.long_term)
    return state.due_text === known.due_text && known.due_on === null;
  return (
    state.due_from !== null &&
    state.due_from === known.due_from &&
    workingDaysIn(state.due_text ?? '') === workingDaysIn(known.due_text ?? '')
  );
}
