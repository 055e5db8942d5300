/** The ledger of extensions (延期): each that counts, by how many days, and how many a case had in all. */
import { daysBetween } from '../domain/dates.ts';
import type { ReadTx } from '../store/store.ts';
import { casesIn, drawLedger, type LedgerCase, type LedgerUnits } from './ledger.ts';
import { extensionsNotes } from './ledger-notes.ts';
import type { ExtensionRow, ExtensionsLedger, LedgerOptions } from './ledger-types.ts';

/** Draws the ledger up from one view of the register. */
export async function extensionsLedger(
  tx: ReadTx,
  options: LedgerOptions,
): Promise<ExtensionsLedger> {
  const drawn = await drawLedger(tx, options, {
    of: 'extensions',
    rowsOf: (one, units) => rowsOf(one, units, options),
    sums: (some) => ({
      extensions: some.length,
      cases: casesIn(some),
      late: some.filter((row) => row.late).length,
      days: sum(some.map((row) => row.days)),
      working_days: sum(some.map((row) => row.working_days)),
    }),
  });
  const ledger = { report: 'extensions', ...drawn } as const;
  return { ...ledger, notes: extensionsNotes(ledger, options) };
}

function rowsOf(
  one: LedgerCase,
  units: LedgerUnits,
  { workingDays }: LedgerOptions,
): ExtensionRow[] {
  const { no, steps, state } = one;
  const rows = steps.flatMap((step, index) => {
    if (step.kind !== 'extended') return [];
    const before = one.before(index);
    // Long-term items have no deadline, whatever date was written beside them.
    const old_due_on = before.long_term ? null : before.due_on;
    const { due_on, reason, late = false } = step.data;
    return {
      no,
      title: state.title,
      on: step.on,
      unit: units.nameOf(before.unit),
      old_due_on,
      due_on,
      days: old_due_on === null ? null : daysBetween(old_due_on, due_on),
      working_days: old_due_on === null ? null : workingDays.between(old_due_on, due_on),
      reason,
      late: late || (old_due_on !== null && !before.suspended && step.on > old_due_on),
      imported: step.imported,
    };
  });
  const case_days = sum(rows.map((row) => row.days));
  return rows.map((row, index) => ({
    ...row,
    round: index + 1,
    case_extensions: rows.length,
    case_days,
  }));
}

function sum(days: readonly (number | null)[]): number {
  return days.reduce<number>((all, one) => all + (one ?? 0), 0);
}
