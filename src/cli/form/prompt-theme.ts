/** How prompts look and speak here: our language, and no colour where none is wanted. */
import type { Env } from '../env.ts';
import { styles } from '../output.ts';

const plain = (text: string) => text;

/** For every prompt. What is wrong is said as every other mistake is, not behind a `>` like input. */
export async function promptTheme(env: Env) {
  const { bad, dim } = await styles(env, env.stderr);
  const error = (text: string) => bad(env.t('talk.error', { message: text }));
  if (env.globals.color) return { style: { error, dim, disabled: dim } };
  return {
    prefix: { idle: '?', done: '?' },
    style: { error, dim, answer: plain, message: plain, help: plain, highlight: plain },
  };
}
