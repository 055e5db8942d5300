/**
 * Between domain values and table rows: one mapper a table. Towards the table they make plain lists of
 * values: objects with a name for each would cost an import a tenth of its time.
 */
import type { Attachment } from '../domain/attachment.ts';
import {
  type AbsorbedCase,
  type CaseState,
  type Outcome,
  type Patch,
  type PatchKind,
  type Rating,
} from '../domain/case.ts';
import { dateOfDay, dayNumber, type IsoDate } from '../domain/dates.ts';
import type { EventKind } from '../domain/events.ts';
import type { Span, Stop } from '../domain/fold.ts';
import { SEARCH_FIELDS, type SearchTexts } from '../domain/search-text.ts';
import type { Stage } from '../domain/stages.ts';
import type { TermKind } from '../domain/terms.ts';
import type { CaseRow, SpanRow } from './schema.ts';

/** Finds the number of a term by name, or its name by number; refuses what is not known. */
export interface TermIndex {
  idOf(kind: TermKind, name: string): number;
  /** The number of the term that was given the name itself, whatever it was merged into. */
  bearerOf(kind: TermKind, name: string): number;
  nameOf(id: number): string;
  /** Names as they were written down, as they are now. */
  officialNames(kind: TermKind, names: readonly string[]): string[];
}

/** Values as SQLite takes them. */
export type RowValues = (string | number | null)[];

/** The values of a case's row, in the order of CASE_COLUMNS. */
export function caseValues(id: number, state: CaseState, terms: TermIndex): RowValues {
  const term = (kind: TermKind, name: string | null) =>
    name === null ? null : terms.idOf(kind, name);
  const patch = state.patch;
  return [
    id,
    state.no,
    state.stage,
    Number(state.suspended),
    state.title,
    state.description,
    term('source', state.source),
    term('category', state.category),
    term('severity', state.severity),
    term('region', state.region),
    term('leader', state.leader),
    term('unit', state.unit),
    jsonOrNull(state.co_units),
    state.owner,
    state.rule,
    state.rule_no,
    state.measures,
    state.progress,
    state.note,
    state.received_on,
    state.own_received_on,
    state.accepted_on,
    state.assigned_on,
    state.due_on,
    state.original_due_on,
    state.due_text,
    Number(state.long_term),
    state.submitted_on,
    state.closed_on,
    state.first_closed_on,
    state.left_on,
    state.suspended_on,
    state.review_on,
    state.reviewed_on,
    state.handler,
    state.verifier,
    state.outcome,
    patch?.kind ?? null,
    patch?.title ?? null,
    patch?.no ?? null,
    patch?.no_text ?? null,
    patch?.published_on ?? null,
    patch?.in_force_on ?? null,
    state.reason,
    state.merged_into,
    state.split_from,
    state.rating,
    state.returns,
    state.extensions,
    state.reworks,
    state.reopenings,
    Number(state.assignment_final),
    Number(state.has_reporter),
    jsonOrNull(state.absorbed),
    jsonOrNull(state.extra),
    jsonOrNull(state.raw_dates),
    state.row_key,
    state.due_from,
    jsonOrNull(state.attachments),
  ];
}

/** The values of a case's folded texts, in the order of CASE_TEXT_COLUMNS. */
export function caseTextValues(id: number, texts: SearchTexts): RowValues {
  return [id, ...SEARCH_FIELDS.map((field) => texts[field])];
}

export function stateOfRow(row: CaseRow, terms: TermIndex): CaseState {
  const name = (id: number | null) => (id === null ? null : terms.nameOf(id));
  // Written out field by field: an object put together by spreading is a slow one.
  return {
    title: row.title,
    description: row.description,
    source: name(row.source_id),
    category: name(row.category_id),
    severity: name(row.severity_id),
    region: name(row.region_id),
    rule: row.rule,
    rule_no: row.rule_no,
    leader: name(row.leader_id),
    owner: row.owner,
    measures: row.measures,
    progress: row.progress,
    note: row.note,
    no: row.no,
    stage: row.stage as Stage,
    received_on: row.received_on,
    own_received_on: row.own_received_on,
    accepted_on: row.accepted_on,
    assigned_on: row.assigned_on,
    submitted_on: row.submitted_on,
    closed_on: row.closed_on,
    first_closed_on: row.first_closed_on,
    left_on: row.left_on,
    unit: name(row.unit_id),
    co_units:
      row.co_units === null
        ? []
        : terms.officialNames('unit', JSON.parse(row.co_units) as string[]),
    assignment_final: row.assignment_final === 1,
    due_on: row.due_on,
    original_due_on: row.original_due_on,
    due_text: row.due_text,
    due_from: row.due_from,
    long_term: row.long_term === 1,
    suspended: row.suspended === 1,
    suspended_on: row.suspended_on,
    review_on: row.review_on,
    handler: row.handler,
    verifier: row.verifier,
    outcome: row.outcome as Outcome | null,
    patch: patchOfRow(row),
    reason: row.reason,
    merged_into: row.merged_into,
    absorbed: parsed<AbsorbedCase[]>(row.absorbed, []),
    split_from: row.split_from,
    rating: row.rating as Rating | null,
    reviewed_on: row.reviewed_on,
    returns: row.returns,
    extensions: row.extensions,
    reworks: row.reworks,
    reopenings: row.reopenings,
    extra: parsed<Record<string, string>>(row.extra, {}),
    raw_dates: parsed<Record<string, string>>(row.raw_dates, {}),
    has_reporter: row.has_reporter === 1,
    row_key: row.row_key,
    attachments: parsed<Attachment[]>(row.attachments, []),
  };
}

