/** What is searched for: words that all must occur, and words that must not. */
import { foldText } from './fold-text.ts';

export interface SearchWords {
  /** Folded, each once, in the order in which they were written. */
  readonly words: readonly string[];
  readonly without: readonly string[];
}

/** What opens a phrase, and what closes it. */
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  '＂': '＂',
  '“': '”',
  '「': '」',
  '『': '』',
};

/**
 * Reads a search as it was typed: words apart by blanks, a phrase in quotes ("…", “…”, 「…」), each with
 * a `-` before it where it must not occur. A quote that is never closed ends with the text; a minus sign
 * within a word is a part of it.
 */
export function readSearch(text: string, without: readonly string[] = []): SearchWords {
  const wanted = new Set<string>();
  const unwanted = new Set<string>(without.map(foldWord).filter((word) => word !== ''));
  for (const { word, negative } of wordsOf(text)) {
    const folded = foldWord(word);
    if (folded !== '') (negative ? unwanted : wanted).add(folded);
  }
  return { words: [...wanted], without: [...unwanted] };
}

function foldWord(word: string): string {
  return foldText(word).trim();
}

function* wordsOf(text: string): Iterable<{ word: string; negative: boolean }> {
  let at = 0;
  while (at < text.length) {
    if (/\s/u.test(text[at] ?? '')) {
      at++;
      continue;
    }
    const negative = /[-－]/u.test(text[at] ?? '') && /\S/u.test(text[at + 1] ?? '');
    if (negative) at++;
    const closing = QUOTES[text[at] ?? ''];
    const end = closing === undefined ? wordEnd(text, at) : quoteEnd(text, at, closing);
    yield { word: closing === undefined ? text.slice(at, end) : text.slice(at + 1, end), negative };
    at = closing === undefined ? end : end + 1;
  }
}

function wordEnd(text: string, from: number): number {
  const blank = text.slice(from).search(/\s/u);
  return blank === -1 ? text.length : from + blank;
}

function quoteEnd(text: string, from: number, closing: string): number {
  const end = text.indexOf(closing, from + 1);
  return end === -1 ? text.length : end;
}
