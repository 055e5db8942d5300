/** Steps as our own export writes them (JSON), checked before anything is done with them. */
import { FACT_FIELDS, OUTCOMES, PATCH_KINDS, RATINGS, type FactField, type Patch } from './case.ts';
import type { CorrectableField } from './corrections.ts';
import { isIsoDate } from './dates.ts';
import type { HistoryStep, StepKind } from './events.ts';
import { REMINDER_KINDS, REMINDER_STEPS } from './letters.ts';

/** What the value of a field must look like; `?` marks one that may be absent. */
type ShapeType =
  | 'text'
  | 'date'
  | 'true'
  | 'switch'
  | 'texts'
  | 'cells'
  | 'patch'
  | 'changes'
  | keyof typeof WORDS;
type Shape = Readonly<Record<string, ShapeType | `${ShapeType}?`>>;

/** Fields whose value is one word of a closed list. */
const WORDS = {
  outcome: OUTCOMES,
  kind: PATCH_KINDS,
  rating: RATINGS,
  result: ['held', 'relapsed'],
  about: REMINDER_KINDS,
  step: REMINDER_STEPS,
} as const;

const DEADLINE: Shape = {
  due_on: 'date?',
  due_text: 'text?',
  due_from: 'date?',
  long_term: 'true?',
};

const SHAPES: Readonly<Record<StepKind, Shape>> = {
  accepted: { reason: 'text?' },
  rejected: { reason: 'text', refer_to: 'text?' },
  assigned: {
    unit: 'text',
    co_units: 'texts?',
    leader: 'text?',
    owner: 'text?',
    final: 'true?',
    ...DEADLINE,
  },
  returned: { reason: 'text', proposed_unit: 'text?', forced: 'true?' },
  due_set: { reason: 'text?', ...DEADLINE },
  extended: {
    due_on: 'date',
    due_text: 'text?',
    due_from: 'date?',
    from: 'date?',
    reason: 'text',
    late: 'true?',
    forced: 'true?',
  },
  suspended: { reason: 'text', review_on: 'date?' },
  resumed: { due_on: 'date?', due_text: 'text?', due_from: 'date?', reason: 'text?' },
  recounted: { due_on: 'date', from: 'date', calendar: 'text' },
  submitted: { handler: 'text?', progress: 'text?' },
  reworked: { reason: 'text', verifier: 'text?' },
  closed: {
    verifier: 'text?',
    handler: 'text?',
    outcome: 'outcome?',
    patch: 'patch?',
    direct: 'true?',
    reason: 'text?',
  },
  reopened: { reason: 'text', ...DEADLINE },
  reviewed: { result: 'result', text: 'text?' },
  rated: { rating: 'rating', text: 'text?' },
  merged: { into: 'text', reason: 'text?' },
  unmerged: { reason: 'text?' },
  absorbed: {
    child: 'text',
    received_on: 'date',
    due_on: 'date?',
    due_text: 'text?',
    due_from: 'date?',
  },
  released: { child: 'text' },
  divided: { children: 'texts' },
  withdrawn: { reason: 'text' },
  voided: { reason: 'text' },
  corrected: { changes: 'changes', row_key: 'text?' },
  noted: { text: 'text' },
  reminded: { letter: 'text', about: 'about', step: 'step' },
};

/** What the values of a corrected field look like; each may be `null`. */
const CORRECTED: Readonly<Record<CorrectableField, ShapeType>> = {
  ...(Object.fromEntries(FACT_FIELDS.map((field) => [field, 'text'])) as Record<FactField, 'text'>),
  unit: 'text',
  co_units: 'texts',
  due_on: 'date',
  original_due_on: 'date',
  due_text: 'text',
  due_from: 'date',
  long_term: 'switch',
  handler: 'text',
  verifier: 'text',
  outcome: 'outcome',
  patch: 'patch',
  extra: 'cells',
  has_reporter: 'switch',
};

