/** 报表 排名、逾期、在办、来源、补丁、承诺、反弹、本人: reports that are tables of cases or of groups. */
import type { Instant, IsoDate } from '../../domain/dates.ts';
import { monthOfDay, monthPeriod } from '../../reports/monthly/months.ts';
import type { TableOptions, TableReport, AskedFlag } from '../../reports/tables/table-report.ts';
import {
  COMMITMENT_STANDINGS,
  PATCH_STANDINGS,
  RANKED_RATES,
} from '../../reports/tables/standings.ts';
import { readRate, readWord } from '../table-words.ts';
import { chinese } from '../../messages/translate.ts';
import type { ReadTx } from '../../store/store.ts';
import { FILTER_FLAGS, readFilters } from '../case-filters.ts';
import { drawTable } from '../draw-table.ts';
import type { Env } from '../env.ts';
import type { FlagSpec } from '../flag-spec.ts';
import type { Flags } from '../flags.ts';
import { writeTo } from '../output-file.ts';
import { printStatus } from '../output.ts';
import { BY, formFlags, GROUPS, PERIOD, readGroup } from '../report-flags.ts';
import { monthEndThen, readKnownPeriod } from '../report-period.ts';
import { safe } from '../safe.ts';
import { TABLE_ALIASES } from '../table-aliases.ts';
import { formatTableReport, readTableFormat, TABLE_FORMATS } from '../table-format.ts';
import type { Call, CommandSpec, VerbGroup } from '../verb.ts';

type Draw = (tx: ReadTx, options: TableOptions) => Promise<TableReport>;

const FORM = formFlags(TABLE_FORMATS);
const SUMS: FlagSpec = { name: 'sums' };
const standing = (words: readonly string[]): FlagSpec => ({
  name: 'standing',
  value: 'word',
  many: true,
  words,
});

/** Of a report's own flags, those that choose its rows. */
const CHOOSING: readonly string[] = ['standing', 'approved'];

/** The functions that draw are loaded in the action, one report at a time. */
export const tableReports: VerbGroup['verbs'] = {
  ranking: reportOf(
    'ranking',
    [{ name: 'sort', value: 'word', words: RANKED_RATES }],
    async (flags) => {
      const sort = flags.word('sort', readRate, RANKED_RATES) ?? 'on_time_rate';
      const { rankingTable } = await import('../../reports/tables/ranking.ts');
      return (tx, options) => rankingTable(tx, { ...options, sort });
    },
  ),
  overdue: reportOf('overdue', [BY, SUMS], async () => {
    return (await import('../../reports/tables/overdue.ts')).overdueTable;
  }),
  ageing: reportOf('ageing', [BY], async () => {
    return (await import('../../reports/tables/ageing.ts')).ageingTable;
  }),
  sources: reportOf('sources', [], async () => {
    return (await import('../../reports/tables/sources.ts')).sourcesTable;
  }),
  patches: reportOf('patches', [BY, SUMS, standing(PATCH_STANDINGS)], async (flags) => {
    const wanted = flags.words(
      'standing',
      (text) => readWord('patch-standing', PATCH_STANDINGS, text),
      PATCH_STANDINGS.map((one) => chinese(`patch-standing.${one}`)),
    );
    const { patchesTable } = await import('../../reports/tables/patches.ts');
    return (tx, options) => patchesTable(tx, { ...options, standing: wanted ?? null });
  }),
  commitments: reportOf(
    'commitments',
    [BY, SUMS, standing(COMMITMENT_STANDINGS), { name: 'approved' }],
    async (flags) => {
      const wanted = flags.words(
        'standing',
        (text) => readWord('commitment', COMMITMENT_STANDINGS, text),
        COMMITMENT_STANDINGS.map((one) => chinese(`commitment.${one}`)),
      );
      const approved = flags.on('approved');
      const { commitmentsTable } = await import('../../reports/tables/commitments.ts');
      return (tx, options) =>
        commitmentsTable(tx, { ...options, approved, standing: wanted ?? null });
    },
  ),
  relapse: reportOf('relapse', [BY, SUMS], async () => {
    return (await import('../../reports/tables/relapse.ts')).relapseTable;
  }),
  mine: {
    alias: TABLE_ALIASES.mine,
    paged: true,
    arguments: [{ name: 'month' }],
    flags: [...PERIOD, { name: 'entries' }, ...FORM],
    run: printMine,
  },
};

