/** Steps as our own export writes them (JSON), checked before anything is done with them. */
import { OUTCOMES, RATINGS } from './case.ts';
import { isIsoDate } from './dates.ts';
import type { HistoryStep, StepKind } from './events.ts';
import { REMINDER_KINDS, REMINDER_STEPS } from './letters.ts';

/** What the value of a field must look like; `?` marks one that may be absent. */
type ShapeType = 'text' | 'date' | 'true' | 'texts' | 'object' | 'changes' | keyof typeof WORDS;
type Shape = Readonly<Record<string, ShapeType | `${ShapeType}?`>>;

/** Fields whose value is one word of a closed list. */
const WORDS = {
  outcome: OUTCOMES,
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
    patch: 'object?',
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

/** The steps, or the text of the first one that is not what an export would have written. */
export function readHistorySteps(
  value: unknown,
): { steps: HistoryStep[] } | { unreadable: string } {
  if (!Array.isArray(value)) return { unreadable: String(value) };
  const bad = value.find((step) => !isStep(step)) as unknown;
  if (bad !== undefined) return { unreadable: JSON.stringify(bad) };
  return { steps: value as HistoryStep[] };
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
    case 'texts':
      return Array.isArray(value) && value.every((one) => typeof one === 'string');
    case 'outcome':
    case 'rating':
    case 'result':
    case 'about':
    case 'step':
      return (WORDS[type.replace('?', '') as keyof typeof WORDS] as readonly unknown[]).includes(
        value,
      );
    case 'object':
      return typeof value === 'object' && value !== null;
    case 'changes': // by field, the old value and the new
      return (
        typeof value === 'object' &&
        value !== null &&
        Object.values(value).every((one) => Array.isArray(one) && one.length === 2)
      );
  }
}
