/** Asks for a text; Ctrl-E goes on with a long one in the editor. */
import type { Env } from '../env.ts';
import { safeLines } from '../safe.ts';
import { asking } from './asking.ts';
import { promptTheme } from './prompt-theme.ts';
import type { TextQuestion } from './text-prompt.ts';

export async function askText(env: Env, question: Omit<TextQuestion, 'theme'>): Promise<string> {
  const { textPrompt } = await import('./text-prompt.ts');
  let initial = safeLines(question.initial ?? '');
  const theme = await promptTheme(env);
  for (;;) {
    const { text, edit } = await asking(env, (context) =>
      textPrompt({ ...question, initial, theme }, context),
    );
    if (edit !== true) return text;
    initial = (await inEditor(env, question.message, text)).trim();
  }
}

/** The editor of `VISUAL` or `EDITOR`, else the system's own. */
async function inEditor(env: Env, message: string, text: string): Promise<string> {
  const theme = await promptTheme(env);
  const { default: inquirer } = await import('inquirer');
  const answer = await asking(env, (context) =>
    inquirer.createPromptModule(context as never)<{ text: string }>([
      {
        type: 'editor',
        name: 'text',
        message,
        default: text,
        waitForUserInput: false,
        postfix: '.txt',
        theme,
      },
    ]),
  );
  return answer.text;
}
