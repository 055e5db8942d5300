/** Who reported a case: kept apart from the journal, shown only with a reason, and each look is recorded. */
import { Refusal } from '../domain/errors.ts';
import type { NewEvent } from '../domain/events.ts';
import type { Reporter } from '../store/store.ts';
import { record, type Desk, type Recorded, type Session } from './desk.ts';
import { findCase } from './find-case.ts';
import { openVault, type ReporterVault } from './reporter-vault.ts';

export async function discloseReporter(
  desk: Desk,
  request: { readonly case: string; readonly reason?: string },
): Promise<Recorded<Reporter & { no: string }>> {
  const { reason } = request;
  if (!reason) throw new Refusal('value-missing', { flag: 'reason' });
  const kept = await desk.store.read(async (tx) => {
    const { id, no } = await findCase(tx, request.case);
    const reporter = await tx.reporterOf(id);
    if (!reporter) throw new Refusal('reporter-not-kept', { no });
    return reporter;
  });
  // What an older program left as plain text needs no key to be read.
  const vault = await openVault(desk).catch((error: unknown) => {
    if (kept.sealed === null && error instanceof Refusal) return null;
    throw error;
  });
  return record(desk, { action: 'show reporter', reason }, async (session) => {
    const { id, no } = await findCase(session.tx, request.case);
    const stored = await session.tx.reporterOf(id);
    if (!stored) throw new Refusal('reporter-not-kept', { no });
    const { name, contact } = vault ? vault.mustOpen(stored, no) : stored;
    session.recordOffice({ kind: 'reporter_disclosed', on: session.on, data: { no } });
    return { no, name, contact };
  });
}

/** A correction of who reported a case; what is left out stays, `null` is deleted. */
export type ReporterChange = { readonly [K in keyof Reporter]?: Reporter[K] | undefined };

/** Whether a change deletes all there is: that needs no key. */
export function isRemoval({ name, contact }: ReporterChange): boolean {
  return name === null && contact === null;
}

/** Stores the change of one case and gives the event that says it happened; none where nothing changes. */
export async function changeReporter(
  session: Session,
  { id, no }: { readonly id: number; readonly no: string },
  change: ReporterChange,
  vault: ReporterVault | null,
): Promise<NewEvent[]> {
  const { tx, on } = session;
  const stored = await tx.reporterOf(id);
  if (isRemoval(change)) return stored ? remove() : [];
  if (!vault) throw new Refusal('key-missing', { path: '' });
  await vault.check(tx);
  const old = stored ? vault.mustOpen(stored, no) : { name: null, contact: null };
  const next = {
    name: change.name === undefined ? old.name : change.name,
    contact: change.contact === undefined ? old.contact : change.contact,
  };
  if (next.name === null && next.contact === null) return stored ? remove() : [];
  if (next.name === old.name && next.contact === old.contact) return [];
  await tx.putReporter(id, vault.seal(id, next), false);
  return [{ kind: 'reporter_kept', on, data: {} }];

  async function remove(): Promise<NewEvent[]> {
    await tx.removeReporter(id);
    return [{ kind: 'reporter_removed', on, data: {} }];
  }
}
