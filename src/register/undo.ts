/**
 * 撤销: an entry is taken back by appending reversals; nothing is ever deleted. Refused, with the
 * step at fault, when later events stand on it. Undoing an undo brings the entry back.
 */
import type { StoredEntry } from '../domain/chain.ts';
import { Refusal } from '../domain/errors.ts';
import { reversedEvents, type CaseEvent, type NewEvent } from '../domain/events.ts';
import type { IssuedReport } from '../domain/issued-report.ts';
import type { Stage } from '../domain/stages.ts';
import type { ReadTx, RecordedEvent } from '../store/store.ts';
import { refuseLostFiles, refuseSameNames } from './attached-files.ts';
import { record, type Desk, type Recorded, type Session } from './desk.ts';

export interface UndoRequest {
  /** The entry to take back, whoever recorded it; when absent, the last one, which must be one's own. */
  readonly entry?: number;
  /** The last entry as the person saw it when asked: that one, though others may have recorded since. */
  readonly expected?: number;
  readonly reason?: string;
  readonly dryRun?: boolean;
}

export interface Undone {
  readonly undone: number;
  /** What the entry had done. */
  readonly action: string;
  /** The cases it touched, with the stage in which each is now; `null` for a case that is gone. */
  readonly cases: readonly { readonly no: string; readonly stage: Stage | null }[];
  /** Corrections of reporters that the entry made: they stay as they are. */
  readonly reporters: number;
}

/** What an undo would touch: the entry, what it did, and how many cases it concerns. */
export function casesOfEntry(
  desk: Desk,
  named?: number,
): Promise<{ entry: number; action: string; count: number }> {
  return desk.store.read(async (tx) => {
    const entry = await entryToUndo(tx, named === undefined ? {} : { entry: named }, desk.actor);
    const events = await tx.eventsOfEntry(entry.seq);
    return {
      entry: entry.seq,
      action: entry.action,
      count: new Set(events.map((event) => event.caseId)).size,
    };
  });
}

export function undoEntry(desk: Desk, request: UndoRequest): Promise<Recorded<Undone>> {
  const command = {
    action: 'undo',
    reason: request.reason,
  };
  return record(
    desk,
    command,
    async (session) => {
      const entry = await entryToUndo(session.tx, request, session.actor);
      const { seq } = entry;
      const byCase = new Map<number, RecordedEvent[]>();
      let reporters = 0;
      for (const event of await session.tx.eventsOfEntry(seq)) {
        // The journal doesn't know what a name was: it can't be brought back, nor exchanged again.
        if (isOfReporter(event.kind)) {
          reporters++;
          continue;
        }
        const events = byCase.get(event.caseId);
        if (events) events.push(event);
        else byCase.set(event.caseId, [event]);
      }
      if (byCase.size === 0 && reporters > 0)
        throw new Refusal('reporter-not-undoable', { entry: seq, action: entry.action });
      if (byCase.size === 0) {
        await reverseNotices(session, entry).catch(async (error: unknown) => {
          // Nobody named it: the last of one's own that can be taken back is named instead.
          const unnamed = request.entry === undefined && isNotUndoable(error);
          const last = unnamed ? await lastUndoable(session, seq) : null;
          throw last === null
            ? error
            : new Refusal('last-not-undoable', { ...last, entry: seq, action: entry.action });
        });
        return { undone: seq, action: entry.action, cases: [], reporters };
      }
      const cases: { no: string; stage: Stage | null }[] = [];
      const known = await session.tx.eventsOfCases([...byCase.keys()]);
      for (const [caseId, events] of byCase) {
        const all = known.get(caseId) ?? [];
        const no = numberOf(all);
        const reversed = reversedEvents(all);
        if (events.every((event) => reversed.has(event.seq))) {
          throw new Refusal('entry-undone-already', { entry: seq });
        }
        if (events.some((event) => event.kind === 'reversed'))
          await refuseTakenNumber(session.tx.caseByNo.bind(session.tx), no, caseId);
        const targets = withReporterSteps(events, all, reversed);
        // Backwards, so that the reversals read like the way back.
        const reversals = targets.toReversed().map((event): NewEvent => ({
          kind: 'reversed',
          on: session.on,
          data: { target: [event.seq] },
        }));
        const state = await session.append(caseId, no, all, reversals);
        if (state) {
          refuseLostFiles(desk.store, state);
          refuseSameNames(state);
        }
        cases.push({ no, stage: state?.stage ?? null });
      }
      return { undone: seq, action: entry.action, cases, reporters };
    },
    { rehearse: request.dryRun ?? false },
  );
}

