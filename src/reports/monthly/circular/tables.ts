/** The tables of the annexes: ranking, units with nothing due, overdue and suspended cases, patches. */
import type { MessageKey } from '../../../messages/index.ts';
import { percentText } from '../../rate.ts';
import type { ListedCase, PatchedCase } from '../listed-cases.ts';
import type { NamedFigures, UnitRanking } from '../unit-ranking.ts';
import type { CircularTable, TableKey } from './document.ts';
import { patchText, PATCHES_NAMED } from './named-cases.ts';
import { IDLE_NAMED } from './units.ts';
import type { Wording } from './wording.ts';

/** A list on paper ends somewhere; the workbook has every case. */
const ROWS = 300;

type Name = MessageKey extends infer Key
  ? Key extends `circular.column.${infer Rest}`
    ? Rest
    : never
  : never;
type Column = readonly [name: Name, width: number, align: 'left' | 'center' | 'right'];

const RANKING: readonly Column[] = [
  ['rank', 13, 'center'],
  ['unit', 43, 'left'],
  ['due', 13, 'right'],
  ['due_closed', 15, 'right'],
  ['on_time', 18, 'right'],
  ['on_time_rate', 20, 'right'],
  ['due_closure_rate', 20, 'right'],
  ['card', 14, 'center'],
];
const IDLE: readonly Column[] = [
  ['index', 16, 'center'],
  ['unit', 84, 'left'],
  ['open', 28, 'right'],
  ['overdue', 28, 'right'],
];
const CASES: readonly Column[] = [
  ['index', 13, 'center'],
  ['no', 25, 'left'],
  ['title', 50, 'left'],
  ['unit', 29, 'left'],
];
const OVERDUE: readonly Column[] = [
  ...CASES,
  ['due_on', 24, 'center'],
  ['overdue_days', 15, 'right'],
];
const SUSPENDED: readonly Column[] = [
  ...CASES,
  ['suspended_on', 24, 'center'],
  ['suspended_days', 15, 'right'],
];
const PATCHES: readonly Column[] = [
  ['index', 13, 'center'],
  ['no', 25, 'left'],
  ['title', 34, 'left'],
  ['patch', 36, 'left'],
  ['unit', 24, 'left'],
  ['closed_on', 24, 'center'],
];

/** The tables that the report has something for, in the order of their annexes. */
export function annexTables(wording: Wording, ranking: UnitRanking): CircularTable[] {
  const { overdue, suspended, patches } = wording.report;
  const tables: (readonly [
    boolean,
    TableKey,
    readonly Column[],
    readonly (readonly string[])[],
  ])[] = [
    [
      ranking.ranked.length + ranking.small.length > 0,
      'ranking',
      RANKING,
      ranked(wording, ranking),
    ],
    [ranking.idle.length > IDLE_NAMED, 'idle', IDLE, idle(ranking)],
    [overdue.length > 0, 'overdue', OVERDUE, cases(wording, overdue)],
    [suspended.length > 0, 'suspended', SUSPENDED, cases(wording, suspended)],
    [patches.length > PATCHES_NAMED, 'patches', PATCHES, patched(wording, patches)],
  ];
  return tables
    .filter(([has]) => has)
    .map(([, key, columns, rows]) => ({
      key,
      title: wording.say(`circular.table.${key}`),
      columns: columns.map(([name, width, align]) => ({
        title: wording.say(`circular.column.${name}`),
        width,
        align,
      })),
      rows: limited(wording, rows, columns.length),
    }));
}

function ranked(wording: Wording, { ranked: units, small }: UnitRanking): string[][] {
  const row = (rank: string, unit: string, figures: NamedFigures, card: string) => [
    rank,
    unit,
    ...dueCells(wording, figures),
    card,
  ];
  const rows = [
    ...units.map(({ rank, unit, figures, card }) =>
      row(
        String(rank),
        unit,
        { ...figures, group: unit },
        card === null ? '' : wording.say(`circular.card.${card}`),
      ),
    ),
    ...small.map((one) => row('—', one.group, one, '')),
  ];
  const { total } = wording.report.current;
  const all = { ...total, group: wording.say('circular.total') };
  return [...rows, row('', all.group, all, '')];
}

function dueCells(wording: Wording, { counts, rates }: NamedFigures): string[] {
  const { smallestDenominator } = wording.report.settings;
  const percent = (rate: typeof rates.on_time_rate) =>
    rate.b === 0 || rate.b < smallestDenominator ? '—' : percentText(rate);
  return [
    String(counts.due),
    String(counts.due_closed),
    String(counts.on_time),
    percent(rates.on_time_rate),
    percent(rates.due_closure_rate),
  ];
}

function idle({ idle: units }: UnitRanking): string[][] {
  return units.map(({ group, counts }, at) => [
    String(at + 1),
    group,
    String(counts.open),
    String(counts.overdue),
  ]);
}

function cases(wording: Wording, listed: readonly ListedCase[]): string[][] {
  return listed.map(({ no, title, unit, on, working_days }, at) => [
    String(at + 1),
    no,
    wording.titleInTable(title),
    wording.unit(unit),
    on,
    String(working_days),
  ]);
}

function patched(wording: Wording, patches: readonly PatchedCase[]): string[][] {
  return patches.map((one, at) => [
    String(at + 1),
    one.no,
    wording.titleInTable(one.title),
    patchText(wording, one),
    wording.unit(one.unit),
    one.closed_on,
  ]);
}

/** The first rows, and a line that says how many more there are. */
function limited(
  wording: Wording,
  rows: readonly (readonly string[])[],
  width: number,
): readonly (readonly string[])[] {
  if (rows.length <= ROWS) return rows;
  const rest = wording.say('circular.rows-left', { count: rows.length - ROWS });
  return [...rows.slice(0, ROWS), ['', '', rest, ...new Array<string>(width - 3).fill('')]];
}