/** A patch, whose fields may all be `null`. */
const PATCH: Readonly<Record<keyof Patch, ShapeType>> = {
  kind: 'kind',
  title: 'text',
  no: 'text',
  no_text: 'text',
  published_on: 'date',
  in_force_on: 'date',
};

/** The steps, or the text of the first one that is not what an export would have written. */
export function readHistorySteps(
  value: unknown,
): { steps: HistoryStep[] } | { unreadable: string } {
  if (!Array.isArray(value)) return { unreadable: String(value) };
  const bad = value.find((step) => !isStep(step)) as unknown;
  if (bad !== undefined) return { unreadable: JSON.stringify(bad) };
  return { steps: (value as HistoryStep[]).map(withWholePatch) };
}

/**
 * A patch with all its fields in their order, and none where it says nothing: so it is kept, and what is
 * kept is held against the step. Who wrote the file by hand need not know that.
 */
function withWholePatch(step: HistoryStep): HistoryStep {
  if (step.kind === 'closed') {
    const { patch, ...rest } = step;
    const whole = wholePatch(patch);
    return whole === null ? rest : { ...step, patch: whole };
  }
  const corrected = step.kind === 'corrected' ? step.changes['patch'] : undefined;
  if (step.kind !== 'corrected' || corrected === undefined) return step;
  const [old, next] = corrected as readonly (Partial<Patch> | null)[];
  return {
    ...step,
    changes: { ...step.changes, patch: [wholePatch(old), wholePatch(next)] },
  };
}

function wholePatch(patch: Partial<Patch> | null | undefined): Patch | null {
  if (!patch) return null;
  const { kind = null, title = null, no = null } = patch;
  const { no_text = null, published_on = null, in_force_on = null } = patch;
  const whole = { kind, title, no, no_text, published_on, in_force_on };
  return Object.values(whole).some((value) => value !== null) ? whole : null;
}

function isStep(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, on, ...data } = value as Record<string, unknown>;
  if (!isStepKind(kind) || typeof on !== 'string' || !isIsoDate(on)) return false;
  const shape = SHAPES[kind];
  return (
    Object.keys(data).every((key) => Object.hasOwn(shape, key)) &&
    Object.entries(shape).every(([key, type]) => fits(data[key], type))
  );
}

function isStepKind(kind: unknown): kind is StepKind {
  return typeof kind === 'string' && Object.hasOwn(SHAPES, kind);
}

function fits(value: unknown, type: Shape[string]): boolean {
  if (value === undefined) return type.endsWith('?');
  switch (type.replace('?', '') as ShapeType) {
    case 'text':
      return typeof value === 'string';
    case 'date':
      return typeof value === 'string' && isIsoDate(value);
    case 'true':
      return value === true;
    case 'switch':
      return typeof value === 'boolean';
    case 'texts':
      return isTexts(value);
    case 'cells':
      return isObject(value) && isTexts(Object.values(value));
    case 'patch':
      return isObject(value) && hasOnly(value, PATCH, isNullOr);
    case 'changes': // by field, the old value and the new
      return isObject(value) && hasOnly(value, CORRECTED, isPairOf);
    case 'kind':
    case 'outcome':
    case 'rating':
    case 'result':
    case 'about':
    case 'step':
      return (WORDS[type.replace('?', '') as keyof typeof WORDS] as readonly unknown[]).includes(
        value,
      );
  }
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an object has no other fields than those of the shapes, and each passes the test for its own. */
function hasOnly(
  object: Readonly<Record<string, unknown>>,
  shapes: Readonly<Record<string, ShapeType>>,
  test: (value: unknown, shape: ShapeType) => boolean,
): boolean {
  return Object.entries(object).every(([field, value]) => {
    const shape = Object.hasOwn(shapes, field) ? shapes[field] : undefined;
    return shape !== undefined && test(value, shape);
  });
}

function isNullOr(value: unknown, shape: ShapeType): boolean {
  return value === null || fits(value, shape);
}

function isPairOf(value: unknown, shape: ShapeType): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((one) => isNullOr(one, shape));
}
