/**
 * The one heart: a case's events folded into its present state and its state over time. Pure and
 * total: an illegal sequence gives a result that names the step at fault, never an exception.
 */
import type { CaseState, Outcome } from './case.ts';
import { FOREVER, type IsoDate } from './dates.ts';
import { EFFECTS, newCase, type Draft } from './effects.ts';
import { stepsOf, type CaseEvent, type EventKind, type Step } from './events.ts';
import { isOpen, type Stage } from './stages.ts';
import { DIRECT_CLOSE_FROM, transitionOf } from './workflow.ts';

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
  readonly received_on: IsoDate;
  readonly due_on: IsoDate | null;
  readonly original_due_on: IsoDate | null;
  readonly long_term: boolean;
  readonly closed_on: IsoDate | null;
  readonly outcome: Outcome | null;
  /** The first acceptance, from which handling time is counted. */
  readonly accepted_on: IsoDate | null;
  /** Earlier stretches since then in which the clock stood: suspended, closed, merged away. */
  readonly stops: readonly Stop[];
}

/** A stretch in which the handling clock stood, from a date up to, not including, another. */
export type Stop = readonly [from: IsoDate, to: IsoDate];

/** Why a sequence of steps is not allowed, and at which step. */
export interface IllegalStep {
  readonly code: 'step-before-receipt' | 'step-wrong-stage' | 'step-suspended' | 'step-not-suspended' | 'received-twice';
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
  let draft: Draft | null = null;
  const spans: Span[] = [];
  const clock = new HandlingClock();
  for (const step of steps) {
    if (step.kind === 'received') {
      if (draft) return { ok: false, illegal: { code: 'received-twice', step, stage: draft.stage } };
      draft = newCase(step.data, step.on);
      spans.push(spanOf(draft, step, clock));
      continue;
    }
    if (!draft) return { ok: false, illegal: { code: 'step-before-receipt', step, stage: null } };
    const illegal = apply(draft, step);
    if (illegal) return { ok: false, illegal: { code: illegal, step, stage: draft.stage } };
    clock.note(draft, step.on);
    extendSpans(spans, draft, step, clock);
  }
  if (!draft) return { ok: true, state: null, spans: [] };
  const { before_merge: _, ...state } = draft;
  return { ok: true, state, spans };
}

/** Changes the draft by one step, or says why the step is not allowed there. */
function apply(draft: Draft, step: Exclude<Step, { kind: 'received' }>): IllegalStep['code'] | null {
  const transition = transitionOf(step.kind);
  if (!transition) return 'step-wrong-stage';
  const from: readonly Stage[] = step.kind === 'closed' && step.data.direct ? DIRECT_CLOSE_FROM : transition.from;
  if (!from.includes(draft.stage)) return 'step-wrong-stage';
  if (transition.suspended === 'must' && !draft.suspended) return 'step-not-suspended';
  if (transition.suspended === 'no' && draft.suspended) return 'step-suspended';
  const back = draft.before_merge?.stage ?? 'received';
  (EFFECTS[step.kind] as (draft: Draft, data: unknown, on: IsoDate) => void)(draft, step.data, step.on);
  if (transition.to === 'back') draft.stage = back;
  else if (transition.to === 'unit') draft.stage = draft.unit === null ? 'accepted' : 'assigned';
  else if (transition.to !== 'same') draft.stage = transition.to;
  return null;
}

/** Begins a new span where something that reports count by has changed. */
function extendSpans(spans: Span[], draft: Draft, step: Step, clock: HandlingClock): void {
  const last = spans[spans.length - 1] as Span;
  if (isUnchanged(last, draft)) return;
  last.to = step.on;
  spans.push(spanOf(draft, step, clock));
}

function isUnchanged(span: Span, draft: Draft): boolean {
  return (
    span.stage === draft.stage &&
    span.suspended === draft.suspended &&
    span.unit === draft.unit &&
    span.due_on === draft.due_on &&
    span.original_due_on === draft.original_due_on &&
    span.closed_on === draft.closed_on &&
    span.received_on === draft.received_on &&
    span.long_term === draft.long_term &&
    span.outcome === draft.outcome &&
    span.source === draft.source &&
    span.category === draft.category &&
    span.severity === draft.severity &&
    span.region === draft.region &&
    span.leader === draft.leader
  );
}

function spanOf(draft: Draft, step: Step, clock: HandlingClock): Span {
  return {
    from: step.on,
    to: FOREVER,
    via: step.kind,
    imported: step.imported,
    stage: draft.stage,
    suspended: draft.suspended,
    unit: draft.unit,
    source: draft.source,
    category: draft.category,
    severity: draft.severity,
    region: draft.region,
    leader: draft.leader,
    received_on: draft.received_on,
    due_on: draft.due_on,
    original_due_on: draft.original_due_on,
    long_term: draft.long_term,
    closed_on: draft.closed_on,
    outcome: draft.outcome,
    accepted_on: clock.startedOn,
    stops: clock.stops,
  };
}

/** Follows when the handling of a case ran and when it stood. */
class HandlingClock {
  startedOn: IsoDate | null = null;
  stops: readonly Stop[] = [];
  #stoppedOn: IsoDate | null = null;

  note(draft: Draft, on: IsoDate): void {
    const running = isOpen(draft.stage) && !draft.suspended;
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
