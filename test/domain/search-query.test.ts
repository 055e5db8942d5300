import { describe, expect, it } from 'vitest';
import { readSearch } from '../../src/domain/search-query.ts';

describe('readSearch', () => {
  it.each([
    ['补贴 申领', ['补贴', '申领'], []],
    ['补贴　申领\t材料', ['补贴', '申领', '材料'], []],
    ['“一次性 告知” 材料', ['一次性 告知', '材料'], []],
    ['"a b" 「c d」 『e f』 ＂g h＂', ['a b', 'c d', 'e f', 'g h'], []],
    ['补贴 -申领', ['补贴'], ['申领']],
    ['补贴 -“一次性 告知”', ['补贴'], ['一次性 告知']],
    ['2026-0012', ['2026-0012'], []],
    ['ＡＰＰ app App', ['app'], []],
    ['补贴 补贴', ['补贴'], []],
    ['“没有收尾', ['没有收尾'], []],
    ['- 补贴 ""', ['-', '补贴'], []],
    ['(试行)', ['（试行）'], []],
    ['   ', [], []],
  ])('%s', (text, words, without) => {
    expect(readSearch(text)).toEqual({ words, without });
  });

  it('takes unwanted words apart from the text, too', () => {
    expect(readSearch('补贴', ['Quota', ''])).toEqual({ words: ['补贴'], without: ['quota'] });
  });
});
