/** 指定承办: after so many returns a case is assigned by decision, and can't be returned any more. */
import type { Office } from '../domain/terms.ts';
import { numberSetting } from '../domain/settings.ts';
import type { Desk } from './desk.ts';
import { findCases } from './find-case.ts';

/** After how many returns the office assigns by decision. */
export function finalAfterReturns(office: Pick<Office, 'config'>): number {
  return numberSetting(office, 'final-after-returns');
}

/** A case that was returned as often as the office puts up with. */
export interface FinalDue {
  readonly no: string;
  readonly returns: number;
  /** The number of returns that is enough. */
  readonly after: number;
}

/** Which of some cases are due for an assignment by decision, whoever has them now. */
export function casesDueForFinal(desk: Desk, refs: readonly string[]): Promise<FinalDue[]> {
  return desk.store.read(async (tx) => {
    const after = finalAfterReturns(await tx.office());
    const found = await findCases(tx, refs);
    const states = await tx.statesOf(found.map(({ id }) => id));
    return found.flatMap(({ id, no }) => {
      const returns = states.get(id)?.returns ?? 0;
      return returns >= after ? [{ no, returns, after }] : [];
    });
  });
}
