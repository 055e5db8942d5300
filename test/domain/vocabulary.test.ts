import { describe, expect, it } from 'vitest';
import { OUTCOMES, PATCH_KINDS, RATINGS } from '../../src/domain/case.ts';
import {
  OUTCOME_WORDS,
  PATCH_KIND_WORDS,
  RATING_WORDS,
  readOutcome,
  readPatchKind,
  readRating,
} from '../../src/domain/vocabulary.ts';

describe.each([
  ['outcomes', OUTCOMES, OUTCOME_WORDS, readOutcome],
  ['kinds of patch', PATCH_KINDS, PATCH_KIND_WORDS, readPatchKind],
  ['ratings', RATINGS, RATING_WORDS, readRating],
] as const)('%s', (_name, keys, words, read) => {
  const table = words as Readonly<Record<string, readonly string[]>>;

  it('have words, the first of which an export writes, and each word means one of them', () => {
    expect(Object.keys(table).sort()).toEqual([...keys].sort());
    const all = Object.values(table).flat();
    expect(new Set(all).size).toBe(all.length);
  });

  it('are read by every word and by the key, whatever the width, case and blanks', () => {
    for (const key of keys) {
      for (const word of [key, key.toUpperCase(), ...(table[key] ?? [])]) {
        expect(read(word)).toBe(key);
        expect(read(` ${word}\u3000`)).toBe(key);
      }
    }
  });

  it('are not guessed', () => {
    for (const word of ['', '不详', '满', 'constructor', '__proto__'])
      expect(read(word)).toBeNull();
  });
});

it('full-width letters are read as plain ones', () => {
  expect(readRating('Ｓａｔｉｓｆｉｅｄ')).toBe('satisfied');
});

it('the same word may be an outcome and a kind of patch', () => {
  expect(readOutcome('解释')).toBe('explained');
  expect(readPatchKind('解释')).toBe('interpreted');
});
