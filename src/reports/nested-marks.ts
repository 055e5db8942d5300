/**
 * Marks within marks (GB/T 15834-2011): a quotation within “…” takes ‘…’, a title within 《…》 takes 〈…〉,
 * and the other way round one level deeper.
 */
const QUOTES: Readonly<Record<string, string>> = { '“': '‘', '”': '’', '‘': '“', '’': '”' };
const TITLES: Readonly<Record<string, string>> = { '《': '〈', '》': '〉', '〈': '《', '〉': '》' };

/** A text that will stand between double quotation marks. */
export function inQuotes(text: string): string {
  return text.replace(/[“”‘’]/gu, (mark) => QUOTES[mark] ?? mark);
}

/** The title of a document that will stand between 《 and 》; a pair that it brought along is taken off. */
export function inTitleMarks(title: string): string {
  const bare = /^《([^《》]*(?:《[^《》]*》[^《》]*)*)》$/u.exec(title)?.[1] ?? title;
  return bare.replace(/[《》〈〉]/gu, (mark) => TITLES[mark] ?? mark);
}
