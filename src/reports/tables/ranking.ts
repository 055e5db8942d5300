/**
 * The ranking of units (规模榜单) by one rate, with what follows from how a unit keeps its deadlines: its
 * grade, how often it is checked, a yellow or a red card; and how its rank changed since the month before.
 */
import { addDays, type IsoDate } from '../../domain/dates.ts';
import { settingOf } from '../../domain/settings.ts';
import type { ReadTx } from '../../store/store.ts';
import { drawFigures, type Figures } from '../figures/draw.ts';
import { cardOf, gradeOf, gradeSettings, type GradeSettings } from '../grades.ts';
import { monthOfDay, monthPeriod, monthsFrom } from '../monthly/months.ts';
import { note, ratio } from '../notes.ts';
import { compareRates, differenceInPoints, type Rate } from '../rate.ts';
import type { Note } from '../report.ts';
import { counts, GROUP, inNameOrder, rates } from './columns.ts';
import { drillOf, groundOf, type Ground } from './ground.ts';
import { RANKED_RATES, type RankedRate } from './standings.ts';
import { headNotes } from './table-notes.ts';
import type { AskedFlag, TableOptions, TableReport, TableRow } from './table-report.ts';

export interface RankingOptions extends TableOptions {
  /** The rate by which units are ranked. */
  readonly sort: RankedRate;
}

/** Why a row stands where it does: ranked, too few to be ranked, nothing to be ranked by, or no unit at all. */
const STANDINGS = ['ranked', 'too_few', 'nothing', 'no_unit'] as const;

interface Placed {
  readonly figures: Figures;
  readonly standing: (typeof STANDINGS)[number];
  readonly rank: number | null;
}

export async function rankingTable(tx: ReadTx, asked: RankingOptions): Promise<TableReport> {
  const options = { ...asked, by: 'unit' } as const;
  const ground = await groundOf(tx, options);
  const { sort } = options;
  const earlier = monthBefore(ground);
  const windows = [
    ground.windowOptions,
    ...(earlier ? [{ ...ground.windowOptions, ...earlier }] : []),
  ];
  const [now, before] = await drawFigures(tx, windows, ['unit'], ground.only);
  if (!now) throw new RangeError('nothing was drawn');
  const { smallest } = ground.head;
  const placed = placedBy(now.groups.get('unit') ?? [], sort, smallest);
  const past = before ? placedBy(before.groups.get('unit') ?? [], sort, smallest) : [];
  const grades = gradeSettings(ground.office);
  const rows = placed.map((one) => rowOf(ground, one, past, grades, sort));
  return {
    report: 'ranking',
    ...ground.head,
    table: {
      columns: [
        { key: 'rank', kind: 'count', rank: 0 },
        GROUP,
        ...rates(0, sort),
        { key: 'grade', kind: 'word', rank: 0, words: 'grade' },
        { key: 'check', kind: 'word', rank: 1, words: 'check' },
        { key: 'card', kind: 'word', rank: 1, words: 'card' },
        { key: 'rank_before', kind: 'count', rank: 3 },
        { key: 'rank_change', kind: 'count', rank: 2 },
        { key: 'points', kind: 'points', rank: 2 },
        ...rates(4, ...RANKED_RATES.filter((one) => one !== sort)),
        ...counts(5, 'due', 'overdue', 'open'),
        { key: 'standing', kind: 'word', rank: 4, words: 'ranking' },
      ],
      rows,
      total: totalOf(ground, now.total, before?.total, sort),
      apart: apartIn(placed),
    },
    sums: [],
    notes: [
      ...headNotes(ground, true),
      note(`ranking-${sort}`, { smallest }),
      note('ranking-apart', { smallest }),
      ...namesApart(placed),
      note('ranking-grades', { ...grades }),
      note('ranking-cards', { ...grades }),
      earlier ? note('ranking-before', { ...earlier }) : note('ranking-no-before'),
      note('on-time-rate', ratio(now.total.rates.on_time_rate, smallest)),
      note('due-closure-rate', ratio(now.total.rates.due_closure_rate, smallest)),
      note('closure-rate', ratio(now.total.rates.closure_rate, smallest)),
    ],
  };
}

/**
 * The period of the month before: where a month is asked for, the one before it; else the same
 * beginning, up to the end of the month before that of A. `null` where that would end before it began.
 */
function monthBefore({
  head,
  office,
}: Ground): { readonly asOf: IsoDate; readonly from: IsoDate; readonly to: IsoDate } | null {
  const { from, to, asOf } = head;
  const setting = settingOf(office, 'month-end');
  const endDays = setting === 'none' ? [null] : [null, Number(setting)];
  for (const endDay of endDays) {
    const month = monthOfDay(to, endDay);
    const period = monthPeriod(month, endDay);
    if (period.from !== from || period.to !== to) continue;
    const earlier = monthPeriod(monthsFrom(month, -1), endDay);
    return { asOf: earlier.to, from: earlier.from, to: earlier.to };
  }
  const end = addDays(`${asOf.slice(0, 7)}-01`, -1);
  return from > end ? null : { asOf: end, from, to: end };
}

