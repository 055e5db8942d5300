/** 检索: cases with all the words, ranked and with the place where they were found; or cases like one. */
import { marksIn } from '../../domain/snippet.ts';
import { searchRegister, type FoundCase, type SearchResult } from '../../register/search.ts';
import { CELL_NAMES, cellOf, isLong, labelOf, type CellName } from '../case-cells.ts';
import { FILTER_FLAGS, readFilters } from '../case-filters.ts';
import type { Env } from '../env.ts';
import { printJson, printStatus, printTable } from '../output.ts';
import { safe } from '../safe.ts';
import { printProvisionalIn, readStandings } from '../standings.ts';
import { UsageError } from '../usage-error.ts';
import type { Call, CommandSpec } from '../verb.ts';
import { asJson, limitOf, readColumns } from './list.ts';

const DEFAULT_COLUMNS: readonly CellName[] = ['no', 'stage', 'unit', 'title'];

export const search: CommandSpec = {
  paged: true,
  arguments: [{ name: 'word', many: true }],
  dashedArguments: true,
  flags: [
    { name: 'without', value: 'word', many: true },
    { name: 'like', value: 'case' },
    { name: 'columns', value: 'fields' },
    { name: 'limit', value: 'number' },
    ...FILTER_FLAGS,
  ],
  run: async (env, call) => {
    const like = call.flags.text('like');
    if (like === undefined) await searchWords(env, call);
    else if (call.args.length > 0) throw new UsageError('like-with-words');
    else await (await import('../search-like.ts')).searchLike(env, call.flags, like);
  },
};

async function searchWords(env: Env, { args, flags }: Call): Promise<void> {
  const text = args.join(' ');
  const without = flags.texts('without') ?? [];
  if (text.trim() === '' && without.length === 0) throw new UsageError('search-missing');
  const filters = await readFilters(env, flags);
  const columns = readColumns(flags);
  const request = { text, without, filters, ...limitOf(env, flags) };
  const result = await searchRegister(await env.desk(), request);
  if (env.globals.json) {
    const names = columns ?? CELL_NAMES;
    const standings = await readStandings(env, statesOf(result), names);
    await printJson(env, resultAsJson(result, columns, standings));
    return;
  }
  await printFound(env, result, columns);
  await printOutcome(env, result);
}

async function printFound(
  env: Env,
  result: SearchResult,
  columns: readonly CellName[] | undefined,
): Promise<void> {
  const { t } = env;
  const { found, words } = result;
  const names = columns ?? DEFAULT_COLUMNS;
  const standings = await readStandings(env, statesOf(result), names);
  const titles = names.map((name) => ({ title: labelOf(name, t), cuts: isLong(name) }));
  const rows = found.map(({ state }, row) =>
    names.map((name) => cellOf(state, name, t, standings[row])),
  );
  if (columns === undefined) {
    titles.push({ title: t('search.hit'), cuts: true });
    rows.forEach((row, at) => row.push(...hitCells(env, found[at]?.hit ?? null)));
  }
  await printTable(env, titles, rows, (line) => marksIn(line, words));
  await printProvisionalIn(env, names, standings);
}

/** A person reads field and place in one cell, and of the title, which stands beside it, the field; a program gets two cells. */
function hitCells(env: Env, hit: FoundCase['hit']): string[] {
  if (hit === null) return env.isTerminal(env.stdout) ? [''] : ['', ''];
  if (!env.isTerminal(env.stdout)) return [hit.field, hit.text];
  if (hit.field === 'title') return [env.t('field.title')];
  return [env.t('talk.search-hit', { field: env.t(`field.${hit.field}`), text: hit.text })];
}

const statesOf = ({ found }: SearchResult) => found.map(({ state }) => state);

function resultAsJson(
  result: SearchResult,
  columns: readonly CellName[] | undefined,
  standings: Awaited<ReturnType<typeof readStandings>>,
): unknown {
  const { words, without, total, instead, found } = result;
  return {
    words,
    without,
    total,
    cases: found.map(({ state, hit }, at) => ({
      ...asJson(state, columns, standings[at]),
      hit: hit && { field: hit.field, snippet: hit.text, marks: hit.marks },
    })),
    ...(total === 0 ? { instead } : {}),
  };
}

async function printOutcome(env: Env, result: SearchResult): Promise<void> {
  const { t } = env;
  const { found, total, words, instead } = result;
  const quoted = (some: readonly string[]) =>
    some.map((word) => t('talk.search-quoted', { word: safe(word) }));
  if (total === 0) {
    if (words.length === 0) await printStatus(env, t('talk.none-found'));
    else await printStatus(env, t('talk.search-none', { words: quoted(words) }));
    await printStatus(
      env,
      instead.length > 0
        ? t('talk.search-instead', { words: quoted(instead) })
        : t('talk.search-shorter'),
    );
  } else if (found.length < total)
    await printStatus(env, t('talk.search-shown', { shown: found.length, total }));
}
