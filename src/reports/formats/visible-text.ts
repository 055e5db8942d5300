/**
 * Control, bidi and invisible characters: what could move the cursor or hide text. The same set and
 * the same writing as the counter's (src/cli/safe.ts), which this room may not import.
 */
const DANGEROUS =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}\u{e0000}-\u{e0fff}]/gu;

/** Writes such characters as `\u{…}`, so that a name from a file can't forge a table. */
export function visibleText(text: string): string {
  return text.replace(DANGEROUS, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
