/** Merged cells arrive as one filled cell with blanks beneath. */
import type { LedgerField } from '../domain/ledger-row.ts';
import type { Cells } from './csv-records.ts';

/** Columns that offices merge by group, and those that are only merged along with them. */
const LEADING: readonly LedgerField[] = ['source', 'unit', 'category'];
const FOLLOWING: readonly LedgerField[] = ['co_units', 'leader', 'received_on'];

/**
 * Which columns are to be filled down, decided once from the first rows, and rather not than wrongly:
 * a blank 责任单位 may well mean that nobody has it yet. A column counts as merged only when
 * - every row has its own 序号, number or title (`identity` columns), so blank rows are rows;
 * - the first row is filled, there are two groups at least, and groups have two rows on average, one
 *   of them three or more;
 * - no value comes twice: a table merged by unit names each unit once, while a table with gaps names
 *   the same unit again and again.
 * Supporting unit, leader and date of receipt are filled only when they are blank in exactly the same
 * rows as such a column; alone they may be blank for good reason.
 */
export function columnsToFillDown(
  sample: readonly Cells[],
  fieldAt: readonly (LedgerField | '-' | 'extra')[],
  identity: readonly number[],
): number[] {
  if (sample.length < 4 || identity.length === 0) return [];
  if (!identity.some((at) => sample.every((row) => isFilled(row, at)))) return [];
  const columnsOf = (fields: readonly LedgerField[]) =>
    [...fieldAt.keys()].filter((at) => (fields as readonly string[]).includes(fieldAt[at] ?? ''));
  const merged = columnsOf(LEADING).filter((at) => looksMerged(sample, at));
  const patterns = new Set(merged.map((at) => blanks(sample, at)));
  const along = columnsOf(FOLLOWING).filter((at) => patterns.has(blanks(sample, at)));
  return [...merged, ...along].sort((a, b) => a - b);
}

function looksMerged(sample: readonly Cells[], at: number): boolean {
  const values = sample.map((row) => (row[at] ?? '').trim());
  const filled = values.filter((value) => value !== '');
  if (values[0] === '' || filled.length < 2 || new Set(filled).size < filled.length) return false;
  return values.length >= 2 * filled.length && /10{2,}/.test(blanks(sample, at));
}

function blanks(sample: readonly Cells[], at: number): string {
  return sample.map((row) => (isFilled(row, at) ? '1' : '0')).join('');
}

function isFilled(row: Cells, at: number): boolean {
  return (row[at] ?? '').trim() !== '';
}
