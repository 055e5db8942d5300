/** Filters and sorting of lists, as conditions on the case table. */
import {
  sql,
  type Expression,
  type ExpressionBuilder,
  type SelectQueryBuilder,
  type SqlBool,
} from 'kysely';
import type { SortField } from '../domain/case-fields.ts';
import { OPEN_STAGES } from '../domain/stages.ts';
import { isTermKind, type TermBook, type TermKind } from '../domain/terms.ts';
import { listed } from './pages.ts';
import type { CaseRow, Schema } from './schema.ts';
import { isTermFilter, type CaseFilter, type CaseQuery } from './store.ts';

type Cases<O> = SelectQueryBuilder<Schema, 'case', O>;
type Builder = ExpressionBuilder<Schema, 'case'>;
type Condition = Expression<SqlBool>;

export function whereAll<O>(
  query: Cases<O>,
  filters: readonly CaseFilter[],
  terms: TermBook,
): Cases<O> {
  return filters.reduce(
    (narrowed, filter) => narrowed.where((eb) => condition(eb, filter, terms)),
    query,
  );
}

/** The filters one by one, for a query that is not built by Kysely. */
export function conditions(
  eb: Builder,
  filters: readonly CaseFilter[],
  terms: TermBook,
): Condition[] {
  return filters.map((filter) => condition(eb, filter, terms));
}

function condition(eb: Builder, filter: CaseFilter, terms: TermBook): Condition {
  if ('contains' in filter) {
    return sql<SqlBool>`instr(lower(${sql.ref(filter.field)}), ${filter.contains.toLowerCase()}) > 0`;
  }
  switch (filter.field) {
    case 'stage':
      return eb('stage', 'in', [...filter.is]);
    case 'suspended':
    case 'long_term':
    case 'has_reporter':
      return eb(filter.field, '=', Number(filter.is));
    case 'overdue':
      return eb.and([
        eb('stage', 'in', [...OPEN_STAGES]),
        eb('suspended', '=', 0),
        eb('long_term', '=', 0),
        eb('due_on', '<', filter.on),
      ]);
    case 'co_units':
      return hasCoUnit(filter.has.flatMap((name) => terms.everyName('unit', name)));
    default:
      if (isTermFilter(filter)) return termCondition(eb, filter.field, filter.is, terms);
      return 'is' in filter
        ? textCondition(eb, filter.field, filter.is)
        : dateCondition(eb, filter);
  }
}

/** The journal and the table name co-units as they were called when they were written down. */
function hasCoUnit(names: readonly string[]): Condition {
  return sql<SqlBool>`exists (select 1 from json_each("case".co_units) where value in ${listed(names)})`;
}

/** An empty name stands for "none". A name that nobody bears finds nothing. */
function termCondition(
  eb: Builder,
  kind: TermKind,
  names: readonly string[],
  terms: TermBook,
): Condition {
  const column = `${kind}_id` as const;
  const ids = names.filter((name) => name !== '').map((name) => terms.find(kind, name)?.id ?? -1);
  const some = eb(column, 'in', ids.length === 0 ? [-1] : ids);
  return names.includes('') ? eb.or([some, eb(column, 'is', null)]) : some;
}

function textCondition(eb: Builder, field: keyof CaseRow, values: readonly string[]): Condition {
  const some = eb(
    field,
    'in',
    values.filter((value) => value !== ''),
  );
  return values.includes('') ? eb.or([some, eb(field, 'is', null)]) : some;
}

/** Between two days, both included; without bounds, any day. */
function dateCondition(
  eb: Builder,
  filter: { readonly field: keyof CaseRow; readonly from?: string; readonly to?: string },
): Condition {
  const bounds = [eb(filter.field, 'is not', null)];
  if (filter.from !== undefined) bounds.push(eb(filter.field, '>=', filter.from));
  if (filter.to !== undefined) bounds.push(eb(filter.field, '<=', filter.to));
  return eb.and(bounds);
}

/** Sorted as asked, then by database number, so that equal rows keep one order. */
export function sorted<O>(query: Cases<O>, sort: CaseQuery['sort'] = []): Cases<O> {
  let ordered = query;
  for (const { field, descending } of sort) {
    ordered = ordered.orderBy(sortExpression(field), (direction) =>
      (descending ? direction.desc() : direction.asc()).nullsLast(),
    );
  }
  return ordered.orderBy('id', sort[0]?.descending === false ? 'asc' : 'desc');
}

function sortExpression(field: SortField) {
  if (isTermKind(field))
    return sql<string>`(select name from term where term.id = ${sql.ref(`case.${field}_id`)})`;
  return sql.ref<string>(`case.${field}`);
}
