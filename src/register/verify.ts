/**
 * 校验: what can be proven of a register. The journal's digests are taken again over the stored text,
 * every case is folded again and held against its stored rows, the tables against the schema, and
 * the database checks its own file. The digest of the last entry, kept outside the file, is what
 * proves that nothing before it was altered; see `anchor`.
 */
import { createHash } from 'node:crypto';
import type { CaseState } from '../domain/case.ts';
import { parseNumber } from '../domain/case-number.ts';
import { CHAIN_START, entryText, eventText, type StoredEntry } from '../domain/chain.ts';
import { Refusal, type ErrorParams } from '../domain/errors.ts';
import type { CaseEvent } from '../domain/events.ts';
import { fold, type Span } from '../domain/fold.ts';
import { TERM_KINDS, type Office } from '../domain/terms.ts';
import type { Head, ReadTx } from '../store/store.ts';
import type { Desk } from './desk.ts';

/** Everything that a check can find; `messages` has a sentence for each. */
export const FINDING_CODES = [
  'database-damaged',
  'schema-differs',
  'entry-altered',
  'entry-out-of-order',
  'events-missing',
  'anchor-differs',
  'anchor-missing',
  'case-illegal',
  'case-differs',
  'case-missing',
  'case-unknown',
  'term-differs',
  'case-unreadable',
  'rows-without-case',
  'counter-differs',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

export interface Finding {
  readonly code: FindingCode;
  readonly params: ErrorParams;
}

/** An entry's number and digest as they were noted elsewhere (on paper, in a mail). */
export interface Anchor {
  readonly entry: number;
  readonly digest: string;
}

export interface Verification {
  readonly ok: boolean;
  readonly head: Head;
  readonly cases: number;
  readonly findings: readonly Finding[];
}

export interface VerifyOptions {
  readonly anchors?: readonly Anchor[];
  /** Called with the share done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

/** How many findings are listed; a damaged file would name every case. */
const MAX_FINDINGS = 100;
const PAGE = 2_000;

export async function verifyRegister(
  desk: Pick<Desk, 'store'>,
  options: VerifyOptions = {},
): Promise<Verification> {
  const findings: Finding[] = [];
  const add = (code: FindingCode, params: ErrorParams) => {
    if (findings.length < MAX_FINDINGS) findings.push({ code, params });
  };
  for (const detail of await desk.store.integrity()) add('database-damaged', { detail });
  const schema = await desk.store.schemaFingerprint();
  if (schema.found !== schema.expected) add('schema-differs', { ...schema });
  const checked = await verifyContent(desk, options, add);
  return { ok: findings.length === 0, ...checked, findings };
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
      return { head, cases };
    });
  } catch (error) {
    if (error instanceof Refusal && error.family === 'busy') throw error;
    add('database-damaged', { detail: error instanceof Error ? error.message : String(error) });
    return NOTHING_READ;
  }
}

type Add = (code: FindingCode, params: ErrorParams) => void;

/** Takes every digest again, in the order of the journal. */
async function verifyJournal(
  tx: ReadTx,
  office: Office,
  options: VerifyOptions,
  add: Add,
): Promise<Head> {
  const head = await tx.head();
  const anchors = new Map((options.anchors ?? []).map((anchor) => [anchor.entry, anchor.digest]));
  let prev = CHAIN_START;
  let next = 1;
  let lastEvent = 0;
  for (let after = 0; ;) {
    const entries = await tx.entries({ after, limit: PAGE });
    if (entries.length === 0) break;
    for (const entry of entries) {
      if (entry.seq !== next || entry.prev !== prev || entry.first_event !== lastEvent + 1)
        add('entry-out-of-order', { entry: entry.seq });
      if ((await digestOf(tx, office, entry, add)) !== entry.digest)
        add('entry-altered', { entry: entry.seq });
      const anchor = anchors.get(entry.seq);
      if (anchor !== undefined && !entry.digest.startsWith(anchor))
        add('anchor-differs', { entry: entry.seq, noted: anchor, found: entry.digest });
      anchors.delete(entry.seq);
      prev = entry.digest;
      next = entry.seq + 1;
      lastEvent = entry.first_event + entry.events - 1;
      after = entry.seq;
    }
    options.progress?.(after / Math.max(head.entries, 1) / 2);
  }
  for (const [entry, noted] of anchors) add('anchor-missing', { entry, noted });
  if ((await tx.storedEvents(lastEvent + 1, 1)).length > 0) add('events-missing', { entry: next });
  return head;
}

