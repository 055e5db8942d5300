/** One import under way: each row placed as a new case, a correction, nothing new, or a reject. */
import { hash } from 'node:crypto';
import type { CaseState } from '../domain/case.ts';
import { formatNumber, numberSeries, parseNumber } from '../domain/case-number.ts';
import type { NewEvent } from '../domain/events.ts';
import { fold } from '../domain/fold.ts';
import type { LedgerRow, RowFlag, RowProblem } from '../domain/ledger-row.ts';
import type { Session } from './desk.ts';
import { needsReason } from './edit.ts';
import type { ImportReporters } from './import-reporters.ts';
import { readRow, type Candidate, type RowReading } from './import-row.ts';
import { correctionsAmong, differences, updatesOf } from './import-update.ts';
import { KnownCases, type RowIdentity } from './known-cases.ts';
import { correctReceiptInMaster } from './merge.ts';
import { TermNames, type Naming } from './term-names.ts';

export interface ImportRules {
  readonly onConflict: 'skip' | 'update' | 'reject';
  /** Why the register is to be corrected; what changes figures is corrected with a reason only. */
  readonly reason?: string;
  /** Called for each row that can't go in. */
  readonly onReject: (row: LedgerRow, problems: readonly RowProblem[]) => Promise<void>;
}

export interface ImportSummary {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows left as they are though they differ, under `--on-conflict skip`. */
  readonly skipped: number;
  readonly rejected: number;
  /** Cases created, by stage. */
  readonly stages: Readonly<Record<string, number>>;
  /** Units and codes that the office did not have. */
  readonly newTerms: readonly { readonly kind: string; readonly name: string }[];
  /** How often each thing worth knowing was seen, with the first rows. */
  readonly flags: readonly {
    readonly code: RowFlag['code'];
    readonly count: number;
    readonly rows: readonly number[];
  }[];
}

/** A candidate on its way in; `caseId` where its place was kept. */
interface Placing extends RowIdentity {
  readonly candidate: Candidate;
  readonly caseId?: number;
}

/** With how many rows a thing worth knowing is illustrated. */
const ROWS_SHOWN = 10;

export class ImportRun {
  readonly #session: Session;
  readonly #options: ImportRules;
  readonly #reporters: ImportReporters;
  #reading: RowReading;
  readonly #names: TermNames;
  /** Present names, for what the journal calls by those of its time. */
  readonly #naming: Naming;
  readonly #counts = { read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 };
  readonly #stages: Record<string, number> = {};
  readonly #flags = new Map<RowFlag['code'], { count: number; rows: number[] }>();
  /** The last running number of each series, written back once at the end. */
  readonly #series = new Map<string, number>();
  /** Children wait until every possible master is in. */
  readonly #children: Placing[] = [];
  #known: KnownCases | undefined;
  /** The cases of the batch as they were looked up; what is changed since is taken out. */
  #states = new Map<number, CaseState>();
  #nextId = 0;
  #firstCase = Infinity;

  constructor(
    session: Session,
    options: ImportRules,
    reporters: ImportReporters,
    reading: RowReading,
  ) {
    this.#session = session;
    this.#options = options;
    this.#reporters = reporters;
    this.#reading = reading;
    this.#names = new TermNames(session);
    this.#naming = (kind, name) => session.office.terms.officialName(kind, name);
  }

  /** The number in the database from which on every case is new. */
  get firstCase(): number {
    return this.#firstCase;
  }

