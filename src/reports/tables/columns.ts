/** Columns that several tables have, and the sums of a list by its groups. */
import type { GroupBy } from '../../store/store.ts';
import type { Drill, Table, TableCell, TableColumn, TableRow } from './table-report.ts';

export type Cells = TableRow['cells'];

/** A row of a list, and the group that it is summed up in. */
export interface GroupedRow {
  readonly group: string | null;
  readonly cells: Cells;
}

/** What every list of cases begins with; the group is there where it is not the unit itself. */
export function caseColumns(by: GroupBy): TableColumn[] {
  return [
    { key: 'no', kind: 'text', rank: 0 },
    { key: 'title', kind: 'text', rank: 3, wraps: 14 },
    { key: 'unit', kind: 'text', rank: 0, wraps: 10 },
    ...(by === 'unit' ? [] : [{ ...GROUP, rank: 1 }]),
  ];
}

/** The name of a group; its label says of what. */
export const GROUP: TableColumn = { key: 'group', kind: 'text', rank: 0, wraps: 12 };

export function counts(rank: number, ...keys: readonly string[]): TableColumn[] {
  return keys.map((key) => ({ key, kind: 'count', rank }));
}

export function rates(rank: number, ...keys: readonly string[]): TableColumn[] {
  return keys.map((key) => ({ key, kind: 'rate', rank }));
}

export function days(rank: number, ...keys: readonly string[]): TableColumn[] {
  return keys.map((key) => ({ key, kind: 'days', rank }));
}

export function dates(rank: number, ...keys: readonly string[]): TableColumn[] {
  return keys.map((key) => ({ key, kind: 'date', rank }));
}

/** The number of rows that stand in each way of a list, under the words for them. */
export function standingCounts<Family extends string, Word extends string>(
  family: Family,
  words: readonly Word[],
): { key: Word; kind: 'count'; rank: 0; label: `${Family}.${Word}` }[] {
  return words.map((key) => ({ key, kind: 'count', rank: 0, label: `${family}.${key}` }));
}

/** A list: its rows in their order, no line below them. */
export function listOf(columns: readonly TableColumn[], rows: readonly GroupedRow[]): Table {
  return { columns, rows: rows.map(({ cells }) => ({ cells })), total: null, apart: [] };
}

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

export function inNameOrder(one: string, other: string): number {
  return collator.compare(one, other);
}

/** How many rows are summed up in a line of sums, and in the whole. */
interface SumsOf<Row extends GroupedRow> {
  readonly rows: readonly Row[];
  readonly columns: readonly TableColumn[];
  readonly cells: (some: readonly Row[]) => Cells;
  /** `group` is not given for the whole. */
  readonly drill: (some: readonly Row[], group: string | null | undefined) => Drill | undefined;
  /** What is summed by, where it is not the table's own group. */
  readonly by?: { readonly column: TableColumn; readonly of: (row: Row) => string | null };
}

/** A line for each group, those with the most rows first, none last; and the sum of all. */
export function sumsOf<Row extends GroupedRow>(sums: SumsOf<Row>): Table {
  const { rows, columns, cells, drill } = sums;
  const { column, of } = sums.by ?? { column: GROUP, of: ({ group }: Row) => group };
  const groups = new Map<string | null, Row[]>();
  for (const row of rows) {
    const group = of(row);
    const some = groups.get(group);
    if (some) some.push(row);
    else groups.set(group, [row]);
  }
  const ordered = [...groups].sort(
    ([a, some], [b, others]) =>
      Number(a === null) - Number(b === null) ||
      others.length - some.length ||
      inNameOrder(a ?? '', b ?? ''),
  );
  return {
    columns: [column, ...columns],
    rows: ordered.map(([group, some]) => ({
      cells: { [column.key]: group, ...cells(some) },
      drill: drill(some, group),
    })),
    total: { cells: { [column.key]: null, ...cells(rows) }, drill: drill(rows, undefined) },
    apart: [],
  };
}

export function numbersIn(rows: readonly GroupedRow[], key: string): number[] {
  return rows.flatMap(({ cells }) => {
    const cell: TableCell | undefined = cells[key];
    return typeof cell === 'number' ? [cell] : [];
  });
}

export function countWhere(rows: readonly GroupedRow[], key: string, value: TableCell): number {
  return rows.filter(({ cells }) => cells[key] === value).length;
}

/** The rows that stand in one of these ways. */
export function withStanding(
  rows: readonly GroupedRow[],
  standings: readonly string[] | null,
): readonly GroupedRow[] {
  if (standings === null) return rows;
  return rows.filter(({ cells }) => {
    const standing = cells['standing'];
    return typeof standing === 'string' && standings.includes(standing);
  });
}
