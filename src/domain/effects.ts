/**
 * What each step does to the state of its case. The stage is set by the workflow table; the rest is
 * here, one function a kind. Nothing here refuses: whether a step is allowed was decided before.
 */
import type { CaseFacts, CaseState, Outcome, Patch } from './case.ts';
import { FACT_FIELDS } from './case.ts';
import type { IsoDate } from './dates.ts';
import type { Deadline, EventData, ReceivedData } from './events.ts';
import type { Stage } from './stages.ts';

/** The state while folding: what `CaseState` shows, and what un-merging needs to restore. */
export interface Draft extends CaseState {
  before_merge: (Pick<CaseState, 'suspended' | 'suspended_on' | 'review_on'> & { stage: Stage }) | null;
}

type Effects = {
  [K in Exclude<keyof EventData, 'received' | 'reversed' | 'redated'>]: (
    draft: Draft,
    data: EventData[K],
    on: IsoDate,
  ) => void;
};

/** The state in which a case enters the register. */
export function newCase(data: ReceivedData, on: IsoDate): Draft {
  const facts = {} as CaseFacts;
  for (const field of FACT_FIELDS) facts[field] = data[field] ?? null;
  return {
    ...facts,
    no: data.no,
    stage: 'received',
    received_on: on,
    own_received_on: on,
    accepted_on: null,
    assigned_on: null,
    submitted_on: null,
    closed_on: null,
    first_closed_on: null,
    left_on: null,
    unit: null,
    co_units: data.co_units ?? [],
    assignment_final: false,
    due_on: null,
    original_due_on: null,
    due_text: data.due_text ?? null,
    long_term: false,
    suspended: false,
    suspended_on: null,
    review_on: null,
    handler: null,
    verifier: null,
    outcome: null,
    patch: null,
    reason: null,
    merged_into: null,
    absorbed: [],
    split_from: data.split_from ?? null,
    rating: null,
    reviewed_on: null,
    returns: 0,
    extensions: 0,
    reworks: 0,
    reopenings: 0,
    extra: data.extra ?? {},
    raw_dates: data.raw_dates ?? {},
    has_reporter: data.has_reporter ?? false,
    row_key: data.row_key ?? null,
    before_merge: null,
  };
}

export const EFFECTS: Effects = {
  accepted: (draft, _data, on) => {
    draft.accepted_on = on;
  },
  rejected: leave,
  assigned: (draft, data, on) => {
    draft.assigned_on = on;
    draft.unit = data.unit;
    if (data.co_units) draft.co_units = data.co_units;
    if (data.leader !== undefined) draft.leader = data.leader;
    if (data.owner !== undefined) draft.owner = data.owner;
    draft.assignment_final = data.final ?? false;
    // A case moved to another unit keeps its deadline unless a new one was given; the round's original
    // deadline stays, so that moving a case can't launder lateness.
    const none = draft.due_on === null && !draft.long_term;
    if (data.due_on === undefined && !data.long_term && !none) return;
    const original = draft.original_due_on;
    startDeadline(draft, data);
    if (original !== null && !draft.long_term) draft.original_due_on = original;
  },
  returned: (draft, data) => {
    draft.unit = null;
    draft.assigned_on = null;
    draft.due_on = null;
    draft.original_due_on = null;
    draft.due_text = null;
    draft.long_term = false;
    draft.returns += 1;
    draft.reason = data.reason;
  },
  extended: (draft, data) => {
    draft.due_on = data.due_on;
    draft.original_due_on ??= data.due_on;
    draft.extensions += 1;
    draft.reason = data.reason;
  },
  suspended: (draft, data, on) => {
    draft.suspended = true;
    draft.suspended_on = on;
    draft.review_on = data.review_on ?? null;
    draft.reason = data.reason;
  },
  resumed: (draft, data) => {
    endSuspension(draft);
    if (data.due_on !== undefined) draft.due_on = data.due_on;
  },
  submitted: (draft, data, on) => {
    draft.submitted_on = on;
    draft.handler = data.handler ?? null;
    if (data.progress !== undefined) draft.progress = data.progress;
  },
  reworked: (draft, data) => {
    draft.submitted_on = null;
    draft.reworks += 1;
    draft.reason = data.reason;
  },
  closed: (draft, data, on) => {
    endSuspension(draft);
    draft.closed_on = on;
    draft.first_closed_on ??= on;
    draft.verifier = data.verifier ?? null;
    draft.outcome = data.outcome ?? null;
    draft.patch = data.patch ?? null;
    if (data.reason !== undefined) draft.reason = data.reason;
  },
  reopened: (draft, data) => {
    draft.closed_on = null;
    draft.submitted_on = null;
    draft.outcome = null;
    draft.verifier = null;
    draft.reopenings += 1;
    draft.reason = data.reason;
    draft.due_text = null;
    startDeadline(draft, data);
  },
  reviewed: (draft, _data, on) => {
    draft.reviewed_on = on;
  },
  rated: (draft, data) => {
    draft.rating = data.rating;
  },
  merged: (draft, data, on) => {
    const { stage, suspended, suspended_on, review_on } = draft;
    draft.before_merge = { stage, suspended, suspended_on, review_on };
    endSuspension(draft);
    draft.merged_into = data.into;
    draft.left_on = on;
    if (data.reason !== undefined) draft.reason = data.reason;
  },
  unmerged: (draft) => {
    draft.suspended = draft.before_merge?.suspended ?? false;
    draft.suspended_on = draft.before_merge?.suspended_on ?? null;
    draft.review_on = draft.before_merge?.review_on ?? null;
    draft.before_merge = null;
    draft.merged_into = null;
    draft.left_on = null;
  },
  absorbed: (draft, data, on) => {
    // The master keeps the earliest received date and the earlier unexpired deadline (metrics, "Merged").
    const unexpired = data.due_on !== undefined && data.due_on >= on;
    const earlier = unexpired && (draft.due_on === null || data.due_on < draft.due_on);
    draft.absorbed = [
      ...draft.absorbed,
      {
        no: data.child,
        received_on: data.received_on,
        due_on: earlier ? (data.due_on ?? null) : null,
        due_before: draft.due_on,
      },
    ];
    if (data.received_on < draft.received_on) draft.received_on = data.received_on;
    if (earlier) draft.due_on = data.due_on ?? null;
  },
  released: (draft, data) => {
    const child = draft.absorbed.find((one) => one.no === data.child);
    draft.absorbed = draft.absorbed.filter((one) => one.no !== data.child);
    if (child?.due_on) {
      // A child absorbed after it must not give its deadline back to the master.
      const { due_on, due_before } = child;
      draft.absorbed = draft.absorbed.map((one) => (one.due_before === due_on ? { ...one, due_before } : one));
    }
    draft.received_on = draft.absorbed.reduce(
      (earliest, one) => (one.received_on < earliest ? one.received_on : earliest),
      draft.own_received_on,
    );
    // A deadline that was extended since belongs to the master alone and stays.
    if (child?.due_on && draft.due_on === child.due_on) draft.due_on = child.due_before;
  },
  divided: () => undefined,
  withdrawn: leave,
  voided: leave,
  corrected: (draft, data) => {
    for (const [field, [, next]] of Object.entries(data.changes)) correct(draft, field, next);
    if (data.row_key !== undefined) draft.row_key = data.row_key;
  },
  noted: () => undefined,
};

