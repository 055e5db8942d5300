/**
 * Which lines of a CSV text need a parser: those with a quote, and those in which a quoted cell goes on.
 * In all others a row is a line, and a cell what stands between two delimiters. Ledgers in Chinese hardly
 * quote anything, since their commas are not those of the format.
 */

export interface Part {
  /** Whole lines, each with its end. */
  readonly lines: string;
  readonly quoted: boolean;
}

/**
 * Whole lines in parts that have quotes and parts that have none, in order; `rest` is what is not whole yet:
 * the last line, or a row whose quote is still open. Line ends are LF and CR LF.
 */
export function partsOf(text: string): { readonly parts: readonly Part[]; readonly rest: string } {
  const parts: Part[] = [];
  const end = text.lastIndexOf('\n') + 1;
  let at = 0;
  while (at < end) {
    const quote = text.indexOf('"', at);
    const plainEnd = quote < 0 || quote >= end ? end : text.lastIndexOf('\n', quote) + 1;
    if (plainEnd > at) parts.push({ lines: text.slice(at, plainEnd), quoted: false });
    at = Math.max(at, plainEnd);
    if (at === end) break;
    const quotedEnd = endOfQuoted(text, quote);
    if (quotedEnd < 0) break;
    parts.push({ lines: text.slice(at, quotedEnd), quoted: true });
    at = quotedEnd;
  }
  return { parts, rest: text.slice(at) };
}

/** Where the rows with quotes end that begin with the line of this one; -1 when not one of them is whole. */
function endOfQuoted(text: string, firstQuote: number): number {
  let end = -1;
  for (let open = firstQuote; ;) {
    const close = text.indexOf('"', open + 1);
    const lineEnd = close < 0 ? -1 : text.indexOf('\n', close + 1);
    if (lineEnd < 0) return end;
    open = text.indexOf('"', close + 1);
    if (open >= 0 && open < lineEnd) continue;
    end = lineEnd + 1;
    const nextEnd = text.indexOf('\n', end);
    if (open < 0 || nextEnd < 0 || open > nextEnd) return end;
  }
}
