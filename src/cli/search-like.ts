/** `search --like`: cases that may be the same gap as one, with what agrees. */
import type { Likeness } from '../domain/likeness.ts';
import { casesLike } from '../register/like.ts';
import { readFilters } from './case-filters.ts';
import type { Env } from './env.ts';
import type { Flags } from './flags.ts';
import { printJson, printStatus, printTable } from './output.ts';
import { safe } from './safe.ts';

const LIMIT = 10;

export async function searchLike(env: Env, flags: Flags, ref: string): Promise<void> {
  const { t } = env;
  const filters = await readFilters(env, flags);
  const limit = flags.integer('limit', 0) ?? LIMIT;
  const { no, title, cases } = await casesLike(await env.desk(), ref, { filters, limit });
  if (env.globals.json) {
    await printJson(env, { no, title, cases });
    return;
  }
  const columns = [
    { title: t('field.no') },
    { title: t('search.score'), right: true },
    { title: t('field.stage') },
    { title: t('field.unit'), cuts: true },
    { title: t('field.title'), cuts: true },
    { title: t('search.parts'), cuts: true },
  ];
  const rows = cases.map((one) => [
    one.no,
    one.score.toFixed(2),
    t(`stage.${one.stage}`),
    one.unit,
    one.title,
    partsOf(env, one),
  ]);
  await printTable(env, columns, rows);
  if (cases.length === 0) await printStatus(env, t('talk.like-none', { no: safe(no) }));
  else await printStatus(env, t('talk.likely-merge', { no: safe(no) }));
}

/** What agrees, in words. */
export function partsOf({ t }: Pick<Env, 't'>, { parts }: Likeness): string {
  const named = parts.map(({ part, share }) =>
    t(`like.${part}`, { share: Math.round(share * 100) }),
  );
  return t('like.parts', { parts: named });
}
