/**
 * How a change is made: one transaction, one journal entry. Whoever acts, the clock and the tool's
 * version come from outside; the business date is checked here once for every action.
 */
import type { CaseState } from '../domain/case.ts';
import { shanghaiDate, type IsoDate } from '../domain/dates.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseEvent, NewEvent } from '../domain/events.ts';
import { fold, type IllegalStep, type Span } from '../domain/fold.ts';
import { notesOf } from '../domain/search-text.ts';
import type { NewOfficeEvent, Office, TermKind } from '../domain/terms.ts';
import { withoutInvisible } from '../domain/visible-text.ts';
import { WorkingDays, type Calendar } from '../domain/working-days.ts';
import type { OpenEntry, Store, WriteTx } from '../store/store.ts';
import { loadCalendar } from './calendar.ts';
import { unknownTerm } from './unknown-term.ts';

/** Everything that the register needs from outside. */
export interface Desk {
  readonly store: Store;
  /** Who acts, as the journal will name them. */
  readonly actor: string;
  /** The machine's clock. */
  readonly now: () => Date;
  /** Name and version of the program, for the journal. */
  readonly tool: string;
  /** Where the key of a register's reporters lies; absent where there can be none. */
  readonly keyFile?: (register: string) => string;
}

/** What a command says about itself. */
export interface Command {
  /** The verb, as the journal names it. */
  readonly action: string;
  /** The business date; today when absent. */
  readonly on?: IsoDate | undefined;
  readonly reason?: string | undefined;
  readonly sourceName?: string;
  readonly sourceSha256?: string;
  /** Registering is not dated back: a gap is received before it is entered. */
  readonly mayBackDate?: boolean;
}

/** What was done, for `--json` and for the conversation. `entry` is `null` when nothing changed. */
export interface Recorded<T> {
  readonly entry: number | null;
  readonly result: T;
}

/** Today's date in the office's time zone. */
export function today(desk: Desk): IsoDate {
  return shanghaiDate(desk.now());
}

/** Runs `work` as one command: all of its events become one entry, or none do. */
export async function record<T>(
  desk: Desk,
  command: Command,
  work: (session: Session) => Promise<T>,
  options: { readonly bulk?: boolean; readonly rehearse?: boolean } = {},
): Promise<Recorded<T>> {
  const on = command.on ?? today(desk);
  checkDate(on, today(desk), command);
  const rehearsal = new Rehearsal<T>();
  try {
    return await desk.store.write(async (tx) => {
      const office = await tx.office();
      const entry = await tx.openEntry({
        recordedAt: desk.now().toISOString(),
        actor: desk.actor,
        action: command.action,
        tool: desk.tool,
        reason: command.reason === '' ? undefined : command.reason,
        sourceName: command.sourceName,
        sourceSha256: command.sourceSha256,
      });
      const session = new Session(tx, entry, office, on, desk.actor);
      const result = await work(session);
      const sealed = await entry.seal();
      if (session.officeChanged) await tx.refreshOffice();
      if (options.rehearse) throw rehearsal.with({ entry: null, result });
      return { entry: sealed?.seq ?? null, result };
    }, options);
  } catch (error) {
    // A dry run does everything and is rolled back at the end, so that it can't differ from the real run.
    if (error === rehearsal && rehearsal.outcome) return rehearsal.outcome;
    throw error;
  }
}

class Rehearsal<T> extends Error {
  outcome: Recorded<T> | undefined;

  with(outcome: Recorded<T>): this {
    this.outcome = outcome;
    return this;
  }
}

function checkDate(on: IsoDate, todayDate: IsoDate, command: Command): void {
  if (on > todayDate) throw new Refusal('date-in-future', { date: on, today: todayDate });
  if (on < todayDate && !command.mayBackDate && !command.reason) {
    throw new Refusal('backdate-needs-reason', { date: on, today: todayDate });
  }
}

/** A case with everything recorded on it, and what that makes of it on some day. */
export interface Loaded {
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
  readonly spans: readonly Span[];
}

/** One open command: what it may read, and how it records. */
export class Session {
  officeChanged = false;
  #office: Office;
  #calendar: Promise<Calendar> | undefined;
  #workingDays: Promise<WorkingDays> | undefined;

