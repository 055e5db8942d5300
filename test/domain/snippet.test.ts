import { describe, expect, it } from 'vitest';
import { bestHit, marksIn } from '../../src/domain/snippet.ts';

describe('bestHit', () => {
  it('is the title where the title has every word', () => {
    const hit = bestHit({ title: '补贴申领慢', description: '补贴申领' }, ['补贴', '申领']);
    expect(hit).toEqual({
      field: 'title',
      text: '补贴申领慢',
      marks: [
        [0, 2],
        [2, 4],
      ],
    });
  });

  it('is the weightiest other field with a word that the title does not have', () => {
    const texts = { title: '补贴', note: '材料', description: '交了材料', rule: null };
    expect(bestHit(texts, ['补贴', '材料'])).toMatchObject({
      field: 'description',
      text: '交了材料',
    });
  });

  it('shows a few words around a place in a long text, on one line', () => {
    const description = `${'前'.repeat(40)}材\n料${'后'.repeat(60)}`;
    const hit = bestHit({ title: null, description }, ['材\n料']);
    expect(hit?.text).toBe(`…${'前'.repeat(12)}材 料${'后'.repeat(33)}…`);
  });

  it('is nothing where no text has a word', () => {
    expect(bestHit({ title: '甲' }, ['乙'])).toBeNull();
  });

  it('marks the original of what was found folded, once where words overlap', () => {
    expect(marksIn('使用ＡＰＰ申领', ['app', 'pp申'])).toEqual([[2, 6]]);
    expect(marksIn('𠮷野😀家', ['野😀'])).toEqual([[2, 5]]);
  });
});
