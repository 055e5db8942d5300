/** 清单: cases that pass every filter. */
import type { CaseState } from '../../domain/case.ts';
import { SORT_FIELDS } from '../../domain/case-fields.ts';
import type { DueStanding } from '../../domain/lights.ts';
import { countCases, listCases } from '../../register/look.ts';
import { printProvisional, readStandings } from '../standings.ts';
import type { CaseQuery } from '../../store/store.ts';
import { CELL_NAMES, cellNamed, cellOf, isLong, labelOf, type CellName } from '../case-cells.ts';
import { FILTER_FLAGS, readFilters } from '../case-filters.ts';
import type { Env } from '../env.ts';
import type { Flags } from '../flags.ts';
import { printJson, printLine, printStatus, printTable } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandSpec } from '../verb.ts';

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

export const list: CommandSpec = {
  flags: [
    { name: 'columns', value: 'fields' },
    { name: 'sort', value: 'fields', many: true },
    { name: 'limit', value: 'number' },
    { name: 'count' },
    ...FILTER_FLAGS,
  ],
  run: async (env, { flags }) => {
    const filters = readFilters(flags, env.today());
    const columns = readColumns(flags);
    const query: CaseQuery = { filters, sort: readSort(flags), ...limitOf(env, flags) };
    if (flags.on('count')) {
      const count = await countCases(await env.desk(), filters);
      await (env.globals.json ? printJson(env, { count }) : printLine(env, String(count)));
      return;
    }
    const { cases, total } = await listCases(await env.desk(), query);
    const states = cases.map((one) => one.state);
    const names = columns ?? (env.globals.json ? CELL_NAMES : DEFAULT_COLUMNS);
    const standings = await readStandings(env, states, names);
    if (env.globals.json) {
      const shown = states.map((state, at) => asJson(state, columns, standings[at]));
      await printJson(env, { total, cases: shown });
      return;
    }
    const titles = names.map((name) => ({ title: labelOf(name, env.t), cuts: isLong(name) }));
    await printTable(
      env,
      titles,
      states.map((state, at) => names.map((name) => cellOf(state, name, env.t, standings[at]))),
    );
    if (names.includes('due_on')) await printProvisional(env, standings);
    if (total === 0) await printStatus(env, env.t('talk.none-found'));
    else if (states.length < total)
      await printStatus(env, env.t('talk.some-shown', { shown: states.length, total }));
  },
};

export function limitOf(env: Env, flags: Flags): { limit?: number } {
  const wanted = flags.integer('limit', 0);
  if (wanted !== undefined) return wanted === 0 ? {} : { limit: wanted };
  return env.isTerminal(env.stdout) && !env.globals.json ? { limit: TERMINAL_LIMIT } : {};
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
  const mark = columns.includes('due_on') && standing?.due_provisional;
  return mark ? { ...cells, due_provisional: true } : cells;
}

/** A field as it stands; the parts of the patch by their column's name. */
function exact(state: CaseState, name: CellName, standing: DueStanding | undefined): unknown {
  if (name === 'light' || name === 'days_left') return standing?.[name] ?? null;
  if (!name.startsWith('patch_')) return state[name as keyof typeof state];
  return state.patch?.[name.slice('patch_'.length) as keyof typeof state.patch] ?? null;
}
