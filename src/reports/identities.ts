/**
 * What must hold before a figure is shown. A report whose identity fails is not printed: it is
 * refused with the cases or the column at fault (metrics.md, "Identity").
 */
import type { IsoDate } from '../domain/dates.ts';
import { Refusal } from '../domain/errors.ts';
import type { FigureCounts, GroupKey, ReadTx } from '../store/store.ts';

/** How many cases at fault a refusal names. */
const NAMED = 20;

/** Refuses when a case received by A, any of several, is in no state, in several, or in one that no column counts. */
export async function checkEveryCaseCounted(
  tx: ReadTx,
  ...asOfs: readonly IsoDate[]
): Promise<void> {
  const cases = await tx.uncounted(asOfs, NAMED);
  if (cases.length > 0)
    throw new Refusal('identity-broken', { column: 'collected', cases, fault: cases });
}

/** Refuses when the counts of a row contradict each other, or the rows don't sum to the total. */
export function checkSums(
  rows: readonly FigureCounts[],
  total: FigureCounts,
  grouped: boolean,
): void {
  for (const row of [...rows, total]) checkRow(row);
  if (!grouped) return;
  for (const column of Object.keys(total) as (keyof FigureCounts)[]) {
    if (column === 'group') continue;
    const sum = rows.reduce((all, row) => all + row[column], 0);
    if (sum !== total[column]) throw broken(column, total.group, total[column], sum);
  }
}

/** Refuses when an open case is in no stage or in several, or has no light and no reason for none, or several. */
export function checkStandings(row: FigureCounts): void {
  const staged = row.accepted + row.assigned + row.submitted;
  if (staged !== row.open) throw broken('open', row.group, row.open, staged);
  const lit = row.overdue + row.yellow + row.green + row.undated + row.suspended;
  if (lit !== row.open) throw broken('open', row.group, row.open, lit);
}

/** Refuses when a closed case has no handling time, or one without closing has. */
export function checkDurations(counts: FigureCounts, handled: number): void {
  if (handled !== counts.closed) throw broken('median_days', counts.group, counts.closed, handled);
}

function checkRow(row: FigureCounts): void {
  const out = row.pending + row.rejected + row.withdrawn + row.merged + row.voided;
  if (row.valid !== row.closed + row.open)
    throw broken('valid', row.group, row.valid, row.closed + row.open);
  if (row.collected !== row.valid + out)
    throw broken('collected', row.group, row.collected, row.valid + out);
  const atMost = [
    ['collected_in', 'collected'],
    ['submitted', 'open'],
    ['suspended', 'open'],
    ['overdue', 'open'],
    ['long_term', 'valid'],
    ['due', 'valid'],
    ['due_closed', 'due'],
    ['due_closed', 'closed'],
    ['on_time', 'due_closed'],
  ] as const;
  for (const [part, whole] of atMost) {
    if (row[part] > row[whole]) throw broken(part, row.group, row[whole], row[part]);
  }
}

/** The refusal of figures that contradict each other: in which column, and in which group. */
export function broken(column: string, group: GroupKey, expected: number, found: number): Refusal {
  const fault = [...(group === null ? [] : [`#${group}`]), `${expected} ≠ ${found}`];
  return new Refusal('identity-broken', { column, cases: [], fault });
}
