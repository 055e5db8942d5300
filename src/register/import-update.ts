/** What a row would change in a case that the register has already, and how that is recorded. */
import { FACT_FIELDS, type CaseState } from '../domain/case.ts';
import type { IsoDate } from '../domain/dates.ts';
import { workingDaysIn } from '../domain/due-words.ts';
import type { CaseEvent, HistoryStep, NewEvent } from '../domain/events.ts';
import type { Stage } from '../domain/stages.ts';
import { movesOf, STEP_DATES, type StepDate } from './edit.ts';
import type { Candidate } from './import-row.ts';

/** Fields in which the row says something else than the register; what the row leaves out does not differ. */
export function differences(candidate: Candidate, known: CaseState): string[] {
  return [
    ...Object.keys(factChanges(candidate, known)),
    ...Object.keys(dateChanges(candidate, known)),
    ...stageChange(candidate, known),
  ];
}

/** The corrections and steps that bring the case to what the row says; `null` where no step leads there. */
export function updatesOf(
  candidate: Candidate,
  known: CaseState,
  events: readonly CaseEvent[],
  today: IsoDate,
  rowKey: string,
): NewEvent[] | null {
  const changes = factChanges(candidate, known);
  const steps = stageChange(candidate, known).length > 0 ? stepsOnwards(candidate, known) : [];
  if (steps === null) return null;
  return [
    { kind: 'corrected', on: today, data: { changes, row_key: rowKey } },
    ...movesOf(known.no, events, dateChanges(candidate, known), today),
    ...steps.map(({ kind, on, ...data }) => ({ kind, on, data }) as NewEvent),
  ];
}

/** Corrected facts with their old and new values. */
function factChanges(
  { row, state }: Candidate,
  known: CaseState,
): Record<string, readonly [unknown, unknown]> {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  const compare = (field: keyof CaseState) => {
    if (JSON.stringify(state[field]) !== JSON.stringify(known[field]))
      changes[field] = [known[field], state[field]];
  };
  for (const field of FACT_FIELDS) if (row.text[field] !== undefined) compare(field);
  if (state.unit !== null && known.unit !== null) compare('unit');
  if (row.coUnits.length > 0) compare('co_units');
  if (state.due_on !== null && known.stage !== 'received' && known.stage !== 'accepted')
    if (!isSameCount(state, known)) {
      compare('due_on');
      if (state.due_from !== null || known.due_from !== null) {
        compare('due_text');
        compare('due_from');
      }
    }
  if (state.stage === 'closed' && known.stage === 'closed') {
    if (state.outcome !== null) compare('outcome');
    if (state.patch !== null) compare('patch');
    if (state.verifier !== null) compare('verifier');
  }
  const extra = { ...known.extra, ...state.extra };
  if (Object.entries(state.extra).some(([header, cell]) => known.extra[header] !== cell))
    changes['extra'] = [known.extra, extra];
  return changes;
}

/** The same working days from the same day are no difference: only recounting moves such a deadline. */
function isSameCount(state: CaseState, known: CaseState): boolean {
  return (
    state.due_from !== null &&
    state.due_from === known.due_from &&
    workingDaysIn(state.due_text ?? '') === workingDaysIn(known.due_text ?? '')
  );
}

/** Dates of steps that both have and that differ. */
function dateChanges(
  { row, state }: Candidate,
  known: CaseState,
): Partial<Record<StepDate, IsoDate>> {
  const changes: Partial<Record<StepDate, IsoDate>> = {};
  const given = { ...row.dates, submitted_on: row.dates.done_on };
  for (const field of Object.keys(STEP_DATES) as StepDate[]) {
    // A receipt that came from a merged child is the child's, not the case's own.
    const own = field === 'received_on' ? 'own_received_on' : field;
    const [next, old] = [state[own], known[own]];
    if (given[field] !== undefined && next !== null && old !== null && next !== old)
      changes[field] = next;
  }
  return changes;
}

function stageChange({ state }: Candidate, known: CaseState): string[] {
  return state.stage === known.stage && state.suspended === known.suspended ? [] : ['status'];
}

/** The main line of a case, along which a newer ledger may be further on than the register. */
const MAIN_LINE: readonly Stage[] = ['received', 'accepted', 'assigned', 'submitted', 'closed'];

const STAGE_AFTER: Readonly<Partial<Record<HistoryStep['kind'], Stage>>> = {
  accepted: 'accepted',
  assigned: 'assigned',
  submitted: 'submitted',
  closed: 'closed',
};

/** The row's steps that lie beyond where the case stands; `null` when the row is not further on. */
function stepsOnwards({ state, data }: Candidate, known: CaseState): HistoryStep[] | null {
  const reached = MAIN_LINE.indexOf(known.stage);
  const wanted = MAIN_LINE.indexOf(state.stage);
  const steps = data.history ?? [];
  if (reached < 0 || state.merged_into !== null) return null;
  if (wanted < 0) {
    const leaving = steps[steps.length - 1];
    return leaving && known.stage !== 'closed' ? [leaving] : null;
  }
  if (wanted <= reached) return null;
  return steps
    .filter((step) => {
      const stage = STAGE_AFTER[step.kind];
      return stage !== undefined && MAIN_LINE.indexOf(stage) > reached;
    })
    .map((step) =>
      step.kind === 'closed' && known.stage === 'submitted' ? withoutDirect(step) : step,
    );
}

/** A case that the register knows as submitted is closed after that submission, not at once. */
function withoutDirect(step: Extract<HistoryStep, { kind: 'closed' }>): HistoryStep {
  const { direct: _, ...rest } = step;
  return rest;
}
