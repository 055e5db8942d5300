/** Questions of a form: each is answered beforehand by its flag, and answers are what the flag takes. */
import type { Env } from '../env.ts';
import type { FlagName } from '../flag-spec.ts';
import { describeError } from '../report-error.ts';
import { choose } from './choose.ts';
import type { Option } from './match.ts';
import { askText } from './ask-text.ts';

export type Answer = string | readonly string[] | boolean;

export type Answers = Readonly<Partial<Record<FlagName, Answer>>>;

export interface Question {
  /** The flag that answers it beforehand. */
  readonly flag: FlagName;
  readonly label: string;
  /** Kept out of drafts and of the command that is printed: who reported something. */
  readonly secret?: boolean;
  /** Whether it is asked at all, after what was answered so far. */
  readonly when?: (answers: Answers) => boolean;
  /** Asks; an empty answer means that it was left open. */
  readonly ask: (env: Env, asked: Asked) => Promise<Answer>;
}

export interface Asked {
  /** The label with its place in the form. */
  readonly message: string;
  /** What was answered before the step back, or in the draft. */
  readonly before: Answer | undefined;
  readonly answers: Answers;
}

interface Common {
  readonly flag: FlagName;
  readonly label: string;
  readonly required?: boolean;
  readonly when?: (answers: Answers) => boolean;
}

/**
 * Reads an answer as its flag would be read; what it throws is shown and the question stays. A text
 * that it returns is the answer: 3月5日 becomes the date that it is today.
 */
export type Reader = (text: string) => unknown;

export function textQuestion(
  spec: Common & {
    readonly hint?: string;
    readonly lines?: boolean;
    readonly secret?: boolean;
    readonly read?: Reader;
    /** Taken when nothing is typed. */
    readonly fallback?: string | undefined;
  },
): Question {
  const { required = false, fallback, hint, lines = false, read } = spec;
  return {
    ...spec,
    ask: async (env, { message, before }) => {
      const text = await askText(env, {
        message,
        hint: hintOf(env, { hint, fallback, required, lines }),
        lines,
        untyped: fallback ?? env.t('ask.left-open'),
        initial: typeof before === 'string' ? before : '',
        check: async (answer) => {
          if (answer === '') return required && !fallback ? env.t('ask.needed') : null;
          return problemOf(env, async () => read?.(answer));
        },
      });
      if (text === '') return fallback ?? '';
      const answer = await read?.(text);
      return typeof answer === 'string' ? answer : text;
    },
  };
}

function hintOf(
  { t }: Env,
  hint: {
    readonly hint: string | undefined;
    readonly fallback: string | undefined;
    readonly required: boolean;
    readonly lines: boolean;
  },
): string {
  const parts = [
    hint.hint,
    hint.lines ? t('ask.lines-hint') : undefined,
    hint.fallback !== undefined
      ? t('ask.enter-takes', { value: hint.fallback })
      : hint.required || hint.lines
        ? undefined
        : t('ask.enter-skips'),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : t('ask.hint', { parts: parts.join('；') });
}

/** What the reader has against an answer, in the words of a command that got it by flag. */
async function problemOf(env: Env, read: () => Promise<unknown>): Promise<string | null> {
  try {
    await read();
    return null;
  } catch (error) {
    const reported = describeError(error, env.t);
    return [reported?.message, reported?.hint].filter(Boolean).join(' ');
  }
}

export function choiceQuestion(
  spec: Common & {
    readonly options: (answers: Answers) => Promise<readonly Option[]>;
    readonly suggested?: string | undefined;
    /** A text that is in no list may be answered too. */
    readonly free?: boolean;
  },
): Question {
  return {
    ...spec,
    ask: async (env, { message, before, answers }) =>
      choose(env, {
        message,
        options: await spec.options(answers),
        suggested: typeof before === 'string' && before !== '' ? before : spec.suggested,
        none: spec.required ? undefined : env.t('ask.none'),
        free: spec.free ? (text) => env.t('ask.as-typed', { text }) : undefined,
      }),
  };
}

/** Any number of things, chosen one after the other until "no more". */
export function choicesQuestion(
  spec: Common & { readonly options: (answers: Answers) => Promise<readonly Option[]> },
): Question {
  return {
    ...spec,
    ask: async (env, { message, answers }) => {
      const options = await spec.options(answers);
      const chosen: string[] = [];
      for (;;) {
        const left = options.filter((option) => !chosen.includes(option.value));
        if (left.length === 0) return chosen;
        const one = await choose(env, {
          message: chosen.length === 0 ? message : env.t('ask.more', { message, chosen }),
          options: left,
          none: env.t(chosen.length === 0 ? 'ask.none' : 'ask.no-more'),
        });
        if (one === '') return chosen;
        chosen.push(one);
      }
    },
  };
}

/** Yes or no, for a flag without a value. */
export function switchQuestion(spec: Common): Question {
  return {
    ...spec,
    ask: async (env, { message }) => {
      const yes = { value: 'yes', name: env.t('talk.yes') };
      const no = { value: 'no', name: env.t('talk.no') };
      return (await choose(env, { message, options: [yes, no] })) === 'yes';
    },
  };
}
