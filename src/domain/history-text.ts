/**
 * The course of a case as a clerk writes it in one cell (经过): steps separated by `；` or a line
 * break, each a date, the Chinese name of the action and what it needs:
 * `2025-03-06 受理；2025-03-08 交办 市住建局 限2025-04-08；2025-05-05 销号`.
 */
import { isIsoDate, type IsoDate } from './dates.ts';
import type { HistoryStep } from './events.ts';
import { readOutcome, readRating } from './vocabulary.ts';
import { WORKFLOW, type Action } from './workflow.ts';

/** The steps written in a cell, or the text of the first step that can't be read. */
export function readHistoryText(text: string): { steps: HistoryStep[] } | { unreadable: string } {
  const steps: HistoryStep[] = [];
  for (const part of text.split(/[；;\n]/)) {
    const words = part.normalize('NFKC').trim().split(/\s+/);
    if (words[0] === '') continue;
    const step = readStep(words, isSubmitted(steps));
    if (step === null) return { unreadable: part.trim() };
    steps.push(step);
  }
  return { steps };
}

const ACTION_OF_ALIAS = new Map<string, Action>(
  (Object.keys(WORKFLOW) as Action[]).map((action) => [WORKFLOW[action].alias, action]),
);

function readStep(words: readonly string[], submitted: boolean): HistoryStep | null {
  const [on = '', alias = '', ...rest] = words;
  const action = ACTION_OF_ALIAS.get(alias);
  if (!isIsoDate(on) || action === undefined) return null;
  const due = takeDate(rest, /^[限至](?=\d)/);
  const text = rest.filter((word) => word !== '').join(' ');
  switch (action) {
    case 'accept':
      return { kind: 'accepted', on };
    case 'assign': {
      const [unit] = rest;
      const coUnits = rest[1] === '协办' ? rest[2]?.split('、') : undefined;
      if (unit === undefined || unit === '') return null;
      const deadline = rest.includes('长期')
        ? { long_term: true as const }
        : due
          ? { due_on: due }
          : {};
      return { kind: 'assigned', on, unit, ...deadline, ...(coUnits ? { co_units: coUnits } : {}) };
    }
    case 'return':
      return text === '' ? null : { kind: 'returned', on, reason: text };
    case 'extend':
      return due === null ? null : { kind: 'extended', on, due_on: due, reason: text };
    case 'suspend':
      return { kind: 'suspended', on, reason: text };
    case 'resume':
      return { kind: 'resumed', on, ...(due ? { due_on: due } : {}) };
    case 'submit':
      return { kind: 'submitted', on, ...(text === '' ? {} : { handler: text }) };
    case 'rework':
      return { kind: 'reworked', on, reason: text };
    case 'close': {
      const outcome = rest.map(readOutcome).find((one) => one !== null);
      return {
        kind: 'closed',
        on,
        ...(outcome ? { outcome } : {}),
        ...(submitted ? {} : { direct: true as const }),
      };
    }
    case 'reopen':
      return {
        kind: 'reopened',
        on,
        reason: text,
        ...(due ? { due_on: due } : { long_term: true as const }),
      };
    case 'review':
      return { kind: 'reviewed', on, result: rest.includes('已反弹') ? 'relapsed' : 'held' };
    case 'rate': {
      const rating = readRating(text);
      return rating === null ? null : { kind: 'rated', on, rating };
    }
    case 'merge':
      return text === '' ? null : { kind: 'merged', on, into: text.replace(/^并入/, '').trim() };
    case 'reject':
      return { kind: 'rejected', on, reason: text };
    case 'withdraw':
      return { kind: 'withdrawn', on, reason: text };
    case 'void':
      return { kind: 'voided', on, reason: text };
    default:
      return null; // splitting, editing and notes concern the register, not the course of a case
  }
}

/** Whether a submission still stands after these steps; an extension or a rating does not end it. */
function isSubmitted(steps: readonly HistoryStep[]): boolean {
  const last = steps.findLast(
    ({ kind }) => kind === 'submitted' || kind === 'reworked' || kind === 'closed',
  );
  return last?.kind === 'submitted';
}

/** Takes a word such as `限2025-04-08` out of the words and returns its date. */
function takeDate(words: string[], mark: RegExp): IsoDate | null {
  for (const [i, word] of words.entries()) {
    const date = word.replace(mark, '');
    if (date !== word && isIsoDate(date)) {
      words.splice(i, 1);
      return date;
    }
  }
  return null;
}
