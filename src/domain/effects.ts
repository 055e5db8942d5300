/**
 * What each step does to the state of its case. The stage is set by the workflow table; the rest is
 * here, one function a kind. Nothing here refuses: whether a step is allowed was decided before.
 */
import type { CaseState } from './case.ts';
import { correct } from './corrections.ts';
import type { IsoDate } from './dates.ts';
import type { Deadline, EventData } from './events.ts';
import type { Stage } from './stages.ts';

/** What folding must remember beside the state, so that un-merging can restore it. */
export interface Memory {
  beforeMerge: {
    readonly stage: Stage;
    readonly suspended: boolean;
    readonly suspended_on: IsoDate | null;
    readonly review_on: IsoDate | null;
  } | null;
}

type Effects = {
  [K in Exclude<keyof EventData, 'received' | 'reversed' | 'redated'>]: (
    state: CaseState,
    data: EventData[K],
    on: IsoDate,
    memory: Memory,
  ) => void;
};

export const EFFECTS: Effects = {
  accepted: (state, _data, on) => {
    state.accepted_on = on;
  },
  rejected: leave,
  assigned: (state, data, on) => {
    state.assigned_on = on;
    state.unit = data.unit;
    if (data.co_units) state.co_units = data.co_units;
    if (data.leader !== undefined) state.leader = data.leader;
    if (data.owner !== undefined) state.owner = data.owner;
    state.assignment_final = data.final ?? false;
    // A case moved to another unit keeps its deadline unless a new one was given; the round's original
    // deadline stays, so that moving a case can't launder lateness.
    const none = state.due_on === null && !state.long_term;
    if (data.due_on === undefined && !data.long_term && !none) return;
    const original = state.original_due_on;
    startDeadline(state, data);
    if (original !== null && !state.long_term) state.original_due_on = original;
  },
  returned: (state, data) => {
    state.unit = null;
    state.assigned_on = null;
    state.due_on = null;
    state.original_due_on = null;
    state.due_text = null;
    state.due_from = null;
    state.long_term = false;
    state.returns += 1;
    state.reason = data.reason;
  },
  due_set: startDeadline,
  extended: (state, data) => {
    state.due_on = data.due_on;
    state.original_due_on ??= data.due_on;
    setWords(state, data);
    state.long_term = false; // a date was agreed on, and counts from now on
    state.extensions += 1;
    state.reason = data.reason;
  },
  suspended: (state, data, on) => {
    state.suspended = true;
    state.suspended_on = on;
    state.review_on = data.review_on ?? null;
    state.reason = data.reason;
  },
  resumed: (state, data) => {
    endSuspension(state);
    if (data.due_on === undefined) return;
    state.due_on = data.due_on;
    if (state.due_from !== null || data.due_from !== undefined) setWords(state, data);
  },
  recounted: (state, data) => {
    if (state.original_due_on === state.due_on) state.original_due_on = data.due_on;
    const old = state.due_on;
    if (state.absorbed.some((one) => one.due_on === old))
      state.absorbed = state.absorbed.map((one) =>
        one.due_on === old ? { ...one, due_on: data.due_on } : one,
      );
    state.due_on = data.due_on;
  },
  submitted: (state, data, on) => {
    state.submitted_on = on;
    state.handler = data.handler ?? null;
    if (data.progress !== undefined) state.progress = data.progress;
  },
  reworked: (state, data) => {
    state.submitted_on = null;
    state.reworks += 1;
    state.reason = data.reason;
  },
  closed: (state, data, on) => {
    endSuspension(state);
    state.closed_on = on;
    state.first_closed_on ??= on;
    state.verifier = data.verifier ?? null;
    if (data.handler !== undefined) state.handler = data.handler;
    state.outcome = data.outcome ?? null;
    state.patch = data.patch ?? null;
    if (data.reason !== undefined) state.reason = data.reason;
  },
  reopened: (state, data) => {
    state.closed_on = null;
    state.submitted_on = null;
    state.outcome = null;
    state.verifier = null;
    state.reopenings += 1;
    state.reason = data.reason;
    state.due_text = null;
    startDeadline(state, data);
  },
  reviewed: (state, _data, on) => {
    state.reviewed_on = on;
  },
  rated: (state, data) => {
    state.rating = data.rating;
  },
  merged: (state, data, on, memory) => {
    const { stage, suspended, suspended_on, review_on } = state;
    memory.beforeMerge = { stage, suspended, suspended_on, review_on };
    endSuspension(state);
    state.merged_into = data.into;
    state.left_on = on;
    if (data.reason !== undefined) state.reason = data.reason;
  },
  unmerged: (state, _data, _on, memory) => {
    state.suspended = memory.beforeMerge?.suspended ?? false;
    state.suspended_on = memory.beforeMerge?.suspended_on ?? null;
    state.review_on = memory.beforeMerge?.review_on ?? null;
    memory.beforeMerge = null;
    state.merged_into = null;
    state.left_on = null;
  },
  absorbed: (state, data, on) => {
    // The master keeps the earliest received date and the earlier unexpired deadline (metrics, "Merged").
    const unexpired = data.due_on !== undefined && data.due_on >= on;
    const earlier = unexpired && (state.due_on === null || data.due_on < state.due_on);
    const counted = earlier && (state.due_from !== null || data.due_from !== undefined);
    state.absorbed = [
      ...state.absorbed,
      {
        no: data.child,
        received_on: data.received_on,
        due_on: earlier ? (data.due_on ?? null) : null,
        due_before: state.due_on,
        ...(counted
          ? { words_before: { due_text: state.due_text, due_from: state.due_from } }
          : {}),
      },
    ];
    if (data.received_on < state.received_on) state.received_on = data.received_on;
    if (earlier) {
      state.due_on = data.due_on ?? null;
      if (counted) setWords(state, data);
      state.long_term = false;
    }
  },
  released: (state, data) => {
    const child = state.absorbed.find((one) => one.no === data.child);
    state.absorbed = state.absorbed.filter((one) => one.no !== data.child);
    if (child?.due_on) {
      // A child absorbed after it must not give its deadline back to the master.
      const { due_on, due_before, words_before } = child;
      const own = { due_before, ...(words_before ? { words_before } : {}) };
      state.absorbed = state.absorbed.map((one) =>
        one.due_before === due_on ? { ...one, ...own } : one,
      );
    }
    state.received_on = state.absorbed.reduce(
      (earliest, one) => (one.received_on < earliest ? one.received_on : earliest),
      state.own_received_on,
    );
    // A deadline that was extended since belongs to the master alone and stays.
    if (!child?.due_on || state.due_on !== child.due_on) return;
    state.due_on = child.due_before;
    if (child.words_before) setWords(state, child.words_before);
  },
  divided: () => undefined,
  withdrawn: leave,
  voided: leave,
  corrected: (state, data) => {
    correct(state, data.changes);
    if (data.row_key !== undefined) state.row_key = data.row_key;
  },
  noted: () => undefined,
  reminded: () => undefined,
  attached: (state, { name, sha256, size, media }, on) => {
    state.attachments = [...state.attachments, { name, sha256, size, media, on }];
  },
  detached: (state, { name, sha256 }) => {
    state.attachments = state.attachments.filter(
      (one) => one.name !== name || one.sha256 !== sha256,
    );
  },
  reporter_kept: (state) => {
    state.has_reporter = true;
  },
  reporter_removed: (state) => {
    state.has_reporter = false;
  },
};

function leave(state: CaseState, data: { readonly reason: string }, on: IsoDate): void {
  endSuspension(state);
  state.left_on = on;
  state.closed_on = null;
  state.reason = data.reason;
}

function endSuspension(state: CaseState): void {
  state.suspended = false;
  state.suspended_on = null;
  state.review_on = null;
}

/** How a deadline was written, and the day from which it counts; a plain date has neither. */
function setWords(
  state: CaseState,
  data: {
    readonly due_text?: string | null | undefined;
    readonly due_from?: IsoDate | null | undefined;
  },
): void {
  state.due_text = data.due_text ?? null;
  state.due_from = data.due_from ?? null;
}

/** A new round: the deadline that was given is the original one of the round. */
function startDeadline(state: CaseState, data: Deadline): void {
  state.due_on = data.due_on ?? null;
  state.original_due_on = data.due_on ?? null;
  // Words in which the last deadline was counted say nothing of the new one.
  const kept = state.due_from === null ? state.due_text : null;
  setWords(state, { due_text: data.due_text ?? kept, due_from: data.due_from });
  state.long_term = data.long_term ?? false;
}
