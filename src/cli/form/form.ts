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
  const isAsked = (question: Question, answers: Answers) => question.when?.(answers) ?? true;
  let answers = start;
  let at = 0;
  while (at < questions.length && questions[at] && isAnswered(questions[at], answers)) at++;
  const asked = questions.slice(0, at).map((_question, index) => index);
  while (at < questions.length) {
    const question = questions[at] as Question;
    if (!isAsked(question, answers)) {
      answers = without(answers, question);
      at++;
      continue;
    }
    try {
      const answer = await askOne(env, questions, at, answers);
      answers = { ...answers, [question.flag]: answer };
      await keep(answers);
      asked.push(at);
      at++;
    } catch (error) {
      if (!(error instanceof StepBack)) throw error;
      const before = asked.pop();
      if (before === undefined) throw new Interrupted({ cancelled: true });
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

function isAnswered(question: Question | undefined, answers: Answers): boolean {
  return question !== undefined && answers[question.flag] !== undefined;
}

function without(answers: Answers, { flag }: Question): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => name !== flag));
}
