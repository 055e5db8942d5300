/** What is known of one case (漏洞/问题): the facts that were reported, and what came of it. */
import type { Attachment } from './attachment.ts';
import type { IsoDate } from './dates.ts';
import type { Stage } from './stages.ts';

/** Facts that are plain text and can be corrected; absent is `null`. */
export const FACT_FIELDS = [
  'title',
  'description',
  'source',
  'category',
  'severity',
  'region',
  'rule',
  'rule_no',
  'leader',
  'owner',
  'measures',
  'progress',
  'note',
] as const;

export type FactField = (typeof FACT_FIELDS)[number];

/** Facts whose words come from a list of the office's own (代码). */
export const CODE_KINDS = ['source', 'category', 'severity', 'region', 'leader'] as const;

export type CodeKind = (typeof CODE_KINDS)[number];

/** How a closed case ended (办理结果). Only `patched` needs a patch. */
export const OUTCOMES = ['patched', 'explained', 'no_patch_needed', 'reported_upward'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** Kinds of patch (补丁类型), after the kinds of legislative act in domain use. */
export const PATCH_KINDS = [
  'enacted',
  'revised',
  'amended',
  'repealed',
  'lapsed',
  'interpreted',
  'supplemented',
  'prolonged',
  'piloted',
  'consolidated',
  'process_changed',
] as const;

export type PatchKind = (typeof PATCH_KINDS)[number];

/** Kinds that need no document of their own, hence no number and no date of publication. */
export const UNDOCUMENTED_PATCH_KINDS: readonly PatchKind[] = ['piloted', 'process_changed'];

/** How the reporter rated the result (满意度); `unanswered` was asked and gave no answer. */
export const RATINGS = ['satisfied', 'mostly_satisfied', 'dissatisfied', 'unanswered'] as const;

export type Rating = (typeof RATINGS)[number];

/** The rule document that patched the gap. Dates are calendar dates; published is not in force. */
export interface Patch {
  readonly kind: PatchKind | null;
  readonly title: string | null;
  /** Normalised document number, 机关代字〔年〕序号号. */
  readonly no: string | null;
  /** The number as it was written, where that differs. */
  readonly no_text: string | null;
  readonly published_on: IsoDate | null;
  readonly in_force_on: IsoDate | null;
}

/** A case merged into this one, and what that changed, so that un-merging can restore it. */
export interface AbsorbedCase {
  readonly no: string;
  readonly received_on: IsoDate;
  /** The deadline it brought along, when that became the master's. */
  readonly due_on: IsoDate | null;
  readonly due_before: IsoDate | null;
  /** The words of the master's own deadline, where either of the two is counted in working days. */
  readonly words_before?: { readonly due_text: string | null; readonly due_from: IsoDate | null };
}

/** Facts of a case: text as it was written, absent is `null`. */
export type CaseFacts = Record<FactField, string | null>;

/** The state of a case after a number of steps. Dates are effective dates (业务日期). */
export interface CaseState extends CaseFacts {
  no: string;
  stage: Stage;
  received_on: IsoDate;
  /** The received date of the case itself; `received_on` may be earlier, from a merged child. */
  own_received_on: IsoDate;
  accepted_on: IsoDate | null;
  assigned_on: IsoDate | null;
  submitted_on: IsoDate | null;
  /** The latest closing; `null` while the case is not closed. */
  closed_on: IsoDate | null;
  first_closed_on: IsoDate | null;
  /** The day on which the case left the valid ones: rejected, withdrawn, merged or voided. */
  left_on: IsoDate | null;
  unit: string | null;
  co_units: readonly string[];
  /** Assigned by decision (指定承办): it can't be returned any more. */
  assignment_final: boolean;
  /** The approved deadline; the deadline day itself is on time. */
  due_on: IsoDate | null;
  /** The first deadline of the present round, before any extension. */
  original_due_on: IsoDate | null;
  /** The deadline as it was written, where that is more than a date. */
  due_text: string | null;
  /** The day from which `due_text` counts, where that is a number of working days. */
  due_from: IsoDate | null;
  long_term: boolean;
  suspended: boolean;
  suspended_on: IsoDate | null;
  review_on: IsoDate | null;
  handler: string | null;
  verifier: string | null;
  outcome: Outcome | null;
  patch: Patch | null;
  /** Why it was rejected, withdrawn, merged, voided, suspended, returned or reopened last. */
  reason: string | null;
  merged_into: string | null;
  absorbed: readonly AbsorbedCase[];
  split_from: string | null;
  rating: Rating | null;
  reviewed_on: IsoDate | null;
  returns: number;
  extensions: number;
  reworks: number;
  reopenings: number;
  /** Columns of an imported ledger that the register has no field for, by header. */
  extra: Readonly<Record<string, string>>;
  /** Date cells as they were written, by field, where the text was not `YYYY-MM-DD`. */
  raw_dates: Readonly<Record<string, string>>;
  /** Whether reporter details are kept for the case (they never are in the journal). */
  has_reporter: boolean;
  /** The content of the ledger's row that the case was last imported from. */
  row_key: string | null;
  /** Files kept with the case, in the order in which they were attached. */
  attachments: readonly Attachment[];
}