async function digestOf(tx: ReadTx, office: Office, entry: StoredEntry, add: Add): Promise<string> {
  const hash = createHash(office.digest).update(`${entry.prev}\0`);
  const end = entry.first_event + entry.events;
  let from = entry.first_event;
  while (from < end) {
    const events = await tx.storedEvents(from, Math.min(PAGE, end - from));
    const last = events[events.length - 1];
    if (!last || events.some((event) => event.entry !== entry.seq)) {
      add('events-missing', { entry: entry.seq });
      return '';
    }
    for (const event of events) hash.update(eventText(event));
    from = last.seq + 1;
  }
  return hash.update(entryText(entry)).digest('hex');
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
  let live = 0;
  for (let i = 0; i < ids.length; i += PAGE) {
    const page = ids.slice(i, i + PAGE);
    live += await verifyPage(tx, office, page, given, add);
    options.progress?.(0.5 + (i + page.length) / ids.length / 2);
  }
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

/** How many of these cases are in the register. A row that can't be read is looked for one by one. */
async function verifyPage(
  tx: ReadTx,
  office: Office,
  page: readonly number[],
  given: Map<string, number>,
  add: Add,
): Promise<number> {
  try {
    const events = await tx.eventsOfCases(page);
    const states = await tx.statesOf(page);
    const spans = await tx.spansOf(page);
    return page.filter((id) => {
      const all = events.get(id) ?? [];
      noteNumber(office, all, given);
      return verifyCase(
        office,
        id,
        all,
        { state: states.get(id), spans: spans.get(id) ?? [] },
        add,
      );
    }).length;
  } catch (error) {
    const [only, ...more] = page;
    if (only === undefined || (error instanceof Refusal && error.family === 'busy')) throw error;
    if (more.length === 0) {
      add('case-unreadable', { id: only });
      return 1;
    }
    let live = 0;
    for (const id of page) live += await verifyPage(tx, office, [id], given, add);
    return live;
  }
}

interface StoredRows {
  readonly state: CaseState | undefined;
  readonly spans: readonly Span[];
}

/** Whether the case is in the register, according to the journal. */
function verifyCase(
  office: Office,
  id: number,
  events: readonly CaseEvent[],
  stored: StoredRows,
  add: Add,
): boolean {
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
  const fields = differingFields(officialState(office, folded.state), stored.state);
  if (!sameSpans(office, folded.spans, stored.spans)) fields.push('span');
  if (fields.length > 0) add('case-differs', { no, fields });
  return true;
}

function differingFields(expected: CaseState, stored: CaseState): string[] {
  return Object.keys(expected).filter((field) => {
    const a = expected[field as keyof CaseState];
    const b = stored[field as keyof CaseState];
    return a !== b && JSON.stringify(a) !== JSON.stringify(b);
  });
}

function sameSpans(office: Office, expected: readonly Span[], stored: readonly Span[]): boolean {
  return (
    expected.length === stored.length &&
    expected.every((span, i) => {
      const official = officialState(office, span);
      const other = stored[i] as Span;
      return (Object.keys(official) as (keyof Span)[]).every(
        (key) =>
          official[key] === other[key] ||
          JSON.stringify(official[key]) === JSON.stringify(other[key]),
      );
    })
  );
}

/** The journal keeps names as they were; the stored rows show the official ones. */
function officialState<T extends object>(office: Office, value: T): T {
  const official = { ...value } as Record<string, unknown>;
  for (const kind of TERM_KINDS) {
    const name = official[kind];
    if (typeof name === 'string') official[kind] = office.terms.find(kind, name)?.name ?? name;
  }
  return official as T;
}

function noteNumber(
  office: Office,
  events: readonly CaseEvent[],
  given: Map<string, number>,
): void {
  for (const event of events) {
    if (event.kind !== 'received') continue;
    const parsed = parseNumber(office.pattern, event.data.no);
    if (parsed) given.set(parsed.series, Math.max(given.get(parsed.series) ?? 0, parsed.seq));
  }
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
