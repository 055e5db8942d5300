/** The texts of a case that are searched, and where they have to be kept folded beside it. */
import type { CaseState } from './case.ts';
import type { CaseEvent, HistoryStep } from './events.ts';
import { stepsOf } from './events.ts';
import { foldText, isFolded } from './fold-text.ts';

/**
 * Fields in which a search looks, in the order of their weight; the numbers are ranks. The name of the
 * unit is looked for among the office's names, and weighs less than any text.
 */
export const SEARCH_RANKS = {
  title: 0,
  no: 0,
  rule: 1,
  rule_no: 1,
  patch_title: 1,
  patch_no: 1,
  patch_no_text: 1,
  description: 2,
  measures: 3,
  progress: 3,
  note: 4,
  notes: 4,
} as const;

export const UNIT_RANK = 5;

export type SearchField = keyof typeof SEARCH_RANKS;

export const SEARCH_FIELDS = Object.keys(SEARCH_RANKS) as SearchField[];

/** The texts of a case by field; `notes` are its remarks (批注), one a line. */
export type SearchTexts = Readonly<Record<SearchField, string | null>>;

/** What stands between two remarks: no word that is searched for can hold it. */
const BETWEEN_NOTES = '\n\f\n';

export function searchTexts(state: CaseState, notes: readonly string[]): SearchTexts {
  return {
    title: state.title,
    no: state.no,
    rule: state.rule,
    rule_no: state.rule_no,
    patch_title: state.patch?.title ?? null,
    patch_no: state.patch?.no ?? null,
    patch_no_text: state.patch?.no_text ?? null,
    description: state.description,
    measures: state.measures,
    progress: state.progress,
    note: state.note,
    notes: joinedNotes(notes),
  };
}

export function joinedNotes(notes: readonly string[]): string | null {
  return notes.length === 0 ? null : notes.join(BETWEEN_NOTES);
}

/** The remarks on a case that count, in effective order. */
export function notesOf(events: readonly CaseEvent[]): string[] {
  if (!events.some(mayHoldNote)) return [];
  return stepsOf(events).flatMap((step) => (step.kind === 'noted' ? [step.data.text] : []));
}

function mayHoldNote(event: CaseEvent): boolean {
  return (
    event.kind === 'noted' ||
    (event.kind === 'received' && (event.data.history?.some(isNote) ?? false))
  );
}

function isNote(step: HistoryStep): boolean {
  return step.kind === 'noted';
}

/**
 * The folded texts of a case, where they can't be searched in the case's own fields: because one of
 * these is not its own folded form, or because there are remarks, which have no field. Otherwise `null`.
 */
export function foldedTexts(texts: SearchTexts): SearchTexts | null {
  return isSearchable(texts) ? null : everyFolded(texts);
}

/** The folded texts of a case, wherever they are kept. */
export function everyFolded(texts: SearchTexts): SearchTexts {
  const folded = (text: string | null) => (text === null ? null : foldText(text));
  // Written out, like below: an import does this for very many cases.
  return {
    title: folded(texts.title),
    no: folded(texts.no),
    rule: folded(texts.rule),
    rule_no: folded(texts.rule_no),
    patch_title: folded(texts.patch_title),
    patch_no: folded(texts.patch_no),
    patch_no_text: folded(texts.patch_no_text),
    description: folded(texts.description),
    measures: folded(texts.measures),
    progress: folded(texts.progress),
    note: folded(texts.note),
    notes: folded(texts.notes),
  };
}

function isSearchable(texts: SearchTexts): boolean {
  const searchable = (text: string | null) => text === null || isFolded(text);
  return (
    texts.notes === null &&
    searchable(texts.title) &&
    searchable(texts.description) &&
    // A number is searched without regard to ASCII capitals as it stands.
    isFolded(asciiLower(texts.no ?? '')) &&
    searchable(texts.rule) &&
    searchable(texts.rule_no) &&
    searchable(texts.measures) &&
    searchable(texts.progress) &&
    searchable(texts.note) &&
    searchable(texts.patch_title) &&
    searchable(texts.patch_no) &&
    searchable(texts.patch_no_text)
  );
}

function asciiLower(text: string): string {
  return /[A-Z]/.test(text) ? text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase()) : text;
}
