/** What a flag means, in the user's language. */
import { isMessageKey, type Translate } from '../messages/translate.ts';
import type { FlagSpec } from './flag-spec.ts';

/** The most special text that there is: `key` is the command's name (`unit.add`). */
export function flagText(key: string, flag: FlagSpec, t: Translate): string {
  const isFilter = flag.group === 'filter' || flag.group === 'filter-date';
  const keys = [
    ...(isFilter ? [`opt.filter.${flag.name}`] : []),
    `opt.${key}.${flag.name}`,
    `opt.${flag.name}`,
    `field.${flag.name.replaceAll('-', '_')}`,
  ];
  return t(keys.find(isMessageKey) ?? 'opt.text', { words: flag.words });
}
