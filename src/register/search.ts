/** 检索: cases in which every word occurs, the weightiest first, with the place where it was found. */
import type { CaseState } from '../domain/case.ts';
import { foldText } from '../domain/fold-text.ts';
import { readSearch, type SearchWords } from '../domain/search-query.ts';
import { notesOf, searchTexts } from '../domain/search-text.ts';
import { bestHit, type Hit } from '../domain/snippet.ts';
import type { Term, TermBook } from '../domain/terms.ts';
import type { CaseFilter, ReadTx, SearchWord } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { refuseUnknownTerms } from './unknown-term.ts';

export interface SearchRequest {
  /** As it was typed. */
  readonly text: string;
  readonly without?: readonly string[];
  readonly filters: readonly CaseFilter[];
  readonly limit?: number;
}

export interface FoundCase {
  readonly state: CaseState;
  /** `null` where only unwanted words were named. */
  readonly hit: Hit | null;
}

export interface SearchResult extends SearchWords {
  readonly found: readonly FoundCase[];
  readonly total: number;
  /** Where nothing was found: parts of the words that some case has. */
  readonly instead: readonly string[];
}

export function searchRegister(desk: Desk, request: SearchRequest): Promise<SearchResult> {
  const { words, without } = readSearch(request.text, request.without);
  return desk.store.read(async (tx) => {
    await refuseUnknownTerms(tx, request.filters);
    const { terms } = await tx.office();
    const asked = (some: readonly string[]) => some.map((word) => searchWord(word, terms));
    const { ids, total } = await tx.search({
      words: asked(words),
      without: asked(without),
      filters: request.filters,
      ...(request.limit === undefined ? {} : { limit: request.limit }),
    });
    const found = await withHits(tx, ids, words);
    const instead = total > 0 ? [] : await nearWords(tx, words, terms);
    return { words, without, found, total, instead };
  });
}

function searchWord(text: string, terms: TermBook): SearchWord {
  const units = terms.list('unit').filter((unit) => namesOf(unit, terms).includes(text));
  return { text, units: units.map((unit) => unit.id) };
}

/** Every name of a unit, folded, and those of units that were merged into it; a form feed keeps them apart. */
function namesOf(unit: Term, terms: TermBook): string {
  const all = terms
    .all()
    .filter((term) => term.id === unit.id || terms.byId(term.id)?.id === unit.id)
    .flatMap((term) => [...term.names.map(({ name }) => name), ...term.aliases]);
  return foldText([unit.name, ...all].join('\f'));
}

async function withHits(
  tx: ReadTx,
  ids: readonly number[],
  words: readonly string[],
): Promise<FoundCase[]> {
  const { terms } = await tx.office();
  const states = await tx.statesOf(ids);
  const folded = await tx.foldedTextsOf(ids);
  const remarked = ids.filter((id) => (folded.get(id)?.notes ?? null) !== null);
  const events = await tx.eventsOfCases(remarked);
  return ids.flatMap((id) => {
    const state = states.get(id);
    if (!state) return [];
    const unit = state.unit === null ? undefined : terms.find('unit', state.unit);
    const names = unit && [unit.name, ...unit.aliases, ...unit.names.map(({ name }) => name)];
    const texts = {
      ...searchTexts(state, notesOf(events.get(id) ?? [])),
      unit: names === undefined ? null : [...new Set(names)].join('；'),
    };
    return [{ state, hit: bestHit(texts, words) }];
  });
}

/** How many near words are offered, and how many are tried at most. */
const OFFERED = 5;
const TRIED = 24;
/** Among how many of the newest cases: whoever finds nothing does not want to wait for it. */
const NEWEST = 20_000;
/** Of a longer word, which is a pasted text rather than a word, only the beginning is taken apart. */
const LONGEST = 20;

/**
 * Words to try instead, where nothing was found: each of several words alone, then the parts of a word
 * from the longest down to two characters.
 */
async function nearWords(tx: ReadTx, words: readonly string[], terms: TermBook): Promise<string[]> {
  const found: string[] = [];
  const candidates = words.length > 1 ? words : partsOf(words[0] ?? '');
  for (const text of candidates.slice(0, TRIED)) {
    if (found.length === OFFERED) break;
    if (found.some((longer) => longer.includes(text))) continue;
    const { total } = await tx.search({
      words: [searchWord(text, terms)],
      without: [],
      filters: [],
      limit: 1,
      newest: NEWEST,
    });
    if (total > 0) found.push(text);
  }
  return found;
}

function partsOf(word: string): string[] {
  const characters = Array.from(word.slice(0, 2 * LONGEST)).slice(0, LONGEST);
  const parts: string[] = [];
  for (let length = characters.length - 1; length >= 2; length--) {
    for (let at = 0; at + length <= characters.length; at++)
      parts.push(
        characters
          .slice(at, at + length)
          .join('')
          .trim(),
      );
  }
  return parts.filter((part) => Array.from(part).length >= 2);
}
