/** The numbers that the journal gave out: a counter is the highest of its series. */
import { parseNumber } from '../domain/case-number.ts';
import type { CaseEvent } from '../domain/events.ts';

/** Notes in `highest`, by series, the numbers that these events gave out. */
export function noteGivenNumbers(
  pattern: string,
  events: readonly CaseEvent[],
  highest: Map<string, number>,
): void {
  for (const event of events) {
    if (event.kind !== 'received') continue;
    const given = parseNumber(pattern, event.data.no);
    if (given) highest.set(given.series, Math.max(highest.get(given.series) ?? 0, given.seq));
  }
}
