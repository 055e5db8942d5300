/**
 * Every figure of metrics.md by its key: what is counted, which two counts make a rate, which days make
 * a duration. `measure.ts` says when a case counts; whoever prints reads the order from here.
 */

/** Collected, but not valid. */
export const INVALID_KEYS = ['pending', 'rejected', 'withdrawn', 'merged', 'voided'] as const;

/** Counts of cases as they stand at the end of A. */
export const STOCK_KEYS = [
  'collected',
  ...INVALID_KEYS,
  'valid',
  'closed',
  'open',
  'submitted',
  'suspended',
  'overdue',
  'long_term',
] as const;

/** How the closed ones ended; together they are all of them. */
export const OUTCOME_KEYS = [
  'patch_in_force',
  'patch_to_come',
  'explained',
  'no_patch_needed',
  'reported_upward',
  'outcome_unknown',
] as const;

/** Steps of the period: what came in, what was done. */
export const STEP_KEYS = [
  'collected_in',
  'closed_in',
  'closed_in_imported',
  'reopened_in',
  'assigned_in',
  'returned_in',
  'verified_in',
  'reworked_in',
] as const;

/** What made cases open ones in the period, and what took them away. */
export const FLOW_IN_KEYS = ['accepted_in', 'flow_reopened', 'restored_in', 'moved_in'] as const;
export const FLOW_OUT_KEYS = [
  'flow_closed',
  'withdrawn_in',
  'merged_in',
  'voided_in',
  'rejected_in',
  'moved_out',
] as const;

/** From one group to another: within the whole nothing moves. */
export const MOVE_KEYS: readonly CountKey[] = ['moved_in', 'moved_out'];

/** The open ones at the start of the period, what changed them, the open ones at its end. */
export const FLOW_KEYS = ['open_before', ...FLOW_IN_KEYS, ...FLOW_OUT_KEYS, 'open_after'] as const;

/** Deadlines of the period, and what became of them. */
export const DUE_KEYS = [
  'due',
  'due_closed',
  'on_time',
  'due_extended',
  'due_original',
  'on_time_original',
] as const;

/** Closings that can be judged for relapse, cases accepted in the period, ratings. */
export const QUALITY_KEYS = [
  'relapse_closings',
  'relapsed',
  'cohort',
  'cohort_closed',
  'cohort_unripe',
  'asked',
  'answered',
  'satisfied',
  'mostly_satisfied',
] as const;

/** Open cases by the natural days since they were accepted, stops taken off. */
export const AGE_KEYS = ['age_30', 'age_60', 'age_90', 'age_180', 'age_365', 'age_older'] as const;

/** The last day that belongs to each of {@link AGE_KEYS}. */
export const AGE_LIMITS = [30, 60, 90, 180, 365, Infinity] as const;

export const COUNT_KEYS = [
  ...STOCK_KEYS,
  ...OUTCOME_KEYS,
  ...STEP_KEYS,
  ...FLOW_KEYS,
  ...DUE_KEYS,
  ...QUALITY_KEYS,
  ...AGE_KEYS,
] as const;

export type CountKey = (typeof COUNT_KEYS)[number];

/** Numerator and denominator of each rate. */
export const FIGURE_RATES = {
  closure_rate: ['closed', 'collected'],
  valid_closure_rate: ['closed', 'valid'],
  due_closure_rate: ['due_closed', 'due'],
  on_time_rate: ['on_time', 'due'],
  on_time_rate_original: ['on_time_original', 'due_original'],
  effective_rate: ['patch_in_force', 'closed'],
  relapse_rate: ['relapsed', 'relapse_closings'],
  return_rate: ['returned_in', 'assigned_in'],
  extension_rate: ['due_extended', 'due'],
  rework_rate: ['reworked_in', 'verified_in'],
  cohort_rate: ['cohort_closed', 'cohort'],
  satisfaction_rate: ['satisfied', 'answered'],
  answer_rate: ['answered', 'asked'],
} as const satisfies Readonly<Record<string, readonly [CountKey, CountKey]>>;

export type RateKey = keyof typeof FIGURE_RATES;

export const RATE_KEYS = Object.keys(FIGURE_RATES) as RateKey[];

/** 未满期: a cohort of which some have not had their days yet has counts, but no rate. */
export function isUnripe(counts: Readonly<Record<'cohort_unripe', number>>, key: RateKey): boolean {
  return key === 'cohort_rate' && counts.cohort_unripe > 0;
}

/** Days whose median and P90 are printed: to the final closing, to the first one, age of the open ones. */
export const DAYS_KEYS = [
  'final_working',
  'final_natural',
  'first_working',
  'first_natural',
  'age_working',
  'age_natural',
] as const;

export type DaysKey = (typeof DAYS_KEYS)[number];

/** Raised whenever a definition changes, so that an issued report says by which it was drawn up. */
export const DEFINITIONS_VERSION = 3;
