/** One import under way: each row placed as a new case, a correction, nothing new, or a reject. */
import { hash } from 'node:crypto';
import type { CaseState } from '../domain/case.ts';
import { formatNumber, numberSeries, parseNumber } from '../domain/case-number.ts';
import type { NewEvent } from '../domain/events.ts';
import { fold } from '../domain/fold.ts';
import type { LedgerRow, RowFlag, RowProblem } from '../domain/ledger-row.ts';
import type { Session } from './desk.ts';
import { readRow, TermNames, type Candidate } from './import-row.ts';
import { differences, updatesOf } from './import-update.ts';

export interface ImportRules {
  readonly onConflict: 'skip' | 'update' | 'reject';
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
interface Placing {
  readonly candidate: Candidate;
  readonly key: string;
  readonly caseId?: number;
}

/** With how many rows a thing worth knowing is illustrated. */
const ROWS_SHOWN = 10;

export class ImportRun {
  readonly #session: Session;
  readonly #options: ImportRules;
  readonly #reading: { doneMeans: 'closed' | 'submitted'; today: string };
  readonly #names: TermNames;
  readonly #counts = { read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 };
  readonly #stages: Record<string, number> = {};
  readonly #flags = new Map<RowFlag['code'], { count: number; rows: number[] }>();
  /** The last running number of each series, written back once at the end. */
  readonly #series = new Map<string, number>();
  /** Children wait until every possible master is in. */
  readonly #children: Placing[] = [];
  /** In which row of the file each case that was created stands. */
  readonly #rows = new Map<string, number>();
  #nextId = 0;

  constructor(
    session: Session,
    options: ImportRules,
    reading: { doneMeans: 'closed' | 'submitted'; today: string },
  ) {
    this.#session = session;
    this.#options = options;
    this.#reading = reading;
    this.#names = new TermNames(session);
  }

  async take(rows: readonly LedgerRow[]): Promise<void> {
    if (this.#nextId === 0) this.#nextId = await this.#session.tx.nextCaseId();
    this.#counts.read += rows.length;
    const candidates: Placing[] = [];
    for (const row of rows) {
      const result = readRow(row, this.#reading, this.#names);
      if ('problems' in result) {
        await this.#reject(row, result.problems);
        continue;
      }
      for (const flag of result.flags) this.#noteFlag(flag, row.row);
      candidates.push({ candidate: result.candidate, key: keyOf(result.candidate) });
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
    const byNo = await tx.caseIdsByNo(candidates.flatMap(({ candidate }) => candidate.no ?? []));
    const byKey = await tx.caseIdsByRowKey(
      candidates.flatMap(({ key }) => (key.startsWith('#') ? key : [])),
    );
    const states = await tx.statesOf([...byNo.values(), ...byKey.values()]);
    for (const placing of candidates) {
      const { candidate, key } = placing;
      const { no } = candidate;
      const known = no === undefined ? byKey.get(key) : byNo.get(no);
      if (known !== undefined)
        await this.#meet(
          candidate,
          key,
          known,
          states.get(known) ?? (await tx.statesOf([known])).get(known),
        );
      else if (candidate.mergedInto !== null && !mastersAreIn)
        // Its place among the cases is that of its row, though it goes in later.
        this.#children.push({ candidate, key, caseId: this.#nextId++ });
      else {
        const id = await this.#create(placing);
        if (id === null) continue;
        if (no === undefined) byKey.set(key, id);
        else byNo.set(no, id);
      }
    }
  }

  /** A new case; `null` when it was merged into a case that nobody knows. */
  async #create({ candidate, key, caseId = this.#nextId }: Placing): Promise<number | null> {
    const session = this.#session;
    if (candidate.mergedInto !== null && !(await this.#joinMaster(candidate))) return null;
    const no = await this.#number(candidate);
    const { state } = candidate;
    state.no = no;
    state.row_key = key;
    const text = `{"no":${JSON.stringify(no)},"row_key":"${key}",${candidate.json.slice(1)}`;
    session.entry.append({ caseId, kind: 'received', on: candidate.receivedOn, text });
    await session.tx.putCase(caseId, state, candidate.spans, true);
    const { reporter, contact } = candidate.row;
    if (state.has_reporter)
      await session.tx.putReporter(
        caseId,
        { name: reporter ?? null, contact: contact ?? null },
        true,
      );
    if (caseId === this.#nextId) this.#nextId++;
    this.#counts.created++;
    this.#rows.set(no, candidate.row.row);
    this.#stages[state.stage] = (this.#stages[state.stage] ?? 0) + 1;
    return caseId;
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
    return true;
  }

  /** A case that the register has already: the same, corrected, left alone, or a conflict. */
  async #meet(
    candidate: Candidate,
    key: string,
    caseId: number,
    state: CaseState | undefined,
  ): Promise<void> {
    if (!state) return;
    const fields = state.row_key === key ? [] : differences(candidate, state);
    if (fields.length === 0) this.#counts.unchanged++;
    else if (this.#options.onConflict === 'skip') this.#counts.skipped++;
    else if (this.#options.onConflict === 'reject') {
      const row = this.#rows.get(state.no);
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
    const updates = updatesOf(candidate, state, events, this.#session.on, key);
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
    await this.#session.append(caseId, no, events, updates);
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
function keyOf(candidate: Candidate): string {
  const content = hash('sha256', candidate.receivedOn + candidate.json, 'hex').slice(0, 32);
  return candidate.no === undefined ? `#${content}` : content;
}
