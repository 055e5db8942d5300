/** Data on its way to a terminal: nothing in it may move the cursor or hide text. */
import { visibleText } from '../domain/visible-text.ts';

/** The text with everything invisible written as `\u{…}`. */
export const safe = visibleText;

/** The same for a block of text, whose line breaks are meant. */
export function safeLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').split('\n').map(safe).join('\n');
}
