/** The reporters that rows of a ledger name: kept apart from the journal, compared where a case is known. */
import type { LedgerRow } from '../domain/ledger-row.ts';
import type { WriteTx } from '../store/store.ts';

/** Whether the row names somebody, or a way to reach them, that the case does not have. */
export async function isOtherReporter(
  tx: WriteTx,
  caseId: number,
  { reporter, contact }: LedgerRow,
): Promise<boolean> {
  if (reporter === undefined && contact === undefined) return false;
  const known = await tx.reporterOf(caseId);
  return (
    (reporter !== undefined && reporter !== known?.name) ||
    (contact !== undefined && contact !== known?.contact)
  );
}

/** Keeps whom the row names; what it leaves out stays as it was. */
export async function keepReporter(
  tx: WriteTx,
  caseId: number,
  { reporter, contact }: LedgerRow,
  isNew: boolean,
): Promise<void> {
  const known = isNew ? undefined : await tx.reporterOf(caseId);
  await tx.putReporter(
    caseId,
    { name: reporter ?? known?.name ?? null, contact: contact ?? known?.contact ?? null },
    isNew,
  );
}
