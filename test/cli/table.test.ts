import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { alignFacts, layOut } from '../../src/cli/table.ts';
import { cheapWidth, wrap } from '../../src/cli/width.ts';

describe('layOut', () => {
  const columns = [{ title: '编号' }, { title: '标题', cuts: true }, { title: '数', right: true }];

  test('aligns Chinese, Latin and emoji by the width in which they appear', () => {
    const { header, lines } = layOut(
      columns,
      [
        ['1', '企业注销', '7'],
        ['2026-0002', 'abc 😀', '120'],
      ],
      80,
    );
    expect(header).toEqual(['编号       标题       数']);
    expect(lines).toEqual(['1          企业注销    7', '2026-0002  abc 😀    120']);
  });

  test('cuts the widest column that may be cut, and no other', () => {
    const { lines } = layOut(columns, [['2026-0001', '很长的标题'.repeat(10), '1']], 40);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(40);
    expect(lines[0]).toContain('2026-0001');
    expect(lines[0]).toContain('…');
  });

  test('never cuts a column to nothing, even where the terminal is too narrow', () => {
    expect(layOut(columns, [['2026-0001', '很长的标题很长的标题', '1']], 10).lines[0]).toContain(
      '很长的标…',
    );
  });
});

describe('a terminal that draws ambiguous characters in two columns', () => {
  const wide = (text: string) => stringWidth(text, { ambiguousIsNarrow: false });

  test('is given tables whose columns stand under each other there', () => {
    const columns = [
      { title: '标题', cuts: true },
      { title: '数', right: true },
    ];
    const rows = [
      ['“甲”…—·①', '1'],
      ['abcdefghijklm', '20'],
    ];
    const ends = (widePunct: boolean, measure: (text: string) => number) =>
      new Set(layOut(columns, rows, 80, widePunct).lines.map(measure)).size;
    expect(ends(true, wide)).toBe(1);
    expect(ends(false, stringWidth)).toBe(1);
    expect(ends(false, wide)).toBe(2);
  });

  test('never gets a line that is too wide for it', () => {
    const columns = [
      { title: '标题', cuts: true },
      { title: '说明', wraps: 12 },
    ];
    const { lines } = layOut(columns, [['“甲”—'.repeat(10), '“乙”……'.repeat(10)]], 50, true);
    expect(Math.max(...lines.map(wide))).toBeLessThanOrEqual(50);
  });

  test('is measured without a library as with one', () => {
    for (let code = 0xa0; code < 0x3100; code++) {
      const sign = String.fromCharCode(code);
      if (/[\p{M}\p{Cf}\p{Emoji_Presentation}\u1160-\u11ff]/u.test(sign)) continue;
      const ambiguous = wide(sign) - stringWidth(sign);
      expect(cheapWidth(sign, true) - cheapWidth(sign), code.toString(16)).toBe(ambiguous);
    }
  });
});

test.each(['👨‍👩‍👧‍👦', '𠮷', 'é', '🏳️‍🌈', '各'])('a cell is never cut in the middle of %s', (whole) => {
  for (let width = 10; width < 24; width++) {
    const { lines } = layOut([{ title: '标', cuts: true }], [[whole.repeat(20)]], width);
    const shown = (lines[0] ?? '').replace('…', '');
    expect(shown.replaceAll(whole, '')).toBe('');
    expect(stringWidth(lines[0] ?? '')).toBeLessThanOrEqual(width);
  }
});

describe('a column that wraps', () => {
  const wrapping = [
    { title: '日期' },
    { title: '内容', wraps: 12 },
    { title: '记账号', right: true },
  ];

  test('goes on below itself; nothing of it is lost', () => {
    const what = '限 2026-06-30 · 示政办发〔2026〕3号，报送市政府。';
    const { lines } = layOut(wrapping, [['2026-03-05', what, '7']], 44);
    expect(lines).toEqual([
      '2026-03-05  限 2026-06-30 ·                7',
      '            示政办发〔2026〕3号，报',
      '            送市政府。',
    ]);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(44);
  });

  test('is no narrower than what has to stay whole', () => {
    const { lines } = layOut(wrapping, [['2026-03-05', '见示政办发〔2026〕3号文件', '7']], 10);
    expect(lines.some((line) => line.includes('见示政办发〔2026〕3号'))).toBe(true);
  });
});

test('alignFacts puts wrapped values under each other', () => {
  const [fact] = alignFacts([['标题', '一二三四五六七八九十一二三四五六七八九十']], 30);
  expect(fact?.[0]).toBe('标题  ');
  expect(fact?.[1]).toBe('一二三四五六七八九十一二\n      三四五六七八九十');
});

describe('widths without a library', () => {
  test.each(['abc', '中文，标点', 'ａｂ', '〔2019〕13号', '한국', '𠮷'])(
    '%s is as wide as string-width says',
    (text) => {
      expect(cheapWidth(text)).toBe(stringWidth(text));
    },
  );

  test('wrap breaks between Chinese characters, at blanks, and not before a closing mark', () => {
    expect(wrap('一二三四五六七八九十，甲乙', 20)).toBe('一二三四五六七八九\n十，甲乙');
    expect(wrap('one two three four five six', 20)).toBe('one two three four\nfive six');
  });

  test.each([
    '示政办发〔2026〕13号',
    '2026-06-30',
    '2026年6月30日',
    '6月30日',
    '1053',
    'Règlement',
    '“甲”。',
    '（乙）；',
  ])('wrap never breaks %s', (whole) => {
    for (let before = 0; before < 12; before++) {
      const text = `${'字'.repeat(before)} ${whole} 后文后文后文`;
      for (const line of wrap(text, 22).split('\n')) {
        expect(line).not.toMatch(/^[，。、；：）”]/);
        expect(cheapWidth(line)).toBeLessThanOrEqual(22);
      }
      expect(
        wrap(text, 22)
          .split('\n')
          .some((line) => line.includes(whole)),
      ).toBe(true);
    }
  });
});
