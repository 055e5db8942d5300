/** Between domain values and table rows: one mapper a table. */
import {
  FACT_FIELDS,
  type AbsorbedCase,
  type CaseFacts,
  type CaseState,
  type Outcome,
  type Patch,
  type PatchKind,
  type Rating,
} from '../domain/case.ts';
import { dateOfDay, dayNumber, FOREVER, type IsoDate } from '../domain/dates.ts';
import type { EventKind } from '../domain/events.ts';
import type { Span, Stop } from '../domain/fold.ts';
import type { Stage } from '../domain/stages.ts';
import type { TermKind } from '../domain/terms.ts';
import type { CaseRow, SpanRow } from './schema.ts';

/** Finds the number of a term by name, or its name by number; refuses what is not known. */
export interface TermIndex {
  idOf(kind: TermKind, name: string): number;
  nameOf(id: number): string;
}

const TERM_FACTS = {
  source: 'source_id',
  category: 'category_id',
  severity: 'severity_id',
  region: 'region_id',
  leader: 'leader_id',
} as const;

export function caseRow(id: number, state: CaseState, terms: TermIndex): CaseRow {
  const term = (kind: TermKind, name: string | null) =>
    name === null ? null : terms.idOf(kind, name);
  const patch = state.patch;
  return {
    id,
    no: state.no,
    stage: state.stage,
    suspended: Number(state.suspended),
    title: state.title,
    description: state.description,
    source_id: term('source', state.source),
    category_id: term('category', state.category),
    severity_id: term('severity', state.severity),
    region_id: term('region', state.region),
    leader_id: term('leader', state.leader),
    unit_id: term('unit', state.unit),
    co_units: jsonOrNull(state.co_units),
    owner: state.owner,
    rule: state.rule,
    rule_no: state.rule_no,
    measures: state.measures,
    progress: state.progress,
    note: state.note,
    received_on: state.received_on,
    own_received_on: state.own_received_on,
    accepted_on: state.accepted_on,
    assigned_on: state.assigned_on,
    due_on: state.due_on,
    original_due_on: state.original_due_on,
    due_text: state.due_text,
    long_term: Number(state.long_term),
    submitted_on: state.submitted_on,
    closed_on: state.closed_on,
    first_closed_on: state.first_closed_on,
    left_on: state.left_on,
    suspended_on: state.suspended_on,
    review_on: state.review_on,
    reviewed_on: state.reviewed_on,
    handler: state.handler,
    verifier: state.verifier,
    outcome: state.outcome,
    patch_kind: patch?.kind ?? null,
    patch_title: patch?.title ?? null,
    patch_no: patch?.no ?? null,
    patch_no_text: patch?.no_text ?? null,
    patch_published_on: patch?.published_on ?? null,
    patch_in_force_on: patch?.in_force_on ?? null,
    reason: state.reason,
    merged_into: state.merged_into,
    split_from: state.split_from,
    rating: state.rating,
    returns: state.returns,
    extensions: state.extensions,
    reworks: state.reworks,
    reopenings: state.reopenings,
    assignment_final: Number(state.assignment_final),
    has_reporter: Number(state.has_reporter),
    absorbed: jsonOrNull(state.absorbed),
    extra: jsonOrNull(state.extra),
    raw_dates: jsonOrNull(state.raw_dates),
    row_key: state.row_key,
  };
}

export function stateOfRow(row: CaseRow, terms: TermIndex): CaseState {
  const name = (id: number | null) => (id === null ? null : terms.nameOf(id));
  const facts = {} as CaseFacts;
  for (const field of FACT_FIELDS) {
    facts[field] =
      field in TERM_FACTS
        ? name(row[TERM_FACTS[field as keyof typeof TERM_FACTS]])
        : (row[field as keyof CaseRow] as string | null);
  }
  return {
    ...facts,
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
    co_units: parsed<string[]>(row.co_units, []),
    assignment_final: row.assignment_final === 1,
    due_on: row.due_on,
    original_due_on: row.original_due_on,
    due_text: row.due_text,
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

export function spanRow(caseId: number, n: number, span: Span, terms: TermIndex): SpanRow {
  const term = (kind: TermKind, name: string | null) =>
    name === null ? null : terms.idOf(kind, name);
  return {
    case_id: caseId,
    n,
    from_day: dayOf(span.from),
    to_day: dayOf(span.to),
    via: span.via,
    imported: Number(span.imported),
    stage: span.stage,
    suspended: Number(span.suspended),
    unit_id: term('unit', span.unit),
    source_id: term('source', span.source),
    category_id: term('category', span.category),
    severity_id: term('severity', span.severity),
    region_id: term('region', span.region),
    leader_id: term('leader', span.leader),
    received_day: dayOf(span.received_on),
    due_day: dayOrNull(span.due_on),
    original_due_day: dayOrNull(span.original_due_on),
    long_term: Number(span.long_term),
    closed_day: dayOrNull(span.closed_on),
    outcome: span.outcome,
    accepted_day: dayOrNull(span.accepted_on),
    stops: span.stops.length === 0 ? null : JSON.stringify(span.stops),
  };
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
    received_on: dateOfDay(row.received_day),
    due_on: date(row.due_day),
    original_due_on: date(row.original_due_day),
    long_term: row.long_term === 1,
    closed_on: date(row.closed_day),
    outcome: row.outcome as Outcome | null,
    accepted_on: date(row.accepted_day),
    stops: parsed<Stop[]>(row.stops, []),
  };
}

/** Day numbers by date: a large import asks for the same few thousand dates again and again. */
const days = new Map<IsoDate, number>([[FOREVER, dayNumber(FOREVER)]]);

function dayOf(date: IsoDate): number {
  let day = days.get(date);
  if (day === undefined) {
    day = dayNumber(date);
    days.set(date, day);
  }
  return day;
}

function dayOrNull(date: IsoDate | null): number | null {
  return date === null ? null : dayOf(date);
}

/** Empty lists and objects are stored as NULL. */
function jsonOrNull(value: object): string | null {
  for (const _ in value) return JSON.stringify(value);
  return null;
}

function parsed<T>(text: string | null, empty: T): T {
  return text === null ? empty : (JSON.parse(text) as T);
}
