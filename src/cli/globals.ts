/** Options that every command takes, and what must be known of them before anything is parsed. */
import { LANGUAGES, type Language } from '../messages/translate.ts';
import type { FlagSpec } from './flag-spec.ts';
import type { Preferences } from './preferences.ts';
import { UsageError } from './usage-error.ts';

export interface Globals {
  readonly language: Language;
  readonly json: boolean;
  readonly quiet: boolean;
  /** False with `--no-input`: nothing is ever asked. */
  readonly input: boolean;
  readonly yes: boolean;
  /** False with `--no-color`, `NO_COLOR` or by preference. */
  readonly color: boolean;
  /** False with `--no-pager`. */
  readonly pager: boolean;
  /** The terminal draws characters of ambiguous width (“ ” … —) in two columns. */
  readonly widePunct: boolean;
  readonly db?: string;
  /** The file of the reporters' key. */
  readonly key?: string;
  readonly actor?: string;
}

/** The options that every command takes, for help and for completion; `opt.<name>` says what they mean. */
export const GLOBAL_FLAGS: readonly FlagSpec[] = [
  { name: 'db', value: 'file' },
  { name: 'actor', value: 'name' },
  { name: 'key', value: 'file' },
  { name: 'lang', value: 'language', words: LANGUAGES },
  { name: 'json' },
  { name: 'quiet', short: 'q' },
  { name: 'yes', short: 'y' },
  { name: 'no-input' },
  { name: 'no-color' },
  { name: 'no-pager' },
  { name: 'wide-punct', negatable: true },
];

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Language and form of the messages, read ahead: an error in the command line itself must be told in
 * them. A language that does not exist is told in Chinese.
 */
export function readAhead(
  argv: readonly string[],
  variables: Variables,
  preferences: Preferences = {},
): Pick<Globals, 'language' | 'json' | 'pager' | 'widePunct'> {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  const wanted = languageWanted(options, variables, preferences);
  const widePunct = options.findLast((option) => /^--(?:no-)?wide-punct$/.test(option));
  return {
    language: isLanguage(wanted) ? wanted : 'zh',
    json: options.includes('--json'),
    pager: !options.includes('--no-pager'),
    widePunct: readWidePunct(
      widePunct === undefined ? undefined : widePunct === '--wide-punct',
      variables,
      preferences,
    ),
  };
}

/** The parsed options as `Globals`; refuses a language that does not exist. */
export function readGlobals(
  options: Readonly<Record<string, unknown>>,
  variables: Variables,
  preferences: Preferences = {},
): Globals {
  const language =
    text(options['lang']) ?? variables['BUDING_LANG'] ?? preferences.lang ?? LANGUAGES[0];
  if (!isLanguage(language)) throw new UsageError('language-unknown', { value: language });
  const db = text(options['db']);
  const actor = text(options['actor']);
  const key = text(options['key']) ?? variables['BUDING_KEY'];
  return {
    language,
    json: options['json'] === true,
    quiet: options['quiet'] === true,
    input: options['input'] !== false,
    yes: options['yes'] === true,
    color:
      options['color'] !== false &&
      !variables['NO_COLOR'] &&
      variables['TERM'] !== 'dumb' &&
      preferences.color !== false,
    pager: options['pager'] !== false,
    widePunct: readWidePunct(options['widePunct'], variables, preferences),
    ...(db === undefined ? {} : { db }),
    ...(key === undefined || key === '' ? {} : { key }),
    ...(actor === undefined ? {} : { actor }),
  };
}

/** The options that give these globals again, for a command that another one runs. */
export function globalWords(globals: Globals): string[] {
  const { language, quiet, color, widePunct, db, key, actor } = globals;
  return [
    '--lang',
    language,
    ...(quiet ? ['--quiet'] : []),
    ...(color ? [] : ['--no-color']),
    // Whoever asked is still there: keys must not go to two programs.
    '--no-pager',
    ...(widePunct ? ['--wide-punct'] : []),
    ...(db === undefined ? [] : ['--db', db]),
    ...(key === undefined ? [] : ['--key', key]),
    ...(actor === undefined ? [] : ['--actor', actor]),
  ];
}

function readWidePunct(flag: unknown, variables: Variables, preferences: Preferences): boolean {
  if (typeof flag === 'boolean') return flag;
  const variable = variables['BUDING_WIDE_PUNCT'];
  if (variable !== undefined && variable !== '') return !/^(?:0|off|no|false)$/i.test(variable);
  return preferences['wide-punct'] ?? false;
}

function languageWanted(
  options: readonly string[],
  variables: Variables,
  preferences: Preferences,
): string {
  const at = options.findLastIndex((option) => option === '--lang' || option.startsWith('--lang='));
  const option = options[at];
  if (option === undefined) return variables['BUDING_LANG'] ?? preferences.lang ?? LANGUAGES[0];
  return option === '--lang' ? (options[at + 1] ?? '') : option.slice('--lang='.length);
}

function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
