/** Texts by key, in any language. Chinese is the original; its keys are the keys. */
import type { core } from './zh/core.ts';
import type { late } from './zh/late.ts';

type KeysOf<Area> = Area extends unknown ? keyof Area : never;

export type MessageKey = KeysOf<(typeof core)[number] | (typeof late)[number]>;

export type MessageParams = Readonly<
  Record<string, string | number | readonly string[] | undefined>
>;

/**
 * Looks a text up and fills its placeholders in; lists are joined as the language does it. Braces
 * around a name that is no parameter stay as they are: `{year}` is a word of number patterns.
 */
export type Translate = (key: MessageKey, params?: MessageParams) => string;

/** Texts by area, as the folder of a language keeps them; merging them would cost every start some milliseconds. */
export type Areas = readonly Readonly<Record<string, string>>[];

/** Area for area the same keys as in Chinese. */
export type Counterpart<Areas> = {
  readonly [Area in keyof Areas]: Readonly<Record<keyof Areas[Area], string>>;
};

/** The texts of a language: those that nearly every start needs, and the others, loaded when they are asked for. */
export interface Texts {
  readonly core: Areas;
  readonly late: () => Areas;
}

/** First words of the keys in the core areas; no late area has any of them (checked by a test). */
export const CORE_WORDS: ReadonlySet<string> = new Set([
  'action',
  'change',
  'detail',
  'entry',
  'event',
  'fact',
  'field',
  'group',
  'history',
  'light',
  'opt',
  'outcome',
  'patch-kind',
  'rating',
  'result',
  'stage',
  'talk',
  'term',
  'value',
  'verb',
]);

export function translateWith(texts: Texts, comma: string): Translate {
  return (key, params) => {
    const text = textIn(texts, key) ?? key;
    if (params === undefined) return text;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      if (!Object.hasOwn(params, name)) return whole;
      const value = params[name];
      if (value === undefined) return '';
      return typeof value === 'object' ? value.join(comma) : String(value);
    });
  };
}

export function textIn({ core, late }: Texts, key: string): string | undefined {
  const areas = CORE_WORDS.has(key.slice(0, key.indexOf('.'))) ? core : late();
  for (const area of areas) if (Object.hasOwn(area, key)) return area[key];
  return undefined;
}
