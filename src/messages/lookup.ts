/** Texts by key, in any language. Chinese is the original; its keys are the keys. */
import type { zh } from './zh/index.ts';

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

export function textIn(areas: Areas, key: string): string | undefined {
  for (const area of areas) if (Object.hasOwn(area, key)) return area[key];
  return undefined;
}
