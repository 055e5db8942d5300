/** What is special about files that our own export wrote. */

export type HistoryReading =
  { readonly history: unknown } | { readonly problem: 'history-unreadable' };

/** Reads the 经过 cell. JSON can spell characters that the register refuses (NUL, half a surrogate pair). */
export function readHistory(text: string): HistoryReading {
  const unsound: string[] = [];
  try {
    const history: unknown = JSON.parse(text, (key, value: unknown) => {
      for (const each of [key, value]) {
        if (typeof each === 'string' && !isSound(each)) unsound.push(each);
      }
      return value;
    });
    return unsound.length === 0 ? { history } : { problem: 'history-unreadable' };
  } catch {
    // Not JSON: a course written in words by a clerk, which the register reads.
    return /^[[{]/.test(text) ? { problem: 'history-unreadable' } : { history: text };
  }
}

/** True for text that a register can hold: no NUL, no lone surrogate. */
export function isSound(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
