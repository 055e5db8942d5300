/**
 * What each case counts for in a month, as one line of JSON: beside the figures an issued report keeps
 * these, so that what changed since can be told case by case.
 */
import type { GroupBy } from '../../store/store.ts';
import type { CountKey, DaysKey } from '../figures/catalog.ts';

export interface CaseLine {
  readonly no: string;
  /** The names of its groups at A. */
  readonly at: Readonly<Record<GroupBy, string | null>>;
  /** How often it counts for a figure; figures that it does not count for are left out. */
  readonly counts: Readonly<Partial<Record<CountKey, number>>>;
  /** The days that it adds to a duration. */
  readonly days: Readonly<Partial<Record<DaysKey, number>>>;
}

export function readLine(text: string): CaseLine {
  return JSON.parse(text) as CaseLine;
}
