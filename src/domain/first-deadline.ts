/**
 * 设定时限: the first deadline of a case that its unit has already. It prolongs nothing, so it is no
 * extension and needs no reason; and the unit stays, so it is no assignment, which would begin the
 * days for returning it anew. It is the round's original deadline (metrics, "Rates").
 */
import type { ActionInput } from './action-input.ts';
import type { CaseState } from './case.ts';
import type { Action } from './workflow.ts';

/** Whether the case never had a deadline in this round: neither a date nor long-term. */
export function lacksDeadline(
  state: Pick<CaseState, 'due_on' | 'original_due_on' | 'long_term'>,
): boolean {
  return state.due_on === null && state.original_due_on === null && !state.long_term;
}

/** Whether the action, as it was said, does nothing but give the case its first deadline. */
export function setsFirstDeadline(
  action: Action,
  state: CaseState,
  { due, unit, coUnits, leader, owner, final }: ActionInput,
): boolean {
  const named = due?.due_on !== undefined || due?.long_term === true;
  if (!named || !lacksDeadline(state)) return false;
  if (action === 'extend') return true;
  const others = [coUnits, leader, owner, final].some((value) => value !== undefined);
  return action === 'assign' && state.stage === 'assigned' && unit === state.unit && !others;
}
