/** The words of closed lists by which tables are asked for: by their keys, or as they are called. */
import { chinese, isMessageKey } from '../messages/translate.ts';
import { RANKED_RATES, type RankedRate } from '../reports/tables/standings.ts';

/** A word of a list by its key or by its Chinese name, `<family>.<key>` in messages. */
export function readWord<Word extends string>(
  family: string,
  words: readonly Word[],
  text: string,
): Word | null {
  const said = text.normalize('NFKC').trim().toLowerCase();
  const nameOf = (word: Word) => {
    const key = `${family}.${word}`;
    return isMessageKey(key) ? chinese(key) : word;
  };
  return (
    words.find((word) => word === said.replaceAll('-', '_')) ??
    words.find((word) => nameOf(word) === said) ??
    null
  );
}

export function readRate(text: string): RankedRate | null {
  return readWord('figure', RANKED_RATES, text);
}
