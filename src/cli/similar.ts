/** Words like a mistyped one: by the letters or characters that they share. */

/** Which part of the characters may differ; one always may. */
const NEAR = 0.4;

/** How many are named at most. */
const NAMED = 3;

/**
 * The candidates nearest to a word, nearest first; none where nothing is near. Full-width letters and
 * capitals are no difference; of a Chinese word at least half the characters must be shared (受里 → 受理).
 */
export function similarTo(word: string, candidates: Iterable<string>): string[] {
  const typed = plain(word);
  if (typed === '') return [];
  const found: { candidate: string; distance: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const meant = plain(candidate);
    const longest = Math.max(Array.from(typed).length, Array.from(meant).length);
    const distance = startsLike(typed, meant) ? 0.5 : distanceOf(typed, meant);
    if (distance <= Math.max(1, Math.floor(longest * NEAR)) && distance < longest)
      found.push({ candidate, distance });
  }
  const nearest = Math.min(...found.map((one) => one.distance));
  return found
    .filter((one) => one.distance === nearest)
    .slice(0, NAMED)
    .map((one) => one.candidate);
}

/** Half-width, small, without the blanks around it. */
export function plain(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase();
}

/** Somebody wrote the beginning of a longer word, or more than it: `stat` for `stage`, 受理件 for 受理. */
function startsLike(typed: string, meant: string): boolean {
  const least = /\p{Script=Han}/u.test(typed) ? 2 : 3;
  const [short, long] = typed.length < meant.length ? [typed, meant] : [meant, typed];
  return short.length >= least && long.startsWith(short);
}

/** Edits from one to the other; two neighbours in the wrong order are one edit. */
function distanceOf(one: string, other: string): number {
  const a = Array.from(one);
  const b = Array.from(other);
  let before: number[] = [];
  let last = b.map((_, at) => at).concat(b.length);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
