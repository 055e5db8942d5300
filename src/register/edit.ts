/**
 * 更正: what was written down wrongly is corrected, with the old and the new value. A date of a step
 * moves the step itself, from the moment it is recorded; everything else is corrected on the
 * business date.
 */
import type { CaseState, Patch } from '../domain/case.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { DueInput } from '../domain/due-words.ts';
import { CORRECTABLE_FIELDS } from '../domain/corrections.ts';
import { refuseEarlyForce, refuseOwnVerification } from '../domain/decide-closing.ts';
import { Refusal } from '../domain/errors.ts';
import { stepsOf, type CaseEvent, type NewEvent, type Step } from '../domain/events.ts';
import { refuseIncomplete } from '../domain/needs.ts';
import { isCodeKind } from '../domain/terms.ts';
import { nameOfCode } from './add.ts';
import { record, type Desk, type Recorded, type Session } from './desk.ts';
import { countedDue } from './due.ts';
import { findCases } from './find-case.ts';
import { correctReceiptInMaster } from './merge.ts';
import { changeReporter, isRemoval, type ReporterChange } from './reporter.ts';
import { openVault } from './reporter-vault.ts';
import { namesIn } from './term-names.ts';

/** Dates of steps that can be corrected, and the kind of step that each belongs to. */
export const STEP_DATES = {
  received_on: 'received',
  accepted_on: 'accepted',
  assigned_on: 'assigned',
  submitted_on: 'submitted',
  closed_on: 'closed',
} as const satisfies Partial<Record<keyof CaseState, Step['kind']>>;

export type StepDate = keyof typeof STEP_DATES;

export interface EditRequest {
  readonly cases: readonly string[];
  /** New values by field; `null` empties a field. Only fields of `CORRECTABLE_FIELDS`. */
  readonly changes: Readonly<Record<string, unknown>>;
  /** Parts of the patch; those that are `null` stay as each case has them. */
  readonly patch?: Patch;
  /** A new deadline; working days count from the assignment, or else from the receipt. */
  readonly due?: DueInput;
  readonly dates?: Readonly<Partial<Record<StepDate, IsoDate>>>;
  /** Who reported the cases; the journal says only that it changed. */
  readonly reporter?: ReporterChange;
  readonly on?: IsoDate;
  readonly reason?: string;
  readonly dryRun?: boolean;
}

export interface EditedCase {
  readonly no: string;
  readonly changes: readonly {
    readonly field: string;
    readonly old: unknown;
    readonly next: unknown;
  }[];
}

/** What was corrected; `scrubbed` is false where others kept the file from being cleared of the old reporter. */
export type Edited = Recorded<EditedCase[]> & { readonly scrubbed: boolean };

export async function editCases(desk: Desk, request: EditRequest): Promise<Edited> {
  const changed = Object.keys({
    ...request.changes,
    ...request.dates,
    ...request.due,
    ...request.patch,
    ...request.reporter,
  });
  refuseIncomplete('edit', { changes: changed });
  const unknown = Object.keys(request.changes).filter(
    (field) => !CORRECTABLE_FIELDS.includes(field) || field === 'has_reporter',
  );
  if (unknown.length > 0) throw new Refusal('field-not-editable', { fields: unknown });
  const command = {
    action: 'edit',
    on: request.on,
    reason: request.reason,
  };
  const { reporter } = request;
  const trial = request.dryRun ?? false;
  const vault = reporter && !isRemoval(reporter) ? await openVault(desk, { trial }) : null;
  let erased = false;
  const recorded = await record(
    desk,
    command,
    async (session) => {
      const changes = withOfficialNames(session, request.changes);
      const edited: EditedCase[] = [];
      for (const { id, no } of await findCases(session.tx, request.cases)) {
        const { events, state } = await session.loadThen(id, no);
        const due = await dueChanges(session, state, request.due);
        const whole = { ...changes, ...patchChange(state, request.patch) };
        const correction = correctionOf(session, state, { ...whole, ...due });
        const moves = movesOf(no, events, request.dates ?? {}, session.on);
        const added = [...correction, ...moves];
        if (reporter) {
          const had = (await session.tx.reporterOf(id)) !== undefined;
          const changed = await changeReporter(session, { id, no }, reporter, vault);
          erased ||= had && changed.length > 0;
          added.push(...changed);
        }
        if (!request.reason) refuseWithoutReason(state, added);
        refuseUnsound(state, whole);
        const after = added.length > 0 ? await session.append(id, no, events, added) : null;
        if (after && after.merged_into !== null) await correctReceiptInMaster(session, after);
        edited.push({ no, changes: listChanges(added) });
      }
      return edited;
    },
    { rehearse: trial },
  );
  // What was deleted is not to be found in the file either.
  return {
    ...recorded,
    scrubbed: trial || !erased || (await desk.store.scrub()),
  };
}

/** A patch of which some parts were corrected keeps the others. */
function patchChange(
  { patch: known }: CaseState,
  parts: Patch | undefined,
): { readonly patch?: Patch } {
  if (parts === undefined) return {};
  if (known === null) return { patch: parts };
  const said = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null));
  return {
    patch: {
      ...known,
      ...(parts.no === null ? {} : { no_text: null }),
      ...said,
    },
  };
}

