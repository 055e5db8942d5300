/**
 * 办理单: what a unit is shown of its cases, and what it may answer. Nothing else of a case ever reaches
 * a unit: no reporter, no notes, no other unit's part in it.
 */
import type { CaseState } from './case.ts';
import type { IsoDate } from './dates.ts';
import type { Step } from './events.ts';
import { maskPersonalNumbers } from './personal-data.ts';
import type { Stage } from './stages.ts';

/** In the order of the columns. */
export const SHOWN_FIELDS = [
  'no',
  'title',
  'description',
  'rule',
  'rule_no',
  'due_on',
  'stage',
  'returned',
] as const;

export type ShownField = (typeof SHOWN_FIELDS)[number];

/** One case as its unit sees it; an empty text where there is nothing. */
export type ShownCase = Readonly<Record<ShownField, string>>;

/** Stages in which a unit has something to do or may ask for something. */
export const WORKSHEET_STAGES: readonly Stage[] = ['assigned', 'submitted'];

/** What a unit may propose; each is the action of the same name. */
export const PROPOSALS = ['submit', 'extend', 'return'] as const;

export type Proposal = (typeof PROPOSALS)[number];

/** Which register a worksheet came from, for whom, and when. */
export interface WorksheetHead {
  /** The digest of the register's first entry, which no other register has. */
  readonly register: string;
  readonly office: string;
  readonly unit: string;
  /** The journal's last entry when the worksheet was made. */
  readonly entry: number;
  readonly made: IsoDate;
}

/** What a unit filled in; absent where it left the cell empty. */
export interface WorksheetAnswer {
  readonly action?: Proposal;
  /** The word in the cell, where it is none of those that can be chosen. */
  readonly unknownAction?: string;
  readonly on?: IsoDate;
  readonly handler?: string;
  readonly text?: string;
  readonly until?: IsoDate;
  readonly reason?: string;
  readonly proposedUnit?: string;
  /** Cells that should hold a date and do not. */
  readonly unreadable?: { readonly column: string; readonly text: string };
}

export interface AnsweredRow {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly shown: ShownCase;
  readonly check: string;
  readonly answer: WorksheetAnswer;
}

/** What a unit may see of its case, numbers of persons masked. */
export function shownCase(
  state: CaseState,
  steps: readonly Step[],
  words: { readonly stage: string; readonly longTerm: string },
): ShownCase {
  const masked = (text: string | null) => maskPersonalNumbers(text ?? '');
  return {
    no: state.no,
    title: masked(state.title),
    description: masked(state.description),
    rule: masked(state.rule),
    rule_no: masked(state.rule_no),
    due_on: state.due_on ?? (state.long_term ? words.longTerm : ''),
    stage: words.stage,
    returned: masked(returnedReason(steps)),
  };
}

/** Why the unit's own submission came back last; what happened before the assignment is not its matter. */
function returnedReason(steps: readonly Step[]): string | null {
  const since = steps.findLastIndex((step) => step.kind === 'assigned');
  const last = steps.slice(since + 1).findLast((step) => step.kind === 'reworked');
  return last?.kind === 'reworked' ? last.data.reason : null;
}

/** What must not have changed since a worksheet was made, for its answer to be about the same thing. */
export function answeredState(state: CaseState): string {
  const {
    no,
    stage,
    suspended,
    unit,
    due_on,
    long_term,
    returns,
    extensions,
    reworks,
    reopenings,
  } = state;
  return JSON.stringify([
    ...[no, stage, suspended, unit, due_on, long_term],
    ...[returns, extensions, reworks, reopenings],
  ]);
}
