/** The steps that a newer ledger tells beyond where its case stands in the register. */
import type { CaseState } from '../domain/case.ts';
import type { HistoryStep } from '../domain/events.ts';
import type { Stage } from '../domain/stages.ts';
import type { Candidate } from './import-row.ts';

/** The main line of a case, along which a newer ledger may be further on than the register. */
const MAIN_LINE: readonly Stage[] = ['received', 'accepted', 'assigned', 'submitted', 'closed'];

const STAGE_AFTER: Readonly<Partial<Record<HistoryStep['kind'], Stage>>> = {
  accepted: 'accepted',
  assigned: 'assigned',
  submitted: 'submitted',
  closed: 'closed',
};

/** The row's steps that lie beyond where the case stands; `null` when the row is not further on. */
export function stepsOnwards({ state, data }: Candidate, known: CaseState): HistoryStep[] | null {
  const reached = MAIN_LINE.indexOf(known.stage);
  const wanted = MAIN_LINE.indexOf(state.stage);
  const steps = data.history ?? [];
  if (reached < 0 || state.merged_into !== null) return null;
  if (wanted < 0) {
    const leaving = steps.findLast((step) => step.kind !== 'rated');
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
