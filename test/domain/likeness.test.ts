/** How well likely duplicates are found: measured on the invented pairs of fixtures/like-gaps.json. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  LIKELY,
  likeness,
  outlineOf,
  QuickLook,
  type LikenessFacts,
} from '../../src/domain/likeness.ts';

interface Labelled {
  readonly gaps: readonly {
    readonly rule: string;
    readonly unit: string;
    readonly wordings: readonly (readonly [title: string, description: string])[];
  }[];
  readonly twins: readonly {
    readonly title: string;
    readonly description: string;
    readonly about: readonly (readonly [rule: string, unit: string])[];
  }[];
}

interface LabelledCase extends LikenessFacts {
  readonly gap: string;
}

const labelled = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../fixtures/like-gaps.json'), 'utf8'),
) as Labelled;

const nothing = { rule_no: null, region: null };
const cases: LabelledCase[] = [
  ...labelled.gaps.flatMap(({ rule, unit, wordings }, i) =>
    wordings.map(([title, description]) => {
      return { ...nothing, gap: `gap ${String(i)}`, title, description, rule, unit };
    }),
  ),
  ...labelled.twins.flatMap(({ title, description, about }, i) =>
    about.map(([rule, unit]) => {
      return { ...nothing, gap: `twin ${String(i)} ${unit}`, title, description, rule, unit };
    }),
  ),
];

interface Pair {
  readonly a: LabelledCase;
  readonly b: LabelledCase;
  readonly same: boolean;
  readonly score: number;
}

function pairsOf(all: readonly LabelledCase[]): Pair[] {
  const outlines = all.map(outlineOf);
  return all.flatMap((a, i) =>
    all.slice(0, i).map((b, j) => {
      const [one, other] = [outlines[i], outlines[j]];
      if (!one || !other) throw new Error('unreachable');
      return { a, b, same: a.gap === b.gap, score: likeness(one, other).score };
    }),
  );
}

function measured(pairs: readonly Pair[], threshold: number) {
  const likely = pairs.filter(({ score }) => score >= threshold);
  const right = likely.filter(({ same }) => same).length;
  return {
    precision: right / likely.length,
    recall: right / pairs.filter(({ same }) => same).length,
  };
}

describe('on the labelled pairs', () => {
  const pairs = pairsOf(cases);

  it('there are enough of them', () => {
    expect(pairs.filter(({ same }) => same).length).toBeGreaterThanOrEqual(50);
    const ofOneRule = pairs.filter(({ a, b, same }) => !same && a.rule === b.rule);
    expect(ofOneRule.length).toBeGreaterThanOrEqual(100);
  });

  it.each([
    [0.42, 0.65, 0.94],
    [LIKELY, 0.97, 0.82],
    [0.58, 1, 0.4],
  ])(
    'from %f on the precision is at least %f and the recall %f',
    (threshold, precision, recall) => {
      const found = measured(pairs, threshold);
      expect(found.precision).toBeGreaterThanOrEqual(precision);
      expect(found.recall).toBeGreaterThanOrEqual(recall);
    },
  );

  it('where nobody names rule and unit, what is likely is still right mostly', () => {
    const twinless = cases.filter(({ gap }) => gap.startsWith('gap'));
    const bare = pairsOf(twinless.map((one) => ({ ...one, rule: null, unit: null })));
    const found = measured(bare, LIKELY);
    expect(found.precision).toBeGreaterThanOrEqual(0.95);
    expect(found.recall).toBeGreaterThanOrEqual(0.25);
  });

  it('the same words about another rule are not likely the same gap', () => {
    const twins = pairs.filter(({ a, b }) => a.title === b.title && a.rule !== b.rule);
    expect(twins.length).toBe(labelled.twins.length);
    for (const { score } of twins) expect(score).toBeLessThan(LIKELY);
  });

  it('the quick look passes over none that is likely', () => {
    for (const { a, b, score } of pairs) {
      if (score < 0.4) continue;
      expect(new QuickLook(outlineOf(a)).isWorthwhile(b)).toBe(true);
      expect(new QuickLook(outlineOf(b)).isWorthwhile(a)).toBe(true);
    }
  });
});

describe('likeness', () => {
  const facts: LikenessFacts = {
    ...nothing,
    title: '稳岗补贴申领材料重复提交',
    description: '社保缴费证明和参保人员花名册已在系统中，仍要求重复提交。',
    rule: '某市稳岗返还补贴实施细则',
    unit: '市人社局',
  };
  const like = (a: Partial<LikenessFacts>, b: Partial<LikenessFacts> = {}) =>
    likeness(outlineOf({ ...facts, ...a }), outlineOf({ ...facts, ...b }));

  it('is 1 for a case and itself, and says in what they agree', () => {
    const { score, parts } = like({});
    expect(score).toBe(1);
    expect(parts.map(({ part }) => part)).toEqual(['title', 'description', 'rule', 'unit']);
  });

  it.each([
    ['frame', { title: '关于稳岗补贴申领材料重复提交的建议' }],
    ['punctuation', { title: '稳岗补贴申领，材料重复提交！' }],
    ['width', { description: '社保缴费证明和参保人员花名册已在系统中,仍要求重复提交' }],
    [
      'numbers',
      { description: '2026年3月社保缴费证明和参保人员花名册已在系统中，仍要求重复提交3次。' },
    ],
    ['marks of the title of the rule', { rule: '《某市稳岗返还补贴实施细则》（试行）' }],
  ])('hardly minds the %s', (_what, other) => {
    expect(like({}, other).score).toBeGreaterThan(0.93);
  });

  it('is symmetric', () => {
    for (const a of cases.slice(0, 20))
      for (const b of cases.slice(0, 20)) {
        const [one, other] = [outlineOf(a), outlineOf(b)];
        expect(likeness(one, other).score).toBe(likeness(other, one).score);
      }
  });

  it('knows a rule by its number, however that is written', () => {
    const one = { rule: '办法甲', rule_no: '某政发[2019]3号' };
    const other = { rule: '关于办法甲的通知', rule_no: '某政发〔2019〕3号' };
    expect(like(one, other).parts.map(({ part }) => part)).toContain('rule');
  });

  it('is less for another rule, another unit, another region', () => {
    const alone = like({ rule: null, unit: null }).score;
    expect(like({}, { rule: '某市电梯办法' }).score).toBeLessThan(0.6);
    expect(like({ rule: null }, { rule: null, unit: '市住建局' }).score).toBeLessThan(alone);
    expect(like({ region: '甲区' }, { region: '乙区' }).score).toBeLessThan(alone);
  });

  it('is nothing for texts without a word in common, or without words', () => {
    expect(like({}, { title: '电梯', description: null, rule: null, unit: null }).score).toBe(0);
    const empty = { title: '2026', description: null, rule: null, unit: null };
    expect(like(empty, empty).score).toBe(0);
  });
});
