/** 清单: cases that pass every filter. */
import type { CaseState } from '../../domain/case.ts';
import { SORT_FIELDS } from '../../domain/case-fields.ts';
import type { DueStanding } from '../../domain/lights.ts';
import { countCases, listCases } from '../../register/look.ts';
import { printProvisionalIn, readStandings } from '../standings.ts';
import type { CaseQuery } from '../../store/store.ts';
import { CELL_NAMES, cellNamed, cellOf, isLong, labelOf, type CellName } from '../case-cells.ts';
import { FILTER_FLAGS, readFilters } from '../case-filters.ts';
import type { Env } from '../env.ts';
import type { FlagName, FlagSpec } from '../flag-spec.ts';
import type { Flags } from '../flags.ts';
import { printJson, printLine, printStatus, printTable } from '../output.ts';
import type { KeptFlags } from '../preferences.ts';
import { UsageError } from '../usage-error.ts';
import {
  AS_OF,
  KNOWN_AT,
  printViewpoint,
  readViewpoint,
  viewpointFields,
  type Viewpoint,
} from '../viewpoint.ts';
import type { Call, CommandSpec } from '../verb.ts';

const DEFAULT_COLUMNS: readonly CellName[] = [
  'no',
  'stage',
  'unit',
  'received_on',
  'due_on',
  'title',
];

/** A person at a terminal gets a screenful or three; a program gets everything. */
const TERMINAL_LIMIT = 100;

/** What a view keeps besides filters. */
const LOOKS = [
  { name: 'columns', value: 'fields' },
  { name: 'sort', value: 'fields', many: true, words: SORT_FIELDS },
  { name: 'limit', value: 'number' },
] as const satisfies readonly FlagSpec[];
const KEPT: readonly FlagName[] = [...LOOKS, ...FILTER_FLAGS].map(({ name }) => name);

interface Wanted {
  readonly query: CaseQuery;
  readonly columns: readonly CellName[] | undefined;
}

export const list: CommandSpec = {
  paged: true,
  arguments: [{ name: 'view' }],
  flags: [
    ...LOOKS,
    { name: 'count' },
    { name: 'save', value: 'view' },
    { name: 'views' },
    { name: 'forget', value: 'view' },
    AS_OF,
    KNOWN_AT,
    ...FILTER_FLAGS,
  ],
  run: async (env, call) => {
    const { flags } = call;
    if (flags.on('views') || flags.text('forget') !== undefined) {
      const { showViews, forget } = await import('../view-list.ts');
      const forgotten = flags.text('forget');
      await (forgotten === undefined ? showViews(env) : forget(env, forgotten));
      return;
    }
    const viewpoint = readViewpoint(env, flags);
    const { wanted, kept } = await readWanted(env, call, viewpoint);
    await (flags.on('count')
      ? printCount(env, wanted.query, viewpoint)
      : printCases(env, wanted, viewpoint));
    const name = flags.text('save');
    if (name !== undefined) await (await import('../view-list.ts')).save(env, name, kept);
  },
};

/** What is to be listed: by the flags, and by the view behind them. */
async function readWanted(
  env: Env,
  { args, flags }: Call,
  viewpoint: Viewpoint,
): Promise<{ wanted: Wanted; kept: KeptFlags }> {
  const given = flags.kept(KEPT);
  // Views are rare, and a start is short: they are loaded where one is called.
  if (args.length === 0) return { wanted: await readQuery(env, flags, viewpoint), kept: given };
  const { readOfView, viewNamed, withView } = await import('../views.ts');
  const view = viewNamed(args, `buding ${env.language === 'zh' ? '清单' : 'list'} --help`) ?? '';
  const joined = withView(env, flags, view);
  const wanted = await readOfView(view, given, () => readQuery(env, joined, viewpoint));
  return { wanted, kept: joined.kept(KEPT) };
}

async function readQuery(env: Env, flags: Flags, viewpoint: Viewpoint): Promise<Wanted> {
  const filters = await readFilters(env, flags, viewpoint);
  const columns = readColumns(flags);
  return { query: { filters, sort: readSort(flags), ...limitOf(env, flags) }, columns };
}

