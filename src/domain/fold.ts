/**
 * The one heart: a case's events folded into its present state and its state over time. Pure and
 * total: an illegal sequence gives a result that names the step at fault, never an exception.
 */
import type { CaseState, Outcome, Rating } from './case.ts';
import { FOREVER, type IsoDate } from './dates.ts';
import { EFFECTS, type Memory } from './effects.ts';
import { stepsOf, type CaseEvent, type EventKind, type Step } from './events.ts';
import { newCase } from './new-case.ts';
import { isOpen, type Stage } from './stages.ts';
import { misplaced, transitionOf, type Misplaced } from './workflow.ts';

/**
 * The state of a case from `from` up to, not including, `to`. A span of no length (`from` = `to`) is
 * a state that lasted less than a day: it counts in flows, never in a stock.
 */
export interface Span {
  readonly from: IsoDate;
  to: IsoDate;
  /** The kind of event that began it. */
  readonly via: EventKind;
  /** Whether that event came with an import, as history. */
  readonly imported: boolean;
  readonly stage: Stage;
  readonly suspended: boolean;
  readonly unit: string | null;
  readonly source: string | null;
  readonly category: string | null;
  readonly severity: string | null;
  readonly region: string | null;
  readonly leader: string | null;
  /** Units that help (配合单位); counted beside the leading one, never with it. */
  readonly co_units: readonly string[];
  /** The day on which the case itself was received, whatever a child merged into it brought along. */
  readonly received_on: IsoDate;
  readonly due_on: IsoDate | null;
  readonly original_due_on: IsoDate | null;
  /** Whether the deadline was counted in working days, so that it rests on a calendar. */
  readonly due_counted: boolean;
  readonly long_term: boolean;
  readonly closed_on: IsoDate | null;
  readonly outcome: Outcome | null;
  /** Of a closed case, the day from which its patch is in force, or else was published. */
  readonly in_force_on: IsoDate | null;
  readonly rating: Rating | null;
  /** The first acceptance, from which handling time is counted. */
  readonly accepted_on: IsoDate | null;
  /** Earlier stretches since then in which the clock stood: suspended, closed, merged away. */
  readonly stops: readonly Stop[];
}

/** A stretch in which the handling clock stood, from a date up to, not including, another. */
export type Stop = readonly [from: IsoDate, to: IsoDate];

/** Why a sequence of steps is not allowed, and at which step. */
export interface IllegalStep {
  readonly code: 'step-before-receipt' | 'received-twice' | Misplaced;
  readonly step: Step;
  /** The stage in which the case was when the step came; `null` before its receipt. */
  readonly stage: Stage | null;
}

export type Folded =
  | { readonly ok: true; readonly state: CaseState; readonly spans: readonly Span[] }
  /** Every event was taken back: the case is not in the register. */
  | { readonly ok: true; readonly state: null; readonly spans: readonly [] }
  | { readonly ok: false; readonly illegal: IllegalStep };

/** Folds the events of one case. With `asOf`, only steps in effect at the end of that day count. */
export function fold(events: readonly CaseEvent[], asOf?: IsoDate): Folded {
  const steps = stepsOf(events);
  return foldSteps(asOf === undefined ? steps : steps.filter((step) => step.on <= asOf));
}

/** Folds steps that are in effective order already. */
export function foldSteps(steps: readonly Step[]): Folded {
  let state: CaseState | null = null;
  const spans: Span[] = [];
  const clock = new HandlingClock();
  const memory: Memory = { beforeMerge: null };
  for (const step of steps) {
    if (step.kind === 'received') {
      if (state)
        return { ok: false, illegal: { code: 'received-twice', step, stage: state.stage } };
      state = newCase(step.data, step.on);
      spans.push(spanOf(state, step, clock));
      continue;
    }
    if (!state) return { ok: false, illegal: { code: 'step-before-receipt', step, stage: null } };
    const illegal = apply(state, step, memory);
    if (illegal) return { ok: false, illegal: { code: illegal, step, stage: state.stage } };
    clock.note(state, step.on);
    extendSpans(spans, state, step, clock);
  }
  if (!state) return { ok: true, state: null, spans: [] };
  return { ok: true, state: state, spans };
}

