/**
 * Data on its way to people. Control characters, bidi marks, zero-width and tag characters could move
 * a terminal's cursor or hide text; a person is shown that they are there instead.
 */

const DANGEROUS =
  // Cc is C0, DEL and C1; soft hyphen; Arabic letter mark; Mongolian vowel separator; zero-width and bidi
  // marks; line and paragraph separators; invisible operators; byte order mark; interlinear
  // annotation; lone surrogates; tags and other invisible characters of plane 14.
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}\u{e0000}-\u{e0fff}]/gu;

/** The text with everything invisible written as `\u{…}`. */
export function visibleText(text: string): string {
  return text.replace(
    DANGEROUS,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** The text on one line without anything invisible; what is nothing else is shown as `\u{…}`. */
export function withoutInvisible(text: string): string {
  const left = text
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(DANGEROUS, '')
    .trim();
  return left === '' ? visibleText(text.trim()) : left;
}
