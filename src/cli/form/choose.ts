/** Choosing one thing of many, searched as one types. */
import type { Env } from '../env.ts';
import { safe } from '../safe.ts';
import { cut } from '../table.ts';
import { asking } from './asking.ts';
import type { ChoiceLine } from './choose-prompt.ts';
import { rankOptions, type Option } from './match.ts';
import { promptTheme } from './prompt-theme.ts';

export interface Choosing {
  readonly message: string;
  readonly options: readonly Option[];
  /** Offered first: the value of last time. */
  readonly suggested?: string | undefined;
  /** The words for "none of them", where that is an answer; first in the list, or last. */
  readonly none?: string | undefined;
  readonly noneLast?: boolean;
  /** Lets a text be taken that is in no list; the words of that line. */
  readonly free?: ((text: string) => string) | undefined;
}

/** What stands beside a choice: the pointer before it, a remark behind it. */
const MARGIN = 16;

/** Lines of choices on the screen at once. */
const PAGE = 10;

/** The value chosen; empty for "none". */
export async function choose(env: Env, choosing: Choosing): Promise<string> {
  const { choosePrompt } = await import('./choose-prompt.ts');
  const { t } = env;
  const question = {
    message: choosing.message,
    pageSize: PAGE,
    source: (term: string) => lines(env, choosing, term),
    more: (above: number, below: number) =>
      [
        ...(above > 0 ? [t('ask.more-above', { count: above })] : []),
        ...(below > 0 ? [t('ask.more-below', { count: below })] : []),
      ].join('  '),
    keys: t('ask.keys-choose'),
    theme: await promptTheme(env),
  };
  return asking(env, (context) => choosePrompt(question, context));
}

async function lines(env: Env, choosing: Choosing, term: string): Promise<ChoiceLine[]> {
  const { options, suggested, none, free } = choosing;
  const found = (await rankOptions(options, term)).map((option) =>
    lineOf(env, option, option.value === suggested && term === ''),
  );
  const typed = term.trim();
  if (typed === '') {
    const first = found.filter((line) => line.value === suggested);
    const rest = found.filter((line) => line.value !== suggested);
    const open = none === undefined ? [] : [lineFor('', none)];
    return choosing.noneLast ? [...first, ...rest, ...open] : [...first, ...open, ...rest];
  }
  const isListed = options.some((option) => option.name === typed);
  if (free && !isListed) found.push(lineFor(typed, free(safe(typed)), typed));
  if (found.length === 0) {
    return [{ ...lineFor('', env.t('ask.no-match')), disabled: env.t('ask.no-match-hint') }];
  }
  return found;
}

function lineOf(env: Env, option: Option, isSuggested: boolean): ChoiceLine {
  // A line that wraps would push the list about.
  const name = cut(safe(option.name), env.columns - MARGIN);
  return {
    ...lineFor(option.value, isSuggested ? env.t('ask.last-time', { name }) : name, name),
    ...(option.about === undefined ? {} : { description: safe(option.about) }),
  };
}

function lineFor(value: string, name: string, short = name): ChoiceLine {
  return { value, name, short };
}
