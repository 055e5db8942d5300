/** The circular says what the report says: every number of it is read back from the Word file. */
import { describe, expect, it } from 'vitest';
import { monthFor } from '../../src/cli/month-for.ts';
import { translator } from '../../src/messages/index.ts';
import { renameTerm } from '../../src/register/terms.ts';
import { circularDocx } from '../../src/reports/formats/docx/circular.ts';
import { FIGURE_RATES, RATE_KEYS } from '../../src/reports/figures/catalog.ts';
import { circularOf } from '../../src/reports/monthly/circular/circular.ts';
import type { CircularDocument } from '../../src/reports/monthly/circular/document.ts';
import type { MonthReport } from '../../src/reports/monthly/month.ts';
import { rankUnits } from '../../src/reports/monthly/unit-ranking.ts';
import { differenceInPoints, percentText, rateOf } from '../../src/reports/rate.ts';
import { textOfDocx } from '../paper/read-docx.ts';
import { deskWith, LIVES, monthWith } from './month-register.ts';

const zh = translator('zh');

function words(circular: CircularDocument): string {
  const parts = circular.parts.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]);
  return [circular.title, ...circular.opening, ...parts].join('\n');
}

function part(circular: CircularDocument, key: string): string {
  return circular.parts.find((one) => one.key === key)?.paragraphs.join('\n') ?? '';
}

/** Every number that a sentence may take from the report: counts, rates, differences, days, dates, names. */
function numbersOf(report: MonthReport): Set<string> {
  const known = new Set<string>();
  const put = (value: unknown): void => {
    if (typeof value === 'number') known.add(String(value)).add(Math.abs(value).toFixed(2));
    else if (typeof value === 'string')
      for (const [number] of value.matchAll(/\d+(?:\.\d+)?/g))
        known.add(number).add(String(Number(number)));
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(put);
  };
  put(report);
  const [now, ...earlier] = [report.current, report.previous, report.lastYear].map(
    (one) => one.total,
  );
  const all = [now, report.year.total, ...earlier];
  for (const one of all) for (const key of RATE_KEYS) put(percentText(one!.rates[key]));
  for (const before of earlier) {
    for (const key of RATE_KEYS) put(differenceInPoints(now!.rates[key], before.rates[key]) ?? 0);
    for (const key of ['collected_in', 'closed_in'] as const) {
      const [a, b] = [now!.counts[key], before.counts[key]];
      put(a - b);
      put(differenceInPoints(rateOf(a, b), rateOf(1, 1)) ?? 0);
    }
    const net = (figures: typeof before) => figures.counts.closed_in - figures.counts.reopened_in;
    put(net(now!) - net(before));
  }
  return known;
}

