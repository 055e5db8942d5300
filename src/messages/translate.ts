/**
 * Looking texts up. What every start needs is always there in Chinese; the other Chinese texts are loaded
 * with the first of them (the build sees to that), English when it is asked for.
 */
import { textIn, translateWith, type MessageKey, type Texts, type Translate } from './lookup.ts';
import { core } from './zh/core.ts';
import { late } from './zh/late.ts';

export type { MessageKey, MessageParams, Translate } from './lookup.ts';

export const LANGUAGES = ['zh', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

const texts: Texts = { core, late: () => late };

export const chinese: Translate = translateWith(texts, '、');

export async function loadTranslator(language: Language): Promise<Translate> {
  return language === 'zh' ? chinese : (await import('./english.ts')).english;
}

/** True when a key made at run time (`error.` and a code, say) exists. */
export function isMessageKey(key: string): key is MessageKey {
  return textIn(texts, key) !== undefined;
}
