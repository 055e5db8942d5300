/** Headers of two rows where it is known which cells are merged. */
import type { Cells } from './csv-records.ts';
import { HEADER_JOINT } from './header-names.ts';
import { LIMITS } from './limits.ts';

/** Ranges that are one cell: rows from 1, columns from 0, both ends included. */
export type HeaderMerges = readonly {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}[];

/**
 * The two rows as one, or undefined when row `row` (from 1) is no upper row of two: then a cell of it
 * would reach into the row below (责任单位), and another stand over several (整改: 措施, 时限).
 */
export function joinByMerges(
  upper: Cells,
  lower: Cells | undefined,
  row: number,
  merges: HeaderMerges = [],
): string[] | undefined {
  if (lower === undefined) return undefined;
  const here = merges.filter(({ top }) => top === row);
  const isTall = here.some(({ bottom }) => bottom === row + 1);
  const groups = groupsByColumn(here.filter(({ bottom }) => bottom === row));
  if (!isTall || groups.size === 0) return undefined;
  const width = Math.max(upper.length, lower.length);
  return Array.from({ length: width }, (_, at) => {
    const above = (upper[groups.get(at) ?? at] ?? '').trim();
    const below = (lower[at] ?? '').trim();
    return above !== '' && below !== '' ? `${above}${HEADER_JOINT}${below}` : above || below;
  });
}

/** For each column of a group the first one. Behind the columns that a table may have nothing is looked at. */
function groupsByColumn(groups: HeaderMerges): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (const { left, right } of new Map(groups.map((one) => [one.left, one])).values())
    if (right > left)
      for (let at = left; at <= right && at <= LIMITS.columns; at++)
        if (!first.has(at)) first.set(at, left);
  return first;
}
