/**
 * Words by which ledgers name closed lists of the register. The first word of each is the one that
 * an export writes; all of them, and the key itself, are understood on import and as values of flags.
 */
import {
  OUTCOMES,
  PATCH_KINDS,
  RATINGS,
  type Outcome,
  type PatchKind,
  type Rating,
} from './case.ts';

export const OUTCOME_WORDS: Readonly<Record<Outcome, readonly string[]>> = {
  patched: ['已打补丁', '制度补丁', '补丁'],
  explained: ['解释说明', '解释'],
  no_patch_needed: ['无需补丁', '执行问题'],
  reported_upward: ['报上级', '上报'],
};

export const PATCH_KIND_WORDS: Readonly<Record<PatchKind, readonly string[]>> = {
  enacted: ['制定', '新制定', '出台'],
  revised: ['修订'],
  amended: ['修正', '修改'],
  repealed: ['废止'],
  lapsed: ['宣布失效', '失效'],
  interpreted: ['解释'],
  supplemented: ['补充通知', '补充规定'],
  prolonged: ['延续有效期', '延长有效期'],
  piloted: ['试点'],
  consolidated: ['合并替代'],
  process_changed: ['流程或系统改造', '流程改造', '系统改造'],
};

export const RATING_WORDS: Readonly<Record<Rating, readonly string[]>> = {
  satisfied: ['满意', '非常满意'],
  mostly_satisfied: ['基本满意', '一般'],
  dissatisfied: ['不满意'],
  unanswered: ['未评价', '未反馈'],
};

function reader<T extends string>(
  keys: readonly T[],
  words: Readonly<Record<T, readonly string[]>>,
) {
  const byWord = new Map<string, T>();
  for (const key of keys) for (const word of [key, ...words[key]]) byWord.set(word, key);
  return (text: string): T | null =>
    byWord.get(text.normalize('NFKC').trim().toLowerCase()) ?? null;
}

/** The outcome that a word names, or `null`. */
export const readOutcome = reader(OUTCOMES, OUTCOME_WORDS);

/** The kind of patch that a word names, or `null`. */
export const readPatchKind = reader(PATCH_KINDS, PATCH_KIND_WORDS);

/** The rating that a word names, or `null`. */
export const readRating = reader(RATINGS, RATING_WORDS);
