/** Pieces of a screen: text cut and padded to the places that it takes, and how it may be coloured. */
import stringWidth from 'string-width';

export interface ScreenSize {
  readonly width: number;
  /** How many lines there are; without a screen, as many as it takes. */
  readonly height: number;
}

/** Colours a finished piece of text; its width stays. Words say the same without. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The text with … for what does not fit into `width` places. */
export function clipped(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let shown = '';
  let taken = 1; // the ellipsis
  for (const { segment } of graphemes.segment(text)) {
    taken += stringWidth(segment);
    if (taken > width) break;
    shown += segment;
  }
  return width > 0 ? `${shown}…` : '';
}

/** The text with blanks behind it, or before it, up to `width` places. */
export function padded(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(width - stringWidth(text), 0));
  return align === 'left' ? text + blanks : blanks + text;
}
