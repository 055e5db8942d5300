/** Many values in statements of bounded size, and their rows put together again. */
import { sql, type RawBuilder } from 'kysely';

/** How many values go into one statement. */
const AT_ONCE = 10_000;

/** Any number of values as one bound value: a placeholder for each would have to be compiled anew each time. */
export function listed<T extends string | number>(values: readonly T[]): RawBuilder<T> {
  return elements<T>(JSON.stringify(values));
}

/** The elements of a list in JSON. */
export function elements<T>(list: string): RawBuilder<T> {
  return sql<T>`(SELECT value FROM json_each(${list}))`;
}

export function* chunks<T>(values: readonly T[]): Iterable<T[]> {
  for (let i = 0; i < values.length; i += AT_ONCE) yield values.slice(i, i + AT_ONCE);
}

/** Adds to the list of a key. */
export function append<T>(lists: Map<number, T[]>, key: number, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