/** The best first; equal rates share a rank, and the ranks behind them are skipped. */
function placedBy(units: readonly Figures[], sort: RankedRate, smallest: number): Placed[] {
  const standingOf = ({ group, rates }: Figures): Placed['standing'] => {
    if (group === null) return 'no_unit';
    const { b } = rates[sort];
    return b === 0 ? 'nothing' : b < smallest ? 'too_few' : 'ranked';
  };
  const sorted = units
    .map((figures) => ({ figures, standing: standingOf(figures), rate: figures.rates[sort] }))
    .sort(
      (one, other) =>
        STANDINGS.indexOf(one.standing) - STANDINGS.indexOf(other.standing) ||
        compareRates(other.rate, one.rate) ||
        other.rate.b - one.rate.b ||
        inNameOrder(one.figures.group ?? '', other.figures.group ?? ''),
    );
  let rank = 0;
  return sorted.map(({ figures, standing, rate }, at) => {
    if (standing !== 'ranked') return { figures, standing, rank: null };
    const previous = sorted[at - 1];
    if (previous === undefined || compareRates(previous.rate, rate) !== 0) rank = at + 1;
    return { figures, standing, rank };
  });
}

function rowOf(
  ground: Ground,
  { figures, standing, rank }: Placed,
  past: readonly Placed[],
  grades: GradeSettings,
  sort: RankedRate,
): TableRow {
  const { group, counts, rates } = figures;
  const { terms } = ground.office;
  // A unit that was renamed since is the same unit, whatever it was called then.
  const isSame = (other: string | null) =>
    other === group ||
    (other !== null &&
      group !== null &&
      terms.officialName('unit', other) === terms.officialName('unit', group));
  const before = past.find((one) => isSame(one.figures.group));
  const rankBefore = before?.rank ?? null;
  const judged = group !== null && counts.due >= ground.head.smallest;
  const grade = judged ? gradeOf(rates.on_time_rate, grades) : null;
  return {
    cells: {
      rank,
      group,
      ...rankedCells(figures),
      grade: grade?.grade ?? null,
      check: grade?.check ?? null,
      card: judged ? cardOf(rates.on_time_rate, grades) : null,
      rank_before: rankBefore,
      rank_change: rank === null || rankBefore === null ? null : rankBefore - rank,
      points: pointsBetween(rates[sort], before?.figures.rates[sort], ground.head.smallest),
      standing,
    },
    drill: behind(ground, figures, sort, group),
  };
}

/** Nothing where one of the two has too few cases, as in the month's circular. */
function pointsBetween(now: Rate, before: Rate | undefined, smallest: number): number | null {
  if (before === undefined || Math.min(now.b, before.b) < smallest) return null;
  return differenceInPoints(now, before);
}

function rankedCells({ counts, rates }: Figures) {
  const { due, overdue, open } = counts;
  const { on_time_rate, due_closure_rate, closure_rate } = rates;
  return { on_time_rate, due_closure_rate, closure_rate, due, overdue, open };
}

function totalOf(
  ground: Ground,
  figures: Figures,
  before: Figures | undefined,
  sort: RankedRate,
): TableRow {
  return {
    cells: {
      rank: null,
      group: null,
      ...rankedCells(figures),
      grade: null,
      check: null,
      card: null,
      rank_before: null,
      rank_change: null,
      points: pointsBetween(figures.rates[sort], before?.rates[sort], ground.head.smallest),
      standing: null,
    },
    drill: behind(ground, figures, sort, undefined),
  };
}

/** The cases of the numerator. */
function behind(
  ground: Ground,
  { rates }: Figures,
  sort: RankedRate,
  group: string | null | undefined,
) {
  const { a } = rates[sort];
  if (sort === 'closure_rate')
    return drillOf(ground, 'list', a, { group, flags: [['stage', 'closed']] });
  const flags: AskedFlag[] = [['approved']];
  if (sort === 'on_time_rate') flags.push(['standing', 'kept']);
  else flags.push(['standing', 'kept'], ['standing', 'kept_late']);
  return drillOf(ground, 'commitments', a, { group, flags });
}

/** Where those begin that are listed apart from the ranked ones. */
function apartIn(placed: readonly Placed[]): number[] {
  return placed.flatMap(({ standing }, at) =>
    at > 0 && standing !== placed[at - 1]?.standing ? [at] : [],
  );
}

const NAMED = 10;

function namesApart(placed: readonly Placed[]): Note[] {
  const idle = placed.filter(({ standing }) => standing === 'nothing');
  const groups = idle.flatMap(({ figures }) => figures.group ?? []).slice(0, NAMED);
  if (idle.length === 0) return [];
  const code = idle.length > groups.length ? 'ranking-nothing-many' : 'ranking-nothing';
  return [note(code, { count: idle.length, groups })];
}
