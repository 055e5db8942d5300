/** Questions to a person: only where one sits, and each has a flag that answers it beforehand. */
import type { Env } from './env.ts';
import { asking, StepBack } from './form/asking.ts';
import { safe } from './safe.ts';
import { cheapWidth, wrap } from './width.ts';
import { Interrupted, UsageError } from './usage-error.ts';

/** What a line of a question leaves free: for the mark before it and the answer behind it. */
const ROOM = 8;

/**
 * Asks whether to go on; returns only on "yes". `--yes` answers beforehand; where nobody can be asked
 * the command is refused with a message that says so. "No", Ctrl-C and Ctrl-D all mean: nothing done.
 */
export async function confirm(env: Env, question: string): Promise<void> {
  if (env.globals.yes) return;
  const asked = safe(question);
  if (!canAsk(env)) throw new UsageError('confirm-needed', { question: asked });
  if (!(await ask(env, withAnswers(env, asked)))) throw new Interrupted({ cancelled: true });
}

/** Whether a person sits at both ends and did not forbid questions. */
export function canAsk(env: Env): boolean {
  return env.globals.input && env.isTerminal(env.stderr) && env.isTerminal(env.stdin);
}

/** The question with the answers that it takes, broken by us: inquirer breaks anywhere. */
function withAnswers({ t, columns, globals }: Env, question: string): string {
  const width = columns - ROOM;
  const line = t('talk.answer', { question });
  return cheapWidth(line, globals.widePunct) <= width
    ? line
    : t('talk.answer', { question: `${wrap(question, width, globals.widePunct)}\n` });
}

/** What an answer means, in either language; nothing at all is "no", `null` is neither. */
export function readAnswer(text: string): boolean | null {
  const word = text.normalize('NFKC').trim().toLowerCase();
  if (['是', 'y', 'yes'].includes(word)) return true;
  return ['', '否', 'n', 'no'].includes(word) ? false : null;
}

const plain = (text: string) => text;
/** The question without colours: inquirer does not know `--no-color`. */
const PLAIN = {
  prefix: { idle: '?', done: '?' },
  style: { answer: plain, message: plain, error: (text: string) => `> ${text}` },
};

async function ask(env: Env, message: string): Promise<boolean> {
  const { default: inquirer } = await import('inquirer');
  const { answer } = await asking(env, (context) =>
    inquirer.createPromptModule(context)<{ answer: string }>([
      {
        type: 'input',
        name: 'answer',
        message,
        validate: (text: string) => readAnswer(text) !== null || env.t('talk.answer-needed'),
        transformer: (text: string, { isFinal }: { isFinal?: boolean }) =>
          isFinal ? env.t(readAnswer(text) === true ? 'talk.yes' : 'talk.no') : text,
        ...(env.globals.color ? {} : { theme: PLAIN }),
      },
    ]),
  ).catch((error: unknown) => {
    throw error instanceof StepBack ? new Interrupted({ cancelled: true }) : error;
  });
  return readAnswer(answer) === true;
}
