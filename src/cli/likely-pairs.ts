/** Likely duplicates that an import found: the first of them, and all of them in a file. */
import type { LikePair } from '../register/like-pairs.ts';
import { csvLine } from '../sheets/csv-text.ts';
import type { Env } from './env.ts';
import type { Sink } from './output-file.ts';
import { printStatus } from './output.ts';
import { safe } from './safe.ts';
import { partsOf } from './search-like.ts';

const SHOWN = 5;

/** Says how many there are and shows the first; all of them go into `sink`, where there is one. */
export async function printLikely(
  env: Env,
  pairs: readonly LikePair[],
  sink: Sink | undefined,
): Promise<void> {
  const { t } = env;
  if (sink !== undefined) await sink.write(asCsv(env, pairs, sink.path !== null));
  if (env.globals.json) return;
  await printStatus(env, t('talk.likely-count', { count: pairs.length }));
  for (const { no, like, likeTitle, score } of pairs.slice(0, SHOWN)) {
    const params = { no: safe(no), like: safe(like), score: score.toFixed(2) };
    await printStatus(env, t('talk.likely-pair', { ...params, title: safe(likeTitle ?? '') }));
  }
  const left = pairs.length - SHOWN;
  if (sink?.path) await printStatus(env, t('talk.written', { path: safe(sink.path) }));
  else if (left > 0) await printStatus(env, t('talk.likely-more', { count: left }));
}

/** A file begins with a BOM, by which spreadsheets know the encoding. */
function asCsv(env: Env, pairs: readonly LikePair[], isFile: boolean): string {
  const { t } = env;
  const header = [
    t('field.no'),
    t('field.title'),
    t('search.score'),
    t('like.other'),
    t('like.other-title'),
    t('search.parts'),
  ];
  const rows = pairs.map((pair) => [
    pair.no,
    pair.title,
    pair.score.toFixed(2),
    pair.like,
    pair.likeTitle,
    partsOf(env, pair),
  ]);
  return (isFile ? '\ufeff' : '') + [header, ...rows].map((row) => csvLine(row)).join('');
}
