/**
 * What can happen to a case, as the journal keeps it: one event, one thing that happened on one
 * calendar date. Names are past tense; the actions that cause them stand in `workflow.ts`.
 */
import type { Attachment } from './attachment.ts';
import type { CaseFacts, Outcome, Patch, Rating } from './case.ts';
import type { IsoDate } from './dates.ts';
import type { ReminderKind, ReminderStep } from './letters.ts';

/** Data of a `received` event. `history` holds the steps that came with an imported case. */
export interface ReceivedData extends Partial<CaseFacts> {
  readonly no: string;
  readonly co_units?: readonly string[];
  readonly extra?: Readonly<Record<string, string>>;
  readonly raw_dates?: Readonly<Record<string, string>>;
  readonly due_text?: string;
  readonly split_from?: string;
  readonly has_reporter?: true;
  /** Identifies the content of an imported row, so that the same row again changes nothing. */
  readonly row_key?: string;
  readonly history?: readonly HistoryStep[];
}

export interface Deadline {
  readonly due_on?: IsoDate;
  readonly due_text?: string;
  /** The day from which `due_text` counts its working days; such a deadline can be counted again. */
  readonly due_from?: IsoDate;
  readonly long_term?: true;
}

export interface AssignedData extends Deadline {
  readonly unit: string;
  readonly co_units?: readonly string[];
  readonly leader?: string;
  readonly owner?: string;
  readonly final?: true;
}

export interface ClosedData {
  /** Whoever verified it (核验人); an imported closing may not know. */
  readonly verifier?: string;
  /** Who handled what was closed at once; otherwise whoever submitted it. */
  readonly handler?: string;
  readonly outcome?: Outcome;
  readonly patch?: Patch;
  /** Closed without a submission (立行立改); `reason` says why. */
  readonly direct?: true;
  readonly reason?: string;
}

/** Names an event by its number in the journal and, for an imported case, a step of its history. */
export type EventRef = readonly [event: number, step?: number];

/** The data of each kind of event, as it stands in the journal. */
export interface EventData {
  received: ReceivedData;
  accepted: { readonly reason?: string };
  rejected: { readonly reason: string; readonly refer_to?: string };
  assigned: AssignedData;
  returned: { readonly reason: string; readonly proposed_unit?: string; readonly forced?: true };
  /** The first deadline of a case that its unit has already; an extension is another thing. */
  due_set: Deadline & { readonly reason?: string };
  extended: {
    readonly due_on: IsoDate;
    readonly due_text?: string;
    readonly due_from?: IsoDate;
    readonly from?: IsoDate;
    readonly reason: string;
    readonly late?: true;
    /** Granted beyond the number or the days that the office's rules allow. */
    readonly forced?: true;
  };
  suspended: { readonly reason: string; readonly review_on?: IsoDate };
  /** `due_on`: the deadline after the stopped days were added, or as decided. */
  resumed: {
    readonly due_on?: IsoDate;
    readonly due_text?: string;
    readonly due_from?: IsoDate;
    readonly reason?: string;
  };
  /** A deadline in working days, counted again by another version of the calendar. */
  recounted: { readonly due_on: IsoDate; readonly from: IsoDate; readonly calendar: string };
  submitted: { readonly handler?: string; readonly progress?: string };
  reworked: { readonly reason: string; readonly verifier?: string };
  closed: ClosedData;
  reopened: Deadline & { readonly reason: string };
  reviewed: { readonly result: 'held' | 'relapsed'; readonly text?: string };
  rated: { readonly rating: Rating; readonly text?: string };
  merged: { readonly into: string; readonly reason?: string };
  unmerged: { readonly reason?: string };
  absorbed: {
    readonly child: string;
    readonly received_on: IsoDate;
    readonly due_on?: IsoDate;
    readonly due_text?: string;
    readonly due_from?: IsoDate;
  };
  released: { readonly child: string };
  divided: { readonly children: readonly string[] };
  withdrawn: { readonly reason: string };
  voided: { readonly reason: string };
  /** `row_key`: the correction came with an imported row of that content. */
  corrected: {
    readonly changes: Readonly<Record<string, readonly [old: unknown, next: unknown]>>;
    readonly row_key?: string;
  };
  noted: { readonly text: string };
  /** A letter named the case (督办); it changes nothing but keeps the unit from being chased twice a day. */
  reminded: {
    readonly letter: string;
    readonly about: ReminderKind;
    readonly step: ReminderStep;
  };
  /** A file was put beside the register; the journal names it by its digest. */
  attached: Omit<Attachment, 'on'>;
  detached: Pick<Attachment, 'name' | 'sha256'> & { readonly reason?: string };
  /** Who reported the case was entered or corrected; the journal never says whom. */
  reporter_kept: Readonly<Record<string, never>>;
  /** What was kept of the reporter was deleted for good. */
  reporter_removed: Readonly<Record<string, never>>;
  /** Takes back another event, or one step of an imported history; it has no effect of its own. */
  reversed: { readonly target: EventRef };
  /** Moves another event, or a step of an imported history, to another date. */
  redated: { readonly target: EventRef; readonly from: IsoDate; readonly to: IsoDate };
}

export type EventKind = keyof EventData;

/**
 * Kinds about something that lies outside the journal: a file, a sealed name. They don't travel in an
 * export, since what they speak of does not; an entry without its file must never be.
 */
