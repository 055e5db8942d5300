/** Control, line-breaking and bidi characters: what could move the cursor or turn a line around. */
const MOVES_CURSOR = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** Shows such characters by their number, so that a name from a file can't forge a table. */
export function visibleText(text: string): string {
  return text.replace(
    MOVES_CURSOR,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`,
  );
}
