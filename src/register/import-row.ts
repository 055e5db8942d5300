/** One row of a ledger as a case: the data of its receipt, the course of its life, and what speaks against it. */
import { FACT_FIELDS, type CaseState, type Patch } from '../domain/case.ts';
import { isCaseNumber } from '../domain/case-number.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { CaseEvent, HistoryStep, ReceivedData } from '../domain/events.ts';
import { countPersonalNumbers } from '../domain/mask-case.ts';
import { fold, type Span } from '../domain/fold.ts';
import { isProvisional } from '../domain/due-words.ts';
import { readHistorySteps } from '../domain/history-steps.ts';
import { readHistoryText } from '../domain/history-text.ts';
import { historyOf } from '../domain/history.ts';
import { patchOf, ratingStep } from '../domain/row-outcome.ts';
import { isOneOf, type LedgerRow, type RowFlag, type RowProblem } from '../domain/ledger-row.ts';
import { notesOf } from '../domain/search-text.ts';
import { isCodeKind } from '../domain/terms.ts';
import type { WorkingDays } from '../domain/working-days.ts';
import { namesInStep, type Naming, type TermNames } from './term-names.ts';

export interface RowReading {
  readonly doneMeans: 'closed' | 'submitted';
  readonly today: IsoDate;
  /** Given when a row has a deadline in working days. */
  readonly workingDays?: WorkingDays;
}

/** A row that can go in: what to record, and the state that it would give on its own. */
export interface Candidate {
  readonly row: LedgerRow;
  readonly receivedOn: IsoDate;
  /** The number that the ledger gives it, if any. */
  readonly no: string | undefined;
  /** The data of its receipt, without the number. */
  readonly data: Omit<ReceivedData, 'no'>;
  readonly json: string;
  /** What the row says, whatever calendar it was counted by and whatever its units are called now. */
  readonly content: string;
  /** The same under the present names, where they are others: older imports went by it. */
  readonly contentNow: string | undefined;
  /** The state that the row would give on its own; the number is filled in when it is known. */
  readonly state: CaseState;
  readonly spans: readonly Span[];
  /** Remarks that came with its history. */
  readonly notes: readonly string[];
  /** The number of the case that it was merged into, if it was. */
  readonly mergedInto: string | null;
}

export type RowResult =
  | { readonly candidate: Candidate; readonly flags: readonly RowFlag[] }
  | { readonly problems: readonly RowProblem[] };

/** How much of a description stands in for a missing title. */
const TITLE_LENGTH = 40;

export function readRow(row: LedgerRow, reading: RowReading, names: TermNames): RowResult {
  if (row.problems.length > 0) return { problems: row.problems };
  const { no } = row.text;
  if (no !== undefined && !isCaseNumber(no))
    return { problems: [{ code: 'number-invalid', params: { no } }] };
  const flags = [...row.flags];
  const title = row.text.title ?? beginning(row.text.description) ?? row.text.rule;
  if (title === undefined) return { problems: [{ code: 'title-missing' }] };
  if (row.text.title === undefined)
    flags.push({ code: 'title-from-description', params: { title } });

  if (countPersonalNumbers([row.text.title, row.text.description]) > 0)
    flags.push({ code: 'personal-number' });

  const course = courseOf(row, reading);
  if (course.problems.length > 0) return { problems: course.problems };
  const receivedOn = row.dates.received_on as IsoDate;
  const { renamed } = names;
  const data = dataOf(row, title, course.steps, names.official);
  // Its number and its place in the journal it has only once it is recorded.
  const received: CaseEvent = {
    seq: 0,
    entry: 0,
    kind: 'received',
    on: receivedOn,
    data: data as ReceivedData,
  };
  const folded = fold([received]);
  if (!folded.ok) {
    const { step, stage } = folded.illegal;
    return {
      problems: [
        { code: 'step-illegal', params: { action: step.kind, on: step.on, stage: stage ?? '' } },
      ],
    };
  }
  if (folded.state === null) return { problems: [{ code: 'received-missing' }] };
  const { workingDays } = reading;
  if (workingDays && isProvisional(folded.state, workingDays.coveredUntil))
    flags.push({ code: 'deadline-provisional', params: { text: row.due?.text } });
  const contradiction = course.written ? contradictionOf(row, folded.state) : null;
  if (contradiction) return { problems: [contradiction] };
  const json = JSON.stringify(data);
  const contentNow = contentOf(row, data, json);
  const content =
    names.renamed === renamed
      ? contentNow
      : contentOf(row, dataOf(row, title, course.steps, names.first));
  return {
    candidate: {
      row,
      receivedOn,
      no: row.text.no,
      data,
      json,
      content,
      contentNow: content === contentNow ? undefined : contentNow,
      state: folded.state,
      spans: folded.spans,
      notes: notesOf([received]),
      mergedInto: folded.state.merged_into,
    },
    flags: [...flags, ...course.flags],
  };
}

