/**
 * 重算时限: deadlines in working days, counted again by the present calendar. A notice taken in moves no
 * deadline by itself; this command does, and says of each case what moved (metrics, "Calendar revised").
 */
import { isProvisional, recountedDue } from '../domain/due-words.ts';
import type { IsoDate } from '../domain/dates.ts';
import { OPEN_STAGES } from '../domain/stages.ts';
import type { CaseFilter } from '../store/store.ts';
import { record, type Desk, type Recorded } from './desk.ts';

const PAGE = 500;

/** Open cases whose deadline is counted in working days. */
const COUNTED: readonly CaseFilter[] = [{ field: 'stage', is: OPEN_STAGES }, { field: 'due_from' }];

export interface MovedDeadline {
  readonly no: string;
  readonly title: string | null;
  readonly unit: string | null;
  readonly due_text: string | null;
  readonly due_from: IsoDate | null;
  readonly old: IsoDate;
  readonly next: IsoDate;
  readonly due_provisional: boolean;
}

export interface Recounted {
  /** The calendar that counted, and until when it knows the holidays. */
  readonly calendar: string;
  readonly coveredUntil: IsoDate;
  /** Open cases that were looked at. */
  readonly checked: number;
  readonly moved: readonly MovedDeadline[];
}

/** Moves every open deadline in working days to where the present calendar has it, as one entry. */
export function recountDeadlines(
  desk: Desk,
  options: { readonly reason?: string; readonly dryRun?: boolean } = {},
): Promise<Recorded<Recounted>> {
  return record(
    desk,
    { action: 'calendar recompute', reason: options.reason },
    async (session) => {
      const { version, coveredUntil } = await session.calendar();
      const days = await session.workingDays();
      const moved: MovedDeadline[] = [];
      let checked = 0;
      for (let after = 0; ;) {
        const page = await session.tx.casesAfter(after, PAGE, COUNTED);
        const last = page.at(-1);
        if (!last) return { calendar: version, coveredUntil, checked, moved };
        after = last.id;
        checked += page.length;
        for (const { id, state } of page) {
          const next = recountedDue(state, days);
          const { no, title, unit, due_text, due_from, due_on: old } = state;
          if (next === null || old === null || next === old) continue;
          const { events } = await session.load(id, no);
          await session.append(id, no, events, [
            {
              kind: 'recounted',
              on: session.on,
              data: { due_on: next, from: old, calendar: version },
            },
          ]);
          const due_provisional = isProvisional({ due_on: next, due_from }, coveredUntil);
          moved.push({ no, title, unit, due_text, due_from, old, next, due_provisional });
        }
      }
    },
    { rehearse: options.dryRun ?? false },
  );
}
