/** Small helpers of the decisions: values that must be there, and values that may be absent. */
import { Refusal } from './errors.ts';

/** The value, or a refusal that names the flag by which it is given. */
export function required<T>(value: T | undefined, flag: string): T {
  if (value === undefined || value === '') throw new Refusal('value-missing', { flag });
  return value;
}

/** The object without its `undefined` members, so that they don't reach the journal. */
export function optional<T extends Record<string, unknown>>(
  values: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
