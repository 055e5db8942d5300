import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { alignFacts, layOut } from '../../src/cli/table.ts';
import { cheapWidth, wrap } from '../../src/cli/width.ts';

describe('layOut', () => {
  const columns = [{ title: '编号' }, { title: '标题', cuts: true }, { title: '数', right: true }];

  test('aligns Chinese, Latin and emoji by the width in which they appear', () => {
    const lines = layOut(
      columns,
      [
        ['1', '企业注销', '7'],
        ['2026-0002', 'abc 😀', '120'],
      ],
      80,
    );
    expect(lines).toEqual([
      '编号       标题       数',
      '1          企业注销    7',
      '2026-0002  abc 😀    120',
    ]);
  });

  test('cuts the widest column that may be cut, and no other', () => {
    const lines = layOut(columns, [['2026-0001', '很长的标题'.repeat(10), '1']], 40);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(40);
    expect(lines[1]).toContain('2026-0001');
    expect(lines[1]).toContain('…');
  });

  test('never cuts a column to nothing, even where the terminal is too narrow', () => {
    expect(layOut(columns, [['2026-0001', '很长的标题很长的标题', '1']], 10)[1]).toContain(
      '很长的标…',
    );
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
    expect(wrap('一二三四五六七八九十，甲乙', 20)).toBe('一二三四五六七八九十，\n甲乙');
    expect(wrap('one two three four five six', 20)).toBe('one two three four\nfive six');
  });
});