export const UNEXPORTED_KINDS = [
  'attached',
  'detached',
  'reporter_kept',
  'reporter_removed',
] as const satisfies readonly EventKind[];

/** Kinds that can be a step of an imported history. */
export type StepKind = Exclude<
  EventKind,
  'received' | 'reversed' | 'redated' | (typeof UNEXPORTED_KINDS)[number]
>;

/** One step of a history that came with a case: its kind, its date, its data. */
export type HistoryStep = {
  [K in StepKind]: { readonly kind: K; readonly on: IsoDate } & EventData[K];
}[StepKind];

/** An event before it is recorded. */
export type NewEvent = {
  [K in EventKind]: { readonly kind: K; readonly on: IsoDate; readonly data: EventData[K] };
}[EventKind];

/**
 * An event as recorded. `seq` numbers the events of the whole journal without gaps, so that entries
 * and the positions in them are in its order; `entry` is the command that recorded it.
 */
export type CaseEvent = NewEvent & { readonly seq: number; readonly entry: number };

/** One step of a case's life, after reversals and corrected dates were applied. */
export type Step = {
  [K in Exclude<EventKind, 'reversed' | 'redated'>]: {
    readonly kind: K;
    readonly on: IsoDate;
    readonly data: EventData[K];
    readonly ref: EventRef;
    readonly entry: number;
    /** True for the steps of a history that came with an import. */
    readonly imported: boolean;
  };
}[Exclude<EventKind, 'reversed' | 'redated'>];

/**
 * The steps that count, in the order in which they took effect: by effective date, then by their
 * place in the journal. A reversal that is itself reversed has no effect. Total: any list of events
 * gives steps.
 */
export function stepsOf(events: readonly CaseEvent[]): Step[] {
  const only = events[0];
  if (events.length === 1 && only?.kind === 'received') return stepsOfReceipt(only, NO_CORRECTIONS);
  const recorded = [...events].sort((a, b) => a.seq - b.seq);
  const corrected = corrections(recorded);
  const steps: Step[] = [];
  for (const event of recorded) {
    if (
      event.kind === 'reversed' ||
      event.kind === 'redated' ||
      corrected.reversed.has(refKey([event.seq]))
    )
      continue;
    if (event.kind === 'received') {
      steps.push(...stepsOfReceipt(event, corrected));
      continue;
    }
    const { kind, seq, entry, data } = event;
    steps.push({
      kind,
      on: corrected.dates.get(refKey([seq])) ?? event.on,
      data,
      ref: [seq],
      entry,
      imported: false,
    } as Step);
  }
  return inEffectiveOrder(steps);
}

/** What was taken back and which dates were moved, by {@link refKey}. */
interface Corrections {
  readonly reversed: ReadonlySet<string>;
  readonly dates: ReadonlyMap<string, IsoDate>;
}

const NO_CORRECTIONS: Corrections = { reversed: new Set(), dates: new Map() };

/** The received step and the steps of its history, in effective order. */
function stepsOfReceipt(
  event: Extract<CaseEvent, { kind: 'received' }>,
  corrected: Corrections,
): Step[] {
  const { seq, entry, data } = event;
  const { reversed, dates } = corrected;
  const dateOf = (ref: EventRef, on: IsoDate) =>
    dates.size === 0 ? on : (dates.get(refKey(ref)) ?? on);
  const imported = data.history !== undefined;
  const steps: Step[] = [
    { kind: 'received', on: dateOf([seq], event.on), data, ref: [seq], entry, imported },
  ];
  if (!data.history) return steps;
  data.history.forEach((step, index) => {
    const ref: EventRef = [seq, index];
    if (reversed.size > 0 && reversed.has(refKey(ref))) return;
    steps.push({
      kind: step.kind,
      on: dateOf(ref, step.on),
      data: step,
      ref,
      entry,
      imported,
    } as Step);
  });
  return inEffectiveOrder(steps);
}

/** Sorts by effective date where needed; the sort is stable, so the journal's order decides the rest. */
function inEffectiveOrder(steps: Step[]): Step[] {
  const ordered = steps.every((step, i) => i === 0 || (steps[i - 1] as Step).on <= step.on);
  return ordered ? steps : steps.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** The numbers of the events that are taken back, by reversals that count themselves. */
export function reversedEvents(events: readonly CaseEvent[]): ReadonlySet<number> {
  const { reversed } = corrections([...events].sort((a, b) => a.seq - b.seq));
  return new Set(
    events.filter((event) => reversed.has(refKey([event.seq]))).map((event) => event.seq),
  );
}

/**
 * Which events are taken back, and which dates were moved. A correction always names an earlier
 * event, so one pass from the last event to the first decides which reversals themselves count.
 */
function corrections(recorded: readonly CaseEvent[]): Corrections {
  const reversed = new Set<string>();
  const dates = new Map<string, IsoDate>();
  for (let i = recorded.length - 1; i >= 0; i--) {
    const event = recorded[i] as CaseEvent;
    if (reversed.has(refKey([event.seq]))) continue;
    if (event.kind === 'reversed') reversed.add(refKey(event.data.target));
    else if (event.kind === 'redated') {
      const key = refKey(event.data.target);
      if (!dates.has(key)) dates.set(key, event.data.to); // the last correction of a date wins
    }
  }
  return { reversed, dates };
}

function refKey(ref: EventRef): string {
  return ref[1] === undefined ? String(ref[0]) : `${String(ref[0])}/${String(ref[1])}`;
}
