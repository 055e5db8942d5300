/** Flags whose value is a word of a closed list. */
import { OUTCOMES, PATCH_KINDS, RATINGS } from '../domain/case.ts';
import { LIGHTS } from '../domain/lights.ts';
import { STAGES } from '../domain/stages.ts';
import { isMessageKey, type Translate } from '../messages/translate.ts';

export const RESULTS = ['held', 'relapsed'] as const;

const LISTS: Readonly<Record<string, readonly string[]>> = {
  outcome: OUTCOMES,
  rating: RATINGS,
  result: RESULTS,
  'patch-kind': PATCH_KINDS,
  stage: STAGES,
  light: LIGHTS,
};

/** The words that a flag takes, in the user's language, as they are typed; `undefined` for any other flag. */
export function allowedWords(flag: string, t: Translate): string[] | undefined {
  return LISTS[flag]?.map((key) => {
    const label = `${flag}.${key}`;
    return (isMessageKey(label) ? t(label) : key).replaceAll(' ', '_');
  });
}
