/**
 * From a wish to events: each action checks its own rules and says what it would record. Nothing is
 * written here, and whether the workflow allows the step is left to the fold, which sees the step in
 * its effective place.
 */
import type { CaseState } from './case.ts';
import type { ActionContext, ActionInput } from './action-input.ts';
import { addDays, daysBetween, type IsoDate } from './dates.ts';
import { decideClosing, refuseOwnVerification } from './decide-closing.ts';
import { extensionOverCap, isAllowed, lateReturn } from './decide-limits.ts';
import { optional, required } from './decide-values.ts';
import { Refusal } from './errors.ts';
import type { Deadline, NewEvent } from './events.ts';
import { setsFirstDeadline } from './first-deadline.ts';
import { refuseIncomplete, type CompleteInput } from './needs.ts';
import type { Action } from './workflow.ts';
import type { WorkingDays } from './working-days.ts';

/** Actions on one case alone; merging, splitting, editing are decided where other cases are seen. */
export type PlainAction = Exclude<Action, 'merge' | 'unmerge' | 'split' | 'edit'>;

/** The events that an action records on its case. Throws a `Refusal` when a rule forbids it. */
export function decide(
  action: PlainAction,
  state: CaseState,
  input: ActionInput,
  context: ActionContext,
): NewEvent[] {
  const said = withDefaults(state, input, context);
  const hasDeadline = said.due?.due_on !== undefined || said.due?.long_term === true;
  if (setsFirstDeadline(action, state, said)) return [firstDeadline(state, said, context)];
  refuseIncomplete(action, { ...said, due: hasDeadline ? said.due : undefined });
  return (DECISIONS[action] as Decision<never>)(state, said, context);
}

/**
 * Whoever acts verifies, and whoever is responsible handled it, unless somebody else is named; what
 * was submitted has its handler already.
 */
function withDefaults(state: CaseState, input: ActionInput, { actor }: ActionContext): ActionInput {
  const responsible = state.stage === 'submitted' ? null : state.owner;
  const handler = input.handler ?? responsible ?? undefined;
  return { ...input, verifier: input.verifier ?? actor, ...optional({ handler }) };
}

type Decision<A extends PlainAction> = (
  state: CaseState,
  input: CompleteInput<A>,
  context: ActionContext,
) => NewEvent[];

const DECISIONS: { readonly [A in PlainAction]: Decision<A> } = {
  accept: (_state, input, { on }) => [
    { kind: 'accepted', on, data: optional({ reason: input.reason }) },
  ],
  reject: (state, { reason, referTo }, { on }) => {
    refuseMaster(state);
    return [{ kind: 'rejected', on, data: { reason, ...optional({ refer_to: referTo }) } }];
  },
  assign: decideAssignment,
  return: (state, input, context) => {
    const { on } = context;
    const { reason, proposedUnit } = input;
    if (state.assignment_final)
      throw new Refusal('assignment-final', { no: state.no, unit: state.unit ?? '' });
    const proposed = optional({ proposed_unit: proposedUnit });
    const forced = isAllowed(lateReturn(state, context), input) ? {} : { forced: true as const };
    return [{ kind: 'returned', on, data: { reason, ...proposed, ...forced } }];
  },
  extend: decideExtension,
  suspend: (state, { reason, reviewOn }, { on }) => {
    // A review date in the past would never bring the case up again.
    if (reviewOn !== undefined && reviewOn < on) {
      throw new Refusal('review-before-action', { no: state.no, review: reviewOn, on });
    }
    return [{ kind: 'suspended', on, data: { reason, ...optional({ review_on: reviewOn }) } }];
  },
  resume: decideResumption,
  submit: (_state, { handler, text }, { on }) => [
    { kind: 'submitted', on, data: { handler, ...optional({ progress: text }) } },
  ],
  rework: (state, { reason, verifier }, { on }) => {
    const who = required(verifier, 'verifier');
    refuseOwnVerification(state.no, who, [state.handler]);
    return [{ kind: 'reworked', on, data: { reason, verifier: who } }];
  },
  close: decideClosing,
  reopen: (state, input, { on }) => [decideReopening(state, input, on)],
  review: (state, { result, text, reason, due }, { on }) => {
    const reviewed: NewEvent = { kind: 'reviewed', on, data: { result, ...optional({ text }) } };
    if (result === 'held') return [reviewed];
    // A gap that came back reopens the case (回头看, "failure reopens").
    refuseIncomplete('reopen', { reason, due });
    return [reviewed, decideReopening(state, { reason: reason ?? '', due: due ?? {} }, on)];
  },
  rate: (_state, { rating, text }, { on }) => [
    { kind: 'rated', on, data: { rating, ...optional({ text }) } },
  ],
  withdraw: (state, { reason }, { on }) => {
    refuseMaster(state);
    return [{ kind: 'withdrawn', on, data: { reason } }];
  },
  void: (state, { reason }, { on }) => {
    refuseMaster(state);
    if (state.merged_into !== null)
      throw new Refusal('merged-child', { no: state.no, master: state.merged_into });
    return [{ kind: 'voided', on, data: { reason } }];
  },
  note: (_state, { text }, { on }) => [{ kind: 'noted', on, data: { text } }],
};