/** Changes the state by one step, or says why the step is not allowed there. */
function apply(
  state: CaseState,
  step: Exclude<Step, { kind: 'received' }>,
  memory: Memory,
): IllegalStep['code'] | null {
  const transition = transitionOf(step.kind);
  if (!transition) return 'step-wrong-stage';
  const fault = misplaced(transition, state, step.kind === 'closed' && step.data.direct);
  if (fault !== null) return fault;
  const back = memory.beforeMerge?.stage ?? 'received';
  (EFFECTS[step.kind] as (state: CaseState, data: unknown, on: IsoDate, memory: Memory) => void)(
    state,
    step.data,
    step.on,
    memory,
  );
  if (transition.to === 'back') state.stage = back;
  else if (transition.to === 'unit') state.stage = state.unit === null ? 'accepted' : 'assigned';
  else if (transition.to !== 'same') state.stage = transition.to;
  return null;
}

/** Steps that reports count one by one, even where they leave everything as it was. */
const COUNTED: readonly EventKind[] = ['assigned', 'extended'];

/** Begins a new span where something that reports count by has changed. */
function extendSpans(spans: Span[], state: CaseState, step: Step, clock: HandlingClock): void {
  const last = spans[spans.length - 1] as Span;
  if (isUnchanged(last, state) && !COUNTED.includes(step.kind)) return;
  last.to = step.on;
  spans.push(spanOf(state, step, clock));
}

function isUnchanged(span: Span, state: CaseState): boolean {
  return (
    span.stage === state.stage &&
    span.suspended === state.suspended &&
    span.unit === state.unit &&
    span.due_on === state.due_on &&
    span.original_due_on === state.original_due_on &&
    span.due_counted === (state.due_from !== null) &&
    span.closed_on === state.closed_on &&
    span.long_term === state.long_term &&
    span.outcome === state.outcome &&
    span.in_force_on === inForceOn(state) &&
    span.rating === state.rating &&
    span.source === state.source &&
    span.category === state.category &&
    span.severity === state.severity &&
    span.region === state.region &&
    span.leader === state.leader &&
    isSameList(span.co_units, state.co_units)
  );
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return (
    one === other || (one.length === other.length && one.every((item, i) => item === other[i]))
  );
}

function inForceOn({ stage, patch }: CaseState): IsoDate | null {
  return stage === 'closed' ? (patch?.in_force_on ?? patch?.published_on ?? null) : null;
}

function spanOf(state: CaseState, step: Step, clock: HandlingClock): Span {
  return {
    from: step.on,
    to: FOREVER,
    via: step.kind,
    imported: step.imported,
    stage: state.stage,
    suspended: state.suspended,
    unit: state.unit,
    source: state.source,
    category: state.category,
    severity: state.severity,
    region: state.region,
    leader: state.leader,
    co_units: state.co_units,
    received_on: state.own_received_on,
    due_on: state.due_on,
    original_due_on: state.original_due_on,
    due_counted: state.due_from !== null,
    long_term: state.long_term,
    closed_on: state.closed_on,
    outcome: state.outcome,
    in_force_on: inForceOn(state),
    rating: state.rating,
    accepted_on: clock.startedOn,
    stops: clock.stops,
  };
}

/** Follows when the handling of a case ran and when it stood. */
class HandlingClock {
  startedOn: IsoDate | null = null;
  stops: readonly Stop[] = [];
  #stoppedOn: IsoDate | null = null;

  note(state: CaseState, on: IsoDate): void {
    const running = isOpen(state.stage) && !state.suspended;
    if (this.startedOn === null) {
      if (running) this.startedOn = on;
    } else if (!running) {
      this.#stoppedOn ??= on;
    } else if (this.#stoppedOn !== null) {
      this.stops = [...this.stops, [this.#stoppedOn, on]];
      this.#stoppedOn = null;
    }
  }
}
