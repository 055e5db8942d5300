/**
 * 校验: what can be proven of a register. The journal's digests are taken again over the stored text,
 * every case is folded again and held against its stored rows, the tables against the schema, and
 * the database checks its own file. The digest of the last entry, kept outside the file, is what
 * proves that nothing before it was altered; see `anchor`.
 */
import type { CaseState } from '../domain/case.ts';
import { CHAIN_START } from '../domain/chain.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseEvent } from '../domain/events.ts';
import { fold, type Span } from '../domain/fold.ts';
import {
  foldedTexts,
  notesOf,
  SEARCH_FIELDS,
  searchTexts,
  type SearchTexts,
} from '../domain/search-text.ts';
import { isTermKind, type Office, type TermBook, type TermKind } from '../domain/terms.ts';
import type { Head, ReadTx } from '../store/store.ts';
import type { Desk } from './desk.ts';
import type { Add, Finding, Note, VerifyOptions } from './findings.ts';
import { noteGivenNumbers } from './given-numbers.ts';
import { PAGE } from './page.ts';
import { IndexCheck } from './verify-index.ts';
import { verifyJournal } from './verify-journal.ts';
import { verifyFiles, verifyReporters } from './verify-kept.ts';
import { verifyReports } from './verify-reports.ts';

export interface Verification {
  readonly ok: boolean;
  readonly head: Head;
  readonly cases: number;
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
}

/** How many findings are listed; a damaged file would name every case. */
const MAX_FINDINGS = 100;

export async function verifyRegister(
  desk: Pick<Desk, 'store' | 'keyFile'>,
  options: VerifyOptions = {},
): Promise<Verification> {
  const findings: Finding[] = [];
  const add: Add = (code, params) => {
    if (findings.length < MAX_FINDINGS) findings.push({ code, params });
  };
  for (const detail of await desk.store.integrity()) add('database-damaged', { detail });
  const schema = await desk.store.schemaFingerprint();
  if (schema.found !== schema.expected) add('schema-differs', { ...schema });
  const checked = await verifyContent(desk, options, add);
  const notes = await verifyKept(desk, options, add);
  return { ok: findings.length === 0, ...checked, findings, notes };
}

async function verifyKept(
  desk: Pick<Desk, 'store' | 'keyFile'>,
  { files = true }: VerifyOptions,
  add: Add,
): Promise<Note[]> {
  try {
    const reporters = await verifyReporters(desk, add);
    return files ? [...reporters, ...(await verifyFiles(desk.store, add))] : reporters;
  } catch (error) {
    unreadable(error, add);
    return [];
  }
}

function unreadable(error: unknown, add: Add): void {
  if (error instanceof Refusal && error.family === 'busy') throw error;
  add('database-damaged', { detail: error instanceof Error ? error.message : String(error) });
}

const NOTHING_READ = {
  head: { entries: 0, events: 0, digest: CHAIN_START, recordedAt: '' },
  cases: 0,
};

/** What can't even be read is a finding, not a crash: a table that is gone, JSON that is none any more. */
async function verifyContent(
  desk: Pick<Desk, 'store'>,
  options: VerifyOptions,
  add: Add,
): Promise<Pick<Verification, 'head' | 'cases'>> {
  try {
    return await desk.store.read(async (tx) => {
      const office = await tx.office();
      const head = await verifyJournal(tx, office, options, add);
      const cases = await verifyCases(tx, office, options, add);
      await verifyTerms(tx, office, add);
      await verifyReports(tx, office, add);
      return { head, cases };
    });
  } catch (error) {
    unreadable(error, add);
    return NOTHING_READ;
  }
}

/** Folds every case again and compares it with what is stored. */
async function verifyCases(
  tx: ReadTx,
  office: Office,
  options: VerifyOptions,
  add: Add,
): Promise<number> {
  const ids = await tx.caseIds();
  const given = new Map<string, number>();
  const index = (await tx.isIndexed()) ? new IndexCheck() : null;
  const check: CaseCheck = {
    tx,
    office,
    names: new OfficialNames(office.terms),
    given,
    add,
    index,
  };
  let live = 0;
  for (let i = 0; i < ids.length; i += PAGE) {
    const page = ids.slice(i, i + PAGE);
    live += await verifyPage(check, page);
    options.progress?.(0.5 + (i + page.length) / ids.length / 2);
  }
  await (index ?? new IndexCheck()).compare(tx, add);
  const stored = await tx.countCases({ filters: [] });
  if (stored !== live) add('case-unknown', { stored, expected: live });
  const orphans = await tx.rowsWithoutCase();
  if (orphans > 0) add('rows-without-case', { count: orphans });
  for (const { series, last } of await tx.counters()) {
    const expected = given.get(series) ?? 0;
    if (last !== expected) add('counter-differs', { series, last, expected });
    given.delete(series);
  }
  for (const [series, expected] of given) add('counter-differs', { series, last: 0, expected });
  return live;
}