/**
 * What is to be reversed of a case. With the case itself, what the journal says of its reporter since is
 * reversed, too: it stands on nothing else, and comes back with the case.
 */
function withReporterSteps(
  events: readonly CaseEvent[],
  all: readonly CaseEvent[],
  reversed: ReadonlySet<number>,
): CaseEvent[] {
  const isReceipt = events.some(({ kind }) => kind === 'received');
  const others = all.filter(({ kind, seq }) => isOfReporter(kind) && !reversed.has(seq));
  return isReceipt ? [...events, ...others] : [...events];
}

/**
 * Takes back what an entry did to the office's calendar; the other facts of an office are changed back
 * by the commands that changed them.
 */
async function reverseNotices(session: Session, entry: StoredEntry): Promise<void> {
  const { seq, action, first_event, events } = entry;
  const stored = await session.tx.storedEvents(first_event, events);
  const issued = stored.find(({ kind }) => kind === 'report_issued');
  if (issued) {
    const { month } = JSON.parse(issued.data) as IssuedReport;
    throw new Refusal('report-not-undoable', { entry: seq, month });
  }
  const targets = stored.filter(
    ({ kind }) => kind === 'calendar_imported' || kind === 'calendar_reversed',
  );
  if (targets.length === 0) throw new Refusal('entry-not-undoable', { entry: seq, action });
  for (const target of targets.toReversed()) {
    if (session.office.reversed.has(target.seq))
      throw new Refusal('entry-undone-already', { entry: seq });
    const data = { target: target.seq };
    session.recordOffice({ kind: 'calendar_reversed', on: session.on, data });
  }
}

/** How far back an entry is looked for. */
const LOOKED_BACK = 50;

/** The latest of one's own entries before another that changed cases and still counts. */
async function lastUndoable(
  { tx, actor }: Session,
  before: number,
): Promise<{ readonly last: number; readonly lastAction: string } | null> {
  for (let seq = before - 1; seq >= Math.max(1, before - LOOKED_BACK); seq--) {
    const entry = await tx.entry(seq);
    if (entry?.actor !== actor || entry.action === 'undo') continue;
    const events = (await tx.eventsOfEntry(seq)).filter(({ kind }) => !isOfReporter(kind));
    const known = await tx.eventsOfCases(events.map(({ caseId }) => caseId));
    const counts = events.some(
      (event) => !reversedEvents(known.get(event.caseId) ?? []).has(event.seq),
    );
    if (counts) return { last: seq, lastAction: entry.action };
  }
  return null;
}

function isNotUndoable(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'entry-not-undoable';
}

function isOfReporter(kind: string): boolean {
  return kind === 'reporter_kept' || kind === 'reporter_removed';
}

/** The entry that is meant. Without a number "the last entry" is one's own: somebody else may have recorded since. */
async function entryToUndo(
  tx: ReadTx,
  { entry: named, expected }: Pick<UndoRequest, 'entry' | 'expected'>,
  actor: string,
): Promise<StoredEntry> {
  const seq = named ?? expected ?? (await tx.head()).entries;
  const entry = await tx.entry(seq);
  if (!entry) throw new Refusal('entry-not-found', { entry: seq });
  if (named === undefined && entry.actor !== actor)
    throw new Refusal('undo-not-yours', { entry: seq, actor: entry.actor, action: entry.action });
  return entry;
}

/** A case that was taken back may have lost its number to another one since. */
async function refuseTakenNumber(
  find: (no: string) => Promise<{ id: number } | undefined>,
  no: string,
  caseId: number,
): Promise<void> {
  const holder = await find(no);
  if (holder && holder.id !== caseId) throw new Refusal('number-taken', { no });
}

function numberOf(events: readonly { kind: string; data: unknown }[]): string {
  const received = events.find((event) => event.kind === 'received');
  return (received?.data as { no?: string } | undefined)?.no ?? '';
}
