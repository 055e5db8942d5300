/** How inquirer's prompts look and speak here: our language, and no colour where none is wanted. */
import type { Env } from '../env.ts';

const plain = (text: string) => text;

/** Words of the line that explains the keys, under the choices. */
function keysOf({ t }: Env): string {
  return t('ask.keys-choose');
}

/** For `search` and `select`. */
export function promptTheme(env: Env) {
  const keys = keysOf(env);
  const base = { helpMode: 'always' as const, prefix: { idle: '?', done: '?' } };
  if (env.globals.color) {
    const { prefix: _, ...coloured } = base;
    return { ...coloured, style: { keysHelpTip: () => keys } };
  }
  return {
    ...base,
    style: {
      keysHelpTip: () => keys,
      answer: plain,
      message: plain,
      error: (text: string) => `> ${text}`,
      help: plain,
      highlight: plain,
      description: plain,
      disabled: plain,
      searchTerm: plain,
      defaultAnswer: plain,
    },
  };
}
