/** The fields of a case by which lists are filtered and sorted, by the kind of test that suits them. */
import { TERM_KINDS } from './terms.ts';

/** Texts of which a part is enough. */
export const PART_FIELDS = [
  'no',
  'title',
  'description',
  'owner',
  'rule',
  'rule_no',
  'measures',
  'progress',
  'note',
  'handler',
  'verifier',
  'patch_title',
  'patch_no',
  'reason',
  'due_text',
] as const;

/** Numbers of other cases, named whole. */
export const REFERENCE_FIELDS = ['merged_into', 'split_from'] as const;

/** Words of closed lists. */
export const WORD_FIELDS = ['outcome', 'patch_kind', 'rating'] as const;

export const SWITCH_FIELDS = ['suspended', 'long_term', 'has_reporter'] as const;

export const DATED_FIELDS = [
  'received_on',
  'accepted_on',
  'assigned_on',
  'due_on',
  'original_due_on',
  'due_from',
  'submitted_on',
  'closed_on',
  'first_closed_on',
  'left_on',
  'review_on',
  'reviewed_on',
  'patch_published_on',
  'patch_in_force_on',
] as const;

const COUNT_FIELDS = ['returns', 'extensions', 'reworks', 'reopenings'] as const;

export const SORT_FIELDS = [
  'no',
  'title',
  'stage',
  ...TERM_KINDS,
  ...DATED_FIELDS,
  ...COUNT_FIELDS,
] as const;

export type PartField = (typeof PART_FIELDS)[number];
export type WholeField =
  PartField | (typeof REFERENCE_FIELDS)[number] | (typeof WORD_FIELDS)[number];
export type SwitchField = (typeof SWITCH_FIELDS)[number];
export type DatedField = (typeof DATED_FIELDS)[number];
export type SortField = (typeof SORT_FIELDS)[number];
