/**
 * The ledger of returns (退件): each return that counts, in which round, how soon after the assignment,
 * and where the case went then; and which cases are due for an assignment by decision (指定承办).
 */
import type { CaseState } from '../domain/case.ts';
import type { Step } from '../domain/events.ts';
import type { ReadTx } from '../store/store.ts';
import { casesIn, drawLedger, type LedgerCase, type LedgerUnits } from './ledger.ts';
import { returnsNotes } from './ledger-notes.ts';
import {
  WAYS_ON,
  type ReturnRow,
  type ReturnsLedger,
  type ReturnsOptions,
} from './ledger-types.ts';

/** Draws the ledger up from one view of the register. */
export async function returnsLedger(tx: ReadTx, options: ReturnsOptions): Promise<ReturnsLedger> {
  const drawn = await drawLedger(tx, options, {
    of: 'returns',
    rowsOf: (one, units) => rowsOf(one, units, options),
    sums: (some) => ({
      returns: some.length,
      cases: casesIn(some),
      final_due: casesIn(some.filter((row) => row.final === 'due')),
    }),
  });
  const ledger = { report: 'returns', ...drawn } as const;
  return { ...ledger, notes: returnsNotes(ledger, options) };
}

function rowsOf(one: LedgerCase, units: LedgerUnits, options: ReturnsOptions): ReturnRow[] {
  const { no, steps, state } = one;
  const final = finalOf(state, options.finalAfter);
  let round = 0;
  return steps.flatMap((step, index): ReturnRow[] => {
    if (step.kind !== 'returned') return [];
    round += 1;
    const before = one.before(index);
    const assigned_on = before.assigned_on;
    return [
      {
        no,
        title: state.title,
        round,
        on: step.on,
        unit: units.nameOf(before.unit),
        reason: step.data.reason,
        proposed_unit: units.nameOf(step.data.proposed_unit ?? null),
        assigned_on,
        working_days:
          assigned_on === null ? null : options.workingDays.between(assigned_on, step.on),
        ...wayOn(steps.slice(index + 1), units),
        final,
        imported: step.imported,
      },
    ];
  });
}

function wayOn(
  steps: readonly Step[],
  units: LedgerUnits,
): Pick<ReturnRow, 'then' | 'then_on' | 'then_unit'> {
  for (const step of steps) {
    const then = WAYS_ON.find((kind) => kind === step.kind);
    if (then === undefined) continue;
    const unit = step.kind === 'assigned' ? step.data.unit : null;
    return { then, then_on: step.on, then_unit: units.nameOf(unit) };
  }
  return { then: null, then_on: null, then_unit: null };
}

/** A case that is with nobody, or with a unit that could still return it, after so many returns. */
function finalOf(state: CaseState, finalAfter: number): ReturnRow['final'] {
  if (state.assignment_final && state.stage !== 'accepted') return 'done';
  const returnable = state.stage === 'accepted' || state.stage === 'assigned';
  return returnable && state.returns >= finalAfter ? 'due' : null;
}
