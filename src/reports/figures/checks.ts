/** Identities that must hold before a figure is shown (metrics.md): otherwise the report is refused. */
import { broken } from '../identities.ts';
import {
  AGE_KEYS,
  COUNT_KEYS,
  FLOW_IN_KEYS,
  FLOW_OUT_KEYS,
  INVALID_KEYS,
  MOVE_KEYS,
  OUTCOME_KEYS,
  type CountKey,
} from './catalog.ts';
import type { DimensionTally, GroupTally, Tally } from './tally.ts';

type Counts = Readonly<Record<CountKey, number>>;

/** Each count on the left is the sum of those on the right. */
const SUMS: readonly (readonly [CountKey, readonly CountKey[]])[] = [
  ['collected', ['valid', ...INVALID_KEYS]],
  ['valid', ['closed', 'open']],
  ['closed', OUTCOME_KEYS],
  ['open', AGE_KEYS],
];

/** Each count on the left is part of the one on the right. */
const PARTS: readonly (readonly [CountKey, CountKey])[] = [
  ['collected_in', 'collected'],
  ['submitted', 'open'],
  ['suspended', 'open'],
  ['overdue', 'open'],
  ['long_term', 'valid'],
  ['due', 'valid'],
  ['due_closed', 'due'],
  ['on_time', 'due_closed'],
  ['due_extended', 'due'],
  ['due_original', 'valid'],
  ['on_time_original', 'due_original'],
  ['relapsed', 'relapse_closings'],
  ['reworked_in', 'verified_in'],
  ['closed_in_imported', 'closed_in'],
  ['cohort_closed', 'cohort'],
  ['cohort_unripe', 'cohort'],
  ['answered', 'asked'],
  ['satisfied', 'answered'],
];

/** Throws `identity-broken` where a count contradicts another, in any group, or the groups don't sum to the whole. */
export function checkTally({ dimensions }: Tally): void {
  const whole = dimensions.find(({ dimension }) => dimension === null)?.group(null);
  for (const one of dimensions) {
    for (const [group, tally] of one.groups) checkGroup(tally, group);
    if (whole) checkSums(one, whole);
  }
}

function checkGroup({ counts, days }: GroupTally, group: string | number | null): void {
  for (const [key, parts] of SUMS) refuseUnless(sum(counts, parts), counts[key], key, group);
  for (const [part, all] of PARTS)
    if (counts[part] > counts[all]) throw broken(part, group, counts[all], counts[part]);
  const end = counts.open_before + sum(counts, FLOW_IN_KEYS) - sum(counts, FLOW_OUT_KEYS);
  refuseUnless(end, counts.open_after, 'open_after', group);
  refuseUnless(days.final_working.size, counts.closed, 'closed', group);
  refuseUnless(days.age_working.size, counts.open, 'open', group);
}

function checkSums({ dimension, groups }: DimensionTally, whole: GroupTally): void {
  if (dimension === null) return;
  const all = [...groups.values()];
  for (const key of COUNT_KEYS) {
    const total = all.reduce((sum, { counts }) => sum + counts[key], 0);
    // Within the whole nothing moves, between groups as much moves in as out.
    const expected = MOVE_KEYS.includes(key)
      ? all.reduce((sum, { counts }) => sum + counts.moved_out, 0)
      : whole.counts[key];
    refuseUnless(total, expected, key, dimension);
  }
}

function sum(counts: Counts, keys: readonly CountKey[]): number {
  return keys.reduce((total, key) => total + counts[key], 0);
}

function refuseUnless(
  found: number,
  expected: number,
  column: string,
  group: string | number | null,
): void {
  if (found !== expected) throw broken(column, group, expected, found);
}
