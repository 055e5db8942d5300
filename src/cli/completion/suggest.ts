/** What may stand at the cursor: verbs, flags, or the values of a flag or an argument. */
import { isMessageKey, type Language, type Translate } from '../../messages/translate.ts';
import { flagText } from '../flag-text.ts';
import { GLOBAL_FLAGS } from '../globals.ts';
import type { VerbGroup } from '../verb.ts';
import { VERBS } from '../verbs.ts';
import type { TypedLine } from './line.ts';
import {
  argumentValues,
  flagValues,
  type Sources,
  type Suggestion,
  type Values,
} from './values.ts';

/** Everything that fits, and how the shell goes on; `files` and `folders` are the shell's own affair. */
export interface Suggestions {
  readonly mode: 'words' | 'nospace' | 'like' | 'files' | 'folders';
  readonly items: readonly Suggestion[];
}

const MOST = 50;

/** The language of the user, and how it says things. */
export interface Tongue {
  readonly t: Translate;
  readonly language: Language;
}

export async function suggest(
  line: TypedLine,
  sources: Sources,
  tongue: Tongue,
): Promise<Suggestions> {
  const { t } = tongue;
  if (line.awaiting !== undefined) {
    const values = await flagValues(line.awaiting, line, sources, t);
    return matching(values, line.current, line.prefix);
  }
  if (line.open && line.current.startsWith('-')) return matching(flagsOf(line, t), line.current);
  const { found } = line;
  if (found === null) return matching(verbs(line, tongue), line.current);
  if (found.spec !== undefined) {
    const values = line.isHelp ? [] : await argumentValues(found, line, sources, t);
    return matching(values, line.current);
  }
  return matching(
    subVerbs(found.verb.name, found.loaded as VerbGroup, line.current, tongue),
    line.current,
  );
}

/** Verbs: in the user's language, and in the other one as soon as something of it is typed. */
function verbs({ args, current }: TypedLine, { t, language }: Tongue): Suggestion[] {
  if (args.length > 0) return [];
  const named = VERBS.map(({ name, alias }) => ({ name, alias, about: t(`verb.${name}`) }));
  return inOneLanguage(
    [...named, { name: 'help', alias: '帮助', about: t('opt.help') }],
    current,
    language,
  );
}

function subVerbs(
  verb: string,
  group: VerbGroup,
  current: string,
  { t, language }: Tongue,
): Suggestion[] {
  const named = Object.entries(group.verbs).map(([name, { alias }]) => {
    const key = `verb.${verb}.${name}`;
    return { name, alias, about: isMessageKey(key) ? t(key) : '' };
  });
  return inOneLanguage(named, current, language);
}

interface Named {
  readonly name: string;
  readonly alias: string;
  readonly about: string;
}

function inOneLanguage(named: readonly Named[], current: string, language: Language): Suggestion[] {
  const chinese = language === 'zh';
  return named.flatMap(({ name, alias, about }) => {
    const [first, other] = chinese ? [alias, name] : [name, alias];
    const values = current === '' ? [first] : [first, other];
    return values.map((value) => ({ value, about }));
  });
}

/** The flags of the command, then those of every command, without the ones that stand there already. */
function flagsOf({ found, given, isHelp }: TypedLine, t: Translate): Suggestion[] {
  const key = found?.key ?? '';
  const own = isHelp ? [] : (found?.spec?.flags ?? []);
  const flags = [...own, ...GLOBAL_FLAGS].filter(({ name, many }) => many || !given.has(name));
  const named = flags.flatMap((flag) => {
    const about = flagText(key, flag, t);
    const values = [`--${flag.name}`, ...(flag.negatable ? [`--no-${flag.name}`] : [])];
    return values.map((value) => ({ value, about }));
  });
  return [...named, { value: '--help', about: t('opt.help') }];
}

/**
 * What begins with the word; where nothing does, what ends with it or holds it, and is then shown
 * rather than typed, unless it is the only one.
 */
function matching(values: Values, current: string, prefix = ''): Suggestions {
  if (values === 'files' || values === 'folders') return { mode: values, items: [] };
  const word = folded(current);
  const distinct = [...new Map(values.map((one) => [one.value, one])).values()];
  const test = (fits: (text: string) => boolean) =>
    distinct.filter(({ value, also = [] }) => [value, ...also].some((text) => fits(folded(text))));
  const begin = distinct.filter(({ value }) => folded(value).startsWith(word));
  const ending = begin.length > 0 ? begin : test((text) => text.endsWith(word));
  const found = ending.length > 0 ? ending : test((text) => text.includes(word));
  const items = found.slice(0, MOST).map((one) => ({ ...one, value: prefix + one.value }));
  const isLike = begin.length === 0 && items.length > 1;
  const goesOn = items.length === 1 && (items[0]?.goesOn ?? false);
  return { mode: isLike ? 'like' : goesOn ? 'nospace' : 'words', items };
}

/** Half-width and small: a Chinese keyboard gives ＠ and ２０２６. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
