/** What a command says of an action, and what the register knows about its circumstances. */
import type { Outcome, Patch, Rating } from './case.ts';
import type { IsoDate } from './dates.ts';
import type { DueInput } from './due-words.ts';
import type { CaseRules } from './settings.ts';
import type { WorkingDays } from './working-days.ts';

/** What a command may say about an action. Dates are read already. */
export interface ActionInput {
  readonly reason?: string;
  readonly unit?: string;
  readonly coUnits?: readonly string[];
  readonly leader?: string;
  readonly owner?: string;
  readonly due?: DueInput;
  /** Assigned by decision (指定承办): it can't be returned. */
  readonly final?: boolean;
  /** Granted against the office's rules: an extension too late or beyond its cap, a return too late. */
  readonly force?: boolean;
  readonly handler?: string;
  readonly verifier?: string;
  readonly outcome?: Outcome;
  readonly patch?: Patch;
  readonly direct?: boolean;
  readonly reviewOn?: IsoDate;
  readonly referTo?: string;
  readonly proposedUnit?: string;
  readonly result?: 'held' | 'relapsed';
  readonly rating?: Rating;
  readonly text?: string;
}

export interface ActionContext {
  /** The business date of the action. */
  readonly on: IsoDate;
  readonly actor: string;
  /** Whether submission and closing must be entered by two actors (`config set two-key on`). */
  readonly twoKey: boolean;
  /** Who entered the submission that a closing would verify. */
  readonly submittedBy: string | null;
  /** Counts by the office's calendar; given to the actions that count. */
  readonly workingDays: WorkingDays | null;
  /** Since when the clock has stood for the deadline that the case has; `null` while it runs. */
  readonly stoppedOn: IsoDate | null;
  /** What the office's settings allow for the case. */
  readonly rules: CaseRules;
}
