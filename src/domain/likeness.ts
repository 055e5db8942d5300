/**
 * How likely it is that two cases are the same gap, from 0 to 1. What is compared are pairs of
 * characters (words, where the script has them) of title and description; how these are framed
 * (关于…的建议), punctuation, width and numbers do not matter. A rule that both name raises the score, two
 * different ones lower it; unit and region weigh little. It only points at cases: a person decides.
 */
import type { CaseFacts } from './case.ts';
import { normaliseDocumentNumber } from './document-number.ts';
import { foldText } from './fold-text.ts';

/** What is compared of a case. */
export type LikenessFacts = Pick<
  CaseFacts,
  'title' | 'description' | 'rule' | 'rule_no' | 'region'
> & {
  readonly unit: string | null;
};

/** The parts that two cases may agree in. */
export type LikenessPart = 'title' | 'description' | 'rule' | 'unit' | 'region';

export interface Likeness {
  /** 0 to 1. */
  readonly score: number;
  /** The parts that agree, the texts with how far they do (0 to 1; the others agree or do not). */
  readonly parts: readonly { readonly part: LikenessPart; readonly share: number }[];
}

/** From this score on a case is pointed at unasked; chosen by measurement (test/domain/likeness.test.ts). */
export const LIKELY = 0.5;

/** A case prepared for comparisons: the tokens of its texts with their weights. */
export interface Outline {
  readonly title: Tokens;
  readonly description: Tokens;
  /** Title and description together. */
  readonly all: Tokens;
  readonly rule: string | null;
  readonly ruleTitle: Tokens;
  readonly ruleNo: string | null;
  readonly unit: string | null;
  readonly region: string | null;
}

interface Tokens {
  readonly weights: ReadonlyMap<number, number>;
  readonly total: number;
}

export function outlineOf(facts: LikenessFacts): Outline {
  const rule = ruleKey(facts.rule);
  const ruleTitle = weighed(tokensOf(rule ?? ''), NO_RULE);
  const title = weighed(tokensOf(withoutFrame(foldText(facts.title ?? ''))), ruleTitle);
  const description = weighed(tokensOf(foldText(facts.description ?? '')), ruleTitle);
  return {
    title,
    description,
    all: weighed([...title.weights.keys(), ...description.weights.keys()], ruleTitle),
    rule,
    ruleTitle,
    ruleNo: facts.rule_no === null ? null : foldText(normaliseDocumentNumber(facts.rule_no)),
    unit: facts.unit,
    region: facts.region,
  };
}

/**
 * Passes over the texts of very many cases quickly: only those that share enough with the outline are
 * worth being compared with it.
 */
export class QuickLook {
  readonly #weights: ReadonlyMap<number, number>;
  readonly #needed: number;

  constructor(outline: Outline) {
    this.#weights = outline.all.weights;
    this.#needed = Math.max(LEAST_SHARED, outline.all.total * LEAST_SHARE);
  }

