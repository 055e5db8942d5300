/** What is asked about a new case (登记). */
import type { Env } from '../env.ts';
import type { FlagName } from '../flag-spec.ts';
import { readBy } from './answered-flags.ts';
import { choiceQuestion, textQuestion, type Answers, type Question } from './question.ts';
import type { Words } from './word-options.ts';

/** The questions in the order of the paper form: where from, what, which rule, how bad, whose, when, by whom. */
export function addQuestions(env: Env, words: Words, last: Answers): Question[] {
  const { t, today } = env;
  const label = (flag: FlagName) => t(`ask.${flag}` as Parameters<Env['t']>[0]);
  const text = (flag: FlagName, more: Partial<Parameters<typeof textQuestion>[0]> = {}) =>
    textQuestion({
      flag,
      label: label(flag),
      read: readBy(env, flag, (flags) => flags.text(flag)),
      ...more,
    });
  const code = (flag: 'source' | 'category' | 'severity' | 'region' | 'unit', free = false) =>
    choiceQuestion({
      flag,
      label: label(flag),
      free,
      suggested: remembered(last, flag),
      options: () => words.terms(flag),
    });
  return [
    code('source'),
    text('title', { required: true }),
    text('description', { lines: true }),
    choiceQuestion({ flag: 'rule', label: label('rule'), free: true, options: words.rules }),
    code('category'),
    code('severity'),
    code('region', true),
    code('unit'),
    {
      ...text('due', {
        hint: t('ask.due-hint'),
        read: readBy(env, 'due', (flags) => flags.deadline('due', today())),
      }),
      when: ({ unit }) => isAnswer(unit),
    },
    text('received-on', {
      hint: t('ask.date-hint'),
      fallback: today(),
      read: readBy(env, 'received-on', (flags) => flags.date('received-on')),
    }),
    text('reporter', { secret: true, hint: t('ask.reporter-hint') }),
    {
      ...text('contact', { secret: true }),
      when: ({ reporter }) => isAnswer(reporter),
    },
  ];
}

const isAnswer = (answer: Answers[FlagName]) => answer !== undefined && answer !== '';

/** Who reports and where from stays the same for a while; what the gap is does not. */
const REMEMBERED: readonly FlagName[] = ['source', 'region'];

/** The part of the answers that the next form offers first. */
export function worthRemembering(answers: Answers): Answers {
  return Object.fromEntries(
    REMEMBERED.flatMap((flag) => (answers[flag] ? [[flag, answers[flag]]] : [])),
  );
}

function remembered(last: Answers, flag: FlagName): string | undefined {
  const value = last[flag];
  return typeof value === 'string' ? value : undefined;
}
