/** One case that may be the same gap, in a line of the conversation. */
import type { LikeCase } from '../register/like.ts';
import type { Env } from './env.ts';
import { safe } from './safe.ts';

export function likelyLine({ t }: Pick<Env, 't'>, { no, score, title }: LikeCase): string {
  return t('talk.likely-same', { no: safe(no), score: score.toFixed(2), title: safe(title ?? '') });
}
