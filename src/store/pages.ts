/** Many values in statements of bounded size, and their rows put together again. */
import { sql, type RawBuilder } from 'kysely';

/** Placeholders in one statement: SQLite allows 32,766. */
const MAX_BINDINGS = 10_000;

/** Any number of texts as one bound value: a placeholder for each would have to be compiled anew each time. */
export function listed(texts: readonly string[]): RawBuilder<string> {
  return sql<string>`(SELECT value FROM json_each(${JSON.stringify(texts)}))`;
}

export function* chunks<T>(values: readonly T[]): Iterable<T[]> {
  for (let i = 0; i < values.length; i += MAX_BINDINGS) yield values.slice(i, i + MAX_BINDINGS);
}

/** Adds to the list of a key. */
export function append<T>(lists: Map<number, T[]>, key: number, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
