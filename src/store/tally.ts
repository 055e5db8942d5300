/** Counts spans: each one in its group and in the total. Definitions are those of metrics.md. */
import { dayNumber } from '../domain/dates.ts';
import type { Stop } from '../domain/fold.ts';
import { isOpen, type Stage } from '../domain/stages.ts';
import {
  NO_COUNTS,
  type FigureCounts,
  type FigureQuery,
  type Figures,
  type GroupKey,
  type Handling,
} from './store.ts';

/** A span that covers A, or begins a closing or a reopening of the period; days since 1970-01-01. */
export interface CountedSpan {
  readonly group: GroupKey;
  readonly stage: Stage;
  readonly suspended: boolean;
  readonly longTerm: boolean;
  readonly receivedDay: number;
  readonly dueDay: number | null;
  readonly closedDay: number | null;
  readonly fromDay: number;
  readonly toDay: number;
  readonly via: string;
  readonly imported: boolean;
  /** Whether the case was suspended on its deadline; known for deadlines of the period only. */
  readonly pausedWhenDue: boolean;
  readonly acceptedDay: number | null;
  readonly stops: readonly Stop[];
}

type Counts = { -readonly [key in keyof FigureCounts]: FigureCounts[key] };

export class Tally {
  /** A, and both ends of the period as far as A, as day numbers. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** The last deadline whose light is yellow; absent where nobody asks how the open cases stand. */
  readonly #yellowUntil: number | undefined;
  readonly #total: Counts = { group: null, ...NO_COUNTS };
  /** Absent where nothing is grouped by. */
  readonly #groups: Map<GroupKey, Counts> | undefined;
  readonly #onHandled: FigureQuery['onHandled'];

  constructor({ asOf, from, to, by, yellowUntil, onHandled }: FigureQuery) {
    this.at = dayNumber(asOf);
    this.from = dayNumber(from);
    // Deadlines after A are out, so the state on the deadline day lies in the past of A.
    this.to = Math.min(dayNumber(to), this.at);
    this.#yellowUntil = yellowUntil === undefined ? undefined : dayNumber(yellowUntil);
    this.#groups = by === null ? undefined : new Map();
    this.#onHandled = onHandled;
  }

  add(span: CountedSpan): void {
    this.#count(this.#total, span);
    if (this.#groups) {
      let counts = this.#groups.get(span.group);
      if (!counts) this.#groups.set(span.group, (counts = { group: span.group, ...NO_COUNTS }));
      this.#count(counts, span);
    }
    if (this.#onHandled && span.stage === 'closed' && this.#isStock(span))
      tell(this.#onHandled, span);
  }

  figures(): Figures {
    return { total: this.#total, groups: [...(this.#groups?.values() ?? [])] };
  }

  #count(counts: Counts, span: CountedSpan): void {
    if (this.#isStock(span)) this.#countStock(counts, span);
    if (this.#inPeriod(span.fromDay)) countFlow(counts, span);
  }

  #isStock({ fromDay, toDay }: CountedSpan): boolean {
    return fromDay <= this.at && toDay > this.at;
  }

  /** The state of a case at A. */
  #countStock(counts: Counts, span: CountedSpan): void {
    const { stage } = span;
    counts.collected++;
    if (this.#inPeriod(span.receivedDay)) counts.collected_in++;
    if (stage === 'received') counts.pending++;
    else if (stage === 'rejected') counts.rejected++;
    else if (stage === 'withdrawn') counts.withdrawn++;
    else if (stage === 'merged') counts.merged++;
    else if (stage === 'voided') counts.voided++;
    else if (stage === 'closed') this.#countClosed(counts, span);
    else if (isOpen(stage)) this.#countOpen(counts, span);
  }

  #countClosed(counts: Counts, span: CountedSpan): void {
    counts.closed++;
    if (!this.#countValid(counts, span)) return;
    counts.due_closed++;
    if (span.closedDay !== null && span.closedDay <= (span.dueDay ?? 0)) counts.on_time++;
  }

  #countOpen(counts: Counts, span: CountedSpan): void {
    counts.open++;
    this.#countValid(counts, span);
    if (span.stage === 'submitted') counts.submitted++;
    if (this.#yellowUntil !== undefined) {
      if (span.stage === 'accepted') counts.accepted++;
      if (span.stage === 'assigned') counts.assigned++;
    }
    if (span.suspended) counts.suspended++;
    else this.#countRunning(counts, deadlineOf(span));
  }

  /** An open case whose clock runs. */
  #countRunning(counts: Counts, dueDay: number | null): void {
    if (dueDay !== null && dueDay < this.at) counts.overdue++;
    else if (this.#yellowUntil === undefined) return;
    else if (dueDay === null) counts.undated++;
    else if (dueDay <= this.#yellowUntil) counts.yellow++;
    else counts.green++;
  }

  /** Counts a valid case; whether it was due in the period. */
  #countValid(counts: Counts, span: CountedSpan): boolean {
    counts.valid++;
    if (span.longTerm) counts.long_term++;
    const dueDay = deadlineOf(span);
    const isDue = dueDay !== null && this.#inPeriod(dueDay) && !span.pausedWhenDue;
    if (isDue) counts.due++;
    return isDue;
  }

  #inPeriod(day: number): boolean {
    return day >= this.from && day <= this.to;
  }
}

function tell(
  onHandled: (handling: Handling) => void,
  { group, acceptedDay, closedDay, stops }: CountedSpan,
): void {
  if (acceptedDay !== null && closedDay !== null)
    onHandled({ group, fromDay: acceptedDay, toDay: closedDay, stops });
}

/** Long-term items have no deadline, whatever date was written beside them. */
function deadlineOf({ longTerm, dueDay }: CountedSpan): number | null {
  return longTerm ? null : dueDay;
}

/** Gross closings and reopenings, in the group that the case had on that day. */
function countFlow(counts: Counts, { via, imported }: CountedSpan): void {
  if (via === 'reopened') counts.reopened_in++;
  if (via !== 'closed') return;
  counts.closed_in++;
  if (imported) counts.closed_in_imported++;
}
