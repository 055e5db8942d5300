/**
 * The form in which texts are searched and compared: compatibility forms (full-width letters, ①, ㎡)
 * become what they stand for, upper case becomes lower. Of each pair of marks that NFKC takes for one
 * (，and a comma, （ and a bracket) the Chinese mark stands for both: Chinese text is then its own
 * folded form nearly always, and need not be kept twice.
 */

const CHINESE_MARKS: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

export function foldText(text: string): string {
  if (!mayFold(text)) return text;
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      // Lower case of some letters is not in NFKC itself.
      .normalize('NFKC')
      // At the end of a word it is written in another way, but a part of a word may be searched for.
      .replaceAll('ς', 'σ')
      .replace(/[,;:?!()]/g, (mark) => CHINESE_MARKS[mark] ?? mark)
  );
}

/** Whether a text is its own folded form, so that it can be searched as it stands. */
export function isFolded(text: string): boolean {
  return !mayFold(text) || foldText(text) === text;
}

/**
 * Anything that might fold to something else. What is not listed here is known to stay as it is:
 * line breaks, ASCII but capitals and the marks above, Chinese characters and marks, the marks above in
 * their Chinese form.
 */
const UNCERTAIN =
  /[^\n\r\t "#$%&'*+\-./0-9<=>@[\\\]^_`a-z{|}~·—‘’“”、。《》〈〉「」『』【】〔〕〇\u3400-\u4dbf\u4e00-\u9fff，；：？！（）]/;

const STAYS = 1;
const UNSURE = 2;
/** What was found out about each UTF-16 unit. An import asks for every character of every row. */
const UNITS = new Uint8Array(0x10000);

function mayFold(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    let unit = UNITS[code];
    if (unit === 0) unit = UNITS[code] = UNCERTAIN.test(String.fromCharCode(code)) ? UNSURE : STAYS;
    if (unit === UNSURE) return true;
  }
  return false;
}

/** A text folded piece by piece, so that what is found in it can be shown in the text itself. */
export interface FoldedText {
  readonly folded: string;
  /** The part of the original that a part of the folded text comes from; ends are exclusive. */
  readonly original: (start: number, end: number) => readonly [start: number, end: number];
}

/** A base character with the marks that belong to it. */
const PIECE = /\P{M}\p{M}*|\p{M}+/gu;

export function foldWithPlaces(text: string): FoldedText {
  const folded = foldText(text);
  const same: FoldedText = { folded, original: (start, end) => [start, end] };
  if (folded === text) return same;
  let joined = '';
  /** For each unit of the folded text where its piece begins and ends in the original. */
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    joined += foldText(piece);
    while (starts.length < joined.length) {
      starts.push(index);
      ends.push(index + piece.length);
    }
  }
  // Characters that only fold together (Korean in parts): the text is shown folded by whole.
  if (joined !== folded) return { folded, original: () => [0, text.length] };
  return {
    folded,
    original: (start, end) => [starts[start] ?? text.length, ends[end - 1] ?? text.length],
  };
}