/** The data without dates that were counted: the same row again is the same by any calendar. */
function contentOf(row: LedgerRow, data: Candidate['data'], json = JSON.stringify(data)): string {
  if (row.due?.workingDays === undefined) return json;
  const history = data.history?.map((step) => {
    if (step.kind !== 'assigned' || step.due_from === undefined) return step;
    const { due_on: _on, due_from: _from, due_text: _text, ...written } = step;
    return written;
  });
  return JSON.stringify({ ...data, history });
}

/** Cut between characters, never inside one. */
function beginning(text: string | undefined): string | undefined {
  return text === undefined ? undefined : Array.from(text).slice(0, TITLE_LENGTH).join('');
}

interface Course {
  readonly steps: readonly HistoryStep[];
  readonly problems: readonly RowProblem[];
  readonly flags: readonly RowFlag[];
  /** Whether the course was written down (经过), rather than read from status and dates. */
  readonly written: boolean;
}

function courseOf(row: LedgerRow, reading: RowReading): Course {
  if (row.history === undefined) return { ...historyOf(row, reading), written: false };
  const refuse = (problem: RowProblem): Course => ({
    steps: [],
    problems: [problem],
    flags: [],
    written: true,
  });
  if (row.dates.received_on === undefined) return refuse({ code: 'received-missing' });
  const read =
    typeof row.history === 'string' ? readHistoryText(row.history) : readHistorySteps(row.history);
  if ('unreadable' in read)
    return refuse({ code: 'history-unreadable', params: { text: read.unreadable } });
  const future = read.steps.find((step) => step.on > reading.today);
  if (future)
    return refuse({ code: 'date-in-future', params: { field: 'history', date: future.on } });
  const rating = ratingStep(row, read.steps);
  const steps = withClosingDetails(read.steps, row);
  return { steps: rating ? [...steps, rating] : steps, problems: [], flags: [], written: true };
}

/** A course written in words names no patch: the columns of the row do, for the last closing. */
function withClosingDetails(steps: readonly HistoryStep[], row: LedgerRow): HistoryStep[] {
  const last = steps.findLastIndex((step) => step.kind === 'closed');
  const patch = patchOf(row);
  return steps.map((step, i) => {
    if (i !== last || step.kind !== 'closed') return step;
    const verifier = step.verifier ?? row.text.verifier;
    const named: Patch | undefined = step.patch ?? patch ?? undefined;
    return {
      ...step,
      ...(verifier === undefined ? {} : { verifier }),
      ...(named === undefined ? {} : { patch: named, outcome: step.outcome ?? 'patched' }),
    };
  });
}

/** Where a course is written down, the other columns must not say something else. */
function contradictionOf(row: LedgerRow, state: CaseState): RowProblem | null {
  const { closed_on: closed } = row.dates;
  if (closed !== undefined && state.stage === 'closed' && state.closed_on !== closed) {
    return {
      code: 'status-contradicts-dates',
      params: { word: row.status?.word ?? '', field: 'closed_on', date: closed },
    };
  }
  const reading = row.status?.reading;
  const claimsClosed = reading === 'closed';
  if (
    row.status &&
    claimsClosed !== (state.stage === 'closed') &&
    (claimsClosed || reading === 'open' || reading === 'received')
  ) {
    return {
      code: 'status-contradicts-dates',
      params: { word: row.status.word, field: 'history', date: '' },
    };
  }
  return null;
}

