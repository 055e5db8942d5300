/**
 * Every text that a person sees, in Chinese and English under one key. Texts are templates: `{name}`
 * stands for a parameter. Chinese is the original; `en` must have the same keys (checked by types)
 * and the same placeholders (checked by a test).
 */
import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

export const LANGUAGES = ['zh', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

type KeysOf<Area> = Area extends unknown ? keyof Area : never;

export type MessageKey = KeysOf<(typeof zh)[number]>;

export type MessageParams = Readonly<
  Record<string, string | number | readonly string[] | undefined>
>;

/**
 * Looks a text up and fills its placeholders in; lists are joined as the language does it. Braces
 * around a name that is no parameter stay as they are: `{year}` is a word of number patterns.
 */
export type Translate = (key: MessageKey, params?: MessageParams) => string;

export function translator(language: Language): Translate {
  const areas = language === 'en' ? en : zh;
  const comma = language === 'en' ? ', ' : '、';
  return (key, params) => {
    const text = textIn(areas, key) ?? key;
    if (params === undefined) return text;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      if (!Object.hasOwn(params, name)) return whole;
      const value = params[name];
      if (value === undefined) return '';
      return typeof value === 'object' ? value.join(comma) : String(value);
    });
  };
}

/** True when a key made at run time (`error.` and a code, say) exists. */
export function isMessageKey(key: string): key is MessageKey {
  return textIn(zh, key) !== undefined;
}

function textIn(
  areas: readonly Readonly<Record<string, string>>[],
  key: string,
): string | undefined {
  for (const area of areas) if (Object.hasOwn(area, key)) return area[key];
  return undefined;
}
