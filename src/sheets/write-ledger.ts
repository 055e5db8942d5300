/** Cases as a ledger that `import` reads back: every field, under the headers of our own export. */
import type { CaseState } from '../domain/case.ts';
import type { HistoryStep } from '../domain/events.ts';
import type { Stage } from '../domain/stages.ts';
import { OUTCOME_WORDS, PATCH_KIND_WORDS, RATING_WORDS } from '../domain/vocabulary.ts';
import { isIsoDate } from '../domain/dates.ts';
import { historyInWords } from '../domain/history-text.ts';
import { csvLine, type CsvCell } from './csv-text.ts';
import { COURSE_HEADER, EXPORT_HEADERS, headerOfExtra } from './header-names.ts';
import type { WorkbookCell, WorkbookSheetSpec } from './xlsx/write-workbook.ts';

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
    return csvLine(headersWith(this.#extra));
  }

  row(exported: LedgerCase): string {
    return csvLine(valuesOf(exported, this.#extra));
  }
}

function headersWith(extra: readonly string[]): string[] {
  const headers = FIELDS.map((field) => EXPORT_HEADERS[field] as string);
  return [
    ...headers.slice(0, -1),
    COURSE_HEADER,
    ...extra.map(headerOfExtra),
    ...headers.slice(-1),
  ];
}

function valuesOf(exported: LedgerCase, extraHeaders: readonly string[]): CsvCell[] {
  const cells = cellsOf(exported);
  const values = FIELDS.map((field) => cells[field]);
  const extra = extraHeaders.map((header) => exported.state.extra[header]);
  const course = historyInWords(exported.history, headerOfField);
  return [...values.slice(0, -1), course, ...extra, ...values.slice(-1)];
}

/** The name under which an export has a field. */
function headerOfField(field: string): string | undefined {
  return (EXPORT_HEADERS as Readonly<Record<string, string>>)[field];
}

/** Widths in characters, where the header's own does not do. */
const WIDTHS: Partial<Record<keyof typeof EXPORT_HEADERS, number>> = {
  no: 14,
  title: 32,
  description: 48,
  unit: 18,
  co_units: 18,
  rule: 28,
  rule_no: 22,
  measures: 36,
  progress: 36,
  patch: 28,
  patch_no: 22,
  note: 24,
  history: 24,
};

/** The same cases as a sheet of a workbook: dates are dates, all else is text as it is. */
export function ledgerSheet(
  name: string,
  extra: readonly string[],
  cases: AsyncIterable<LedgerCase>,
): WorkbookSheetSpec {
  const own = new Map<string, number>(
    FIELDS.map((field) => [EXPORT_HEADERS[field], WIDTHS[field] ?? 12]),
  );
  own.set(COURSE_HEADER, 48);
  const columns = headersWith(extra).map((title) => ({
    title,
    width: own.get(title) ?? 18,
    // For import alone: people read the course in words.
    ...(title === EXPORT_HEADERS.history ? { hidden: true } : {}),
  }));
  const dated = new Set<number>(
    DATED.map((field) => headersWith(extra).indexOf(EXPORT_HEADERS[field])),
  );
  const rows = async function* (): AsyncGenerator<WorkbookCell[]> {
    for await (const one of cases)
      yield valuesOf(one, extra).map((value, at) =>
        dated.has(at) && typeof value === 'string' && isIsoDate(value) ? { date: value } : value,
      );
  };
  return { name, columns, rows: rows() };
}

/** Fields that hold a date; a deadline may be words instead. */
const DATED = [
  'received_on',
  'accepted_on',
  'assigned_on',
  'due_on',
  'done_on',
  'closed_on',
  'published_on',
  'in_force_on',
] as const;
