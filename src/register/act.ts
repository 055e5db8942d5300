/** Actions on one case or many, all in one entry: either every case takes the step, or none does. */
import type { CaseState } from '../domain/case.ts';
import type { IsoDate } from '../domain/dates.ts';
import { clockStoppedOn } from '../domain/clock-stop.ts';
import { decide, type PlainAction } from '../domain/decide.ts';
import type { ActionInput } from '../domain/action-input.ts';
import { isProvisional } from '../domain/due-words.ts';
import { stepsOf, type CaseEvent } from '../domain/events.ts';
import { rulesFor, type Rule } from '../domain/settings.ts';
import type { Stage } from '../domain/stages.ts';
import { misplaced, WORKFLOW } from '../domain/workflow.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseRef } from '../store/store.ts';
import { attachedEvents, withReceivedFiles, type ReceivedFile } from './attachments.ts';
import { findCases } from './find-case.ts';
import { settingOf } from '../domain/settings.ts';
import { record, type Desk, type Recorded, type Session } from './desk.ts';
import { countedDue, deadlineRule, type RuledDeadline } from './due.ts';

export interface ActionRequest {
  readonly action: PlainAction;
  readonly cases: readonly string[];
  readonly on?: IsoDate;
  readonly input: ActionInput;
  /** Files to keep with each case, as evidence. */
  readonly files?: { readonly paths: readonly string[]; readonly limit?: number };
  /** Does everything and takes it back at the end. */
  readonly dryRun?: boolean;
}

/** One case after the action. */
export interface ActedCase {
  readonly no: string;
  readonly title: string | null;
  readonly stage: Stage;
  readonly suspended: boolean;
  readonly unit: string | null;
  readonly due_on: IsoDate | null;
  /** Whether the deadline reaches beyond the calendar (暂定). */
  readonly due_provisional: boolean;
  /** The rule that gave the deadline, where none was named. */
  readonly due_rule?: Rule;
  /** Set where the deadline is the first that the case has, though its unit had it already. */
  readonly first_due?: true;
}

/** Actions whose rules count working days; the others need no calendar. */
const COUNTING: readonly PlainAction[] = ['resume', 'return', 'extend'];

export function act(desk: Desk, request: ActionRequest): Promise<Recorded<ActedCase[]>> {
  if (request.files === undefined) return actWith(desk, request, []);
  return withReceivedFiles(desk, request.files, (files) => actWith(desk, request, files));
}

function actWith(
  desk: Desk,
  request: ActionRequest,
  files: readonly ReceivedFile[],
): Promise<Recorded<ActedCase[]>> {
  const { action, input } = request;
  const command = {
    action,
    on: request.on,
    reason: input.reason,
  };
  return record(
    desk,
    command,
    async (session) => {
      const official = await withDeadline(session, withOfficialNames(session, input));
      const acted: ActedCase[] = [];
      // A trial looks at the files and leaves nothing of them.
      const evidence = request.dryRun ? [] : files;
      for (const found of await findCases(session.tx, request.cases)) {
        const step = { action, input: official, on: session.on, evidence };
        const { after, rule, firstDue } = await takeStep(session, found, step);
        const first = firstDue ? { first_due: true as const } : {};
        if (after) acted.push({ ...(await summary(session, after)), ...ruleOf(rule), ...first });
      }
      return acted;
    },
    { rehearse: request.dryRun ?? false },
  );
}

/** An action as it is taken, with the files that are kept as its evidence. */
interface ActionStep {
  readonly action: PlainAction;
  readonly input: ActionInput;
  readonly on: IsoDate;
  readonly evidence?: readonly ReceivedFile[];
}

interface StepTaken {
  readonly after: CaseState | null;
  readonly rule: RuledDeadline | null;
  readonly firstDue: boolean;
}

/** One action on one case: what every command that acts on cases does with each of them. */
export async function takeStep(
  session: Session,
  { id, no }: CaseRef,
  { action, input, on, evidence = [] }: ActionStep,
): Promise<StepTaken> {
  const { events, state, spans } = await session.loadThen(id, no, on);
  refuseStage(action, state, input, on, session);
  const context = {
    on,
    actor: session.actor,
    twoKey: settingOf(session.office, 'two-key') === 'on',
    submittedBy: await submittedBy(session, events),
    workingDays: COUNTING.includes(action) ? await session.workingDays() : null,
    stoppedOn: clockStoppedOn(state, spans),
    rules: rulesFor(session.office, state),
  };
  const rule = action === 'assign' ? await deadlineRule(session, state, input) : null;
  const whole = rule === null ? input : { ...input, due: rule.due };
  const decided = decide(action, state, whole, context);
  // By the attachments that it has now: no name may be given twice, whatever the date.
  const attached =
    evidence.length === 0 ? [] : attachedEvents((await session.load(id, no)).state, evidence, on);
  const after = await session.append(id, no, events, [...decided, ...attached]);
  return { after, rule, firstDue: decided.some(({ kind }) => kind === 'due_set') };
}

/**
 * Says at once that the case is not where the action starts, before asking for values that would be
 * of no use. The fold, which sees the step in its effective place, has the last word.
 */
function refuseStage(
  action: PlainAction,
  state: CaseState,
  input: ActionInput,
  on: IsoDate,
  session: Session,
): void {
  const transition = WORKFLOW[action];
  const code = misplaced(transition, state, input.direct);
  if (code === null) return;
  throw new Refusal(code, {
    no: state.no,
    action: transition.event,
    on,
    stage: state.stage,
    entry: session.entry.seq,
  });
}

/** A case as the answer of a command shows it. */
export async function summary(session: Session, state: CaseState): Promise<ActedCase> {
  const { no, title, stage, suspended, unit, due_on } = state;
  // Most deadlines are plain dates, which need no calendar.
  const due_provisional =
    state.due_from !== null && isProvisional(state, (await session.calendar()).coveredUntil);
  return { no, title, stage, suspended, unit, due_on, due_provisional };
}

function ruleOf(rule: RuledDeadline | null): { readonly due_rule?: Rule } {
  return rule === null ? {} : { due_rule: { value: rule.value, scope: rule.scope } };
}

/** A deadline in working days gets its date here, counted from the business date. */
async function withDeadline(session: Session, input: ActionInput): Promise<ActionInput> {
  if (input.due === undefined) return input;
  return { ...input, due: await countedDue(session, input.due, session.on) };
}

/** Who entered the latest submission that still counts, or `null`. */
async function submittedBy(session: Session, events: readonly CaseEvent[]): Promise<string | null> {
  const submission = stepsOf(events).findLast((step) => step.kind === 'submitted');
  if (!submission) return null;
  return (await session.tx.entry(submission.entry))?.actor ?? null;
}

/** Units and leaders under their official names; a unit that the register does not know is refused. */
export function withOfficialNames(session: Session, input: ActionInput): ActionInput {
  const unit = (name: string) => session.termName('unit', name);
  return {
    ...input,
    ...(input.unit ? { unit: unit(input.unit) } : {}),
    ...(input.coUnits ? { coUnits: input.coUnits.map(unit) } : {}),
    ...(input.proposedUnit ? { proposedUnit: unit(input.proposedUnit) } : {}),
    ...(input.leader ? { leader: session.ensureTerm('leader', input.leader).name } : {}),
  };
}
