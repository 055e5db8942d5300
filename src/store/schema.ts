/** The tables as Kysely sees them. Dates are TEXT `YYYY-MM-DD`; days in `span` are numbers since 1970. */
import { SEARCH_FIELDS, type SearchTexts } from '../domain/search-text.ts';
import type { StoredEntry, StoredEvent } from '../domain/chain.ts';

export interface CaseRow {
  id: number;
  no: string;
  stage: string;
  suspended: number;
  title: string | null;
  description: string | null;
  source_id: number | null;
  category_id: number | null;
  severity_id: number | null;
  region_id: number | null;
  leader_id: number | null;
  unit_id: number | null;
  co_units: string | null;
  owner: string | null;
  rule: string | null;
  rule_no: string | null;
  measures: string | null;
  progress: string | null;
  note: string | null;
  received_on: string;
  own_received_on: string;
  accepted_on: string | null;
  assigned_on: string | null;
  due_on: string | null;
  original_due_on: string | null;
  due_text: string | null;
  long_term: number;
  submitted_on: string | null;
  closed_on: string | null;
  first_closed_on: string | null;
  left_on: string | null;
  suspended_on: string | null;
  review_on: string | null;
  reviewed_on: string | null;
  handler: string | null;
  verifier: string | null;
  outcome: string | null;
  patch_kind: string | null;
  patch_title: string | null;
  patch_no: string | null;
  patch_no_text: string | null;
  patch_published_on: string | null;
  patch_in_force_on: string | null;
  reason: string | null;
  merged_into: string | null;
  split_from: string | null;
  rating: string | null;
  returns: number;
  extensions: number;
  reworks: number;
  reopenings: number;
  assignment_final: number;
  has_reporter: number;
  absorbed: string | null;
  extra: string | null;
  raw_dates: string | null;
  row_key: string | null;
  due_from: string | null;
  attachments: string | null;
}

export interface SpanRow {
  case_id: number;
  n: number;
  from_day: number;
  to_day: number;
  via: string;
  imported: number;
  stage: string;
  suspended: number;
  unit_id: number | null;
  source_id: number | null;
  category_id: number | null;
  severity_id: number | null;
  region_id: number | null;
  leader_id: number | null;
  received_day: number;
  due_day: number | null;
  original_due_day: number | null;
  long_term: number;
  closed_day: number | null;
  outcome: string | null;
  accepted_day: number | null;
  stops: string | null;
  due_counted: number;
  in_force_day: number | null;
  rating: string | null;
  co_unit_ids: string | null;
}

export interface TermRow {
  id: number;
  kind: string;
  name: string;
  merged_into: number | null;
}

/** The folded texts of a case that can't be searched as it stands. */
export interface CaseTextRow extends SearchTexts {
  case_id: number;
}

export interface Schema {
  entry: StoredEntry;
  event: StoredEvent;
  case: CaseRow;
  span: SpanRow;
  case_text: CaseTextRow;
  term: TermRow;
  counter: { series: string; last: number };
  /** `name` and `contact` hold what an older program wrote; it is sealed as soon as there is a key. */
  reporter: {
    case_id: number;
    name: string | null;
    contact: string | null;
    sealed: string | null;
  };
  reporter_key: { id: number; mark: string };
  /** By the entry that issued it; deflated. */
  issued_report: { entry: number; content: Uint8Array };
}

/** The columns of the case table, in the order in which they are written. */
export const CASE_COLUMNS = [
  'id',
  'no',
  'stage',
  'suspended',
  'title',
  'description',
  'source_id',
  'category_id',
  'severity_id',
  'region_id',
  'leader_id',
  'unit_id',
  'co_units',
  'owner',
  'rule',
  'rule_no',
  'measures',
  'progress',
  'note',
  'received_on',
  'own_received_on',
  'accepted_on',
  'assigned_on',
  'due_on',
  'original_due_on',
  'due_text',
  'long_term',
  'submitted_on',
  'closed_on',
  'first_closed_on',
  'left_on',
  'suspended_on',
  'review_on',
  'reviewed_on',
  'handler',
  'verifier',
  'outcome',
  'patch_kind',
  'patch_title',
  'patch_no',
  'patch_no_text',
  'patch_published_on',
  'patch_in_force_on',
  'reason',
  'merged_into',
  'split_from',
  'rating',
  'returns',
  'extensions',
  'reworks',
  'reopenings',
  'assignment_final',
  'has_reporter',
  'absorbed',
  'extra',
  'raw_dates',
  'row_key',
  'due_from',
  'attachments',
] as const satisfies readonly (keyof CaseRow)[];

export const SPAN_COLUMNS = [
  'case_id',
  'n',
  'from_day',
  'to_day',
  'via',
  'imported',
  'stage',
  'suspended',
  'unit_id',
  'source_id',
  'category_id',
  'severity_id',
  'region_id',
  'leader_id',
  'received_day',
  'due_day',
  'original_due_day',
  'long_term',
  'closed_day',
  'outcome',
  'accepted_day',
  'stops',
  'due_counted',
  'in_force_day',
  'rating',
  'co_unit_ids',
] as const satisfies readonly (keyof SpanRow)[];

export const CASE_TEXT_COLUMNS = [
  'case_id',
  ...SEARCH_FIELDS,
] as const satisfies readonly (keyof CaseTextRow)[];
