/** A form: its questions one after the other, with a step back. */
import type { Env } from '../env.ts';
import { Interrupted } from '../usage-error.ts';
import { StepBack } from './asking.ts';
import type { Answer, Answers, Question } from './question.ts';

/**
 * Asks every question that applies and is not answered yet. Esc goes back to the one asked before;
 * before the first one it leaves the form. `keep` hears of each answer, for drafts.
 */
export async function runForm(
  env: Env,
  questions: readonly Question[],
  start: Answers = {},
  keep: (answers: Answers) => Promise<void> = () => Promise.resolve(),
): Promise<Answers> {
  let answers = withoutUnasked(questions, start);
  let at = 0;
  let backFrom = -1; // up to here Esc has gone back, so answers are shown once more
  const passed: number[] = [];
  while (at < questions.length) {
    const question = questions[at] as Question;
    if (!isAsked(question, answers)) {
      answers = without(answers, question);
      at++;
      continue;
    }
    if (at > backFrom && isAnswered(question, answers)) {
      passed.push(at);
      at++;
      continue;
    }
    try {
      const answer = await askOne(env, questions, at, answers);
      answers = { ...answers, [question.flag]: answer };
      await keep(answers);
      passed.push(at);
      at++;
    } catch (error) {
      if (!(error instanceof StepBack)) throw error;
      const before = passed.pop();
      if (before === undefined) throw new Interrupted({ cancelled: true });
      backFrom = Math.max(backFrom, at);
      at = before;
    }
  }
  return answers;
}

/** Asks one question of a form, with its place in it. */
export function askOne(
  env: Env,
  questions: readonly Question[],
  at: number,
  answers: Answers,
): Promise<Answer> {
  const question = questions[at] as Question;
  const message =
    questions.length === 1
      ? question.label
      : env.t('ask.place', { label: question.label, at: at + 1, of: questions.length });
  return question.ask(env, { message, before: answers[question.flag], answers });
}

function isAnswered(question: Question, answers: Answers): boolean {
  return answers[question.flag] !== undefined;
}

function isAsked(question: Question, answers: Answers): boolean {
  return question.when?.(answers) ?? true;
}

/** Without the answers to questions that others have made void: they would be recorded unseen. */
function withoutUnasked(questions: readonly Question[], answers: Answers): Answers {
  return questions.reduce(
    (kept, question) => (isAsked(question, kept) ? kept : without(kept, question)),
    answers,
  );
}

function without(answers: Answers, { flag }: Question): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => name !== flag));
}