function patchOfRow(row: CaseRow): Patch | null {
  const patch: Patch = {
    kind: row.patch_kind as PatchKind | null,
    title: row.patch_title,
    no: row.patch_no,
    no_text: row.patch_no_text,
    published_on: row.patch_published_on,
    in_force_on: row.patch_in_force_on,
  };
  return Object.values(patch).every((value) => value === null) ? null : patch;
}

/** The values of a span's row, in the order of SPAN_COLUMNS. */
export function spanValues(caseId: number, n: number, span: Span, terms: TermIndex): RowValues {
  const term = (kind: TermKind, name: string | null) =>
    name === null ? null : terms.idOf(kind, name);
  return [
    caseId,
    n,
    dayNumber(span.from),
    dayNumber(span.to),
    span.via,
    Number(span.imported),
    span.stage,
    Number(span.suspended),
    term('unit', span.unit),
    term('source', span.source),
    term('category', span.category),
    term('severity', span.severity),
    term('region', span.region),
    term('leader', span.leader),
    dayNumber(span.received_on),
    dayOrNull(span.due_on),
    dayOrNull(span.original_due_on),
    Number(span.long_term),
    dayOrNull(span.closed_on),
    span.outcome,
    dayOrNull(span.accepted_on),
    span.stops.length === 0 ? null : JSON.stringify(span.stops),
    Number(span.due_counted),
    dayOrNull(span.in_force_on),
    span.rating,
    coUnitIds(span.co_units, terms),
  ];
}

/**
 * The numbers of the units that help, as a list in JSON; nearly every span has none. A list is not changed when
 * one of them is merged into another, so it has the units that were named, and whoever reads it follows mergers.
 */
function coUnitIds(names: readonly string[], terms: TermIndex): string | null {
  if (names.length === 0) return null;
  return JSON.stringify(names.map((name) => terms.bearerOf('unit', name)));
}

export function spanOfRow(row: SpanRow, terms: TermIndex): Span {
  const name = (id: number | null) => (id === null ? null : terms.nameOf(id));
  const date = (day: number | null) => (day === null ? null : dateOfDay(day));
  return {
    from: dateOfDay(row.from_day),
    to: dateOfDay(row.to_day),
    via: row.via as EventKind,
    imported: row.imported === 1,
    stage: row.stage as Stage,
    suspended: row.suspended === 1,
    unit: name(row.unit_id),
    source: name(row.source_id),
    category: name(row.category_id),
    severity: name(row.severity_id),
    region: name(row.region_id),
    leader: name(row.leader_id),
    co_units: [...new Set(parsed<number[]>(row.co_unit_ids, []).map((id) => terms.nameOf(id)))],
    received_on: dateOfDay(row.received_day),
    due_on: date(row.due_day),
    original_due_on: date(row.original_due_day),
    due_counted: row.due_counted === 1,
    long_term: row.long_term === 1,
    closed_on: date(row.closed_day),
    outcome: row.outcome as Outcome | null,
    in_force_on: date(row.in_force_day),
    rating: row.rating as Rating | null,
    accepted_on: date(row.accepted_day),
    stops: parsed<Stop[]>(row.stops, []),
  };
}

function dayOrNull(date: IsoDate | null): number | null {
  return date === null ? null : dayNumber(date);
}

/** Empty lists and objects are stored as NULL. */
function jsonOrNull(value: object): string | null {
  for (const _ in value) return JSON.stringify(value);
  return null;
}

function parsed<T>(text: string | null, empty: T): T {
  return text === null ? empty : (JSON.parse(text) as T);
}
