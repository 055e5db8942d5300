/** The notes below a table (口径说明), numbered, and other prose of a screen. */
import { visibleText } from '../../domain/visible-text.ts';

/** Breaks a text into lines of a width, by the rules of Chinese print; whoever has a terminal gives it. */
export type Wrap = (text: string, width: number) => string;

export interface NoteRoom {
  readonly width: number;
  /** Without it a line is as long as its text: a file has no edge. */
  readonly wrap?: Wrap;
}

const INDENT = 4;

/** ` 1. …`, further lines below the text and not below the number. */
export function numberedNotes(texts: readonly string[], { width, wrap }: NoteRoom): string[] {
  return texts.flatMap((text, at) => {
    const shown = visibleText(text);
    const lines = wrap ? wrap(shown, width - INDENT).split('\n') : [shown];
    return lines.map((line, below) =>
      below === 0 ? `${String(at + 1).padStart(2)}. ${line}` : ' '.repeat(INDENT) + line,
    );
  });
}

/** A paragraph of its own. */
export function proseLines(text: string, { width, wrap }: NoteRoom): string[] {
  return wrap ? wrap(text, width).split('\n') : [text];
}
