/** The cells of a table report in a language: what every format prints. */
import { isMessageKey, type Translate } from '../../messages/index.ts';
import { groupText } from '../groups.ts';
import { note, noteText } from '../notes.ts';
import { percentText, rateInCell } from '../rate.ts';
import type {
  Table,
  TableCell,
  TableColumn,
  TableReport,
  TableRow,
} from '../tables/table-report.ts';
import type { PlainCell } from './plain-rows.ts';

/** The label of a column; that of the group says what the groups are. */
export function columnLabel(
  { key, label: own }: TableColumn,
  { by }: TableReport,
  t: Translate,
): string {
  if (own !== undefined) return t(own);
  if (key === 'group') return t(`report.by.${by ?? 'none'}`);
  for (const family of ['table.column', 'figure', 'report.column']) {
    const label = `${family}.${key}`;
    if (isMessageKey(label)) return t(label);
  }
  return key;
}

/** The labels of a column in a file: a rate goes with its two counts. */
export function columnLabels(column: TableColumn, report: TableReport, t: Translate): string[] {
  const rate = columnLabel(column, report, t);
  if (column.kind !== 'rate') return [rate];
  return [rate, t('table.rate-a', { rate }), t('table.rate-b', { rate })];
}

/** The two counts of a rate; empty where there is none. */
export function countsIn(cell: TableCell | undefined): [number | null, number | null] {
  return typeof cell === 'object' && cell !== null ? [cell.a, cell.b] : [null, null];
}

/** A cell for a file: a number as a number, a rate as `93.92%`, empty where there is nothing. */
export function plainCell(
  cell: TableCell | undefined,
  { kind, words }: TableColumn,
  t: Translate,
): PlainCell {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'object') return percentText(cell) || null;
  return kind === 'word' ? wordOf(String(cell), words, t) : cell;
}

/** A cell for eyes: a rate with its two counts, a difference with its sign. */
export function shownCell(
  cell: TableCell | undefined,
  column: TableColumn,
  smallest: number,
  t: Translate,
): PlainCell {
  if (typeof cell === 'object' && cell !== null) return rateInCell(cell, smallest);
  if (typeof cell === 'number' && isDifference(column)) return signed(cell, column);
  return plainCell(cell, column, t);
}

/** Columns in which a number says by how much something has changed. */
function isDifference({ kind, key }: TableColumn): boolean {
  return kind === 'points' || key === 'rank_change';
}

function signed(value: number, { kind }: TableColumn): string {
  const digits = kind === 'points' ? Math.abs(value).toFixed(2) : String(Math.abs(value));
  return value > 0 ? `+${digits}` : value < 0 ? `−${digits}` : digits;
}

function wordOf(word: string, family: string | undefined, t: Translate): string {
  const key = `${family ?? ''}.${word.replaceAll(' ', '.')}`;
  return isMessageKey(key) ? t(key) : word;
}

/** The cells of a row; the first one of a table of groups says what a row without a name is. */
export function cellsOf<Cell>(
  row: TableRow,
  table: Table,
  report: TableReport,
  t: Translate,
  cellOf: (cell: TableCell | undefined, column: TableColumn) => Cell,
): (Cell | string)[] {
  const named = table.total === null ? -1 : table.columns.findIndex(isName);
  return table.columns.map((column, at) => {
    const cell = row.cells[column.key];
    if (at !== named || (cell !== null && cell !== undefined)) return cellOf(cell, column);
    return row === table.total ? t('report.total') : noName(column, report, t);
  });
}

/** The column that names a row. */
function isName({ kind }: TableColumn): boolean {
  return kind === 'text' || kind === 'word';
}

function noName({ key }: TableColumn, { by }: TableReport, t: Translate): string {
  return groupText(null, key === 'group' ? by : null, t);
}

/** Every row and the total. */
export function rowsOf({ rows, total }: Table): readonly TableRow[] {
  return total === null ? rows : [...rows, total];
}

/** The notes below it; of rates also what becomes of those of too few cases. */
export function noteTexts({ notes, table, sums, smallest }: TableReport, t: Translate): string[] {
  const hasRates = [table, ...sums].some(({ columns }) =>
    columns.some(({ kind }) => kind === 'rate'),
  );
  return [...notes, ...(hasRates ? [note('smallest', { smallest })] : [])].map((one) =>
    noteText(one, t),
  );
}

export function titleOf({ report, asOf, from, to, actor }: TableReport, t: Translate): string {
  return t(`table.${report}.title`, { asOf, from, to, actor: actor ?? '' });
}
