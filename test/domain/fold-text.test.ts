import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, foldWithPlaces, isFolded } from '../../src/domain/fold-text.ts';

/** NFKC and lower case, without regard to which mark of a pair stands for both. */
function reference(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll('ς', 'σ')
    .replace(/[，；：？！（）]/g, (mark) => mark.normalize('NFKC'));
}

const plain = (folded: string) =>
  folded.replace(/[，；：？！（）]/g, (mark) => mark.normalize('NFKC'));

describe('foldText', () => {
  it.each([
    ['ＡＢＣ１２３', 'abc123'],
    ['PDF文件（试行）', 'pdf文件（试行）'],
    ['第3条(修订),共5款', '第3条（修订），共5款'],
    ['㎡①ﬁ', 'm21fi'],
    ['ΣΟΦΟΣ', 'σοφοσ'],
    ['补　贴', '补 贴'],
    ['𠮷野家😀', '𠮷野家😀'],
  ])('%s → %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('is NFKC and lower case for every character that has another form, and nothing more the second time', () => {
    const wrong: string[] = [];
    // The Chinese characters that have no other form, and the planes in which there is nothing, are left out.
    for (let code = 0; code <= 0x2fa20; code++) {
      if (code >= 0x20000 && code < 0x2f800) code = 0x2f800;
      if (code >= 0x4e10 && code < 0x9ff0) code = 0x9ff0;
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCodePoint(code);
      const folded = foldText(character);
      const right =
        plain(folded) === reference(character) &&
        foldText(folded) === folded &&
        isFolded(character) === (folded === character);
      if (!right) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('leaves Chinese text with its marks as it is', () => {
    const text = '《某某办法》规定：申领补贴（含一次性补贴），须“本人到场”；逾期不办？不妥！';
    expect(isFolded(text)).toBe(true);
    expect(isFolded(text.replace('：', ':'))).toBe(false);
  });

  it('says where in the text a part of its folded form stands', () => {
    const { folded, original } = foldWithPlaces('㎡单价 ＡＰＰ');
    const at = folded.indexOf('app');
    expect(original(at, at + 3)).toEqual([4, 7]);
    expect(original(folded.indexOf('m2'), 2)).toEqual([0, 1]);
  });

  const pieces = fc
    .array(
      fc.constantFrom(
        '补',
        '㎡',
        'Ａ',
        'ﬁ',
        'e\u0301',
        '\u0301',
        '한',
        '\u1112\u1161',
        '😀',
        '，',
        ',',
      ),
    )
    .map((some) => some.join(''));

  it('gives places that fold to what was found', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        const { folded, original } = foldWithPlaces(text);
        const [from, to] = original(0, folded.length);
        expect(foldText(text.slice(from, to))).toBe(folded);
      }),
      { numRuns: 50 },
    );
  });
});
