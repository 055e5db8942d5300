/** A case as it may be handed to others: personal numbers in its texts masked, its keys left alone. */
import { findPersonalNumbers, maskPersonalNumbers } from './personal-data.ts';

/** Values by which cases and files are known; eighteen digits there are a number of the office's own. */
const KEYS: readonly string[] = [
  'no',
  'child',
  'children',
  'into',
  'merged_into',
  'split_from',
  'row_key',
  'sha256',
];

/** The same value with every text in it masked, at any depth; the names of extra columns too. */
export function maskTexts<T>(value: T): T {
  return masked(value) as T;
}

function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskPersonalNumbers(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      maskPersonalNumbers(key),
      KEYS.includes(key) ? one : masked(one),
    ]),
  );
}

/** A cheap look before the exact one: fewer digits make no such number. */
const ENOUGH_DIGITS = /(?:[0-9\uff10-\uff19][^\p{L}]{0,3}?){11}/u;

/** How many mobile and identity numbers stand in the texts that describe a case. */
export function countPersonalNumbers(texts: readonly (string | null | undefined)[]): number {
  return texts.reduce(
    (count, text) =>
      text && ENOUGH_DIGITS.test(text) ? count + findPersonalNumbers(text).length : count,
    0,
  );
}
