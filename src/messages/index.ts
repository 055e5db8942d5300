/**
 * Every text that a person sees, in Chinese and English under one key. Texts are templates: `{name}`
 * stands for a parameter. Chinese is the original; `en` must have the same keys (checked by types)
 * and the same placeholders (checked by a test). What is needed at every start imports `translate.ts`
 * instead, which brings Chinese only.
 */
import { english } from './english.ts';
import { chinese, type Language, type Translate } from './translate.ts';

export {
  isMessageKey,
  type Language,
  type MessageKey,
  type MessageParams,
  type Translate,
} from './translate.ts';

export function translator(language: Language): Translate {
  return language === 'en' ? english : chinese;
}
