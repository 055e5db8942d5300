/** What a row would change in a case that the register has already, and how that is recorded. */
import type { CaseState } from '../domain/case.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { CaseEvent, NewEvent } from '../domain/events.ts';
import { movesOf, STEP_DATES, type StepDate } from './edit.ts';
import { comparedFields, isGivenDate } from './import-compare.ts';
import type { Candidate } from './import-row.ts';
import { stepsOnwards } from './import-steps.ts';
import { namesIn, type Naming } from './term-names.ts';

/** How a row differs from its case, by how the difference can be recorded. */
interface Differences {
  /** Corrected facts with their old and new values. */
  readonly facts: Readonly<Record<string, readonly [unknown, unknown]>>;
  /** Corrected dates of steps. */
  readonly dates: Readonly<Partial<Record<StepDate, IsoDate>>>;
  readonly rating: boolean;
  readonly status: boolean;
  /** What neither a correction nor a step can bring. */
  readonly fixed: readonly string[];
}

/** Fields in which the row says something else than the register; what the row leaves out does not differ. */
export function differences(candidate: Candidate, known: CaseState, naming: Naming): string[] {
  const { facts, dates, rating, status, fixed } = compare(candidate, known, naming);
  return [
    ...Object.keys(facts),
    ...Object.keys(dates),
    ...(rating ? ['rating'] : []),
    ...fixed,
    ...(status ? ['status'] : []),
  ];
}

/** The corrections and steps that bring the case to what the row says; `null` where none do. */
export function updatesOf(
  candidate: Candidate,
  known: CaseState,
  events: readonly CaseEvent[],
  {
    today,
    rowKey,
    naming,
  }: { readonly today: IsoDate; readonly rowKey: string; readonly naming: Naming },
): NewEvent[] | null {
  const { facts, dates, rating, status, fixed } = compare(candidate, known, naming);
  const steps = status ? stepsOnwards(candidate, known) : [];
  if (steps === null || fixed.length > 0) return null;
  const rated = candidate.state.rating;
  return [
    { kind: 'corrected', on: today, data: { changes: facts, row_key: rowKey } },
    ...movesOf(known.no, events, dates, today),
    ...steps.map(({ kind, on, ...data }) => ({ kind, on, data }) as NewEvent),
    // A rating that the ledger brought later is one of today: it may follow another.
    ...(rating && rated !== null
      ? [{ kind: 'rated', on: today, data: { rating: rated } } as const]
      : []),
  ];
}

/** The names in `known` may be those of its time: a unit that was renamed since is no difference. */
function compare(candidate: Candidate, known: CaseState, naming: Naming): Differences {
  const { state } = candidate;
  const facts: Record<string, readonly [unknown, unknown]> = {};
  const dates: Partial<Record<StepDate, IsoDate>> = {};
  const fixed: string[] = [];
  let rating = false;
  for (const [field, how] of comparedFields(candidate, known)) {
    const [old, next] = [known[field], state[field]];
    if (isSame(namesIn(field, old, naming), next)) continue;
    if (how === 'correction') facts[field] = [old, next];
    else if (how === 'rating') rating = true;
    else fixed.push(field);
  }
  for (const field of Object.keys(STEP_DATES) as StepDate[]) {
    // A receipt that came from a merged child is the child's, not the case's own.
    const own = field === 'received_on' ? 'own_received_on' : field;
    const [old, next] = [known[own], state[own]];
    if (!isGivenDate(candidate, field) || next === null || next === old) continue;
    if (old !== null) dates[field] = next;
    else if (state.stage === known.stage) fixed.push(field);
  }
  if (Object.entries(state.extra).some(([header, cell]) => known.extra[header] !== cell))
    facts['extra'] = [known.extra, { ...known.extra, ...state.extra }];
  const status = state.stage !== known.stage || state.suspended !== known.suspended;
  return { facts, dates, rating, status, fixed };
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Those of the updates that say something else than before; the key of the row alone is nothing. */
export function correctionsAmong(updates: readonly NewEvent[]): NewEvent[] {
  return updates.filter(
    (event) =>
      event.kind === 'redated' ||
      (event.kind === 'corrected' && Object.keys(event.data.changes).length > 0),
  );
}
