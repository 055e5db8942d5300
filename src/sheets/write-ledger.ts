/** Cases as a ledger that `import` reads back: every field, under the headers of our own export. */
import type { CaseState } from '../domain/case.ts';
import type { HistoryStep } from '../domain/events.ts';
import type { Stage } from '../domain/stages.ts';
import { OUTCOME_WORDS, PATCH_KIND_WORDS, RATING_WORDS } from '../domain/vocabulary.ts';
import { csvLine, type CsvCell } from './csv-text.ts';
import { EXPORT_HEADERS } from './header-names.ts';

/** The words by which an export names the stages; `read-status` understands each of them. */
const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  received: '待研判',
  accepted: '待交办',
  assigned: '整改中',
  submitted: '待核验',
  closed: '已销号',
  rejected: '不予受理',
  withdrawn: '撤回',
  merged: '并案',
  voided: '作废',
};

export interface LedgerCase {
  readonly state: CaseState;
  readonly history: readonly HistoryStep[];
}

/** Fields as an export writes them, by the keys of `EXPORT_HEADERS`; absent is an empty cell. */
function cellsOf({ state, history }: LedgerCase): Record<keyof typeof EXPORT_HEADERS, CsvCell> {
  const { patch } = state;
  return {
    no: state.no,
    title: state.title,
    description: state.description,
    source: state.source,
    category: state.category,
    severity: state.severity,
    region: state.region,
    unit: state.unit,
    co_units: state.co_units.join('、'),
    leader: state.leader,
    owner: state.owner,
    rule: state.rule,
    rule_no: state.rule_no,
    measures: state.measures,
    progress: state.progress,
    status: state.suspended ? '中止' : STAGE_WORDS[state.stage],
    received_on: state.own_received_on,
    accepted_on: state.accepted_on,
    assigned_on: state.assigned_on,
    due_on: state.due_on ?? state.due_text,
    done_on: state.submitted_on,
    closed_on: state.closed_on,
    outcome: state.outcome && OUTCOME_WORDS[state.outcome][0],
    patch: patch?.title,
    patch_no: patch?.no_text ?? patch?.no,
    patch_kind: patch?.kind && PATCH_KIND_WORDS[patch.kind][0],
    published_on: patch?.published_on,
    in_force_on: patch?.in_force_on,
    handler: state.handler,
    verifier: state.verifier,
    satisfaction: state.rating && RATING_WORDS[state.rating][0],
    note: state.note,
    split_from: state.split_from,
    history: JSON.stringify(history),
  };
}

const FIELDS = Object.keys(EXPORT_HEADERS) as (keyof typeof EXPORT_HEADERS)[];

/**
 * Writes CSV in pieces. Columns that the register has no field for stand before 经过; all of them must
 * be known beforehand, since the header is the first line.
 */
export class LedgerWriter {
  readonly #extra: readonly string[];

  constructor(extraHeaders: readonly string[]) {
    this.#extra = extraHeaders;
  }

  header(): string {
    const headers = FIELDS.map((field) => EXPORT_HEADERS[field] as string);
    return csvLine([...headers.slice(0, -1), ...this.#extra, ...headers.slice(-1)]);
  }

  row(exported: LedgerCase): string {
    const cells = cellsOf(exported);
    const values = FIELDS.map((field) => cells[field]);
    const extra = this.#extra.map((header) => exported.state.extra[header]);
    return csvLine([...values.slice(0, -1), ...extra, ...values.slice(-1)]);
  }
}
