/** Options that every command takes, and what must be known of them before anything is parsed. */
import { LANGUAGES, type Language } from '../messages/translate.ts';
import { UsageError } from './usage-error.ts';

export interface Globals {
  readonly language: Language;
  readonly json: boolean;
  readonly quiet: boolean;
  /** False with `--no-input`: nothing is ever asked. */
  readonly input: boolean;
  readonly yes: boolean;
  /** False with `--no-color` or `NO_COLOR`. */
  readonly color: boolean;
  readonly db?: string;
  readonly actor?: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Language and form of the messages, read ahead: an error in the command line itself must be told in
 * them. A language that does not exist is told in Chinese.
 */
export function readAhead(
  argv: readonly string[],
  variables: Variables,
): Pick<Globals, 'language' | 'json'> {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  const wanted = languageWanted(options, variables);
  return { language: isLanguage(wanted) ? wanted : 'zh', json: options.includes('--json') };
}

/** The parsed options as `Globals`; refuses a language that does not exist. */
export function readGlobals(
  options: Readonly<Record<string, unknown>>,
  variables: Variables,
): Globals {
  const language = text(options['lang']) ?? variables['BUDING_LANG'] ?? 'zh';
  if (!isLanguage(language)) throw new UsageError('language-unknown', { value: language });
  const db = text(options['db']);
  const actor = text(options['actor']);
  return {
    language,
    json: options['json'] === true,
    quiet: options['quiet'] === true,
    input: options['input'] !== false,
    yes: options['yes'] === true,
    color: options['color'] !== false && !variables['NO_COLOR'] && variables['TERM'] !== 'dumb',
    ...(db === undefined ? {} : { db }),
    ...(actor === undefined ? {} : { actor }),
  };
}

/** The options that give these globals again, for a command that another one runs. */
export function globalWords({ language, quiet, color, db, actor }: Globals): string[] {
  return [
    '--lang',
    language,
    ...(quiet ? ['--quiet'] : []),
    ...(color ? [] : ['--no-color']),
    ...(db === undefined ? [] : ['--db', db]),
    ...(actor === undefined ? [] : ['--actor', actor]),
  ];
}

function languageWanted(options: readonly string[], variables: Variables): string {
  const at = options.findLastIndex((option) => option === '--lang' || option.startsWith('--lang='));
  const option = options[at];
  if (option === undefined) return variables['BUDING_LANG'] ?? 'zh';
  return option === '--lang' ? (options[at + 1] ?? '') : option.slice('--lang='.length);
}

function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