describe('the text of the circular', () => {
  it('has no number that the report has not, in the file as in the words', async () => {
    const report = await monthWith(LIVES);
    const circular = circularOf(report, zh);
    const known = numbersOf(report);
    for (const group of [...report.current.by.source, ...report.current.by.category])
      for (const key of ['collected', 'collected_in'] as const)
        known.add(
          rateOf(group.counts[key], report.current.total.counts[key]).rate?.toFixed(2) ?? '',
        );
    const { counts } = report.current.total;
    const { ranked, small, idle } = rankUnits(report.current.by.unit, report.settings);
    const outcomes = counts.closed - counts.patch_in_force;
    const leftOut = counts.collected - counts.valid;
    const net = counts.closed_in - counts.reopened_in;
    const derived = [ranked.length, small.length, idle.length, ranked.length + small.length];
    const lists = [report.overdue, report.suspended, report.reopened, report.patches];
    const share = percentText(rateOf(counts.overdue, counts.open)).replace('%', '');
    for (const one of [...derived, ...lists.map((list) => list.length), outcomes, leftOut, net])
      known.add(String(one));
    known.add(share);
    const text = await textOfDocx(await circularDocx(circular));
    const body = text.slice(text.indexOf('一、总体情况'), text.indexOf('附件：1.'));
    expect(body).toContain(words(circular).split('\n').at(-1));
    // The labels of ages, the ordinals of lists and the numbers of annexes are no figures.
    const said = body.replace(/\d+至\d+天|\d+天以内|超过\d+天|^\d+\.|见附件\d/gm, '');
    const unknown = [...said.matchAll(/\d+(?:\.\d+)?/g)]
      .map(([number]) => number)
      .filter((number) => !known.has(number));
    expect(unknown).toEqual([]);
  });

  it('gives each rate with its two counts, and differences in points', async () => {
    const report = await monthWith(LIVES);
    const text = words(circularOf(report, zh));
    const { rates } = report.current.total;
    expect(rates.on_time_rate).toMatchObject({ a: 9, b: 13, rate: 69.23 });
    for (const key of RATE_KEYS) {
      const [numerator, denominator] = FIGURE_RATES[key];
      const { a, b } = rates[key];
      const unripe = key === 'cohort_rate' && report.current.total.counts.cohort_unripe > 0;
      const shown = unripe
        ? '未满期'
        : b === 0
          ? '—'
          : b < 5
            ? `${a}/${b}`
            : `${percentText(rates[key])}（${a}/${b}）`;
      expect(text).toContain(
        `${zh(`figure.${key}`)}＝${zh(`figure.${numerator}`)}÷${zh(`figure.${denominator}`)}＝${shown}。`,
      );
    }
    const points = differenceInPoints(rates.closure_rate, report.previous.total.rates.closure_rate);
    expect(points).toBeGreaterThan(0);
    expect(text).toContain(
      `整改率${percentText(rates.closure_rate)}（${rates.closure_rate.a}/${rates.closure_rate.b}），环比上升${points!.toFixed(2)}个百分点`,
    );
    expect(text).not.toMatch(/个百分点%|%个百分点/);
  });

  it('names the journal by its length and last digest, and A and K', async () => {
    const report = await monthWith(LIVES);
    const text = part(circularOf(report, zh), 'definitions');
    expect(text).toContain(`共${report.entries}条记账，末条摘要为${report.digest}`);
    expect(text).toContain('统计截止日：2026年5月31日');
    expect(text).toContain('2026-06-30 10:00:00（北京时间）');
  });

  it('ranks units with enough cases due, and names the others apart', async () => {
    const report = await monthWith(LIVES);
    const text = part(circularOf(report, zh), 'units');
    expect(text).toContain('排名依次为：甲局83.33%（5/6）、乙局60.00%（3/5）。');
    expect(text).toContain('亮红牌1个：乙局。');
    expect(text).toContain('亮黄牌1个：甲局。');
    expect(text).toContain('应结不足5件、只列件数不作排名的单位1个：丙局1/2。');
    expect(text).toContain('当月无应结事项、不列入排名的单位2个：');
    expect(text).not.toContain('未交办');
  });

  it('names patches, what is overdue, stopped and reopened', async () => {
    const circular = circularOf(await monthWith(LIVES), zh);
    expect(part(circular, 'patches')).toContain(
      '1.《示例市公共租赁住房管理办法》（示政办发〔2026〕7号，修订，2026年5月6日公布，2026年5月10日起施行）。解决“样例1”（2026-0001），责任单位为甲局，2026年5月15日销号。',
    );
    expect(part(circular, 'overdue')).toContain('超期未整改3件');
    expect(part(circular, 'overdue')).toContain('中止办理1件（见附件3）');
    expect(part(circular, 'reopened')).toContain('2026-0015“样例15”（戊局，2026年5月22日重开）');
    expect(circular.annexes.map(({ key }) => key)).toEqual(['ranking', 'overdue', 'suspended']);
  });

  it('says of a month that has not ended that it has not', async () => {
    const circular = circularOf(await monthWith(LIVES, '2026-06'), zh);
    expect(circular.opening.join()).not.toContain('尚未结束');
    const { report } = { report: await monthWith(LIVES, '2026-06') };
    const early = { ...report, current: { ...report.current, asOf: '2026-06-12' } };
    expect(circularOf(early, zh).opening.join()).toContain('数字截至2026年6月12日');
  });
});

