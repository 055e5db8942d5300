/** Limits that an office sets by its rules. What goes beyond them is refused, or granted and marked. */
import type { ActionContext, ActionInput } from './action-input.ts';
import type { CaseState } from './case.ts';
import { daysBetween, type IsoDate } from './dates.ts';
import { Refusal } from './errors.ts';

/** True where no limit was passed; what was passed is refused unless it is forced. */
export function isAllowed(passed: Refusal | null, input: ActionInput): boolean {
  if (passed !== null && !input.force) throw passed;
  return passed === null;
}

/** An extension more than the rules allow, or one that reaches too far beyond the original deadline. */
export function extensionOverCap(
  state: CaseState,
  due: IsoDate,
  { rules, workingDays }: ActionContext,
): Refusal | null {
  const { no, extensions: count, original_due_on: original } = state;
  const { extensions, extensionDays } = rules;
  if (extensions !== null && count >= extensions)
    return new Refusal('extension-too-many', { no, count, limit: extensions });
  if (extensionDays === null || original === null) return null;
  const { days: limit, working } = extensionDays;
  const days = working ? (workingDays?.between(original, due) ?? 0) : daysBetween(original, due);
  const code = working ? 'extension-too-long-working' : 'extension-too-long';
  return days > limit ? new Refusal(code, { no, due, original, days, limit }) : null;
}

/** 退件: an assignment handed back later than the rules allow. */
export function lateReturn(
  { no, assigned_on: assigned }: CaseState,
  { on, rules, workingDays }: ActionContext,
): Refusal | null {
  const { returnDays: limit } = rules;
  if (limit === null || assigned === null || workingDays === null) return null;
  const days = workingDays.between(assigned, on);
  return days > limit ? new Refusal('return-too-late', { no, assigned, days, limit }) : null;
}