function leave(draft: Draft, data: { readonly reason: string }, on: IsoDate): void {
  endSuspension(draft);
  draft.left_on = on;
  draft.closed_on = null;
  draft.reason = data.reason;
}

function endSuspension(draft: Draft): void {
  draft.suspended = false;
  draft.suspended_on = null;
  draft.review_on = null;
}

/** A new round: the deadline that was given is the original one of the round. */
function startDeadline(draft: Draft, data: Deadline): void {
  draft.due_on = data.due_on ?? null;
  draft.original_due_on = data.due_on ?? null;
  draft.due_text = data.due_text ?? draft.due_text;
  draft.long_term = data.long_term ?? false;
}

/** Fields besides the facts that `edit` may correct, and how. */
const CORRECTIONS: Readonly<Record<string, (draft: Draft, next: unknown) => void>> = {
  unit: (draft, next) => {
    draft.unit = text(next);
  },
  co_units: (draft, next) => {
    draft.co_units = Array.isArray(next) ? next.map(String) : [];
  },
  due_on: (draft, next) => {
    // A correction says that the deadline was written down wrongly; an extension is another thing.
    if (draft.original_due_on === draft.due_on) draft.original_due_on = text(next);
    draft.due_on = text(next);
  },
  original_due_on: (draft, next) => {
    draft.original_due_on = text(next);
  },
  due_text: (draft, next) => {
    draft.due_text = text(next);
  },
  long_term: (draft, next) => {
    draft.long_term = next === true;
  },
  handler: (draft, next) => {
    draft.handler = text(next);
  },
  verifier: (draft, next) => {
    draft.verifier = text(next);
  },
  outcome: (draft, next) => {
    draft.outcome = next as Outcome | null;
  },
  patch: (draft, next) => {
    draft.patch = next as Patch | null;
  },
  extra: (draft, next) => {
    draft.extra = (next ?? {}) as Record<string, string>;
  },
  has_reporter: (draft, next) => {
    draft.has_reporter = next === true;
  },
};

/** Every field that a correction may name. Dates of steps are corrected by `redated` instead. */
export const CORRECTABLE_FIELDS: readonly string[] = [...FACT_FIELDS, ...Object.keys(CORRECTIONS)];

function correct(draft: Draft, field: string, next: unknown): void {
  if (Object.hasOwn(CORRECTIONS, field)) CORRECTIONS[field]?.(draft, next);
  else if ((FACT_FIELDS as readonly string[]).includes(field)) {
    draft[field as (typeof FACT_FIELDS)[number]] = text(next);
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
