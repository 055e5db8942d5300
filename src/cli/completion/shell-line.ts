/** A command line as a shell has it: cut into words up to the cursor, and words put back into it. */

export interface ShellLine {
  /** The words in front of the one at the cursor, without their quotes; the first is the program. */
  readonly words: readonly string[];
  /** The word at the cursor, without its quotes. */
  readonly current: string;
  /** The same as it was typed. */
  readonly raw: string;
  /** The quote in which it stands; empty where there is none. */
  readonly quote: string;
}

/** Cuts a line; backslashes escape in bash (`\`), backticks in PowerShell. */
export function splitLine(line: string, escape: '\\' | '`'): ShellLine {
  const words: string[] = [];
  let current = '';
  let raw = '';
  let quote = '';
  let isWord = false;
  const signs = Array.from(line);
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at] ?? '';
    const isBlank = quote === '' && /\s/.test(sign);
    if (isBlank) {
      if (isWord) words.push(current);
      [current, raw, isWord] = ['', '', false];
      continue;
    }
    raw += sign;
    isWord = true;
    if (sign === quote) quote = '';
    else if (quote === '' && (sign === '"' || sign === "'")) quote = sign;
    else if (sign === escape && quote !== "'" && at + 1 < signs.length) {
      at += 1;
      raw += signs[at] ?? '';
      current += signs[at] ?? '';
    } else current += sign;
  }
  return { words, current, raw, quote };
}

/** A text as a word of bash; inside a quote that stands open already, as that quote wants it. */
export function quoteForBash(text: string, quote: string): string {
  if (quote === '"') return text.replace(/["\\$`]/g, '\\$&');
  if (quote === "'") return text.replaceAll("'", `'\\''`);
  return text.replace(/[\s"'\\$`!*?;&|<>(){}[\]#^]|^~/g, '\\$&');
}

/** A text as a word of PowerShell, in which `@name` alone would be something else. */
export function quoteForPowerShell(text: string): string {
  return /^[\p{L}\p{N}_./:=-]+$/u.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
