/** 并案: same facts, no new reason: the children are handled with the master; and the way back. */
import type { CaseState } from '../domain/case.ts';
import type { IsoDate } from '../domain/dates.ts';
import { optional } from '../domain/decide-values.ts';
import { refuseMaster } from '../domain/decide.ts';
import { Refusal } from '../domain/errors.ts';
import { stepsOf, type Deadline } from '../domain/events.ts';
import { refuseIncomplete } from '../domain/needs.ts';
import { summary, type ActedCase } from './act.ts';
import { record, type Desk, type Recorded, type Session } from './desk.ts';
import { findCase, findCases } from './find-case.ts';

export interface MergeRequest {
  readonly cases: readonly string[];
  readonly into: string;
  readonly on?: IsoDate;
  readonly reason?: string;
  readonly dryRun?: boolean;
}

export interface MergedCases {
  readonly master: ActedCase;
  readonly children: readonly ActedCase[];
}

/** Merges cases into a master, which keeps the earliest received date and the earlier open deadline. */
export function mergeCases(desk: Desk, request: MergeRequest): Promise<Recorded<MergedCases>> {
  return record(
    desk,
    command('merge', request),
    async (session) => {
      refuseIncomplete('merge', request);
      const master = await findCase(session.tx, request.into);
      const children: ActedCase[] = [];
      let after = (await session.load(master.id, master.no)).state;
      for (const child of await findCases(session.tx, request.cases)) {
        if (child.id === master.id) throw new Refusal('merge-into-itself', { no: child.no });
        const { events, state } = await session.loadThen(child.id, child.no);
        refuseMaster(state);
        const data = {
          into: master.no,
          ...(request.reason === undefined ? {} : { reason: request.reason }),
        };
        const merged = await session.append(child.id, child.no, events, [
          { kind: 'merged', on: session.on, data },
        ]);
        if (merged) children.push(await summary(session, merged));
        const unexpired = deadlineOf(state, session.on);
        const absorbed = { child: child.no, received_on: state.own_received_on, ...unexpired };
        const known = await session.load(master.id, master.no);
        const grown = await session.append(master.id, master.no, known.events, [
          { kind: 'absorbed', on: session.on, data: absorbed },
        ]);
        if (grown) after = grown;
      }
      return { master: await summary(session, after), children };
    },
    { rehearse: request.dryRun ?? false },
  );
}

/** The deadline that a child brings along, unless it has expired. */
function deadlineOf({ due_on, due_text, due_from }: CaseState, on: IsoDate): Deadline {
  if (due_on === null || due_on < on) return {};
  return due_from === null ? { due_on } : { due_on, due_from, due_text: due_text ?? '' };
}

export type UnmergeRequest = Omit<MergeRequest, 'into'>;

/** Takes children out of their master again; each comes back with its own stage and dates. */
export function unmergeCases(desk: Desk, request: UnmergeRequest): Promise<Recorded<ActedCase[]>> {
  return record(
    desk,
    command('unmerge', request),
    async (session) => {
      refuseIncomplete('unmerge', request);
      const restored: ActedCase[] = [];
      for (const child of await findCases(session.tx, request.cases)) {
        const { events, state } = await session.loadThen(child.id, child.no);
        const masterNo = state.merged_into;
        const data = request.reason === undefined ? {} : { reason: request.reason };
        const after = await session.append(child.id, child.no, events, [
          { kind: 'unmerged', on: session.on, data },
        ]);
        if (after) restored.push(await summary(session, after));
        if (masterNo !== null) await release(session, masterNo, child.no);
      }
      return restored;
    },
    { rehearse: request.dryRun ?? false },
  );
}

async function release(session: Session, masterNo: string, childNo: string): Promise<void> {
  const master = await findCase(session.tx, masterNo);
  const { events } = await session.load(master.id, master.no);
  await session.append(master.id, master.no, events, [
    { kind: 'released', on: session.on, data: { child: childNo } },
  ]);
}

/**
 * The master was told when its child was received; where that has been corrected since, it is told
 * anew, on the day of the merging, and what it was told before is taken back.
 */
export async function correctReceiptInMaster(session: Session, child: CaseState): Promise<void> {
  const master = await findCase(session.tx, child.merged_into ?? '');
  const { events } = await session.load(master.id, master.no);
  const told = stepsOf(events).findLast(
    (step) => step.kind === 'absorbed' && step.data.child === child.no,
  );
  if (told?.kind !== 'absorbed' || told.data.received_on === child.own_received_on) return;
  // Of an imported step the data has its kind and date as well.
  const { due_on, due_text, due_from } = told.data;
  const data = {
    child: child.no,
    received_on: child.own_received_on,
    ...optional({ due_on, due_text, due_from }),
  };
  await session.append(master.id, master.no, events, [
    { kind: 'reversed', on: session.on, data: { target: told.ref } },
    { kind: 'absorbed', on: told.on, data },
  ]);
}

function command(action: string, request: UnmergeRequest) {
  return {
    action,
    on: request.on,
    reason: request.reason,
  };
}
