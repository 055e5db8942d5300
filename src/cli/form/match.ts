/**
 * Finding a word while it is typed: by its Chinese, by the pinyin or its initials (fgw → 发改委), by an
 * alias. A full name is found by the initials of some of its words too (fgw → 发展和改革委员会).
 */
export interface Option {
  /** What is chosen, as it would be typed behind the flag. */
  readonly value: string;
  /** What is read and searched. */
  readonly name: string;
  /** Other words by which it is found. */
  readonly keys?: readonly string[];
  /** A line about it, shown under the list while it is pointed at. */
  readonly about?: string;
}

/** Lower is better; `null` does not match. */
export async function rankOptions(
  options: readonly Option[],
  term: string,
): Promise<readonly Option[]> {
  const word = fold(term);
  if (word === '') return options;
  const { default: pinyin } = await import('pinyin-match');
  const ranked = options
    .map((option) => ({
      option,
      rank: Math.min(...[option.name, ...(option.keys ?? [])].map((name) => rankOf(name))),
    }))
    .filter(({ rank }) => rank < NO_MATCH);
  return ranked.sort((a, b) => a.rank - b.rank).map(({ option }) => option);

  function rankOf(name: string): number {
    const folded = fold(name);
    if (folded === word) return 0;
    if (folded.startsWith(word)) return 1;
    if (folded.includes(word)) return 2;
    const found = pinyin.match(name, word);
    if (found !== false) return 3 + found[0] / 1000;
    return isInitials(word) && hasInitials(name) ? 4 : NO_MATCH;
  }

  /** Each letter is the initial of a character, in their order, with others between them. */
  function hasInitials(name: string): boolean {
    let at = 0;
    for (const character of name) {
      const letter = word[at];
      if (letter !== undefined && pinyin.match(character, letter) !== false) at++;
    }
    return at === word.length;
  }
}

const NO_MATCH = 9;

const isInitials = (word: string) => /^[a-z]{2,}$/.test(word);

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
