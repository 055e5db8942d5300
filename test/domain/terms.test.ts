import { describe, expect, it } from 'vitest';
import {
  DEFAULT_PATTERN,
  TermBook,
  foldOffice,
  type NewOfficeEvent,
  type OfficeEvent,
  type OfficeEventData,
} from '../../src/domain/terms.ts';

function of<K extends keyof OfficeEventData>(
  kind: K,
  data: OfficeEventData[K],
  on = '2026-01-01',
): NewOfficeEvent {
  return { kind, on, data } as unknown as NewOfficeEvent;
}

function book(...events: NewOfficeEvent[]): TermBook {
  const terms = new TermBook();
  for (const event of events) terms.apply(event);
  return terms;
}

const recorded = (...events: NewOfficeEvent[]): OfficeEvent[] =>
  events.map((event, i) => ({ ...event, seq: i + 1, entry: 1 }));

const HUANBAO = of('term_added', { id: 1, term: 'unit', name: '市环保局' });
const ZHUJIAN = of('term_added', { id: 2, term: 'unit', name: '市住建局' });
const RENAMED = of('term_renamed', { id: 1, old: '市环保局', next: '市生态环境局' }, '2019-03-01');

describe('a renamed unit', () => {
  const terms = book(HUANBAO, ZHUJIAN, RENAMED);

  it('is found by every name that it ever bore', () => {
    expect(terms.find('unit', '市环保局')?.id).toBe(1);
    expect(terms.find('unit', '市生态环境局')).toMatchObject({ id: 1, name: '市生态环境局' });
  });

  it('is called in reports by the name valid at the time', () => {
    expect(terms.nameOn(1, '2019-02-28')).toBe('市环保局');
    expect(terms.nameOn(1, '2019-03-01')).toBe('市生态环境局');
  });

  it('keeps its names oldest first, in whatever order they were entered', () => {
    const late = book(
      HUANBAO,
      of('term_renamed', { id: 1, old: '市环保局', next: '市生态环境局' }, '2019-03-01'),
      of('term_renamed', { id: 1, old: '市生态环境局', next: '市环境保护局' }, '2010-06-01'),
    );
    expect(late.byId(1)?.names).toEqual([
      { name: '市环保局', since: null },
      { name: '市环境保护局', since: '2010-06-01' },
      { name: '市生态环境局', since: '2019-03-01' },
    ]);
    expect(late.byId(1)?.name).toBe('市生态环境局');
    expect(late.nameOn(1, '2015-01-01')).toBe('市环境保护局');
    expect(late.nameOn(1, '2026-01-01')).toBe('市生态环境局');
  });

  it('of two names on one day bears the later one', () => {
    const twice = book(
      HUANBAO,
      RENAMED,
      of('term_renamed', { id: 1, old: '市生态环境局', next: '生态环境局' }, '2019-03-01'),
    );
    expect(twice.byId(1)?.name).toBe('生态环境局');
    expect(twice.nameOn(1, '2019-03-01')).toBe('生态环境局');
  });
});

describe('finding a term', () => {
  const terms = book(
    ZHUJIAN,
    of('term_aliased', { id: 2, alias: '住建局(人防办)' }),
    of('term_added', { id: 3, term: 'source', name: '12345热线' }),
  );

  it('width, case and outer blanks do not matter', () => {
    expect(terms.find('unit', ' 住建局（人防办） ')?.id).toBe(2);
    expect(terms.find('source', '１２３４５热线')?.id).toBe(3);
  });

  it('is within its kind', () => {
    expect(terms.find('category', '12345热线')).toBeUndefined();
    expect(terms.find('unit', '12345热线')).toBeUndefined();
  });

  it('by an alias gives the official name', () => {
    expect(terms.find('unit', '住建局(人防办)')).toMatchObject({
      name: '市住建局',
      aliases: ['住建局(人防办)'],
    });
  });

  it('nobody knows is no error', () => {
    expect(terms.find('unit', '市教育局')).toBeUndefined();
    expect(terms.byId(99)).toBeUndefined();
    expect(terms.nameOn(99, '2026-01-01')).toBe('');
  });
});

describe('merged terms', () => {
  const terms = book(
    HUANBAO,
    ZHUJIAN,
    of('term_added', { id: 3, term: 'unit', name: '市建设局' }),
    of('term_merged', { id: 3, into: 2 }),
    of('term_merged', { id: 1, into: 3 }),
  );

  it('stand for the one that is left, through several mergers', () => {
    expect(terms.byId(3)?.id).toBe(2);
    expect(terms.byId(1)?.id).toBe(2);
    expect(terms.find('unit', '市建设局')?.name).toBe('市住建局');
    expect(terms.nameOn(1, '2026-01-01')).toBe('市住建局');
  });

  it('are no longer listed, and never forgotten', () => {
    expect(terms.list('unit').map((term) => term.id)).toEqual([2]);
    expect(terms.all().map((term) => [term.id, term.mergedInto])).toEqual([
      [1, 3],
      [2, null],
      [3, 2],
    ]);
  });

  it('merged in a circle are no endless loop', () => {
    expect(
      book(
        HUANBAO,
        ZHUJIAN,
        of('term_merged', { id: 1, into: 2 }),
        of('term_merged', { id: 2, into: 1 }),
      ).byId(1),
    ).toBeDefined();
  });
});

describe('numbers of terms', () => {
  it('are given out once, in order', () => {
    const terms = new TermBook();
    expect(terms.nextId).toBe(1);
    terms.apply(of('term_added', { id: 1, term: 'unit', name: '市住建局' }));
    expect(terms.nextId).toBe(2);
    terms.apply(of('term_added', { id: 7, term: 'unit', name: '市教育局' }));
    terms.apply(of('term_added', { id: 3, term: 'unit', name: '市财政局' }));
    expect(terms.nextId).toBe(8);
  });

  it('that nobody knows change nothing', () => {
    const terms = book(
      of('term_renamed', { id: 5, old: '甲', next: '乙' }),
      of('term_aliased', { id: 5, alias: '丙' }),
      of('term_merged', { id: 5, into: 1 }),
    );
    expect(terms.all()).toEqual([]);
    expect(terms.find('unit', '乙')).toBeUndefined();
  });
});

describe('the office', () => {
  it('is what its events tell', () => {
    const office = foldOffice(
      recorded(
        of('opened', { office: '衡阳市改革办', pattern: 'HY{year}-{seq:3}', digest: 'sm3' }),
        of('configured', { key: 'two-key', old: null, next: 'on' }),
        ZHUJIAN,
        of('reporter_disclosed', { no: '2026-0001' }),
        of('configured', { key: 'two-key', old: 'on', next: 'off' }),
      ),
    );
    expect(office).toMatchObject({
      name: '衡阳市改革办',
      pattern: 'HY{year}-{seq:3}',
      digest: 'sm3',
    });
    expect([...office.config]).toEqual([['two-key', 'off']]);
    expect(office.terms.list('unit').map((term) => term.name)).toEqual(['市住建局']);
  });

  it('before it was opened has the defaults', () => {
    expect(foldOffice([])).toMatchObject({ name: '', pattern: DEFAULT_PATTERN, digest: 'sha256' });
  });
});
