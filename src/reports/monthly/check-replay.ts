/** What drawing an issued report again has shown: the same bytes, or why they differ. */
import { contentDifferences, type ContentDifference } from './content.ts';
import type { MonthReport } from './month.ts';
import type { ChangedLine } from './written-lines.ts';

export interface Replay {
  /**
   * `same`: to the byte. `calendar-only`: every figure and case, though the calendar at hand is another
   * version. `calendar`, `definitions`: the program counts otherwise now, so the two can't be compared.
   * `differs`: the register is no longer what it was.
   */
  readonly verdict: 'same' | 'calendar-only' | 'calendar' | 'definitions' | 'differs';
  readonly differences: readonly ContentDifference[];
}

/** The kept report, the one drawn now at its A and K, and the lines of cases that differ. */
export function checkReplay(
  kept: MonthReport,
  now: MonthReport,
  lines: readonly ChangedLine[],
): Replay {
  const differences = contentDifferences(kept, now, lines);
  if (differences.length === 0) return { verdict: 'same', differences };
  if (kept.definitions !== now.definitions) return { verdict: 'definitions', differences };
  const { version, digest } = kept.calendar;
  const { calendar } = now;
  if (version === calendar.version && digest === calendar.digest)
    return { verdict: 'differs', differences };
  const others = differences.filter((one) => one.in === 'case' || !isOfCalendar(one.path));
  return { verdict: others.length === 0 ? 'calendar-only' : 'calendar', differences };
}

function isOfCalendar(path: string): boolean {
  return path.startsWith('calendar.');
}
