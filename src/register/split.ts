/** 拆分: several gaps in one case become cases of their own; the case itself goes on. */
import { FACT_FIELDS } from '../domain/case.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { NewEvent, ReceivedData } from '../domain/events.ts';
import { refuseIncomplete } from '../domain/needs.ts';
import { summary, type ActedCase } from './act.ts';
import { numberFor } from './add.ts';
import { record, type Desk, type Recorded } from './desk.ts';
import { findCase } from './find-case.ts';

export interface SplitRequest {
  readonly case: string;
  /** One title for each new case. */
  readonly titles: readonly string[];
  readonly on?: IsoDate;
  readonly reason?: string;
}

/** Facts that belong to the old case alone. */
const NOT_INHERITED: readonly string[] = ['title', 'description', 'progress', 'measures', 'note'];

/**
 * The new cases are received on the day of the splitting, so that no past month changes; they take
 * over the source, the rule and the like, and are accepted where the old case has been.
 */
export async function splitCase(
  desk: Desk,
  request: SplitRequest,
): Promise<Recorded<{ parent: ActedCase; children: ActedCase[] }>> {
  const command = {
    action: 'split',
    on: request.on,
    reason: request.reason,
  };
  return record(desk, command, async (session) => {
    refuseIncomplete('split', request);
    const { id, no } = await findCase(session.tx, request.case);
    const { events, state } = await session.loadThen(id, no);
    const children: ActedCase[] = [];
    const facts = FACT_FIELDS.filter(
      (field) => !NOT_INHERITED.includes(field) && state[field] !== null,
    );
    const inherited = Object.fromEntries(facts.map((field) => [field, state[field]]));
    for (const title of request.titles) {
      const childNo = await numberFor(session, session.on);
      const data = { no: childNo, title, ...inherited, split_from: no } as ReceivedData;
      const steps: NewEvent[] = [{ kind: 'received', on: session.on, data }];
      if (state.stage !== 'received') steps.push({ kind: 'accepted', on: session.on, data: {} });
      const child = await session.append(await session.tx.nextCaseId(), childNo, [], steps);
      if (child) children.push(await summary(session, child));
    }
    const divided: NewEvent = {
      kind: 'divided',
      on: session.on,
      data: { children: children.map((child) => child.no) },
    };
    const parent = await session.append(id, no, events, [divided]);
    return { parent: await summary(session, parent ?? state), children };
  });
}
