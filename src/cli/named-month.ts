/** A month as an argument names it. */
import { monthSettings } from '../reports/monthly/month.ts';
import { monthOfDay } from '../reports/monthly/months.ts';
import type { Env } from './env.ts';
import { readMonth } from './read-month.ts';
import { UsageError } from './usage-error.ts';
import type { ArgumentSpec } from './verb.ts';

export const MONTH: ArgumentSpec = { name: 'month', required: true };

/** `YYYY-MM` of 2026-10, 2026年10月, 10月, 上月; 本月 is the one that the office has today (`month-end`). */
export async function namedMonth(env: Env, text: string): Promise<string> {
  const { store } = await env.desk();
  const { monthEnd } = monthSettings(await store.read((tx) => tx.office()));
  const today = env.today();
  const month = readMonth(text, today, monthOfDay(today, monthEnd));
  if (month === null) throw new UsageError('month-unreadable', { value: text });
  return month.from.slice(0, 7);
}
