import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { shownWidth } from '../../src/reports/formats/shown-width.ts';

describe('the width of a text', () => {
  const wide = (text: string) => stringWidth(text, { ambiguousIsNarrow: false });

  test('is that of the library for every sign, and for Chinese characters', () => {
    const wrong: string[] = [];
    const codes = [...range(0, 0x800), ...range(0x2000, 0x2100), ...range(0x2e80, 0x3100)];
    for (const code of [...codes, ...range(0x3400, 0xfe00, 61), ...range(0xfe00, 0x10000)]) {
      const text = String.fromCharCode(code);
      if (shownWidth(text, false) !== stringWidth(text) || shownWidth(text, true) !== wide(text))
        wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  test('and for texts, whatever stands beside what', () => {
    const parts = ['中', '龥', 'a', '1', '#', '“', '…', '（', '。', '\u20e3', '\ufe0f', '\u0301'];
    const unit = fc.constantFrom(...parts, '\u3099', '\u200d', '😀', '👩', '\n', '一', 'e');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 8 }), (text) => {
        expect([shownWidth(text, false), shownWidth(text, true)]).toEqual([
          stringWidth(text),
          wide(text),
        ]);
      }),
    );
  });
});

function range(from: number, to: number, step = 1): number[] {
  return Array.from({ length: Math.ceil((to - from) / step) }, (_, at) => from + at * step);
}
