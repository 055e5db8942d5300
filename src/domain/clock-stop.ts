/** Since when the clock has stood for a deadline. */
import type { CaseState } from './case.ts';
import type { IsoDate } from './dates.ts';
import type { EventKind } from './events.ts';
import type { Span } from './fold.ts';

/** Steps that give a suspended case another deadline, as of their day. */
const GRANTING: readonly EventKind[] = ['due_set', 'extended', 'absorbed', 'released'];

/**
 * The first day of the present suspension; or the day on which the present deadline was granted, where
 * that was during it: such a deadline has lost no day before.
 */
export function clockStoppedOn(
  { suspended_on: since }: CaseState,
  spans: readonly Span[],
): IsoDate | null {
  if (since === null) return null;
  const granted = spans.findLast(
    (span, at) =>
      span.suspended &&
      span.from >= since &&
      GRANTING.includes(span.via) &&
      span.due_on !== spans[at - 1]?.due_on,
  );
  return granted?.from ?? since;
}
