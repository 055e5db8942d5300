/** Which fields of a case can be corrected (更正), and how a correction changes the state. */
import { FACT_FIELDS, type CaseState, type FactField, type Outcome, type Patch } from './case.ts';
import type { EventData } from './events.ts';

/** Fields besides the facts that `edit` may correct, and how. */
const CORRECTIONS = {
  unit: (state, next) => {
    state.unit = text(next);
  },
  co_units: (state, next) => {
    state.co_units = Array.isArray(next) ? next.map(String) : [];
  },
  due_on: (state, next) => {
    state.due_on = text(next);
  },
  original_due_on: (state, next) => {
    state.original_due_on = text(next);
  },
  due_text: (state, next) => {
    state.due_text = text(next);
  },
  due_from: (state, next) => {
    state.due_from = text(next);
  },
  long_term: (state, next) => {
    state.long_term = next === true;
  },
  handler: (state, next) => {
    state.handler = text(next);
  },
  verifier: (state, next) => {
    state.verifier = text(next);
  },
  outcome: (state, next) => {
    state.outcome = next as Outcome | null;
  },
  patch: (state, next) => {
    state.patch = next as Patch | null;
  },
  extra: (state, next) => {
    state.extra = (next ?? {}) as Record<string, string>;
  },
  has_reporter: (state, next) => {
    state.has_reporter = next === true;
  },
} as const satisfies Readonly<Record<string, (state: CaseState, next: unknown) => void>>;

export type CorrectableField = FactField | keyof typeof CORRECTIONS;

/** Every field that a correction may name. Dates of steps are corrected by `redated` instead. */
export const CORRECTABLE_FIELDS: readonly string[] = [...FACT_FIELDS, ...Object.keys(CORRECTIONS)];

/** Gives the fields their corrected values; a field that can't be corrected stays. */
export function correct(state: CaseState, changes: EventData['corrected']['changes']): void {
  // A correction says that the deadline was written down wrongly; an extension is another thing. So
  // one that is silent about the original deadline means both, where they were the same.
  const both =
    Object.hasOwn(changes, 'due_on') &&
    !Object.hasOwn(changes, 'original_due_on') &&
    state.original_due_on === state.due_on;
  for (const [field, [, next]] of Object.entries(changes)) {
    if (Object.hasOwn(CORRECTIONS, field))
      CORRECTIONS[field as keyof typeof CORRECTIONS](state, next);
    else if ((FACT_FIELDS as readonly string[]).includes(field))
      state[field as (typeof FACT_FIELDS)[number]] = text(next);
  }
  if (both) state.original_due_on = state.due_on;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
