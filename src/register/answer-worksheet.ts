/**
 * A worksheet that came back: what each row proposes, whether the register allows it, and the entry
 * that records what is allowed. Each row is decided as the command of the same name would decide it.
 */
import { stepsOf, type Step } from '../domain/events.ts';
import type { ActionInput } from '../domain/action-input.ts';
import type { IsoDate } from '../domain/dates.ts';
import { Refusal, type ErrorCode, type ErrorParams } from '../domain/errors.ts';
import {
  PROPOSALS,
  type AnsweredRow,
  type Proposal,
  type WorksheetAnswer,
  type WorksheetHead,
} from '../domain/worksheet.ts';
import { WORKFLOW } from '../domain/workflow.ts';
import type { CaseRef } from '../store/store.ts';
import { takeStep, withOfficialNames } from './act.ts';
import { record, today, type Desk, type Recorded, type Session } from './desk.ts';
import { findCase } from './find-case.ts';
import { cellsCheck, headCheck, standingCheck } from './worksheet-check.ts';
import { registerHead } from './worksheets.ts';

/** A worksheet as it was read from its file. */
export interface AnsweredWorksheet {
  readonly name: string;
  readonly sha256: string;
  readonly head: WorksheetHead;
  readonly check: string;
  readonly rows: readonly AnsweredRow[];
}

/** What becomes of a row: a proposal that is taken, or why none is. */
export type Outcome = Proposal | 'nothing' | 'already' | 'left' | 'refused';

export interface Verdict {
  readonly row: number;
  readonly no: string;
  readonly outcome: Outcome;
  /** What was proposed, whatever became of it. */
  readonly proposed?: Proposal;
  readonly on?: IsoDate;
  /** Of an extension: the deadline asked for. */
  readonly until?: IsoDate;
  readonly refusal?: { readonly code: ErrorCode; readonly params: ErrorParams };
}

export interface AnswerOptions {
  /** Proposals and cases that are left out, by action or by number. */
  readonly leave?: readonly string[];
  readonly reason?: string;
}

/** What importing the worksheet would do; nothing is recorded. Refuses a file that is not ours to take. */
export async function judgeWorksheet(
  desk: Desk,
  sheet: AnsweredWorksheet,
  options: AnswerOptions,
): Promise<Verdict[]> {
  await refuseForeign(desk, sheet);
  const verdicts: Verdict[] = [];
  const seen = new Set<string>();
  for (const row of sheet.rows) {
    const verdict = await judgeRow(desk, sheet, row, options, seen.has(row.shown.no));
    verdicts.push(verdict);
    seen.add(row.shown.no);
  }
  return verdicts;
}

/** Records what was judged good, as one entry. */
export function applyWorksheet(
  desk: Desk,
  sheet: AnsweredWorksheet,
  verdicts: readonly Verdict[],
  { reason }: AnswerOptions,
): Promise<Recorded<number>> {
  const good = new Set(verdicts.filter(isTaken).map(({ row }) => row));
  return recordRows(
    desk,
    sheet,
    sheet.rows.filter(({ row }) => good.has(row)),
    { reason },
  );
}

export function isTaken({ outcome }: Pick<Verdict, 'outcome'>): boolean {
  return (PROPOSALS as readonly string[]).includes(outcome);
}

async function refuseForeign(desk: Desk, { name, head, check }: AnsweredWorksheet): Promise<void> {
  if (headCheck(head) !== check) throw new Refusal('worksheet-altered', { name });
  const own = await desk.store.read(registerHead);
  if (own.register !== head.register)
    throw new Refusal('worksheet-other-register', { name, office: head.office });
  // A register restored from an older backup: the cases are not those of the worksheet.
  if (head.entry > own.entry)
    throw new Refusal('worksheet-from-later', { name, entry: head.entry, last: own.entry });
}

async function judgeRow(
  desk: Desk,
  sheet: AnsweredWorksheet,
  row: AnsweredRow,
  { leave = [] }: AnswerOptions,
  twice: boolean,
): Promise<Verdict> {
  const { answer, shown } = row;
  const base = { row: row.row, no: shown.no, ...proposalOf(answer, today(desk)) };
  if (Object.keys(answer).length === 0) return { ...base, outcome: 'nothing' };
  try {
    const action = proposedAction(row);
    refuseAltered(sheet.head, row);
    if (twice) throw new Refusal('answer-row-twice', { no: shown.no });
    if (leave.includes(action) || leave.includes(shown.no)) return { ...base, outcome: 'left' };
    if (await isRecorded(desk, sheet, row, action)) return { ...base, outcome: 'already' };
    await recordRows(desk, sheet, [row], { rehearse: true });
    return { ...base, outcome: action };
  } catch (error) {
    if (!(error instanceof Refusal) || error.family === 'busy' || error.family === 'io')
      throw error;
    return { ...base, outcome: 'refused', refusal: { code: error.code, params: error.params } };
  }
}

