import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Utf8Text } from '../../src/sheets/utf8-text.ts';

/** Cut before each of the given places. */
function pieces(bytes: Buffer, places: readonly number[]): Buffer[] {
  const cuts = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort(
    (a, b) => a - b,
  );
  return [...cuts, bytes.length].map((cut, at) => bytes.subarray(cuts[at - 1] ?? 0, cut));
}

function read(parts: readonly Buffer[]): string {
  const text = new Utf8Text();
  return parts.map((part) => text.write(part)).join('') + text.end();
}

describe('UTF-8 that comes in pieces', () => {
  const anyText = fc.string({ unit: fc.constantFrom('a', '\0', 'é', '补', '𠀀', '\ufeff', '，') });

  it('is the same text wherever it is cut', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.nat()), (text, places) => {
        expect(read(pieces(Buffer.from(text), places))).toBe(text);
      }),
    );
  });

  it('gives each character as soon as it is whole', () => {
    const text = new Utf8Text();
    const given = Array.from(Buffer.from('补a𠀀'), (byte) => text.write(Buffer.of(byte)));
    expect(given).toEqual(['', '', '补', 'a', '', '', '', '𠀀']);
    expect(text.end()).toBe('');
  });

  it('does not hang on to the memory of a piece, which is filled again', () => {
    const text = new Utf8Text();
    const piece = Buffer.from('补').subarray(0, 2);
    const before = text.write(piece);
    piece.fill(0);
    expect(before + text.write(Buffer.from('补').subarray(2))).toBe('补');
  });

  it('that is none becomes U+FFFD, as everywhere', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(read([Buffer.from(bytes)])).toBe(Buffer.from(bytes).toString());
      }),
    );
    expect(read([Buffer.from('补').subarray(0, 2)])).toBe('\ufffd');
  });
});
