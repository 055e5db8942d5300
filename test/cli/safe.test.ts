import { describe, expect, test } from 'vitest';
import { safe, safeLines } from '../../src/cli/safe.ts';

describe('safe: what could move the cursor or hide text is shown instead', () => {
  test.each([
    ['an escape sequence', '\u001b[2J', '\\u{1b}[2J'],
    ['OSC 52, which writes the clipboard', '\u001b]52;c;eA==\u0007', '\\u{1b}]52;c;eA==\\u{7}'],
    ['carriage return and backspace', 'a\rb\bc', 'a\\u{d}b\\u{8}c'],
    ['a C1 control', '\u009b31m', '\\u{9b}31m'],
    [
      'bidi overrides and isolates',
      '\u202e甲\u202c\u2066乙\u2069',
      '\\u{202e}甲\\u{202c}\\u{2066}乙\\u{2069}',
    ],
    ['bidi marks', '\u200e\u200f\u061c', '\\u{200e}\\u{200f}\\u{61c}'],
    [
      'zero-width characters',
      'a\u200bb\u200dc\ufeffd\u2060',
      'a\\u{200b}b\\u{200d}c\\u{feff}d\\u{2060}',
    ],
    ['tag characters', '好\u{e0041}', '好\\u{e0041}'],
    ['a lone surrogate', '\ud800', '\\u{d800}'],
    ['line separators', '\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['NUL and DEL', '\0\u007f', '\\u{0}\\u{7f}'],
  ])('%s', (_what, dangerous, shown) => {
    expect(safe(dangerous)).toBe(shown);
  });

  test('leaves what people write', () => {
    const text = '衡政办发〔2019〕13号 “①—…” 𠮷 é 한국 ａｂｃ 😀';
    expect(safe(text)).toBe(text);
  });

  test('safeLines keeps line breaks and nothing else', () => {
    expect(safeLines('a\r\nb\rc\n\u001bd')).toBe('a\nb\nc\n\\u{1b}d');
  });
});
