/** The queries that the build compiles: run from their SQL and their values alone. */
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { expect, test } from 'vitest';
import { FIXED, sqlOfFixed, type FixedName } from '../../src/store/fixed-queries.ts';
import type { Schema } from '../../src/store/schema.ts';

const db = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (one) => new SqliteIntrospector(one),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

test.each(Object.keys(FIXED) as FixedName[])(
  '%s asks for its values in their order, and its SQL does not depend on them',
  (name) => {
    const query = FIXED[name] as (...given: unknown[]) => {
      compile(): { sql: string; parameters: readonly unknown[] };
    };
    const values = ['[1]', '[2]', '[3]'].slice(0, FIXED[name].length - 1);
    const compiled = query(db, ...values).compile();
    expect(compiled.parameters).toEqual(values);
    expect(compiled.sql).toBe(sqlOfFixed(db, name));
  },
);
