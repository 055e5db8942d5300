/** Lines of cases as bytes: the same text, order and differences as with strings, whatever the numbers are. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WrittenLines } from '../../src/reports/monthly/written-lines.ts';

const numbers = fc.uniqueArray(
  fc.oneof(
    fc.string({ minLength: 1, maxLength: 6 }),
    fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }),
    fc.constantFrom('甲-1', 'A"1', 'A\\1', 'A\n1', '2026-0001', '😀1'),
  ),
  { maxLength: 40 },
);
const texts = (nos: readonly string[], word = '题') =>
  nos.map((no, at) => ({ no, text: JSON.stringify({ no, at: { unit: `${word}${String(at)}` } }) }));
const textOf = (lines: readonly { text: string }[]) =>
  Buffer.from(lines.map(({ text }) => `${text}\n`).join(''));
const inOrder = <T extends { no: string }>(lines: readonly T[]) =>
  [...lines].sort((a, b) => (a.no < b.no ? -1 : 1));
const written = (lines: WrittenLines) => Buffer.concat([...lines.pieces()]).toString();

it('are written in the order of their numbers, from however many pages', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 7 }), (nos, size) => {
      const all = texts(nos);
      const lines = new WrittenLines();
      for (let from = 0; from < all.length; from += size)
        lines.add(textOf(all.slice(from, from + size)));
      const expected = textOf(inOrder(all)).toString();
      expect(written(lines.sort())).toBe(expected);
      expect(lines.length).toBe(nos.length);
      expect(written(WrittenLines.of(Buffer.from(expected.trimEnd())))).toBe(expected);
    }),
  );
});

it('tell what is new, what is gone and what differs, in the order of the numbers', () => {
  fc.assert(
    fc.property(numbers, numbers, fc.boolean(), (old, now, otherwise) => {
      const was = new Map(texts(old).map(({ no, text }) => [no, text]));
      const is = new Map(texts(now, otherwise ? '别' : '题').map(({ no, text }) => [no, text]));
      const comparison = WrittenLines.of(textOf(texts(old))).comparison();
      for (const [no, text] of is) comparison.take(no, text);
      const expected = [...new Set([...old, ...now])]
        .filter((no) => was.get(no) !== is.get(no))
        .map((no) => ({ no, was: was.get(no) ?? null, now: is.get(no) ?? null }));
      expect(comparison.changed()).toEqual(inOrder(expected));
    }),
  );
});