  async take(rows: readonly LedgerRow[]): Promise<void> {
    this.#counts.read += rows.length;
    const candidates: Placing[] = [];
    for (const row of rows) {
      if (row.due?.workingDays !== undefined && !this.#reading.workingDays)
        this.#reading = { ...this.#reading, workingDays: await this.#session.workingDays() };
      const result = readRow(row, this.#reading, this.#names);
      if ('problems' in result) {
        await this.#reject(row, result.problems);
        continue;
      }
      for (const flag of result.flags) this.#noteFlag(flag, row.row);
      const { candidate } = result;
      candidates.push({ candidate, ...identityOf(candidate) });
    }
    await this.#place(candidates);
  }

  /** Cases that were merged into others go in last. */
  async finish(): Promise<void> {
    await this.#place(this.#children, true);
    for (const [series, last] of this.#series) await this.#session.tx.noteNumber(series, last);
  }

  async #place(candidates: readonly Placing[], mastersAreIn = false): Promise<void> {
    const { tx } = this.#session;
    const known = await this.#knownCases();
    const states = (this.#states = await tx.statesOf(await known.lookUp(candidates)));
    for (const placing of candidates) {
      const id = known.idOf(placing);
      if (id !== undefined)
        await this.#meet(placing, id, states.get(id) ?? (await tx.statesOf([id])).get(id));
      else if (placing.candidate.mergedInto !== null && !mastersAreIn)
        // Its place among the cases is that of its row, though it goes in later.
        this.#children.push({ ...placing, caseId: this.#nextId++ });
      else await this.#create(placing, known);
    }
  }

  async #knownCases(): Promise<KnownCases> {
    if (this.#known) return this.#known;
    const { tx } = this.#session;
    this.#nextId = this.#firstCase = await tx.nextCaseId();
    return (this.#known = new KnownCases(tx, this.#nextId));
  }

  /** A new case, unless it was merged into a case that nobody knows. */
  async #create(placing: Placing, known: KnownCases): Promise<void> {
    const session = this.#session;
    const { candidate, key, caseId = this.#nextId } = placing;
    if (candidate.mergedInto !== null && !(await this.#joinMaster(candidate))) return;
    const no = await this.#number(candidate);
    const { state } = candidate;
    state.no = no;
    state.row_key = key;
    const text = `{"no":${JSON.stringify(no)},"row_key":"${key}",${candidate.json.slice(1)}`;
    session.entry.append({ caseId, kind: 'received', on: candidate.receivedOn, text });
    await session.tx.putCase(caseId, state, candidate.spans, true, candidate.notes);
    if (state.has_reporter) await this.#reporters.keep(session.tx, caseId, candidate.row);
    if (caseId === this.#nextId) this.#nextId++;
    this.#counts.created++;
    known.note(caseId, no, placing, candidate.row.row);
    this.#stages[state.stage] = (this.#stages[state.stage] ?? 0) + 1;
  }

  /** The master learns of its child, unless its own course says so already. */
  async #joinMaster(candidate: Candidate): Promise<boolean> {
    const { tx } = this.#session;
    const { no = '' } = candidate;
    const master = await tx.caseByNo(candidate.mergedInto ?? '');
    if (!master || no === '') {
      await this.#reject(candidate.row, [
        { code: 'merge-master-missing', params: { master: candidate.mergedInto ?? '' } },
      ]);
      return false;
    }
    const { events, state } = await this.#session.load(master.id, master.no);
    if (state.absorbed.some((child) => child.no === no)) return true;
    const merged = candidate.state;
    const on = merged.left_on ?? candidate.receivedOn;
    const absorbed: NewEvent = {
      kind: 'absorbed',
      on,
      data: { child: no, received_on: candidate.receivedOn },
    };
    const folded = fold([
      ...events,
      { ...absorbed, seq: Number.MAX_SAFE_INTEGER, entry: this.#session.entry.seq },
    ]);
    if (!folded.ok) {
      await this.#reject(candidate.row, [
        { code: 'merge-master-missing', params: { master: master.no } },
      ]);
      return false;
    }
    await this.#session.append(master.id, master.no, events, [absorbed]);
    this.#states.delete(master.id);
    return true;
  }

  /** A case that the register has already: the same, corrected, left alone, or a conflict. */
  async #meet(
    { candidate, key, formerKey = key }: Placing,
    caseId: number,
    state: CaseState | undefined,
  ): Promise<void> {
    if (!state) return;
    const same = state.row_key === key || state.row_key === formerKey;
    const fields = same ? [] : differences(candidate, state, this.#naming);
    if (await this.#reporters.differs(this.#session.tx, caseId, candidate.row))
      fields.push('reporter');
    if (fields.length === 0) this.#counts.unchanged++;
    else if (this.#options.onConflict === 'skip') this.#counts.skipped++;
    else if (this.#options.onConflict === 'reject') {
      const row = this.#known?.rowOf(caseId);
      const problem: RowProblem =
        row === undefined
          ? { code: 'conflict', params: { no: state.no, fields } }
          : { code: 'number-twice-in-file', params: { no: state.no, row, fields } };
      await this.#reject(candidate.row, [problem]);
    } else await this.#update(candidate, key, caseId, state.no, fields);
  }

  async #update(
    candidate: Candidate,
    key: string,
    caseId: number,
    no: string,
    fields: readonly string[],
  ): Promise<void> {
    const { events, state } = await this.#session.load(caseId, no);
    const updates = updatesOf(candidate, state, events, {
      today: this.#session.on,
      rowKey: key,
      naming: this.#naming,
    });
    const { reason } = this.#options;
    if (updates !== null && !reason && needsReason(state, correctionsAmong(updates))) {
      await this.#reject(candidate.row, [{ code: 'update-needs-reason', params: { no, fields } }]);
      return;
    }
    if (updates !== null && fields.includes('reporter'))
      updates.push(this.#reporters.event(this.#session.on));
    if (updates === null) {
      await this.#reject(candidate.row, [{ code: 'update-impossible', params: { no, fields } }]);
      return;
    }
    // Tried first: what was appended to the journal can't be taken out again.
    const trial = fold([
      ...events,
      ...updates.map((event, i) => ({
        ...event,
        seq: Number.MAX_SAFE_INTEGER - updates.length + i,
        entry: this.#session.entry.seq,
      })),
    ]);
    if (!trial.ok) {
      const { step, stage } = trial.illegal;
      await this.#reject(candidate.row, [
        { code: 'step-illegal', params: { action: step.kind, on: step.on, stage: stage ?? '' } },
      ]);
      return;
    }
    const after = await this.#session.append(caseId, no, events, updates);
    this.#states.delete(caseId);
    if (after && after.merged_into !== null) {
      await correctReceiptInMaster(this.#session, after);
      this.#states.clear();
    }
    if (fields.includes('reporter'))
      await this.#reporters.change(this.#session.tx, caseId, candidate.row);
    this.#counts.updated++;
  }

  async #number(candidate: Candidate): Promise<string> {
    const { pattern } = this.#session.office;
    const { no } = candidate;
    if (no !== undefined) {
      const parsed = parseNumber(pattern, no);
      if (parsed)
        this.#series.set(parsed.series, Math.max(await this.#last(parsed.series), parsed.seq));
      return no;
    }
    const series = numberSeries(pattern, candidate.receivedOn);
    const seq = (await this.#last(series)) + 1;
    this.#series.set(series, seq);
    return formatNumber(series, seq);
  }

  async #last(series: string): Promise<number> {
    return this.#series.get(series) ?? this.#session.tx.lastNumber(series);
  }

  async #reject(row: LedgerRow, problems: readonly RowProblem[]): Promise<void> {
    this.#counts.rejected++;
    await this.#options.onReject(row, problems);
  }

  #noteFlag(flag: RowFlag, row: number): void {
    const seen = this.#flags.get(flag.code) ?? { count: 0, rows: [] };
    seen.count++;
    if (seen.rows.length < ROWS_SHOWN) seen.rows.push(row);
    this.#flags.set(flag.code, seen);
  }

  summary(): ImportSummary {
    return {
      ...this.#counts,
      stages: this.#stages,
      newTerms: this.#names.added,
      flags: [...this.#flags].map(([code, seen]) => ({ code, ...seen })),
    };
  }
}

/** The content of a row as one short text; rows without a number are told apart by it alone. */
function identityOf({ no, receivedOn, content, contentNow }: Candidate): RowIdentity {
  const keyOf = (text: string) => {
    const digest = hash('sha256', receivedOn + text, 'hex').slice(0, 32);
    return no === undefined ? `#${digest}` : digest;
  };
  return {
    no,
    key: keyOf(content),
    formerKey: contentNow === undefined ? undefined : keyOf(contentNow),
  };
}
