/**
 * 逾期未反馈视作默认受理: a case that waits for triage longer than the office's rule allows counts as
 * accepted. Found here, and recorded here as one entry; nothing happens by itself.
 */
import type { IsoDate } from '../domain/dates.ts';
import { numberFor } from '../domain/settings.ts';
import type { Office } from '../domain/terms.ts';
import { WorkingDays } from '../domain/working-days.ts';
import type { CaseFilter, ReadTx, StoredCase } from '../store/store.ts';
import { loadCalendar } from './calendar.ts';
import { record, type Desk, type Recorded } from './desk.ts';

/** The reason that stands in the journal. */
export const DEFAULT_ACCEPTANCE_REASON = '逾期未反馈视作默认受理';

/** A case that nobody answered in time. */
export interface UnansweredCase {
  readonly no: string;
  readonly title: string | null;
  readonly source: string | null;
  readonly severity: string | null;
  readonly received_on: IsoDate;
  /** The last day on which an answer would have been in time. */
  readonly answer_by: IsoDate;
  /** Working days since the receipt, and how many the rule allows. */
  readonly waited: number;
  readonly allowed: number;
}

const WAITING: readonly CaseFilter[] = [{ field: 'stage', is: ['received'] }];
const PAGE = 500;

/** The cases that count as accepted on a day, in the order in which they were entered. */
export function findDefaultAcceptances(
  desk: Pick<Desk, 'store'>,
  on: IsoDate,
): Promise<UnansweredCase[]> {
  return desk.store.read(async (tx) => {
    const found = await unanswered(tx, await tx.office(), on);
    return found.map(({ answer }) => answer);
  });
}

/** Accepts them, as one entry with the reason; none, no entry. */
export function applyDefaultAcceptances(
  desk: Desk,
  options: { readonly on?: IsoDate; readonly dryRun?: boolean } = {},
): Promise<Recorded<UnansweredCase[]>> {
  const reason = DEFAULT_ACCEPTANCE_REASON;
  return record(
    desk,
    { action: 'default acceptance', on: options.on, reason },
    async (session) => {
      const found = await unanswered(session.tx, session.office, session.on);
      for (const { id, answer } of found) {
        const { events } = await session.load(id, answer.no);
        await session.append(id, answer.no, events, [
          { kind: 'accepted', on: session.on, data: { reason } },
        ]);
      }
      return found.map(({ answer }) => answer);
    },
    { rehearse: options.dryRun ?? false },
  );
}

interface Unanswered {
  readonly id: number;
  readonly answer: UnansweredCase;
}

async function unanswered(tx: ReadTx, office: Office, on: IsoDate): Promise<Unanswered[]> {
  // An office without such a rule needs no calendar, and no look at its cases.
  if (![...office.config.keys()].some((key) => key.startsWith('default-acceptance'))) return [];
  const days = new WorkingDays(await loadCalendar(office));
  const found: Unanswered[] = [];
  for (let after = 0; ;) {
    const page = await tx.casesAfter(after, PAGE, WAITING);
    const last = page.at(-1);
    if (!last) return found;
    after = last.id;
    found.push(...page.flatMap((one) => overdueAnswer(one, office, on, days) ?? []));
  }
}

function overdueAnswer(
  { id, state }: StoredCase,
  office: Office,
  on: IsoDate,
  days: WorkingDays,
): Unanswered | null {
  const allowed = numberFor(office, 'default-acceptance', state);
  if (allowed === null) return null;
  const waited = days.between(state.own_received_on, on);
  const answer_by = days.after(state.own_received_on, allowed);
  if (answer_by === null || on <= answer_by) return null;
  const { no, title, source, severity, own_received_on: received_on } = state;
  const answer = { no, title, source, severity, received_on, answer_by, waited, allowed };
  return { id, answer };
}