describe('registers at the edge', () => {
  it('an empty register reads as one, without percentages', async () => {
    const circular = circularOf(await monthWith([]), zh);
    expect(part(circular, 'overall')).toBe('截至2026年5月31日，台账没有登记事项。');
    expect(words(circular)).not.toMatch(/NaN|undefined|null|\{|\d%（/);
    expect(circular.annexes).toEqual([]);
    expect((await circularDocx(circular)).length).toBeGreaterThan(1000);
  });

  it('hundreds of units with nothing due stand in an annex, not in a sentence', async () => {
    const report = await monthWith(LIVES);
    const [model] = report.current.by.unit.filter(({ counts }) => counts.due === 0);
    const unit = Array.from({ length: 300 }, (_, at) => ({
      ...model!,
      group: `第${String(at)}局`,
    }));
    const many = { ...report, current: { ...report.current, by: { ...report.current.by, unit } } };
    const circular = circularOf(many, zh);
    expect(part(circular, 'units')).toContain('单位300个，名单见附件1');
    expect(circular.annexes[0]).toMatchObject({ key: 'idle' });
    expect(circular.annexes[0]?.rows).toHaveLength(300);
  });

  it('a long list ends on paper, and says how many more there are', async () => {
    const report = await monthWith(LIVES);
    const overdue = Array.from({ length: 1000 }, () => report.overdue[0]!);
    const circular = circularOf({ ...report, overdue }, zh);
    const table = circular.annexes.find(({ key }) => key === 'overdue');
    expect(table?.rows).toHaveLength(301);
    expect(table?.rows.at(-1)?.join('')).toBe('（其余700件见工作簿）');
  });

  it('a long title is shortened, and gives no personal number away', async () => {
    const title = `来电13812345678反映${'长'.repeat(1000)}`;
    const lives = [{ unit: '甲局', title, received: '2026-03-01', due: '2026-05-10' }];
    const text = part(circularOf(await monthWith(lives), zh), 'overdue');
    expect(text).toContain('138****5678');
    expect(text).toContain('长……”');
    expect(text.length).toBeLessThan(200);
  });

  it('keeps marks within marks apart, and says once that a patch was in force at once', async () => {
    const report = await monthWith([
      {
        unit: '甲局',
        title: '“一件事”范围不明',
        received: '2026-04-02',
        due: '2026-05-20',
        closed: '2026-05-15',
        patch: '关于废止《示例市证明办法》的通知',
      },
    ]);
    const [one] = report.patches;
    const patches = [{ ...one!, patch: { ...one!.patch, in_force_on: '2026-05-06' } }];
    const text = part(circularOf({ ...report, patches }, zh), 'patches');
    expect(text).toContain('《关于废止〈示例市证明办法〉的通知》');
    expect(text).toContain('解决“‘一件事’范围不明”');
    expect(text).toContain('2026年5月6日公布，自公布之日起施行');
  });

  it('names units with many overdue cases only where they stand out', async () => {
    const late = (unit: string) => ({ unit, received: '2026-03-01', due: '2026-05-10' });
    const one = circularOf(await monthWith([late('甲局'), late('乙局')]), zh);
    expect(part(one, 'overdue')).not.toContain('超期件数较多的');
    const some = circularOf(await monthWith([late('甲局'), late('甲局'), late('乙局')]), zh);
    expect(part(some, 'overdue')).toContain('超期件数较多的：甲局2件。');
  });

  it.each([
    [9, '“来源8”1件'],
    [10, '其余2项共2件'],
  ])('names every one of %i sources, or more than one as the rest', async (count, told) => {
    const report = await monthWith(LIVES);
    const [model] = report.current.by.source;
    const counts = { ...model!.counts, collected: 1, collected_in: 0 };
    const source = Array.from({ length: count }, (_, at) => ({
      ...model!,
      group: `来源${String(at)}`,
      counts,
    }));
    const by = { ...report.current.by, source };
    const many = { ...report, current: { ...report.current, by } };
    expect(part(circularOf(many, zh), 'sources')).toContain(told);
  });

  it('calls a unit by the name that it had at the end of the month, in lists as in rows', async () => {
    const desk = await deskWith([{ unit: '甲局', received: '2026-03-01', due: '2026-05-10' }]);
    await renameTerm(desk, { kind: 'unit', name: '甲局', next: '新局' });
    const report = await monthFor(desk, '2026-05');
    expect(report.current.by.unit.map(({ group }) => group)).toContain('甲局');
    expect(report.overdue.map(({ unit }) => unit)).toEqual(['甲局']);
  });

  it('tells corrections where last month was issued, and is silent where it was not', async () => {
    const report = await monthWith(LIVES);
    expect(part(circularOf(report, zh), 'corrections')).toBe('');
    const version = { asOf: '2026-04-30', knownAt: report.knownAt, entries: 3 };
    const corrections = {
      month: '2026-04',
      revision: 1,
      days: [],
      office: [],
      entries: [],
      issued: version,
      restated: { ...version, entries: 9 },
      figures: [{ dimension: null, group: null, key: 'closed' as const, was: 5, now: 7 }],
      cases: [{ no: '2026-0003', title: '样例', changes: [], days: [], groups: [], entries: [8] }],
    };
    const told = part(circularOf({ ...report, corrections }, zh), 'corrections');
    expect(told).toContain('已整改由5件更正为7件');
    // Both by the counts that are compared, whatever this period gives when it is drawn by the settings of now.
    const { b } = report.previous.total.rates.closure_rate;
    expect(told).toMatch(new RegExp(`整改率由.*5/${String(b)}.*更正为.*7/${String(b)}`));
    expect(told).toContain('涉及1件：2026-0003。');
    // Issued when the office's months ended on another day: the other count of a rate is not known here.
    const otherEnd = { ...corrections, issued: { ...version, asOf: '2026-04-25' } };
    const without = part(circularOf({ ...report, corrections: otherEnd }, zh), 'corrections');
    expect(without).toContain('已整改由5件更正为7件');
    expect(without).not.toContain('整改率');
    const none = { ...corrections, figures: [], cases: [] };
    expect(part(circularOf({ ...report, corrections: none }, zh), 'corrections')).toContain('没有');
  });

  it('is written in English, too', async () => {
    const text = words(circularOf(await monthWith(LIVES), translator('en')));
    expect(text).toContain('rate on time 69.23% (9/13)');
    // The office's own words stay Chinese; ours must not.
    expect(
      text.replace(/[甲乙丙丁戊]局|信访|审计|样例|《[^》]*》|示政办发〔2026〕7号/g, ''),
    ).not.toMatch(/[\u4e00-\u9fff]/);
  });
});

it('a card is given by the exact rate, and equal units share a place', async () => {
  const report = await monthWith(LIVES);
  const [model] = report.current.by.unit;
  const unit = (group: string, a: number, b: number) => ({
    ...model!,
    group,
    counts: { ...model!.counts, due: b, due_closed: a, on_time: a },
    rates: { ...model!.rates, on_time_rate: rateOf(a, b), due_closure_rate: rateOf(a, b) },
  });
  const units = [unit('A', 9, 10), unit('B', 18, 20), unit('C', 89_999, 100_000), unit('D', 5, 5)];
  const { ranked } = rankUnits(units, report.settings);
  expect(ranked.map(({ unit: name, rank, card }) => [name, rank, card])).toEqual([
    ['D', 1, null],
    ['B', 2, null],
    ['A', 2, null],
    ['C', 4, 'yellow'],
  ]);
});
