/** What was answered, before it is recorded. */
import type { Env } from '../env.ts';
import { send } from '../output.ts';
import { alignFacts } from '../table.ts';
import type { Answer, Answers, Question } from './question.ts';

export async function printSummary(
  env: Env,
  questions: readonly Question[],
  answers: Answers,
): Promise<void> {
  const facts = questions
    .map(({ flag, label }) => [label, shown(answers[flag])] as const)
    .filter(([, value]) => value !== '');
  const lines = alignFacts(facts, env.columns);
  await send(env.stderr, ['', ...lines.map((line) => line.join('')), ''].join('\n'));
}

function shown(answer: Answer | undefined): string {
  if (typeof answer === 'object') return answer.join('、');
  return typeof answer === 'string' ? answer : '';
}
