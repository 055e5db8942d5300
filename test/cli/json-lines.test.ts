import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonMistake, parseWithLines } from '../../src/cli/json-lines.ts';

const outcome = (text: string): unknown => {
  try {
    return { value: parseWithLines(text).value };
  } catch (error) {
    if (!(error instanceof JsonMistake)) throw error;
    return error.twice ? 'twice' : 'broken';
  }
};

const expected = (text: string): unknown => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return 'broken';
  }
};

test('reads every JSON as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(outcome(text)).toEqual(expected(text));
    }),
  );
});

test('refuses what JSON.parse refuses: any JSON with a character taken out, put in or changed', () => {
  const sign = fc.constantFrom(...Array.from('{}[]",:\\\n 0-1e.tn“，'));
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), fc.nat(1), sign, (value, place, taken, put) => {
      const text = JSON.stringify(value, null, 1);
      const at = place % (text.length + 1);
      const broken = text.slice(0, at) + put + text.slice(at + taken);
      const found = outcome(broken);
      if (found !== 'twice') expect(found).toEqual(expected(broken));
    }),
    { numRuns: 1000 },
  );
});

test('knows the line of every key', () => {
  const { lines } = parseWithLines('{\n "a": 1,\n\n "b": {\n  "c": [1,\n2] } }');
  expect(Object.fromEntries(lines)).toEqual({
    '': 1,
    a: 2,
    b: 4,
    'b.c': 5,
    'b.c.0': 5,
    'b.c.1': 6,
  });
});

test('refuses what is nested deeper than anybody writes, with its line', () => {
  const deep = (levels: number) => '\n'.repeat(3) + '['.repeat(levels) + ']'.repeat(levels);
  expect(outcome(deep(90))).toEqual(expected(deep(90)));
  expect(outcome(deep(200_000))).toBe('broken');
  expect(() => parseWithLines(deep(200_000))).toThrow(
    expect.objectContaining({ line: 4, key: '' }),
  );
});
