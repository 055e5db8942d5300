/**
 * What a shell asks at the Tab key, and the answer. It must never write, ask or complain: whatever goes
 * wrong, the answer is empty.
 *
 *   buding __complete bash LINE WORD TYPE COLUMNS   the line up to the cursor; the rest is bash's own
 *   buding __complete zsh|fish -- WORD … WORD       the words without their quotes; the last is completed
 *   buding __complete powershell                    the line in BUDING_COMPLETE_LINE
 *
 * The first line of the answer is a mode (`words`, `nospace`, `like`, `files`, `folders`), each further
 * line one word, ready to be inserted; for all but bash with a tab and a description behind it.
 */
import { existsSync } from 'node:fs';
import type { Translate } from '../../messages/translate.ts';
import { knownIn, type Known } from '../../register/look.ts';
import type { Store } from '../../store/store.ts';
import { createEnv, type Machine } from '../env.ts';
import { readAhead, readGlobals } from '../globals.ts';
import { send } from '../output.ts';
import type { Preferences } from '../preferences.ts';
import { safe } from '../safe.ts';
import { cheapWidth } from '../width.ts';
import { readLine, type TypedLine } from './line.ts';
import { quoteForBash, quoteForPowerShell, splitLine } from './shell-line.ts';
import { suggest, type Suggestions } from './suggest.ts';
import type { Sources, Suggestion } from './values.ts';

/** Answers one question of a shell; the exit code is 0 in any case. */
export async function answerShell(
  machine: Machine,
  t: Translate,
  preferences: Preferences,
): Promise<number> {
  let lines: readonly string[] = [];
  try {
    lines = await answer(machine, t, preferences);
  } catch {
    // A shell has no place for a complaint.
  }
  await send(machine.stdout, lines.map((line) => `${line}\n`).join(''));
  return 0;
}

async function answer(
  machine: Machine,
  t: Translate,
  preferences: Preferences,
): Promise<readonly string[]> {
  const [, shell, ...asked] = machine.argv;
  const about = (words: readonly string[], current: string) =>
    suggestFor(machine, t, preferences, words, current);
  switch (shell) {
    case 'bash': {
      const { words, current, raw, quote } = splitLine(asked[0] ?? '', '\\');
      const found = await about(afterProgram(words), current);
      return forBash(found, {
        raw,
        quote,
        word: asked[1] ?? '',
        type: asked[2],
        columns: asked[3],
      });
    }
    case 'powershell': {
      const { words, current } = splitLine(machine.variables['BUDING_COMPLETE_LINE'] ?? '', '`');
      const { mode, items } = await about(afterProgram(words), current);
      const line = ({ value, about: text = '' }: Suggestion) =>
        [quoteForPowerShell(value), value, oneLine(text)].join('\t');
      return [mode, ...items.map(line)];
    }
    case 'zsh':
    case 'fish': {
      const words = asked[0] === '--' ? asked.slice(1) : asked;
      // fish hands over a quote that is still open.
      const current = (words.at(-1) ?? '').replace(/^["']/, '');
      const { mode, items } = await about(words.slice(0, -1), current);
      return [mode, ...items.map((one) => `${one.value}\t${oneLine(one.about ?? '')}`)];
    }
    default:
      return [];
  }
}

/** Variables may be set in front of the program: `BUDING_DB=x buding list`. */
function afterProgram(words: readonly string[]): readonly string[] {
  const program = words.findIndex((word) => !/^\w+=/.test(word));
  return words.slice(program + 1);
}

async function suggestFor(
  machine: Machine,
  t: Translate,
  preferences: Preferences,
  words: readonly string[],
  current: string,
): Promise<Suggestions> {
  const line = await readLine(words, current);
  const register = reading(machine, t, preferences, line);
  const sources: Sources = { register: register.open, views: preferences.views ?? {} };
  try {
    const { language } = readAhead(machine.argv, machine.variables, preferences);
    const found = await suggest(line, sources, { t, language });
    // What could not be put into one line of an answer is left out.
    const items = found.items.filter(({ value }) => !/[\p{Cc}\u2028\u2029]/u.test(value));
    return { ...found, items };
  } finally {
    await register.close();
  }
}

/** The register that the line is about, opened when something is looked up in it; never migrated. */
function reading(machine: Machine, t: Translate, preferences: Preferences, line: TypedLine) {
  let store: Store | undefined;
  const open = async (): Promise<Known | null> => {
    try {
      const db = line.given.get('db');
      const globals = readGlobals(db === undefined ? {} : { db }, {}, preferences);
      const nothing = () => Promise.reject(new Error('no command is run here'));
      const file = { path: '', values: preferences, problem: null };
      const env = createEnv(machine, globals, t, nothing, file);
      const path = env.location();
      if (!existsSync(path)) return null;
      // Opened as by any command that looks: read-only, SQLite would leave its side files behind.
      store ??= await env.openOther(path, { asItIs: true });
      return knownIn(store);
    } catch {
      return null;
    }
  };
  return { open, close: async () => store?.close() };
}

interface BashWord {
  readonly raw: string;
  readonly quote: string;
  /** What bash will replace: the end of the word, behind the last of its own dividers. */
  readonly word: string;
  readonly type: string | undefined;
  readonly columns: string | undefined;
}

/** Menu completion inserts what it shows. */
const MENU = ['37', '42'];

/**
 * Words for bash: quoted as the place wants it, without what stands in front of the part that bash
 * replaces. Several are shown with descriptions: they differ before those begin, so that nothing of
 * a description is ever inserted.
 */
function forBash(
  { mode, items }: Suggestions,
  { raw, quote, word, type, columns }: BashWord,
): string[] {
  const opened = /^["']/.test(raw) && quote !== '' ? quote : '';
  const kept = raw.endsWith(word) ? raw.slice(opened.length, raw.length - word.length) : '';
  const written = items.map((one) => ({
    ...one,
    value: withoutStart(quoteForBash(one.value, quote), kept),
  }));
  const width = Number(columns);
  const described = written.length > 1 && !MENU.includes(type ?? '') && width > 0;
  const lines = described ? describe(written, width) : written.map(({ value }) => value);
  // Whatever bash finds in common would take the place of what was typed: with it, there is nothing.
  return mode === 'like' ? [mode, word, ...lines] : [mode, ...lines];
}

function withoutStart(text: string, start: string): string {
  return text.startsWith(start) ? text.slice(start.length) : text;
}

const GAP = 2;

/** `0012  企业注销…`, on one line each as far as the screen allows. */
function describe(items: readonly Suggestion[], width: number): string[] {
  const widest = Math.max(...items.map(({ value }) => cheapWidth(value)));
  const room = width - widest - GAP - 3;
  return items.map(({ value, about = '' }) => {
    const text = cut(oneLine(about), room);
    return text === '' ? value : value + ' '.repeat(widest - cheapWidth(value) + GAP) + `(${text})`;
  });
}

function cut(text: string, width: number): string {
  if (cheapWidth(text) <= width) return text;
  let shown = '';
  for (const { segment } of new Intl.Segmenter('zh').segment(text)) {
    if (cheapWidth(shown + segment) > width - 1) break;
    shown += segment;
  }
  return shown === '' ? '' : `${shown}…`;
}

/** A description: data of the register, on one line, nothing of it hidden or active. */
function oneLine(text: string): string {
  return safe(text.replace(/\s+/g, ' ').trim());
}
