/**
 * The tokens of the search index: every character of a folded text and every pair of neighbours, each
 * once a case, whatever the script. A text that holds a word holds all of the word's pairs; the reverse
 * need not be so, and whoever asks the index looks into the texts afterwards.
 */
import { SEARCH_FIELDS, type SearchTexts } from './search-text.ts';

/** The tokens of a case's folded texts. Pairs do not reach from one field into another. */
export function indexTokens(texts: SearchTexts): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const field of SEARCH_FIELDS) {
    const text = texts[field];
    if (text === null) continue;
    let before = '';
    for (const character of text) {
      const code = codeOf(character);
      tokens.add(code);
      if (before !== '') tokens.add(`${before}x${code}`);
      before = code;
    }
  }
  return tokens;
}

/** The tokens that every text with this folded word has: its pairs, or the one character that it is. */
export function wordTokens(word: string): string[] {
  const codes = Array.from(word, codeOf);
  if (codes.length === 1) return codes;
  return [...new Set(codes.slice(1).map((code, at) => `${codes[at] ?? ''}x${code}`))];
}

/** A character as ASCII letters and digits, which no tokenizer divides. */
function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
