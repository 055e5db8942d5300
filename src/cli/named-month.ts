/** A month as an argument names it. */
import { readMonth } from './read-month.ts';
import { UsageError } from './usage-error.ts';
import type { ArgumentSpec } from './verb.ts';

export const MONTH: ArgumentSpec = { name: 'month', required: true };

/** `YYYY-MM` of 2026-10, 2026年10月, 10月, 上月. */
export function namedMonth(text: string, today: string): string {
  const month = readMonth(text, today);
  if (month === null) throw new UsageError('month-unreadable', { value: text });
  return month.from.slice(0, 7);
}
