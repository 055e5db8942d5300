/**
 * Looking texts up. Chinese is always there; English is loaded when it is asked for, since every
 * start would have to read it otherwise.
 */
import { textIn, translateWith, type MessageKey, type Translate } from './lookup.ts';
import { zh } from './zh/index.ts';

export type { MessageKey, MessageParams, Translate } from './lookup.ts';

export const LANGUAGES = ['zh', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

export const chinese: Translate = translateWith(zh, '、');

export async function loadTranslator(language: Language): Promise<Translate> {
  return language === 'zh' ? chinese : (await import('./english.ts')).english;
}

/** True when a key made at run time (`error.` and a code, say) exists. */
export function isMessageKey(key: string): key is MessageKey {
  return textIn(zh, key) !== undefined;
}
