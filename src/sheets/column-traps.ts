/**
 * 完成时间 and 整改时间 are a deadline in some tables and a real date in others. The other columns and
 * the first rows decide; where they don't, the user is asked.
 */
import type { Cells } from './csv-records.ts';
import { readDate } from './read-date.ts';
import { readDeadline } from './read-deadline.ts';
import { readStatus } from './read-status.ts';

export interface TrapColumn {
  readonly at: number;
  /** The status column, if there is one. */
  readonly statusAt?: number | undefined;
  readonly statusWords?: Parameters<typeof readStatus>[1];
  readonly dateFormat?: string | undefined;
  /** True when another column is the deadline beyond doubt (整改时限 …). */
  readonly hasDeadline: boolean;
}

export type TrapReading = 'due_on' | 'done_on' | 'empty' | 'ambiguous';

/**
 * - words that only a deadline has (3月底前, 长期坚持) → `due_on`;
 * - only dates, beside a column that is the deadline → `done_on`;
 * - only dates, filled where the status says done and empty where it does not → `done_on`;
 * - no cell filled → `empty`; anything else → `ambiguous`.
 */
export function readTrap(column: TrapColumn, sample: readonly Cells[]): TrapReading {
  const filled = sample.map((row) => (row[column.at] ?? '').trim()).filter((text) => text !== '');
  if (filled.length === 0) return 'empty';
  if (filled.some((text) => isDeadlineOnly(text, column))) return 'due_on';
  if (!filled.every((text) => isDate(text, column))) return 'ambiguous';
  if (column.hasDeadline) return 'done_on';
  return followsStatus(column, sample) ? 'done_on' : 'ambiguous';
}

function isDate(text: string, { dateFormat }: TrapColumn): boolean {
  return 'on' in readDate(text, { format: dateFormat, year: 2000, serial: true });
}

function isDeadlineOnly(text: string, column: TrapColumn): boolean {
  if (isDate(text, column)) return false;
  const { deadline, problem } = readDeadline(text, {
    received: '2000-01-01',
    format: column.dateFormat,
  });
  return (
    problem === undefined &&
    (deadline.on !== undefined || deadline.longTerm === true || /立[行即]|工作日/.test(text))
  );
}

function followsStatus(column: TrapColumn, sample: readonly Cells[]): boolean {
  const { statusAt } = column;
  if (statusAt === undefined) return false;
  let done = 0;
  let open = 0;
  for (const row of sample) {
    const word = (row[statusAt] ?? '').trim();
    const reading = word === '' ? undefined : readStatus(word, column.statusWords);
    if (reading === undefined) continue;
    const isDone = reading === 'done' || reading === 'closed' || reading === 'submitted';
    const isFilled = (row[column.at] ?? '').trim() !== '';
    if (isDone !== isFilled) return false;
    if (isDone) done++;
    else open++;
  }
  return done > 0 && open > 0;
}
