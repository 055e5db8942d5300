/** The month by unit, source, category …: stock, deadlines, and for units the flow; the total below. */
import type { GroupBy } from '../../../store/store.ts';
import { FLOW_KEYS, type RateKey } from '../../figures/catalog.ts';
import { countOf, type Figures, type ShownCount } from '../../figures/draw.ts';
import { MONTH_DIMENSIONS } from '../../monthly/month.ts';
import { groupText } from '../../groups.ts';
import { markup, type Piece } from './markup.ts';
import type { MonthWords } from './month-words.ts';
import { emptyOf } from './table-page.ts';
import { tableOf, type PageColumn, type PageTable } from './page-table.ts';

type Cell = (figures: Figures) => Piece;
type Column = readonly [title: string, cell: Cell];

const STOCK = [
  'collected',
  'valid',
  'closed',
  'open',
  'submitted',
  'suspended',
  'overdue',
] as const satisfies readonly ShownCount[];
const STOCK_RATES = ['closure_rate', 'valid_closure_rate', 'effective_rate'] as const;
const STEPS = ['collected_in', 'closed_in', 'reopened_in', 'net_closed'] as const;
const DUE_RATES = ['due_closure_rate', 'on_time_rate'] as const;
const WORK_RATES = ['return_rate', 'extension_rate', 'rework_rate'] as const;

export function groupTables(words: MonthWords): Piece {
  return MONTH_DIMENSIONS.map((by) => dimensionOf(words, by));
}

function dimensionOf(words: MonthWords, by: GroupBy): Piece {
  const { t, report } = words;
  const groups = report.current.by[by];
  // A dimension that the office does not use has one group, those without: its tables would say nothing.
  const isUsed = groups.some(({ group }) => group !== null);
  return markup`<section>
<h2>${t(`page.by.${by}`)}</h2>
${isUsed ? tablesOf(words, by, groups) : emptyOf(undefined, t('page.no-groups'))}</section>
`;
}

function tablesOf(words: MonthWords, by: GroupBy, groups: readonly Figures[]): Piece {
  const { t } = words;
  const stock = [...counts(words, STOCK), ...rates(words, STOCK_RATES)];
  // Helped with, never added: the whole has none.
  const coOpen: Cell = (one) => (one === words.report.current.total ? '—' : one.co_open);
  const coUnits: Column[] = by === 'unit' ? [[t('figure.co_open'), coOpen]] : [];
  const flow = counts(words, FLOW_KEYS);
  return [
    table(words, by, t('page.groups.stock'), [...stock, ...coUnits], groups),
    dueTable(words, by, groups),
    by === 'unit' ? table(words, by, t('page.groups.flow'), flow, groups) : null,
  ];
}

/** Groups with nothing due have nothing to be judged by, and are listed apart. */
function dueTable(words: MonthWords, by: GroupBy, groups: readonly Figures[]): Piece {
  const { t } = words;
  const columns: Column[] = [
    ...counts(words, STEPS),
    ...counts(words, ['due']),
    ...rates(words, DUE_RATES),
    [words.label('on_time_rate_original'), (one) => words.rateCell(one, 'on_time_rate_original')],
    ...rates(words, WORK_RATES),
    [t('page.days'), (one) => words.daysCell(one.days.final_working)],
  ];
  const due = groups.filter((one) => one.counts.due > 0);
  const idle = groups.filter((one) => one.counts.due === 0);
  const title = t('page.groups.idle');
  return table(words, by, t('page.groups.due'), columns, due, { title, groups: idle });
}

function table(
  words: MonthWords,
  by: GroupBy,
  caption: string,
  columns: readonly Column[],
  groups: readonly Figures[],
  apart?: { readonly title: string; readonly groups: readonly Figures[] },
): Piece {
  const { t, report } = words;
  const row = (name: string, figures: Figures) => [
    name,
    ...columns.map(([, cell]) => cell(figures)),
  ];
  const named = (figures: Figures) => row(groupText(figures.group, by, words.t), figures);
  const whole: PageTable = {
    caption,
    columns: [
      { title: t(`report.by.${by}`), kind: by === 'month' ? 'date' : 'long' },
      ...columns.map(([title]): PageColumn => ({ title, kind: 'number' })),
    ],
    rows: groups.map(named),
    ...(apart ? { apart: { title: apart.title, rows: apart.groups.map(named) } } : {}),
    sums: [row(t('report.total'), report.current.total)],
  };
  return tableOf(whole);
}

function counts(words: MonthWords, keys: readonly ShownCount[]): Column[] {
  return keys.map((key) => [words.label(key), (figures) => countOf(figures, key)]);
}

function rates(words: MonthWords, keys: readonly RateKey[]): Column[] {
  return keys.map((key) => [words.label(key), (figures) => words.rateCell(figures, key)]);
}
