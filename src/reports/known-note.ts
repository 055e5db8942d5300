/** The note of a report that is drawn from what was known at some earlier instant. */
import { shanghaiTime, type Instant } from '../domain/dates.ts';
import { note } from './notes.ts';
import type { Note } from './report.ts';

/** Puts the note before the others; K = now needs none. */
export function withKnownNote<T extends { readonly notes: readonly Note[] }>(
  report: T,
  knownAt: Instant | undefined,
): T {
  if (knownAt === undefined) return report;
  const first = note('known-then', { knownAt: shanghaiTime(knownAt) });
  return { ...report, notes: [first, ...report.notes] };
}
