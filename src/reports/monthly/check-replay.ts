/** What drawing an issued report again has shown: the same bytes, or why they differ. */
import { contentDifferences, type ContentDifference, type DrawnMonth } from './content.ts';

export interface Replay {
  /**
   * `same`: to the byte. `calendar-only`: every figure and case, though the calendar at hand is another
   * version. `calendar`, `definitions`: the program counts otherwise now, so the two can't be compared.
   * `differs`: the register is no longer what it was.
   */
  readonly verdict: 'same' | 'calendar-only' | 'calendar' | 'definitions' | 'differs';
  readonly differences: readonly ContentDifference[];
}

/** Both as they are written: the kept content, and the one drawn now at its A and K. */
export function checkReplay(kept: DrawnMonth, now: DrawnMonth): Replay {
  const differences = contentDifferences(kept, now);
  if (differences.length === 0) return { verdict: 'same', differences };
  if (kept.report.definitions !== now.report.definitions)
    return { verdict: 'definitions', differences };
  const { version, digest } = kept.report.calendar;
  const { calendar } = now.report;
  if (version === calendar.version && digest === calendar.digest)
    return { verdict: 'differs', differences };
  const others = differences.filter((one) => one.in === 'case' || !isOfCalendar(one.path));
  return { verdict: others.length === 0 ? 'calendar-only' : 'calendar', differences };
}

function isOfCalendar(path: string): boolean {
  return path.startsWith('calendar.');
}