function dataOf(
  row: LedgerRow,
  title: string,
  written: readonly HistoryStep[],
  naming: Naming,
): Candidate['data'] {
  const steps = written.map((step) => namesInStep(step, naming));
  const data: Record<string, unknown> = {};
  for (const field of FACT_FIELDS) {
    const value = field === 'title' ? title : row.text[field];
    if (value !== undefined) data[field] = isCodeKind(field) ? naming(field, value) : value;
  }
  if (row.text.split_from !== undefined) data['split_from'] = row.text.split_from;
  if (row.coUnits.length > 0) data['co_units'] = row.coUnits.map((name) => naming('unit', name));
  if (row.due && row.due.text !== row.due.on) data['due_text'] = row.due.text;
  if (!isEmpty(row.rawDates)) data['raw_dates'] = row.rawDates;
  // Our own export says everything in the course; what its other columns show is derived.
  const extra = Array.isArray(row.history) ? row.extra : { ...row.extra, ...leftovers(row, steps) };
  if (!isEmpty(extra)) data['extra'] = extra;
  if (row.reporter !== undefined || row.contact !== undefined) data['has_reporter'] = true;
  if (steps.length > 0) data['history'] = steps;
  if (Array.isArray(row.history)) Object.assign(data, beforeCorrections(steps));
  return data;
}

/**
 * Our own export has the facts of today in its columns, and their corrections in its course: each fact
 * begins with what the first correction found, unless another step gave it before.
 */
function beforeCorrections(steps: readonly HistoryStep[]): Readonly<Record<string, unknown>> {
  const first: Record<string, unknown> = {};
  const given = new Set<string>();
  for (const step of steps) {
    if (step.kind !== 'corrected') for (const field of Object.keys(step)) given.add(field);
    else
      for (const [field, [old]] of Object.entries(step.changes)) {
        if (isOneOf(RECEIVED_FIELDS, field) && !given.has(field))
          first[field] = asReceived(field, old);
        given.add(field);
      }
  }
  return first;
}

/** The value in its own shape: the file may have been changed by hand. Nothing is `undefined`. */
function asReceived(field: (typeof RECEIVED_FIELDS)[number], value: unknown): unknown {
  if (field === 'co_units') return Array.isArray(value) ? value.map(String) : undefined;
  if (field !== 'extra') return typeof value === 'string' ? value : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.fromEntries(Object.entries(value).map(([header, cell]) => [header, String(cell)]));
}

/** What the receipt of a case says that corrections may change. */
const RECEIVED_FIELDS = [...FACT_FIELDS, 'co_units', 'extra', 'due_text'] as const;

/** Fields that the course had no place for (a planned patch of an open case, say) are kept as they are. */
function leftovers(row: LedgerRow, steps: readonly HistoryStep[]): Record<string, string> {
  const kept: Record<string, string> = {};
  const closed = steps.some((step) => step.kind === 'closed');
  const assigned = steps.some((step) => step.kind === 'assigned');
  const dated = steps.some((step) => 'due_on' in step);
  const closing = ['outcome', 'patch', 'patch_no', 'patch_kind', 'verifier'] as const;
  if (!closed)
    for (const field of closing) if (row.text[field] !== undefined) kept[field] = row.text[field];
  if (row.text.handler !== undefined && !steps.some((step) => step.kind === 'submitted'))
    kept['handler'] = row.text.handler;
  if (row.text.satisfaction !== undefined && !steps.some((step) => step.kind === 'rated'))
    kept['satisfaction'] = row.text.satisfaction;
  if (row.unit !== undefined && !assigned) kept['unit'] = row.unit;
  if (row.due?.on !== undefined && !dated) kept['due_on'] = row.due.on;
  return kept;
}

function isEmpty(value: object): boolean {
  for (const _ in value) return false;
  return true;
}