async function printCount(env: Env, { filters }: CaseQuery, viewpoint: Viewpoint): Promise<void> {
  const count = await countCases(await env.desk(), filters, viewpoint.then);
  await printViewpoint(env, viewpoint);
  await (env.globals.json
    ? printJson(env, { ...viewpointFields(viewpoint), count })
    : printLine(env, String(count)));
}

async function printCases(
  env: Env,
  { query, columns }: Wanted,
  viewpoint: Viewpoint,
): Promise<void> {
  const { cases, total } = await listCases(await env.desk(), query, viewpoint.then);
  const states = cases.map((one) => one.state);
  const names = columns ?? (env.globals.json ? CELL_NAMES : DEFAULT_COLUMNS);
  const standings = await readStandings(env, states, names, viewpoint);
  await printViewpoint(env, viewpoint);
  if (env.globals.json) {
    const shown = states.map((state, at) => asJson(state, columns, standings[at]));
    await printJson(env, { ...viewpointFields(viewpoint), total, cases: shown });
    return;
  }
  const titles = names.map((name) => ({ title: labelOf(name, env.t), cuts: isLong(name) }));
  await printTable(
    env,
    titles,
    states.map((state, at) => names.map((name) => cellOf(state, name, env.t, standings[at]))),
  );
  await printProvisionalIn(env, names, standings, viewpoint.then);
  if (total === 0) await printStatus(env, env.t('talk.none-found'));
  else if (states.length < total)
    await printStatus(env, env.t('talk.some-shown', { shown: states.length, total }));
}

export function limitOf(env: Env, flags: Flags): { limit?: number } {
  const wanted = flags.integer('limit', 0);
  if (wanted !== undefined) return wanted === 0 ? {} : { limit: wanted };
  if (!env.isTerminal(env.stdout) || env.globals.json) return {};
  const limit = env.preferences.limit ?? TERMINAL_LIMIT;
  return limit === 0 ? {} : { limit };
}

export function readColumns(flags: Flags): CellName[] | undefined {
  return flags
    .text('columns')
    ?.split(/[,，、]/)
    .map((word) => {
      const name = cellNamed(word);
      if (name === null)
        throw new UsageError('column-unknown', { name: word.trim(), known: CELL_NAMES });
      return name;
    });
}

/** Where nobody says how, the newest come first. */
function readSort(flags: Flags): NonNullable<CaseQuery['sort']> {
  return (flags.names('sort') ?? []).map((word) => {
    const [name = '', direction = 'asc'] = word.replace(/：/g, ':').split(':');
    const field = SORT_FIELDS.find((one) => one === cellNamed(name));
    if (field === undefined || !['asc', 'desc'].includes(direction)) {
      throw new UsageError('sort-unknown', { name: word, known: SORT_FIELDS });
    }
    return { field, descending: direction === 'desc' };
  });
}

/** A case for programs: all of it, or the columns that were asked for. */
export function asJson(
  state: CaseState,
  columns: readonly CellName[] | undefined,
  standing: DueStanding | undefined,
): Readonly<Record<string, unknown>> {
  return columns === undefined ? { ...state, ...standing } : exactly(state, columns, standing);
}

/** The columns asked for; a provisional deadline never goes without its mark. */
function exactly(
  state: CaseState,
  columns: readonly CellName[],
  standing: DueStanding | undefined,
): Record<string, unknown> {
  const cells = Object.fromEntries(columns.map((name) => [name, exact(state, name, standing)]));
  const { due_provisional = false, days_provisional = false } = standing ?? {};
  return {
    ...cells,
    ...(columns.includes('due_on') && due_provisional ? { due_provisional } : {}),
    ...(columns.includes('days_left') && days_provisional ? { days_provisional } : {}),
  };
}

/** A field as it stands; the parts of the patch by their column's name. */
function exact(state: CaseState, name: CellName, standing: DueStanding | undefined): unknown {
  if (name === 'light' || name === 'days_left') return standing?.[name] ?? null;
  if (!name.startsWith('patch_')) return state[name as keyof typeof state];
  return state.patch?.[name.slice('patch_'.length) as keyof typeof state.patch] ?? null;
}
