/** Who reported a case: kept apart from the journal, shown only with a reason, and each look is recorded. */
import { Refusal } from '../domain/errors.ts';
import type { Reporter } from '../store/store.ts';
import { record, type Desk, type Recorded } from './desk.ts';
import { findCase } from './find-case.ts';

export async function discloseReporter(
  desk: Desk,
  request: { readonly case: string; readonly reason?: string },
): Promise<Recorded<Reporter & { no: string }>> {
  const { reason } = request;
  if (!reason) throw new Refusal('value-missing', { flag: 'reason' });
  return record(desk, { action: 'show reporter', reason }, async (session) => {
    const { id, no } = await findCase(session.tx, request.case);
    const reporter = await session.tx.reporterOf(id);
    if (!reporter) throw new Refusal('reporter-not-kept', { no });
    session.recordOffice({ kind: 'reporter_disclosed', on: session.on, data: { no } });
    return { no, name: reporter.name, contact: reporter.contact };
  });
}