/** A master that left the valid cases would take its children's gaps with it: they must be taken out first. */
export function refuseMaster(state: CaseState): void {
  if (state.absorbed.length === 0) return;
  throw new Refusal('master-has-children', {
    no: state.no,
    children: state.absorbed.map((child) => child.no),
  });
}

function decideAssignment(
  state: CaseState,
  input: CompleteInput<'assign'>,
  { on }: ActionContext,
): NewEvent[] {
  const { unit } = input;
  refuseExpired(state.no, input.due, on);
  if (state.stage === 'assigned') refuseQuietMove(state, input);
  const coUnits = input.coUnits?.filter((name) => name !== unit);
  return [
    {
      kind: 'assigned',
      on,
      data: {
        unit,
        ...(coUnits ? { co_units: coUnits } : {}),
        ...optional({ leader: input.leader, owner: input.owner }),
        ...input.due,
        ...(input.final ? { final: true as const } : {}),
      },
    },
  ];
}

/**
 * 改派: a case that is moved while it is being handled needs a reason, and keeps its deadline or gets
 * an earlier one: a later one would be an extension that nobody granted.
 */
function refuseQuietMove(state: CaseState, input: ActionInput): void {
  if (!input.reason) throw new Refusal('reassign-needs-reason', { no: state.no });
  const { due_on: current } = state;
  if (current === null) return;
  const { due_on: due = '', long_term: longTerm } = input.due ?? {};
  if (longTerm) throw new Refusal('reassign-long-term', { no: state.no, current });
  if (due > current) throw new Refusal('reassign-extends', { no: state.no, due, current });
}

function firstDeadline(
  { no }: CaseState,
  { due, reason }: ActionInput,
  { on }: ActionContext,
): NewEvent {
  refuseExpired(no, due, on);
  return { kind: 'due_set', on, data: { ...due, ...optional({ reason }) } };
}

/** 重开: a new round, whose deadline is set explicitly: a date or long-term. */
function decideReopening(
  state: CaseState,
  { reason, due }: Pick<CompleteInput<'reopen'>, 'reason' | 'due'>,
  on: IsoDate,
): NewEvent {
  refuseExpired(state.no, due, on);
  return { kind: 'reopened', on, data: { reason, ...due } };
}

/** A deadline that is set must not have passed already. */
function refuseExpired(no: string, due: Deadline | undefined, on: IsoDate): void {
  if (due?.due_on !== undefined && due.due_on < on) {
    throw new Refusal('deadline-before-action', { no, due: due.due_on, on });
  }
}

/** 延期: asked for before expiry, to a later date; a late request is refused unless forced. */
function decideExtension(
  state: CaseState,
  input: CompleteInput<'extend'>,
  context: ActionContext,
): NewEvent[] {
  const { on } = context;
  const due = required(input.due.due_on, 'due');
  const { reason } = input;
  if (state.due_on !== null && due <= state.due_on) {
    throw new Refusal('extension-not-later', { no: state.no, due, current: state.due_on });
  }
  refuseExpired(state.no, input.due, on);
  const late = state.due_on !== null && !state.suspended && on > state.due_on;
  if (late && !input.force)
    throw new Refusal('extension-after-expiry', { no: state.no, current: state.due_on ?? '', on });
  return [
    {
      kind: 'extended',
      on,
      data: {
        due_on: due,
        ...optional({ due_text: input.due.due_text, due_from: input.due.due_from }),
        ...optional({ from: state.due_on ?? undefined }),
        reason,
        ...(late ? { late: true as const } : {}),
        ...(isAllowed(extensionOverCap(state, due, context), input)
          ? {}
          : { forced: true as const }),
      },
    },
  ];
}

/**
 * 恢复: the days on which the clock stood are added to a deadline that had not expired by then; of one
 * in working days, those that were left when the clock stopped are counted from the resumption.
 */
function decideResumption(
  state: CaseState,
  input: ActionInput,
  { on, workingDays, stoppedOn }: ActionContext,
): NewEvent[] {
  const { due_on: due } = state;
  const given = input.due?.due_on === undefined ? undefined : input.due;
  const running = due !== null && stoppedOn !== null && due >= stoppedOn;
  const next = given ?? (running ? resumedDue(state, due, stoppedOn, on, workingDays) : {});
  const { due_on, due_text, due_from } = next;
  return [
    {
      kind: 'resumed',
      on,
      data: optional({ due_on, due_text, due_from, reason: input.reason }),
    },
  ];
}

function resumedDue(
  state: CaseState,
  due: IsoDate,
  stoppedOn: IsoDate,
  on: IsoDate,
  workingDays: WorkingDays | null,
): Deadline {
  if (state.due_from === null || workingDays === null)
    return { due_on: addDays(due, Math.max(daysBetween(stoppedOn, on), 0)) };
  const left = workingDays.between(stoppedOn, due);
  const counted = workingDays.after(on, left);
  if (counted === null) return { due_on: on };
  return { due_on: counted, due_text: `${String(left)}个工作日`, due_from: on };
}
