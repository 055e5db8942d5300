/** Every field of every case, with the steps of its life, in pages: what an export writes. */
import type { CaseState } from '../domain/case.ts';
import { stepsOf, UNEXPORTED_KINDS, type EventKind, type HistoryStep } from '../domain/events.ts';
import type { CaseFilter } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { PAGE } from './page.ts';
import { namesInStep, type Naming } from './term-names.ts';
import { refuseUnknownTerms } from './unknown-term.ts';

export interface ExportedCase {
  readonly state: CaseState;
  /**
   * The steps after the receipt that still count, in effective order; units and codes under their present
   * names, as the state has them: whoever reads the export does not know that two names are one unit.
   */
  readonly history: readonly HistoryStep[];
}

/** Cases in the order in which they were entered; a unit or code that nobody knows is refused. `visit` gets one page after another. */
export function exportCases(
  desk: Desk,
  filters: readonly CaseFilter[],
  visit: (page: readonly ExportedCase[]) => Promise<void>,
): Promise<number> {
  return desk.store.read(async (tx) => {
    await refuseUnknownTerms(tx, filters);
    const { terms } = await tx.office();
    const naming: Naming = (kind, name) => terms.officialName(kind, name);
    let after = 0;
    let count = 0;
    for (;;) {
      const cases = await tx.casesAfter(after, PAGE, filters);
      const last = cases[cases.length - 1];
      if (!last) return count;
      after = last.id;
      count += cases.length;
      const events = await tx.eventsOfCases(cases.map((one) => one.id));
      await visit(
        cases.map(({ id, state }) => ({
          state,
          history: historyOf(events.get(id) ?? []).map((step) => namesInStep(step, naming)),
        })),
      );
    }
  });
}

/** What lies outside the journal stays here: files, names. */
function isUnexported(kind: EventKind): boolean {
  return (UNEXPORTED_KINDS as readonly EventKind[]).includes(kind);
}

function historyOf(events: Parameters<typeof stepsOf>[0]): HistoryStep[] {
  return stepsOf(events).flatMap((step) => {
    if (step.kind === 'received' || isUnexported(step.kind)) return [];
    // A step that was itself imported carries its kind and date in its data already.
    return [{ ...step.data, kind: step.kind, on: step.on } as HistoryStep];
  });
}
