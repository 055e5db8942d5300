/**
 * The course of a case as a clerk writes it in one cell (经过): steps separated by `；` or a line
 * break, each a date, the Chinese name of the action and what it needs:
 * `2025-03-06 受理；2025-03-08 交办 市住建局 限2025-04-08；2025-05-05 销号`.
 */
import { isIsoDate, type IsoDate } from './dates.ts';
import type { Deadline, HistoryStep } from './events.ts';
import { OUTCOME_WORDS, RATING_WORDS, readOutcome, readRating } from './vocabulary.ts';
import { transitionOf, WORKFLOW, type Action } from './workflow.ts';

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
  if (!isIsoDate(on)) return null;
  const due = takeDate(rest, /^[限至](?=\d)/);
  // No action of its own: 交办 and 延期 record it.
  if (alias === transitionOf('due_set')?.alias) return dueSet(on, due, rest);
  if (action === undefined) return null;
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

function dueSet(on: IsoDate, due: IsoDate | null, rest: readonly string[]): HistoryStep | null {
  if (due !== null) return { kind: 'due_set', on, due_on: due };
  return rest.includes('长期') ? { kind: 'due_set', on, long_term: true } : null;
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

/**
 * The course of a case in words, for whoever reads a ledger: the form above as far as it goes, and the
 * other steps as they are called. `nameOf` gives a
 * field its name, and none to one that only the program knows. It says less than the journal does.
 */
export function historyInWords(
  steps: readonly HistoryStep[],
  nameOf: (field: string) => string | undefined,
): string {
  return steps
    .map((step) => {
      const { kind, on } = step;
      const words = [on, transitionOf(kind)?.alias ?? kind, ...wordsOf(step, nameOf)];
      return words.join(' ').replace(/\s+/g, ' ').trim();
    })
    .join('；');
}

/** What a step says besides its date and its name. */
function wordsOf(step: HistoryStep, nameOf: (field: string) => string | undefined): string[] {
  switch (step.kind) {
    case 'assigned':
      return [
        step.unit,
        ...(step.co_units?.length ? ['协办', step.co_units.join('、')] : []),
        ...deadlineOf(step),
      ];
    case 'due_set':
      return [...deadlineOf(step), step.reason ?? ''];
    case 'extended':
      return [`至${step.due_on}`, step.reason];
    case 'resumed':
      return [...deadlineOf(step), step.reason ?? ''];
    case 'recounted':
      return [`限${step.due_on}`];
    case 'reopened':
      return [...deadlineOf(step), step.reason];
    case 'returned':
      return [step.reason, step.proposed_unit ? `建议${step.proposed_unit}` : ''];
    case 'rejected':
      return [step.reason, step.refer_to ?? ''];
    case 'submitted':
      return [step.handler ?? '', step.progress ?? ''];
    case 'closed':
      return [
        step.outcome ? (OUTCOME_WORDS[step.outcome][0] ?? '') : '',
        step.verifier ? `核验人${step.verifier}` : '',
        step.reason ?? '',
      ];
    case 'reviewed':
      return [step.result === 'relapsed' ? '已反弹' : '未反弹', step.text ?? ''];
    case 'rated':
      return [RATING_WORDS[step.rating][0] ?? '', step.text ?? ''];
    case 'merged':
      return [`并入${step.into}`, step.reason ?? ''];
    case 'absorbed':
    case 'released':
      return [step.child];
    case 'divided':
      return [step.children.join('、')];
    case 'corrected':
      return [
        Object.keys(step.changes)
          .flatMap((field) => nameOf(field) ?? [])
          .join('、'),
      ];
    case 'noted':
      return [step.text];
    case 'reminded':
      return [step.letter];
    case 'accepted':
    case 'suspended':
    case 'reworked':
    case 'unmerged':
    case 'withdrawn':
    case 'voided':
      return [step.reason ?? ''];
  }
}

function deadlineOf({ due_on: due, long_term: longTerm }: Deadline): string[] {
  return longTerm ? ['长期'] : due === undefined ? [] : [`限${due}`];
}