/** What the check of one case after another needs, and what it gathers. */
interface CaseCheck {
  readonly tx: ReadTx;
  readonly office: Office;
  readonly names: OfficialNames;
  /** The highest number of each series that the journal gave out. */
  readonly given: Map<string, number>;
  readonly add: Add;
  /** What the search index should hold, where the office asked for one. */
  readonly index: IndexCheck | null;
}

/** How many of these cases are in the register. A row that can't be read is looked for one by one. */
async function verifyPage(check: CaseCheck, page: readonly number[]): Promise<number> {
  const { tx, office, given, add } = check;
  try {
    const events = await tx.eventsOfCases(page);
    const states = await tx.statesOf(page);
    const spans = await tx.spansOf(page);
    const texts = await tx.foldedTextsOf(page);
    return page.filter((id) => {
      const all = events.get(id) ?? [];
      noteGivenNumbers(office.pattern, all, given);
      const stored = { state: states.get(id), spans: spans.get(id) ?? [], texts: texts.get(id) };
      return verifyCase(check, id, all, stored);
    }).length;
  } catch (error) {
    const [only, ...more] = page;
    if (only === undefined || (error instanceof Refusal && error.family === 'busy')) throw error;
    if (more.length === 0) {
      add('case-unreadable', { id: only });
      return 1;
    }
    let live = 0;
    for (const id of page) live += await verifyPage(check, [id]);
    return live;
  }
}

interface StoredRows {
  readonly state: CaseState | undefined;
  readonly spans: readonly Span[];
  readonly texts: SearchTexts | undefined;
}

/** Whether the case is in the register, according to the journal. */
function verifyCase(
  check: CaseCheck,
  id: number,
  events: readonly CaseEvent[],
  stored: StoredRows,
): boolean {
  const { names, add } = check;
  const folded = fold(events);
  const no =
    events.flatMap((event) => (event.kind === 'received' ? [event.data.no] : []))[0] ?? String(id);
  if (!folded.ok) {
    add('case-illegal', { no, entry: folded.illegal.step.entry });
    return true;
  }
  if (folded.state === null) {
    if (stored.state) add('case-differs', { no, fields: ['stage'] });
    return false;
  }
  if (!stored.state) {
    add('case-missing', { no });
    return true;
  }
  const fields = differing(names, folded.state, stored.state);
  if (!sameSpans(names, folded.spans, stored.spans)) fields.push('span');
  const texts = searchTexts(folded.state, notesOf(events));
  if (!sameTexts(foldedTexts(texts), stored.texts)) fields.push('case_text');
  check.index?.take(id, texts);
  if (fields.length > 0) add('case-differs', { no, fields });
  return true;
}

/** The journal keeps names as they were; the stored rows show the official ones. */
class OfficialNames {
  readonly #terms: TermBook;
  readonly #known = new Map<string, string>();

  constructor(terms: TermBook) {
    this.#terms = terms;
  }

  /** The value of a field with the names in it as they are now. */
  in(field: string, value: unknown): unknown {
    if (field === 'co_units' && Array.isArray(value) && value.length > 0)
      return this.#terms.officialNames('unit', value as string[]);
    return isTermKind(field) && typeof value === 'string' ? this.#of(field, value) : value;
  }

  #of(kind: TermKind, name: string): string {
    const key = `${kind}\0${name}`;
    let official = this.#known.get(key);
    if (official === undefined) {
      official = this.#terms.officialName(kind, name);
      this.#known.set(key, official);
    }
    return official;
  }
}

/** The fields in which what is stored is not what the journal says. */
function differing<T extends object>(names: OfficialNames, expected: T, stored: T): string[] {
  return (Object.keys(expected) as (keyof T & string)[]).filter((field) => {
    const official = names.in(field, expected[field]);
    const found: unknown = stored[field];
    if (official === found) return false;
    const bothObjects = typeof official === 'object' && typeof found === 'object';
    return !bothObjects || JSON.stringify(official) !== JSON.stringify(found);
  });
}

function sameSpans(
  names: OfficialNames,
  expected: readonly Span[],
  stored: readonly Span[],
): boolean {
  return (
    expected.length === stored.length &&
    expected.every((span, i) => differing(names, span, stored[i] as Span).length === 0)
  );
}

function sameTexts(expected: SearchTexts | null, stored: SearchTexts | undefined): boolean {
  if (expected === null || stored === undefined) return expected === null && stored === undefined;
  return SEARCH_FIELDS.every((field) => expected[field] === stored[field]);
}

async function verifyTerms(tx: ReadTx, office: Office, add: Add): Promise<void> {
  const stored = new Map((await tx.storedTerms()).map((term) => [term.id, term]));
  for (const term of office.terms.all()) {
    const row = stored.get(term.id);
    if (row?.name !== term.name || row.kind !== term.kind || row.merged_into !== term.mergedInto)
      add('term-differs', { name: term.name });
    stored.delete(term.id);
  }
  for (const row of stored.values()) add('term-differs', { name: row.name });
}