  isWorthwhile(facts: Pick<LikenessFacts, 'title' | 'description'>): boolean {
    const seen = new Set<number>();
    let shared = 0;
    for (const text of [facts.title, facts.description]) {
      if (text === null) continue;
      for (const token of tokensOf(foldText(text))) {
        const weight = this.#weights.get(token);
        if (weight === undefined || seen.has(token)) continue;
        seen.add(token);
        shared += weight;
        if (shared >= this.#needed) return true;
      }
    }
    return false;
  }
}

/** What is shared by two texts about one thing at least: in weight, and of the text looked for. */
const LEAST_SHARED = 0.9;
const LEAST_SHARE = 0.03;

/** How alike two cases are. Symmetric; a case is like itself with 1, as far as it says anything. */
export function likeness(a: Outline, b: Outline): Likeness {
  const title = dice(a.title, b.title);
  const whole = dice(a.all, b.all);
  // A short report of a gap is contained in a long one, in other places of it.
  const contained =
    overlap(a.all, b.all) / Math.max(Math.min(a.all.total, b.all.total), LEAST_WEIGHT);
  // A register without titles is none the less one.
  const ofTitle = a.title.total === 0 || b.title.total === 0 ? 0 : TITLE;
  const text = clamp(
    (ofTitle * title + WHOLE * whole + CONTAINED * contained) / (ofTitle + WHOLE + CONTAINED),
  );
  const sameRule = agreeInRule(a, b);
  const sameUnit = agree(a.unit, b.unit);
  const sameRegion = agree(a.region, b.region);
  let score = curve(text);
  score = weighedBy(score, sameRule, RULE);
  score = weighedBy(score, sameUnit, UNIT);
  score = weighedBy(score, sameRegion, REGION);
  const shared = dice(a.description, b.description);
  const parts: Likeness['parts'] = [
    ...(title >= SHOWN ? [{ part: 'title', share: title } as const] : []),
    ...(shared >= SHOWN ? [{ part: 'description', share: shared } as const] : []),
    ...(sameRule === true ? [{ part: 'rule', share: 1 } as const] : []),
    ...(sameUnit === true ? [{ part: 'unit', share: 1 } as const] : []),
    ...(sameRegion === true ? [{ part: 'region', share: 1 } as const] : []),
  ];
  return { score: Math.round(score * 1000) / 1000, parts };
}

/** Weights of the texts' three measures; found by trial on the labelled pairs. */
const TITLE = 0.35;
const WHOLE = 0.3;
const CONTAINED = 0.35;
/** What is less than this is too little to be contained in anything. */
const LEAST_WEIGHT = 6;
/** From which share on two titles of rules may be one rule under a short name. */
const SAME_RULE_PERHAPS = 0.5;
/** From which share on a text is said to agree. */
const SHOWN = 0.2;

interface Factor {
  /** Of what is missing to 1, so much is added where both agree. */
  readonly raises: number;
  /** The score is multiplied by this where both name something else. */
  readonly lowers: number;
}

const RULE: Factor = { raises: 0.15, lowers: 0.45 };
const UNIT: Factor = { raises: 0.03, lowers: 0.9 };
const REGION: Factor = { raises: 0.02, lowers: 0.85 };

function weighedBy(score: number, agreed: boolean | null, { raises, lowers }: Factor): number {
  if (agreed === null) return score;
  // What agrees adds only to texts that are alike: every case of a rule would be likely otherwise.
  return agreed ? score + raises * score * (1 - score) * 2 : score * lowers;
}

/** Texts about one thing in other words share a quarter of their pairs: this makes a half of it. */
function curve(text: number): number {
  return Math.sqrt(text);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Whether both say the same; `null` where one of them says nothing. */
function agree(a: string | null, b: string | null): boolean | null {
  return a === null || b === null ? null : a === b;
}

/** A rule is the same by its number or its title; titles that are much alike leave it open. */
function agreeInRule(a: Outline, b: Outline): boolean | null {
  const byNumber = agree(a.ruleNo, b.ruleNo);
  const byTitle = agree(a.rule, b.rule);
  if (byNumber === true || byTitle === true) return true;
  if (byTitle === false && dice(a.ruleTitle, b.ruleTitle) >= SAME_RULE_PERHAPS) return null;
  return byTitle ?? byNumber;
}

function overlap(a: Tokens, b: Tokens): number {
  const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [token, weight] of small.weights)
    shared += Math.min(weight, large.weights.get(token) ?? 0);
  return shared;
}

function dice(a: Tokens, b: Tokens): number {
  const total = a.total + b.total;
  return total === 0 ? 0 : (2 * overlap(a, b)) / total;
}

const NO_RULE: Tokens = { weights: new Map(), total: 0 };

/** The words of the rule's own title are in every report about it, and say little of the gap. */
function weighed(tokens: Iterable<number>, rule: Tokens): Tokens {
  const weights = new Map<number, number>();
  let total = 0;
  for (const token of tokens) {
    if (weights.has(token)) continue;
    const weight = weightOf(token) * (rule.weights.has(token) ? RULE_WORD : 1);
    weights.set(token, weight);
    total += weight;
  }
  return { weights, total };
}

/** Shorter words of an alphabet (the, and, of) join others. */
const LEAST_LETTERS = 4;

const HAN = /[\u3400-\u4dbf\u4e00-\u9fff]/;

/**
 * The tokens of a folded text: each pair of neighbouring Chinese characters, each word of other
 * scripts. Numbers are left out: dates and amounts differ where the gap is the same.
 */
export function tokensOf(text: string): number[] {
  const tokens: number[] = [];
  for (const [run] of text.matchAll(
    /[\u3400-\u4dbf\u4e00-\u9fff]+|[^\P{L}\u3400-\u4dbf\u4e00-\u9fff]+/gu,
  )) {
    if (!HAN.test(run)) {
      if (run.length >= LEAST_LETTERS) tokens.push(wordToken(run));
      continue;
    }
    for (let at = 1; at < run.length; at++)
      tokens.push(run.charCodeAt(at - 1) * 0x10000 + run.charCodeAt(at));
  }
  return tokens;
}

/** Words of an alphabet as negative numbers, apart from the pairs. */
function wordToken(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return -((hash >>> 0) + 1);
}

/** Characters that only join others. */
const JOINING = new Set(
  Array.from(
    '的了在是和与及等有对为不未没也都就被把从到由向以其该此这那个一各并或将应可要能后前中上下内外时者所于之让给',
    (character) => character.charCodeAt(0),
  ),
);

/** Words of reports, whatever they report. */
const FRAMING = new Set(
  tokensOf(
    '建议 问题 存在 反映 情况 关于 群众 企业 办理 规定 要求 部门 单位 有关 相关 进行 需要 应当 目前 现在 我市 本市 全市 工作 制度 办法 细则 文件 政策 实施 管理 没有 明确 不明 仍然 仍要 市民 居民 窗口',
  ),
);

const RULE_WORD = 0.4;
const FRAMING_WEIGHT = 0.25;
const JOINING_WEIGHT = 0.4;

function weightOf(token: number): number {
  if (token < 0) return 1;
  if (FRAMING.has(token)) return FRAMING_WEIGHT;
  const first = Math.floor(token / 0x10000);
  const joins = Number(JOINING.has(first)) + Number(JOINING.has(token % 0x10000));
  return joins === 0 ? 1 : joins === 1 ? JOINING_WEIGHT : 0;
}

/** A title without 关于 … 的建议 around it. */
function withoutFrame(title: string): string {
  return title
    .replace(/^[\s“《]*关于(?:进一步|切实|尽快)?/u, '')
    .replace(/的?(?:若干)?(?:建议|意见|提案|议案|反映|诉求|请求|函|问题|情况)$/u, '');
}

function ruleKey(rule: string | null): string | null {
  if (rule === null) return null;
  const key = foldText(rule).replace(/[\s《》〈〉“”"「」]|（[^（）]*）/gu, '');
  return key === '' ? null : key;
}
