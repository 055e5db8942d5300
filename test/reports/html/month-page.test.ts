import { beforeAll, describe, expect, test } from 'vitest';
import { translator } from '../../../src/messages/index.ts';
import { COUNT_KEYS } from '../../../src/reports/figures/catalog.ts';
import { monthPage } from '../../../src/reports/formats/html/month-page.ts';
import { MonthWords } from '../../../src/reports/formats/html/month-words.ts';
import type { MonthReport } from '../../../src/reports/monthly/month.ts';
import type { Figures } from '../../../src/reports/figures/draw.ts';
import { rateOf } from '../../../src/reports/rate.ts';
import { dangersIn, HOSTILE, tagsOf } from './hostile.ts';
import { randomMonth, withTexts } from './month-fixture.ts';

let report: MonthReport;
let page: string;
/** The tags of a page whose texts are harmless. */
let harmless: readonly string[];

const tagNames = (html: string) => tagsOf(html).map(({ name }) => name);

beforeAll(async () => {
  report = await randomMonth('2026-06');
  page = await monthPage(report, 'zh');
  harmless = tagNames(await monthPage(withTexts(report, '甲'), 'zh'));
});

/** The texts of the page, in the order in which they stand there. */
const texts = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, '\n')
    .split('\n')
    .filter((one) => one.trim() !== '');

/** As many as there are units, so that each gets into a chart. */
const threes = [0, 3, 6, 9].map((at) => HOSTILE.slice(at, at + 3));

describe('the page of a month', () => {
  test('is drawn from a register with something in it', () => {
    const { counts } = report.current.total;
    expect(counts.collected).toBeGreaterThan(20);
    expect(counts.closed).toBeGreaterThan(3);
    expect(counts.overdue).toBeGreaterThan(0);
  });

  test('is the same for the same report, however many were drawn before', async () => {
    expect(await monthPage(report, 'zh')).toBe(page);
    expect(page).not.toMatch(/zr\d+-|ecmeta/);
  });

  test('names the journal that it was drawn from, at its head and at its foot', () => {
    expect(page.split(report.digest)).toHaveLength(3);
    expect(texts(page)).toContain(`记账 ${report.entries} 笔，末笔摘要 ${report.digest}`);
  });

  test('has every figure of the catalog', () => {
    const t = translator('zh');
    const found = new Set(texts(page));
    const missing = COUNT_KEYS.filter((key) => !found.has(t(`figure.${key}`)));
    expect(missing).toEqual([]);
  });

  test('has five charts with ids of their own, and every id that is asked for', () => {
    expect(tagsOf(page).filter(({ name }) => name === 'svg')).toHaveLength(5);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
  });

  test('runs nothing, fetches nothing', () => {
    expect(dangersIn(page)).toEqual([]);
    expect(page).not.toMatch(/https?:|@import|url\((?!#)/);
  });

  test.each(threes)('takes %j, %j, %j for text, in tables and in charts', async (...texts) => {
    const hostile = await monthPage(withTexts(report, ...texts), 'zh');
    expect(dangersIn(hostile)).toEqual([]);
    expect(hostile).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(tagNames(hostile)).toEqual(harmless);
  });

  test('is in English where that was asked for, down to the charts', async () => {
    const english = await monthPage(withTexts(report, 'Unit'), 'en');
    expect(english).toContain('<html lang="en">');
    expect(texts(english)).toContain('Closure rate');
    expect(texts(english).filter((one) => /\p{Script=Han}/u.test(one))).toEqual([]);
  });

  test('says of a month that has not ended that its figures will change', async () => {
    const { current } = report;
    const running = { ...report, current: { ...current, asOf: '2026-06-12' } };
    expect(await monthPage(running, 'zh')).toContain('<p class="warning">本期尚未结束');
    expect(page).not.toContain('class="warning"');
  });

  test('lists units with nothing due apart, and leaves corrections out where nothing was issued', async () => {
    const idle = report.current.by.unit.map((one, at) =>
      at === 0 ? { ...one, counts: { ...one.counts, due: 0 } } : one,
    );
    const by = { ...report.current.by, unit: idle };
    const apart = await monthPage({ ...report, current: { ...report.current, by } }, 'zh');
    const name = idle[0]?.group ?? '';
    const section = /<tbody class="apart">([\s\S]*?)<\/tbody>/.exec(apart)?.[1] ?? '';
    expect(section).toContain('本期无到期事项，不参加排名');
    expect(section).toContain(name);
    expect(page).not.toContain('上期更正</h2>');
    expect(await monthPage(withTexts(report, '甲'), 'zh')).toContain('上期更正</h2>');
  });
});

describe('words of figures', () => {
  const words = () => new MonthWords(report, translator('zh'));
  const figures = (closed: number, collected: number): Figures => {
    const { total } = report.current;
    return {
      ...total,
      counts: { ...total.counts, closed, collected, cohort_unripe: 1 },
      rates: {
        ...total.rates,
        closure_rate: rateOf(closed, collected),
        cohort_rate: rateOf(closed, collected),
      },
    };
  };

  test('a rate has its two counts; few cases have the counts alone, none has —', () => {
    const said = (a: number, b: number) => [
      words().rateValue(figures(a, b), 'closure_rate'),
      words().rateCounts(figures(a, b), 'closure_rate'),
    ];
    expect(said(989, 1053)).toEqual(['93.92%', '989/1053']);
    expect(said(3, 4)).toEqual(['3/4', null]);
    expect(said(0, 0)).toEqual(['—', null]);
  });

  test('a cohort of which some have not had their days has no rate', () => {
    expect(words().rateValue(figures(9, 10), 'cohort_rate')).toBe('未满期');
  });

  test('counts change in number and per cent, rates in percentage points', () => {
    const change = (a: number, b: number) =>
      words().countChange(figures(a, 99), figures(b, 99), 'closed');
    expect(change(12, 10)).toBe('+2 件（+20.00%）');
    expect(change(9, 10)).toBe('−1 件（−10.00%）');
    expect(change(10, 10)).toBe('持平');
    expect(change(10, 0)).toBe('+10 件');
    const points = (a: number, b: number, c: number, d: number) =>
      words().rateChange(figures(a, b), figures(c, d), 'closure_rate');
    expect(points(94, 100, 90, 100)).toBe('+4.00 个百分点');
    expect(points(90, 100, 94, 100)).toBe('−4.00 个百分点');
    expect(points(9, 10, 4, 4)).toBe('—');
    expect(points(9, 10, 0, 0)).toBe('—');
  });
});
