/** Filters and sorting of lists, as conditions on the case table. */
import { sql, type ExpressionBuilder, type ExpressionWrapper, type SelectQueryBuilder, type SqlBool } from 'kysely';
import { OPEN_STAGES } from '../domain/stages.ts';
import { TERM_KINDS, type TermBook, type TermKind } from '../domain/terms.ts';
import type { CaseRow, Schema } from './schema.ts';
import type { CaseFilter, CaseQuery, SortField } from './store.ts';

type Cases<O> = SelectQueryBuilder<Schema, 'case', O>;
type Condition = ExpressionWrapper<Schema, 'case', SqlBool>;

export function whereAll<O>(query: Cases<O>, filters: readonly CaseFilter[], terms: TermBook): Cases<O> {
  return filters.reduce((narrowed, filter) => narrowed.where((eb) => condition(eb, filter, terms)), query);
}

function condition(eb: ExpressionBuilder<Schema, 'case'>, filter: CaseFilter, terms: TermBook): Condition {
  switch (filter.field) {
    case 'stage':
      return eb('stage', 'in', [...filter.is]) as Condition;
    case 'suspended':
    case 'long_term':
      return eb(filter.field, '=', Number(filter.is)) as Condition;
    case 'overdue':
      return eb.and([
        eb('stage', 'in', [...OPEN_STAGES]),
        eb('suspended', '=', 0),
        eb('long_term', '=', 0),
        eb('due_on', '<', filter.on),
      ]) as unknown as Condition;
    case 'co_units':
      return eb.or(
        filter.has.map((name) => sql<SqlBool>`exists (select 1 from json_each("case".co_units) where value = ${officialName(terms, 'unit', name)})`),
      ) as unknown as Condition;
    default:
      if ('contains' in filter) return sql<SqlBool>`instr(lower(${sql.ref(filter.field)}), ${filter.contains.toLowerCase()}) > 0` as unknown as Condition;
      if (isTermKind(filter.field)) return termCondition(eb, filter.field, (filter as { is: readonly string[] }).is, terms);
      if ('is' in filter) return textCondition(eb, filter.field as keyof CaseRow, filter.is as readonly string[]);
      return dateCondition(eb, filter as { field: keyof CaseRow; from?: string; to?: string });
  }
}

function isTermKind(field: string): field is TermKind {
  return (TERM_KINDS as readonly string[]).includes(field);
}

/** An empty name stands for "none". A name that nobody bears finds nothing. */
function termCondition(eb: ExpressionBuilder<Schema, 'case'>, kind: TermKind, names: readonly string[], terms: TermBook): Condition {
  const column = `${kind}_id` as const;
  const ids = names.filter((name) => name !== '').map((name) => terms.find(kind, name)?.id ?? -1);
  const some = eb(column, 'in', ids.length === 0 ? [-1] : ids);
  return (names.includes('') ? eb.or([some, eb(column, 'is', null)]) : some) as unknown as Condition;
}

function textCondition(eb: ExpressionBuilder<Schema, 'case'>, field: keyof CaseRow, values: readonly string[]): Condition {
  const some = eb(field, 'in', values.filter((value) => value !== ''));
  return (values.includes('') ? eb.or([some, eb(field, 'is', null)]) : some) as unknown as Condition;
}

function dateCondition(eb: ExpressionBuilder<Schema, 'case'>, filter: { field: keyof CaseRow; from?: string; to?: string }): Condition {
  const bounds = [eb(filter.field, 'is not', null)];
  if (filter.from !== undefined) bounds.push(eb(filter.field, '>=', filter.from));
  if (filter.to !== undefined) bounds.push(eb(filter.field, '<=', filter.to));
  return eb.and(bounds) as unknown as Condition;
}

function officialName(terms: TermBook, kind: TermKind, name: string): string {
  return terms.find(kind, name)?.name ?? name;
}

/** Sorted as asked, then by database number, so that equal rows keep one order. */
export function sorted<O>(query: Cases<O>, sort: CaseQuery['sort'] = []): Cases<O> {
  let ordered = query;
  for (const { field, descending } of sort) {
    ordered = ordered.orderBy(sortExpression(field), (direction) => (descending ? direction.desc() : direction.asc()).nullsLast());
  }
  return ordered.orderBy('id', sort[0]?.descending === false ? 'asc' : 'desc');
}

function sortExpression(field: SortField) {
  if (isTermKind(field)) return sql<string>`(select name from term where term.id = ${sql.ref(`case.${field}_id`)})`;
  return sql.ref<string>(`case.${field}`);
}
