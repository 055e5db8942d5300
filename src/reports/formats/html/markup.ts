/** HTML that is put together from pieces: what is not markup already is escaped, wherever it stands. */
import { visibleText } from '../../../domain/visible-text.ts';

/** Text that a browser may take as it is: made by {@link markup}, or a picture that we drew ourselves. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type Piece = Markup | string | number | null | readonly Piece[];

/**
 * A template whose pieces are escaped, for element content and quoted attributes alike; lists are joined,
 * `null` is nothing. Control, zero-width and bidi characters of texts are written out (`visibleText`).
 */
export function markup(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const parts = strings.map((string, at) => string + sourceOf(pieces[at] ?? null));
  return new Markup(parts.join(''));
}

function sourceOf(piece: Piece): string {
  if (piece === null) return '';
  if (piece instanceof Markup) return piece.source;
  if (typeof piece === 'object') return piece.map(sourceOf).join('');
  return escapeText(String(piece));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return shownText(text).replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);
}

/** A text as a person may see it: on one line, with everything invisible written out. */
export function shownText(text: string): string {
  return visibleText(text.replace(/\r\n?|[\n\t]/g, ' '));
}
