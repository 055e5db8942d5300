/**
 * Looking texts up. Chinese is always there; English is loaded when it is asked for, since every
 * start would have to read it otherwise.
 */
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

/** Texts by area, as the folder of a language keeps them. */
export type Areas = readonly Readonly<Record<string, string>>[];

export function translateWith(areas: Areas, comma: string): Translate {
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

export const chinese: Translate = translateWith(zh, '、');

export async function loadTranslator(language: Language): Promise<Translate> {
  return language === 'zh' ? chinese : (await import('./english.ts')).english;
}

/** True when a key made at run time (`error.` and a code, say) exists. */
export function isMessageKey(key: string): key is MessageKey {
  return textIn(zh, key) !== undefined;
}

function textIn(areas: Areas, key: string): string | undefined {
  for (const area of areas) if (Object.hasOwn(area, key)) return area[key];
  return undefined;
}