/** A corrected deadline as fields: what it does not say is emptied. */
async function dueChanges(
  session: Session,
  state: CaseState,
  due: DueInput | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  if (due === undefined) return {};
  const from = state.assigned_on ?? state.received_on;
  const counted = await countedDue(session, due, from);
  return {
    due_on: counted.due_on ?? null,
    due_text: counted.due_text ?? null,
    due_from: counted.due_from ?? null,
    long_term: counted.long_term ?? false,
  };
}

/** Fields whose correction changes figures: why they were wrong must be on record. */
const FIELDS_THAT_COUNT: readonly string[] = ['due_on', 'original_due_on', 'long_term', 'unit'];

function refuseWithoutReason(state: CaseState, added: readonly NewEvent[]): void {
  if (added.length === 0) return;
  if (state.stage === 'closed') throw new Refusal('edit-closed-needs-reason', { no: state.no });
  if (needsReason(state, added)) throw new Refusal('edit-date-needs-reason', { no: state.no });
}

/** Whether corrections of a case must say why: of a closed one all, else those that change figures. */
export function needsReason(state: CaseState, added: readonly NewEvent[]): boolean {
  if (added.length > 0 && state.stage === 'closed') return true;
  return added.some(
    (event) =>
      event.kind === 'redated' ||
      (event.kind === 'corrected' &&
        FIELDS_THAT_COUNT.some((field) => field in event.data.changes)),
  );
}

/**
 * What a closing may not say, a correction may not say either. What is not corrected is left alone:
 * an imported case says what its ledger said.
 */
function refuseUnsound(state: CaseState, changes: Readonly<Record<string, unknown>>): void {
  const next = { ...state, ...changes };
  if ('handler' in changes || 'verifier' in changes)
    refuseOwnVerification(state.no, next.verifier, [next.handler]);
  if ('patch' in changes && next.patch !== null) refuseEarlyForce(state.no, next.patch);
}

/** One event with every field that really changes; none when all values are as they were. */
function correctionOf(
  session: Session,
  state: CaseState,
  changes: Readonly<Record<string, unknown>>,
): NewEvent[] {
  const differing: Record<string, readonly [unknown, unknown]> = {};
  const { terms } = session.office;
  for (const [field, next] of Object.entries(changes)) {
    const old = state[field as keyof CaseState];
    // The journal has the names of its time: a unit that was renamed since is still the same.
    const official = namesIn(field, old, (kind, name) => terms.officialName(kind, name));
    if (JSON.stringify(official) !== JSON.stringify(next)) differing[field] = [old, next];
  }
  if ('due_on' in differing) differing['original_due_on'] = originalDue(state, changes);
  return Object.keys(differing).length === 0
    ? []
    : [{ kind: 'corrected', on: session.on, data: { changes: differing } }];
}

/**
 * The original deadline beside a corrected one, always said: as it was asked for; else the same, where
 * there was no extension; else as it was.
 */
function originalDue(
  state: CaseState,
  changes: Readonly<Record<string, unknown>>,
): readonly [unknown, unknown] {
  const { original_due_on: old, due_on: due } = state;
  if ('original_due_on' in changes) return [old, changes['original_due_on']];
  return [old, old === due ? changes['due_on'] : old];
}

/** Moves the latest step of each kind to its corrected date. */
export function movesOf(
  no: string,
  events: readonly CaseEvent[],
  dates: EditRequest['dates'],
  on: IsoDate,
): NewEvent[] {
  const steps = stepsOf(events);
  const moves: NewEvent[] = [];
  for (const [field, to] of Object.entries(dates ?? {})) {
    const kind = STEP_DATES[field as StepDate];
    const step = steps.findLast((one) => one.kind === kind);
    if (!step) throw new Refusal('no-such-step', { no, action: kind });
    if (to > on) throw new Refusal('date-in-future', { date: to, today: on });
    if (step.on !== to)
      moves.push({ kind: 'redated', on, data: { target: step.ref, from: step.on, to } });
  }
  return moves;
}

/** What is to change, with the names of units and codes as the office has them; a name it hasn't is refused. */
function withOfficialNames(
  session: Session,
  changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(changes).map(([field, value]) => [
      field,
      namesIn(field, value, (kind, name) =>
        isCodeKind(kind) ? nameOfCode(session, kind, name) : session.termName(kind, name),
      ),
    ]),
  );
}

/** Stands for what is never shown here. */
const HIDDEN = '***';

function listChanges(events: readonly NewEvent[]): EditedCase['changes'] {
  return events.flatMap((event) => {
    if (event.kind === 'corrected')
      return Object.entries(event.data.changes).flatMap(([field, [old, next]]) =>
        old === next ? [] : [{ field, old, next }],
      );
    if (event.kind === 'reporter_kept') return [{ field: 'reporter', old: HIDDEN, next: HIDDEN }];
    if (event.kind === 'reporter_removed') return [{ field: 'reporter', old: HIDDEN, next: null }];
    if (event.kind === 'redated')
      return [{ field: 'date', old: event.data.from, next: event.data.to }];
    return [];
  });
}
