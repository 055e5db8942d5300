/** Random lives of a case: steps that are not allowed where they come are left out. */
import fc from 'fast-check';
import { addDays, type IsoDate } from '../../src/domain/dates.ts';
import type { CaseEvent, EventKind, HistoryStep, NewEvent } from '../../src/domain/events.ts';
import { fold } from '../../src/domain/fold.ts';
import { bare, event, journal, later } from '../domain/journal.ts';
import { SOURCES, UNITS } from './report-register.ts';

/** How often each kind is tried: the way forward most, the ends of a life seldom. */
const WEIGHTS: Readonly<Partial<Record<EventKind, number>>> = {
  accepted: 20,
  assigned: 20,
  submitted: 12,
  closed: 16,
  reopened: 8,
  suspended: 8,
  resumed: 16,
  due_set: 6,
  extended: 4,
  reworked: 4,
  returned: 2,
  corrected: 6,
  merged: 3,
  unmerged: 8,
  absorbed: 4,
  released: 4,
  reversed: 4,
  redated: 4,
  reviewed: 2,
  noted: 2,
  rejected: 1,
  withdrawn: 1,
  voided: 1,
};

interface Draw {
  readonly kind: EventKind;
  readonly gap: number;
  readonly due: number;
  readonly pick: number;
  readonly flag: boolean;
}

// Dates five days apart meet often: deadlines on the day of a closing, of a suspension, of A. Five
// days, so that they fall on weekends as well.
const fives = (min: number, max: number) => fc.integer({ min, max }).map((count) => count * 5);

const drawBy = (weights: typeof WEIGHTS): fc.Arbitrary<Draw> =>
  fc.record({
    kind: fc.oneof(
      ...Object.entries(weights).map(([kind, weight]) => ({
        weight,
        arbitrary: fc.constant(kind as EventKind),
      })),
    ),
    // Mostly forward; the same day and dates before the last step too.
    gap: fc.oneof({ weight: 4, arbitrary: fives(0, 4) }, { weight: 1, arbitrary: fives(-4, 0) }),
    due: fives(0, 8),
    pick: fc.nat({ max: 30 }),
    flag: fc.boolean(),
  });

export const randomHistory: fc.Arbitrary<CaseEvent[]> = historyBy(WEIGHTS);

/** Lives in which cases go to and fro between units and get extensions. */
export const restlessHistory: fc.Arbitrary<CaseEvent[]> = historyBy({
  ...WEIGHTS,
  assigned: 40,
  returned: 20,
  extended: 20,
  closed: 4,
});

function historyBy(weights: typeof WEIGHTS): fc.Arbitrary<CaseEvent[]> {
  return fc
    .record({
      start: fives(0, 20),
      source: fc.constantFrom(...SOURCES, undefined),
      imported: fc.nat({ max: 6 }),
      draws: fc.array(drawBy(weights), { maxLength: 50, size: 'max' }),
    })
    .map(({ start, source, imported, draws }) => {
      const received = addDays('2026-01-01', start);
      const first = bare('received', received, {
        no: 'x',
        title: '题',
        ...(source ? { source } : {}),
      });
      const events = lived(journal(first), received, draws);
      return imported > 3 ? asImported(events, imported - 3) : events;
    });
}

function lived(events: CaseEvent[], received: IsoDate, draws: readonly Draw[]): CaseEvent[] {
  let today = received;
  for (const one of draws) {
    const on = addDays(today, one.gap);
    const candidate = later(events, eventOf(one, on, events));
    const folded = fold(candidate);
    if (!folded.ok || folded.state === null) continue;
    events = candidate;
    if (on > today) today = on;
  }
  return events;
}

function eventOf(
  { kind, due, pick, flag }: Draw,
  on: IsoDate,
  events: readonly CaseEvent[],
): NewEvent {
  const due_on = addDays(on, due);
  const unit = UNITS[pick % UNITS.length]!;
  const target = [1 + (pick % events.length)] as const;
  switch (kind) {
    case 'assigned':
      return bare(kind, on, {
        unit,
        ...(pick % 5 === 0 ? { long_term: true as const } : {}),
        ...(flag ? { due_on } : {}),
      });
    case 'closed':
      return event(kind, on, flag ? { direct: true } : {});
    case 'reopened':
    case 'due_set':
    case 'extended':
      return event(kind, on, { due_on });
    case 'resumed':
      return bare(kind, on, flag ? { due_on } : {});
    case 'absorbed':
      return event(kind, on, { child: String(pick), received_on: addDays(on, -due), due_on });
    case 'released':
      return event(kind, on, { child: String(pick) });
    case 'corrected':
      return event(kind, on, { changes: correction(pick, unit, due_on) });
    case 'reversed':
      return event(kind, on, { target });
    case 'redated':
      return event(kind, on, { target, from: on, to: addDays(on, -(due % 15)) });
    default:
      return event(kind, on);
  }
}

function correction(
  pick: number,
  unit: string,
  due_on: IsoDate,
): Record<string, readonly [unknown, unknown]> {
  if (pick % 4 === 0) return { unit: [null, unit] };
  if (pick % 4 === 1) return { due_on: [null, due_on] };
  if (pick % 4 === 2) return { source: [null, SOURCES[pick % SOURCES.length]] };
  return { long_term: [null, pick % 8 === 3] };
}

/** The first steps of a life as the history that came with an import. */
function asImported(events: readonly CaseEvent[], count: number): CaseEvent[] {
  const [received, ...rest] = events;
  const isStep = (one: CaseEvent) => one.kind !== 'reversed' && one.kind !== 'redated';
  // Corrections name events by number, which this changes: only lives without any are made into imports.
  if (received?.kind !== 'received' || !rest.every(isStep)) return [...events];
  const history = rest
    .slice(0, count)
    .map((one) => ({ kind: one.kind, on: one.on, ...one.data }) as HistoryStep);
  const imported = journal(
    { ...received, data: { ...received.data, history } },
    ...rest.slice(count),
  );
  return fold(imported).ok ? imported : [...events];
}
