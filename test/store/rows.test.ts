/** The rows of cases and spans, value by value: each column holds its own field, and nothing is lost. */
import { expect, it } from 'vitest';
import type { CaseState } from '../../src/domain/case.ts';
import type { Span } from '../../src/domain/fold.ts';
import type { TermKind } from '../../src/domain/terms.ts';
import {
  caseValues,
  spanOfRow,
  spanValues,
  stateOfRow,
  type TermIndex,
} from '../../src/store/rows.ts';
import { CASE_COLUMNS, SPAN_COLUMNS, type CaseRow, type SpanRow } from '../../src/store/schema.ts';

/** Terms whose numbers nothing else in these rows has. */
const TERMS = ['source', 'category', 'severity', 'region', 'leader', 'unit'];
const terms: TermIndex = {
  idOf: (kind: TermKind, name) => {
    if (name !== kind) throw new Error(`${name} is no ${kind}`);
    return 900 + TERMS.indexOf(kind);
  },
  bearerOf: (kind, name) => terms.idOf(kind, name),
  nameOf: (id) => TERMS[id - 900] ?? String(id),
  officialNames: (_kind, names) => [...names],
};

let day = 0;
const date = () => new Date(Date.UTC(2026, 0, ++day)).toISOString().slice(0, 10);

/** Every field with a value that no other has: two columns that changed places would show. */
const STATE: CaseState = {
  no: 'no',
  stage: 'submitted',
  title: 'title',
  description: 'description',
  source: 'source',
  category: 'category',
  severity: 'severity',
  region: 'region',
  rule: 'rule',
  rule_no: 'rule_no',
  leader: 'leader',
  owner: 'owner',
  measures: 'measures',
  progress: 'progress',
  note: 'note',
  received_on: date(),
  own_received_on: date(),
  accepted_on: date(),
  assigned_on: date(),
  submitted_on: date(),
  closed_on: date(),
  first_closed_on: date(),
  left_on: date(),
  unit: 'unit',
  co_units: ['co_units'],
  assignment_final: false,
  due_on: date(),
  original_due_on: date(),
  due_text: 'due_text',
  due_from: date(),
  long_term: false,
  suspended: false,
  suspended_on: date(),
  review_on: date(),
  handler: 'handler',
  verifier: 'verifier',
  outcome: 'explained',
  patch: {
    kind: 'revised',
    title: 'patch_title',
    no: 'patch_no',
    no_text: 'patch_no_text',
    published_on: date(),
    in_force_on: date(),
  },
  reason: 'reason',
  merged_into: 'merged_into',
  absorbed: [{ no: 'absorbed', received_on: date(), due_on: null, due_before: null }],
  split_from: 'split_from',
  rating: 'satisfied',
  reviewed_on: date(),
  returns: 11,
  extensions: 12,
  reworks: 13,
  reopenings: 14,
  extra: { extra: 'extra' },
  raw_dates: { due_on: 'raw_dates' },
  has_reporter: false,
  row_key: 'row_key',
  attachments: [{ name: 'a', sha256: 'b', size: 15, media: 'c', on: date() }],
};
const SPAN: Span = {
  from: date(),
  to: date(),
  via: 'assigned',
  imported: false,
  stage: 'submitted',
  suspended: false,
  unit: 'unit',
  source: 'source',
  category: 'category',
  severity: 'severity',
  region: 'region',
  leader: 'leader',
  co_units: ['unit'],
  received_on: date(),
  due_on: date(),
  original_due_on: date(),
  long_term: false,
  due_counted: false,
  closed_on: date(),
  outcome: 'explained',
  in_force_on: date(),
  rating: 'satisfied',
  accepted_on: date(),
  stops: [[date(), date()]],
};

/** The switches, each on alone: two of them have no other way to differ. */
const CASE_SWITCHES = ['suspended', 'long_term', 'assignment_final', 'has_reporter'] as const;
const SPAN_SWITCHES = ['imported', 'suspended', 'long_term', 'due_counted'] as const;

function rowOf(columns: readonly string[], values: readonly unknown[]): unknown {
  expect(values).toHaveLength(columns.length);
  return Object.fromEntries(columns.map((column, at) => [column, values[at]]));
}

it.each([undefined, ...CASE_SWITCHES])('a case is read as it was written (%s on)', (on) => {
  const state = on === undefined ? STATE : { ...STATE, [on]: true };
  const row = rowOf(CASE_COLUMNS, caseValues(7, state, terms)) as CaseRow;
  expect(row.id).toBe(7);
  expect(stateOfRow(row, terms)).toEqual(state);
  // A filter names the column: what stands in it must be that field, both ways round.
  for (const [field, value] of Object.entries(state)) {
    if (typeof value === 'string' && field in row)
      expect([field, row[field as keyof CaseRow]]).toEqual([field, value]);
  }
});

it.each([undefined, ...SPAN_SWITCHES])('a span is read as it was written (%s on)', (on) => {
  const span = on === undefined ? SPAN : { ...SPAN, [on]: true };
  const row = rowOf(SPAN_COLUMNS, spanValues(7, 3, span, terms)) as SpanRow;
  expect([row.case_id, row.n]).toEqual([7, 3]);
  expect(spanOfRow(row, terms)).toEqual(span);
});