  readonly tx: WriteTx;
  readonly entry: OpenEntry;
  /** The business date of the command. */
  readonly on: IsoDate;
  readonly actor: string;

  constructor(tx: WriteTx, entry: OpenEntry, office: Office, on: IsoDate, actor: string) {
    this.tx = tx;
    this.entry = entry;
    this.#office = office;
    this.on = on;
    this.actor = actor;
  }

  get office(): Office {
    return this.#office;
  }

  /** The office's calendar as the command found it; loaded when it is first asked for. */
  calendar(): Promise<Calendar> {
    return (this.#calendar ??= loadCalendar(this.#office));
  }

  /** Counts by that calendar. */
  workingDays(): Promise<WorkingDays> {
    return (this.#workingDays ??= this.calendar().then((calendar) => new WorkingDays(calendar)));
  }

  /** The events of a case, its state, which must exist, and its spans. */
  async load(caseId: number, no: string): Promise<Loaded> {
    const events = (await this.tx.eventsOfCases([caseId])).get(caseId) ?? [];
    const folded = fold(events);
    if (!folded.ok) throw new Refusal('case-inconsistent', { no });
    if (folded.state === null) throw new Refusal('case-not-found', { ref: no });
    return { events, state: folded.state, spans: folded.spans };
  }

  /**
   * What a back-dated command finds: the case as it stood at the end of its business date; as it stands
   * now where it was not received by then, which the fold refuses.
   */
  async loadThen(caseId: number, no: string, on: IsoDate = this.on): Promise<Loaded> {
    const now = await this.load(caseId, no);
    const then = fold(now.events, on);
    if (!then.ok || then.state === null) return now;
    return { events: now.events, state: then.state, spans: then.spans };
  }

  /** Records events on a case in their effective place; refuses what the workflow does not allow there. */
  async append(
    caseId: number,
    no: string,
    known: readonly CaseEvent[],
    added: readonly NewEvent[],
  ): Promise<CaseState | null> {
    const events = [...known];
    for (const event of added) {
      const seq = this.entry.append({ caseId, kind: event.kind, on: event.on, data: event.data });
      events.push({ ...event, seq, entry: this.entry.seq });
    }
    const folded = fold(events);
    if (!folded.ok) throw illegal(no, folded.illegal, this.entry.seq);
    if (folded.state === null) await this.tx.removeCase(caseId);
    else {
      const { state, spans } = folded;
      await this.tx.putCase(caseId, state, spans, known.length === 0, notesOf(events));
    }
    return folded.state;
  }

  recordOffice(event: NewOfficeEvent): void {
    this.entry.append({ caseId: null, kind: event.kind, on: event.on, data: event.data });
    this.#office.terms.apply(event);
    this.officeChanged = true;
  }

  /** The official name of a term; refuses a name that nobody bears. */
  termName(kind: TermKind, name: string): string {
    const term = this.#office.terms.find(kind, name);
    if (!term) throw unknownTerm(this.#office.terms, kind, name);
    return term.name;
  }

  /**
   * The official name of a term, added to the office's words when it is new. A new name has nothing
   * invisible in it: two that look the same would be two units in every report.
   */
  ensureTerm(kind: TermKind, written: string): { name: string; added: boolean } {
    const name = withoutInvisible(written);
    const { terms } = this.#office;
    const known = terms.find(kind, written) ?? terms.find(kind, name);
    if (known) return { name: known.name, added: false };
    this.recordOffice({
      kind: 'term_added',
      on: this.on,
      data: { id: this.#office.terms.nextId, term: kind, name },
    });
    return { name, added: true };
  }
}

/** A refusal that says which step of which case is at fault: the one asked for, or one that stands after it. */
function illegal(no: string, found: IllegalStep, entry: number): Refusal {
  const code = found.step.entry === entry ? found.code : 'later-step-stands-on-it';
  return new Refusal(code, {
    no,
    action: found.step.kind,
    on: found.step.on,
    stage: found.stage ?? '',
    entry: found.step.entry,
  });
}
