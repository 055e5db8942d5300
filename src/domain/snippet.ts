/** What a search found, to be shown: the field, and a few words around the place. */
import { foldWithPlaces } from './fold-text.ts';
import { SEARCH_RANKS, type SearchField } from './search-text.ts';

export type FoundField = SearchField | 'unit';

/** A part of a text with the places of the words in it, from and to, ends exclusive. */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
}

export interface Hit extends Snippet {
  readonly field: FoundField;
}

/** How much stands before the first word that was found, and in all. */
const BEFORE = 12;
const LENGTH = 48;

/**
 * The most telling place: the weightiest field with one of the words that the title does not show
 * already, or else the title. `null` when no text has any of the words.
 */
export function bestHit(
  texts: Readonly<Partial<Record<FoundField, string | null>>>,
  words: readonly string[],
): Hit | null {
  const inTitle = placesOf(texts.title ?? '', words);
  const missing = words.filter((word) => !inTitle.words.has(word));
  for (const field of FIELDS) {
    const text = texts[field];
    if (field === 'title' || text === null || text === undefined) continue;
    const { marks } = placesOf(text, missing);
    const [first] = marks;
    if (first !== undefined) return { field, ...around(text, first, words) };
  }
  const [first] = inTitle.marks;
  return first === undefined
    ? null
    : { field: 'title', ...around(texts.title ?? '', first, words) };
}

const FIELDS: readonly FoundField[] = [...(Object.keys(SEARCH_RANKS) as SearchField[]), 'unit'];

/** Where folded words stand in a text, in order, none inside another. */
export function marksIn(text: string, words: readonly string[]): Snippet['marks'] {
  return placesOf(text, words).marks;
}

function placesOf(
  text: string,
  words: readonly string[],
): { marks: [number, number][]; words: Set<string> } {
  const { folded, original } = foldWithPlaces(text);
  const found = new Set<string>();
  const places: (readonly [number, number])[] = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length)) {
      found.add(word);
      places.push(original(at, at + word.length));
    }
  }
  const marks: [number, number][] = [];
  for (const [start, end] of places.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = marks.at(-1);
    if (last === undefined || start >= last[1]) marks.push([start, end]);
    else last[1] = Math.max(last[1], end);
  }
  return { marks, words: found };
}

function around(
  text: string,
  [start]: readonly [number, number],
  words: readonly string[],
): Snippet {
  const from = characterStart(text, start <= BEFORE + 2 ? 0 : start - BEFORE);
  const to = characterStart(text, Math.min(text.length, from + LENGTH));
  const part = text.slice(from, to).replace(/\s/gu, ' ');
  const shown = `${from > 0 ? '…' : ''}${part}${to < text.length ? '…' : ''}`;
  return { text: shown, marks: marksIn(shown, words) };
}

/** Not inside a pair of surrogates. */
function characterStart(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
