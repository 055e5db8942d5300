/** The schema of the preferences: every key, and what it may hold. */
import { LANGUAGES } from '../messages/translate.ts';
import type { Preferences } from './preferences.ts';

/** What is wrong with a value: the words allowed, or a key that is unknown. */
export interface Mistake {
  /** Keys below each other, joined by dots. */
  readonly key: string;
  readonly value: string;
  readonly code: 'preference-unknown' | 'preference-value';
  /** For an unknown key, those that there are; for a value, what it may be. */
  readonly known: readonly string[];
}

interface KeySpec {
  readonly fits: (value: unknown) => boolean;
  /** What it may be, in the words of the schema (`preference-form.`), or as the words themselves. */
  readonly forms: readonly string[];
  /** Its value as it is typed on a command line; `undefined` when it can't be. */
  readonly read: (text: string) => unknown;
}

const TEXT_LIMIT = 1000;
const isText = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.trim() !== '' &&
  value.length <= TEXT_LIMIT &&
  value.isWellFormed() &&
  !/\p{Cc}/u.test(value);

const SWITCH: KeySpec = {
  fits: (value) => typeof value === 'boolean',
  forms: ['true', 'false'],
  read: readSwitch,
};

export const PREFERENCE_KEYS = {
  lang: {
    fits: (value) => (LANGUAGES as readonly unknown[]).includes(value),
    forms: LANGUAGES,
    read: (text) => LANGUAGES.find((one) => one === text),
  },
  actor: {
    fits: (value) => isText(value) && value.length <= 100,
    forms: ['form.name'],
    read: (text) => text.trim(),
  },
  db: {
    fits: (value) => isText(value) && /^(?:~?[/\\]|[a-z]:[/\\])/i.test(value),
    forms: ['form.path'],
    read: (text) => text.trim(),
  },
  color: SWITCH,
  pager: {
    fits: (value) => typeof value === 'boolean' || isText(value),
    forms: ['true', 'false', 'form.command'],
    read: (text) => readSwitch(text) ?? text.trim(),
  },
  'wide-punct': SWITCH,
  limit: {
    fits: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
    forms: ['form.count'],
    read: (text) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined),
  },
} as const satisfies Partial<Record<keyof Preferences, KeySpec>>;

export type PreferenceKey = keyof typeof PREFERENCE_KEYS;

/** Keys that hold flags under two names each. */
const NESTED = ['views', 'defaults'] as const;
const KNOWN: readonly string[] = [...Object.keys(PREFERENCE_KEYS), ...NESTED];

export function isPreferenceKey(key: string): key is PreferenceKey {
  return Object.hasOwn(PREFERENCE_KEYS, key);
}

/** Every mistake in the content of a file, in its order. */
export function mistakesIn(content: unknown): Mistake[] {
  if (!isObject(content)) return [wrong('', content, ['form.object'])];
  return Object.entries(content).flatMap(([key, value]) => mistakesAt(key, value));
}

function mistakesAt(key: string, value: unknown): Mistake[] {
  if (isPreferenceKey(key)) {
    const { fits, forms }: KeySpec = PREFERENCE_KEYS[key];
    return fits(value) ? [] : [wrong(key, value, forms)];
  }
  if (!(NESTED as readonly string[]).includes(key))
    return [{ key, value: '', code: 'preference-unknown', known: KNOWN }];
  if (!isObject(value)) return [wrong(key, value, ['form.object'])];
  return Object.entries(value).flatMap(([name, flags]) => {
    if (!isObject(flags)) return [wrong(`${key}.${name}`, flags, ['form.object'])];
    return Object.entries(flags).flatMap(([flag, kept]) =>
      isFlagValue(kept) ? [] : [wrong(`${key}.${name}.${flag}`, kept, ['form.flag'])],
    );
  });
}

function isFlagValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string');
  return typeof value === 'string' || typeof value === 'boolean';
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(key: string, value: unknown, forms: readonly string[]): Mistake {
  return { key, value: JSON.stringify(value), code: 'preference-value', known: forms };
}

/** on, off and what people write for them. */
function readSwitch(text: string): boolean | undefined {
  const word = text.normalize('NFKC').trim().toLowerCase();
  if (['on', 'true', 'yes', '1', '是', '开'].includes(word)) return true;
  return ['off', 'false', 'no', '0', '否', '关'].includes(word) ? false : undefined;
}
