/** Pieces of a screen: text cut and padded to the places that it takes, and how it may be coloured. */
import { measureFor } from './text-table.ts';

export interface ScreenSize {
  readonly width: number;
  /** How many lines there are; without a screen, as many as it takes. */
  readonly height: number;
  /** The terminal draws ambiguous characters, those of rules and bars among them, in two places. */
  readonly widePunct?: boolean;
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

/** A screen of some width, on which every piece of text is measured as it will be drawn. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly measure: (text: string) => number;

  constructor({ width, height, widePunct = false }: ScreenSize) {
    this.width = width;
    this.height = height;
    this.measure = measureFor(widePunct);
  }

  /** The text with … for what does not fit into `width` places. */
  clipped(text: string, width = this.width): string {
    if (this.measure(text) <= width) return text;
    let shown = '';
    let taken = this.measure('…');
    if (taken > width) return '';
    for (const { segment } of graphemes.segment(text)) {
      taken += this.measure(segment);
      if (taken > width) break;
      shown += segment;
    }
    return `${shown}…`;
  }

  /** The text with blanks behind it, or before it, up to `width` places. */
  padded(text: string, width: number, align: 'left' | 'right' = 'left'): string {
    const blanks = ' '.repeat(Math.max(width - this.measure(text), 0));
    return align === 'left' ? text + blanks : blanks + text;
  }

  /** How many of a mark fit into `width` places. */
  marksIn(width: number, mark: string): number {
    return Math.max(Math.floor(width / this.measure(mark)), 0);
  }

  rule(): string {
    return '─'.repeat(this.marksIn(this.width, '─'));
  }
}
