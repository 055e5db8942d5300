/** Looking: lists, one case with its whole history, the journal. */
import type { CaseState } from '../domain/case.ts';
import type { StoredEntry } from '../domain/chain.ts';
import type { IsoDate } from '../domain/dates.ts';
import { Refusal } from '../domain/errors.ts';
import { stepsOf, type CaseEvent } from '../domain/events.ts';
import type { TermKind } from '../domain/terms.ts';
import type { CaseFilter, CaseQuery, CaseRef, Store, StoredCase } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { findCase, findCases } from './find-case.ts';
import { readThen, type Then } from './then.ts';
import { refuseUnknownTerms } from './unknown-term.ts';

/** Cases that match, and how many there are without the limit. */
export function listCases(
  desk: Desk,
  query: CaseQuery,
  then: Then = {},
): Promise<{ cases: StoredCase[]; total: number }> {
  return readThen(desk.store, then, async (tx) => {
    await refuseUnknownTerms(tx, query.filters);
    const cases = await tx.cases(query);
    const cut =
      query.limit !== undefined && (cases.length === query.limit || query.offset !== undefined);
    return { cases, total: cut ? await tx.countCases(query) : cases.length };
  });
}

export function countCases(
  desk: Desk,
  filters: readonly CaseFilter[],
  then: Then = {},
): Promise<number> {
  return readThen(desk.store, then, async (tx) => {
    await refuseUnknownTerms(tx, filters);
    return tx.countCases({ filters });
  });
}

/** The cases that people named, each once; refuses a name that fits none or several. */
export function resolveCases(desk: Desk, refs: readonly string[]): Promise<CaseRef[]> {
  return desk.store.read((tx) => findCases(tx, refs));
}

/** Whose register it is. */
export function officeName(desk: Desk): Promise<string> {
  return desk.store.read(async (tx) => (await tx.office()).name);
}

/** The present states of the cases that people named. */
export function statesOf(desk: Desk, refs: readonly string[]): Promise<CaseState[]> {
  return desk.store.read(async (tx) => {
    const found = await findCases(tx, refs);
    const states = await tx.statesOf(found.map(({ id }) => id));
    return found.flatMap(({ id }) => states.get(id) ?? []);
  });
}

/** Cases and words of the office that somebody who types may mean; nothing is written. */
export interface Known {
  cases(
    text: string,
    options: { readonly filters?: readonly CaseFilter[]; readonly limit: number },
  ): Promise<{ readonly no: string; readonly title: string | null }[]>;
  /** Official names, and the other names under which each is found. */
  terms(kind: TermKind): Promise<{ readonly name: string; readonly aliases: readonly string[] }[]>;
  profiles(): Promise<string[]>;
  /** The last entries, the newest first. */
  entries(limit: number): Promise<StoredEntry[]>;
}

export function knownIn(store: Store): Known {
  return {
    cases: (text, options) => store.read((tx) => tx.casesLike(text, options)),
    terms: (kind) => store.read(async (tx) => (await tx.office()).terms.list(kind)),
    profiles: () => store.read(async (tx) => [...(await tx.office()).profiles.keys()]),
    entries: (limit) => store.read((tx) => tx.entries({ newestFirst: true, limit })),
  };
}

/** One line of a case's history: what happened, and how it came into the journal. */
export interface HistoryLine {
  readonly entry: number;
  readonly recordedAt: string;
  readonly actor: string;
  readonly action: string;
  readonly reason: string | null;
  readonly kind: CaseEvent['kind'];
  /** The effective date, after corrections of dates. */
  readonly on: IsoDate;
  readonly data: unknown;
  readonly imported: boolean;
  /** Whether it was taken back since. */
  readonly reversed: boolean;
}

export interface CaseHistory {
  readonly state: CaseState;
  readonly lines: readonly HistoryLine[];
}

/**
 * A case with everything that happened to it, in effective order; what was taken back stays visible.
 * As of a day, with what had happened by then.
 */
export function showCase(desk: Desk, ref: string, then: Then = {}): Promise<CaseHistory> {
  return readThen(desk.store, then, async (tx) => {
    const { id, no } = await findCase(tx, ref);
    const state = (await tx.statesOf([id])).get(id);
    if (!state) throw new Refusal('case-not-found', { ref: no });
    const events = (await tx.eventsOfCases([id])).get(id) ?? [];
    const entries = new Map((await tx.entries({ caseId: id })).map((entry) => [entry.seq, entry]));
    const { asOf } = then;
    const lines = linesOf(events, entries);
    return { state, lines: lines.filter(({ on }) => asOf === undefined || on <= asOf) };
  });
}

function linesOf(
  events: readonly CaseEvent[],
  entries: ReadonlyMap<number, StoredEntry>,
): HistoryLine[] {
  const live = stepsOf(events);
  const counted = new Set(live.map((step) => step.ref[0]));
  const line = (
    event: Pick<CaseEvent, 'entry' | 'kind' | 'on'> & { data: unknown },
    imported: boolean,
    reversed: boolean,
  ): HistoryLine => {
    const entry = entries.get(event.entry);
    return {
      entry: event.entry,
      recordedAt: entry?.recorded_at ?? '',
      actor: entry?.actor ?? '',
      action: entry?.action ?? '',
      reason: entry?.reason ?? null,
      kind: event.kind,
      on: event.on,
      data: event.data,
      imported,
      reversed,
    };
  };
  const lines = live.map((step) => line(step, step.imported, false));
  for (const event of events) {
    if (event.kind === 'reversed' || event.kind === 'redated')
      lines.push(line(event, false, false));
    else if (!counted.has(event.seq)) lines.push(line(event, false, true));
  }
  return lines.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.entry - b.entry));
}

/** Entries of the journal, the newest first. */
export function listEntries(
  desk: Desk,
  options: { readonly limit?: number; readonly case?: string } = {},
): Promise<StoredEntry[]> {
  return desk.store.read(async (tx) => {
    const caseId = options.case === undefined ? undefined : (await findCase(tx, options.case)).id;
    return tx.entries({
      newestFirst: true,
      ...(options.limit === undefined ? {} : { limit: options.limit }),
      ...(caseId === undefined ? {} : { caseId }),
    });
  });
}

export interface EntryDetail {
  readonly entry: StoredEntry;
  readonly events: readonly {
    readonly no: string | null;
    readonly kind: string;
    readonly on: IsoDate;
    readonly data: unknown;
  }[];
}

/** One entry with its events, at most `limit` of them. */
export function entryDetail(desk: Desk, seq: number, limit = 200): Promise<EntryDetail> {
  return desk.store.read(async (tx) => {
    const entry = await tx.entry(seq);
    if (!entry) throw new Refusal('entry-not-found', { entry: seq });
    const stored = await tx.storedEvents(entry.first_event, Math.min(limit, entry.events));
    const states = await tx.statesOf([...new Set(stored.flatMap((event) => event.case_id ?? []))]);
    return {
      entry,
      events: stored.map((event) => {
        const data = JSON.parse(event.data) as { no?: string };
        const no =
          event.case_id === null ? null : (states.get(event.case_id)?.no ?? data.no ?? null);
        return { no, kind: event.kind, on: event.effective_on, data };
      }),
    };
  });
}