/** The cells that were sent out must come back as they were. */
function refuseAltered(head: WorksheetHead, { shown, check }: AnsweredRow): void {
  if (cellsCheck(head, shown) !== check.split('-')[0])
    throw new Refusal('answer-row-altered', { no: shown.no });
}

function proposalOf(
  { action, on, until }: WorksheetAnswer,
  todayDate: IsoDate,
): Pick<Verdict, 'proposed' | 'on' | 'until'> {
  if (action === undefined) return {};
  return {
    proposed: action,
    on: on ?? todayDate,
    ...(action === 'extend' && until !== undefined ? { until } : {}),
  };
}

function proposedAction({ shown: { no }, answer }: AnsweredRow): Proposal {
  const { action, unknownAction, unreadable } = answer;
  if (unknownAction !== undefined)
    throw new Refusal('answer-action-unknown', { no, text: unknownAction });
  if (action === undefined) throw new Refusal('answer-action-missing', { no });
  if (unreadable !== undefined) throw new Refusal('answer-date-unreadable', { no, ...unreadable });
  return action;
}

/** True when this very answer is in the journal already: by this file, or by an earlier copy of it. */
async function isRecorded(
  desk: Desk,
  { head }: AnsweredWorksheet,
  { shown, answer }: AnsweredRow,
  action: Proposal,
): Promise<boolean> {
  const on = answer.on;
  return desk.store.read(async (tx) => {
    const { id } = await findCase(tx, shown.no);
    const entries = new Map((await tx.entries({ caseId: id })).map((entry) => [entry.seq, entry]));
    const events = (await tx.eventsOfCases([id])).get(id) ?? [];
    return stepsOf(events).some(
      (step) =>
        step.entry > head.entry &&
        entries.get(step.entry)?.action === 'worksheet' &&
        isRecordOf(action, step) &&
        (on === undefined || step.on === on) &&
        saysTheSame(step, answer),
    );
  });
}

/** An extension of a case without a deadline is on record as its first deadline. */
function isRecordOf(action: Proposal, { kind }: Step): boolean {
  return kind === WORKFLOW[action].event || (action === 'extend' && kind === 'due_set');
}

function saysTheSame(step: Step, answer: WorksheetAnswer): boolean {
  if (step.kind === 'submitted')
    return (
      step.data.progress === answer.text &&
      (answer.handler ?? step.data.handler) === step.data.handler
    );
  if (step.kind === 'extended' || step.kind === 'due_set')
    return step.data.due_on === answer.until && step.data.reason === answer.reason;
  return step.kind === 'returned' && step.data.reason === answer.reason;
}

function recordRows(
  desk: Desk,
  sheet: AnsweredWorksheet,
  rows: readonly AnsweredRow[],
  {
    reason,
    rehearse = false,
  }: { readonly reason?: string | undefined; readonly rehearse?: boolean },
): Promise<Recorded<number>> {
  const command = {
    action: 'worksheet',
    reason,
    sourceName: sheet.name,
    sourceSha256: sheet.sha256,
  };
  return record(
    desk,
    command,
    async (session) => {
      for (const row of rows) await takeRow(session, sheet, row, today(desk));
      return rows.length;
    },
    { rehearse },
  );
}

async function takeRow(
  session: Session,
  { head }: AnsweredWorksheet,
  row: AnsweredRow,
  todayDate: IsoDate,
): Promise<void> {
  const { no } = row.shown;
  const standing = row.check.split('-')[1];
  const found: CaseRef = await findCase(session.tx, no);
  const { state } = await session.load(found.id, found.no);
  const { terms } = session.office;
  const official = (name: string) => terms.officialName('unit', name);
  if (official(state.unit ?? '') !== official(head.unit))
    throw new Refusal('answer-other-unit', { no, unit: head.unit });
  // A unit that was renamed is still the one that the worksheet was made for.
  if (standingCheck({ ...state, unit: head.unit }) !== standing)
    throw new Refusal('answer-case-changed', { no });
  const on = row.answer.on ?? todayDate;
  if (on > todayDate) throw new Refusal('date-in-future', { date: on, today: todayDate });
  const action = proposedAction(row);
  const input = withOfficialNames(session, inputOf(action, row.answer));
  await takeStep(session, found, { action, input, on });
}

/** The answer's cells as the values that the action takes; those of other actions are not looked at. */
function inputOf(action: Proposal, answer: WorksheetAnswer): ActionInput {
  const { handler, text, until, reason, proposedUnit } = answer;
  switch (action) {
    case 'submit':
      return { ...(handler ? { handler } : {}), ...(text ? { text } : {}) };
    case 'extend':
      return { ...(until ? { due: { due_on: until } } : {}), ...(reason ? { reason } : {}) };
    case 'return':
      return { ...(reason ? { reason } : {}), ...(proposedUnit ? { proposedUnit } : {}) };
  }
}