/** A report on cases: every one takes a period, every filter of a list, and the forms of a report. */
function reportOf(
  name: keyof typeof TABLE_ALIASES,
  own: readonly FlagSpec[],
  load: (flags: Flags) => Promise<Draw>,
): CommandSpec & { readonly alias: string } {
  // What the report is asked for besides the period and the form; a command behind a number asks for it, too.
  const asking = [...FILTER_FLAGS, ...own.filter(({ name }) => CHOOSING.includes(name))];
  return {
    alias: TABLE_ALIASES[name],
    paged: true,
    arguments: [{ name: 'month' }],
    flags: [...PERIOD, ...own, ...FORM, ...FILTER_FLAGS],
    run: async (env, { args: [month], flags }) => {
      const { knownAt, ...period } = await readKnownPeriod(env, { flags, month });
      const then = { knownAt, ...(period.asOf < env.today() ? { asOf: period.asOf } : {}) };
      const filters = await readFilters(env, flags, { then, day: period.asOf });
      const isGrouped = own.includes(BY);
      const by = (isGrouped ? flags.word('by', readGroup, GROUPS) : undefined) ?? 'unit';
      const request = { ...period, knownAt, by, filters, asked: askedOf(flags, asking) };
      const draw = await load(flags);
      await print(env, flags, own.includes(SUMS), () => drawTable(env, request, draw));
    },
  };
}

/** Flags as they were written, one by one. */
function askedOf(flags: Flags, specs: readonly FlagSpec[]): AskedFlag[] {
  const kept = flags.kept(specs.map(({ name }) => name));
  return Object.entries(kept).flatMap(([name, value]): AskedFlag[] => {
    if (typeof value === 'boolean') return [[value ? name : `no-${name}`]];
    return (typeof value === 'string' ? [value] : value).map((one): AskedFlag => [name, one]);
  });
}

/** What one person did, by default whoever asks, in a month, by default the present one. */
async function printMine(env: Env, { args: [month], flags }: Call): Promise<void> {
  const { asOf, knownAt, ...period } = await readKnownPeriod(env, { flags, month });
  const to = period.to ?? asOf;
  const from = period.from ?? (await monthStart(env, to, knownAt));
  const request = { asOf, from, to, knownAt, by: 'unit', filters: [], asked: [] } as const;
  const own = { actor: env.actor(), entries: flags.on('entries'), from, to };
  const { mineTable } = await import('../../reports/tables/mine.ts');
  await print(env, flags, false, () =>
    drawTable(env, request, (tx, options) => mineTable(tx, { ...options, ...own })),
  );
}

/** The first day of the office's month to which a day belongs. */
async function monthStart(env: Env, day: IsoDate, knownAt: Instant | undefined): Promise<IsoDate> {
  const endDay = await monthEndThen(env, knownAt);
  return monthPeriod(monthOfDay(day, endDay), endDay).from;
}

async function print(
  env: Env,
  flags: Flags,
  hasSums: boolean,
  draw: () => Promise<TableReport>,
): Promise<void> {
  const file = flags.text('output');
  const format = readTableFormat(env, flags, file);
  const sums = hasSums && flags.on('sums');
  const drawn = await draw();
  const path = await writeTo(env, file, async (sink) => {
    const written = { toStdout: sink.path === null, sums };
    await sink.write(await formatTableReport(env, drawn, format, written));
    return sink.path;
  });
  if (path !== null) await printStatus(env, env.t('talk.written', { path: safe(path) }));
}
