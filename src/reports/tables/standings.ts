/** The closed lists by which tables sort and choose their rows. */
import type { RateKey } from '../figures/catalog.ts';

/** How a patch stands at A; `undated` is one in force since a day that nobody entered. */
export const PATCH_STANDINGS = ['in_force', 'lapsing', 'lapsed', 'undated', 'to_come'] as const;

export type PatchStanding = (typeof PATCH_STANDINGS)[number];

/**
 * How a promise stands at A. The first three are judged: their date has come. `ahead` was closed before
 * a date that is still to come; `stopped` was suspended on its date, so it is not judged by it.
 */
export const COMMITMENT_STANDINGS = [
  'kept',
  'kept_late',
  'broken',
  'ahead',
  'to_come',
  'stopped',
] as const;

export type CommitmentStanding = (typeof COMMITMENT_STANDINGS)[number];

/** The rates by which units can be ranked. */
export const RANKED_RATES = [
  'on_time_rate',
  'due_closure_rate',
  'closure_rate',
] as const satisfies readonly RateKey[];

export type RankedRate = (typeof RANKED_RATES)[number];
