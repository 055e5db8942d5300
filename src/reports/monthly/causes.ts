/** By which entries cases of a month came to count for something else: the 上期更正 names them. */
import type { StoredEntry } from '../../domain/chain.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { CaseEvent } from '../../domain/events.ts';
import type { OfficeEventKind } from '../../domain/terms.ts';
import type { ReadTx } from '../../store/store.ts';
import type { Causes, ChangingEntry } from './month-diff.ts';

/** A changed case: its number on paper, and in the database. */
export interface ChangedRef {
  readonly no: string;
  readonly id: number;
}

interface Since {
  /** Entries after this one. */
  readonly after: number;
  /** A: what happened later changed nothing. */
  readonly asOf: IsoDate;
}

/**
 * Events of the office that can change what a case counts for, or under which name. No setting can: both states of
 * the month are drawn by those of its issue.
 */
const OFFICE_KINDS: readonly string[] = [
  'term_renamed',
  'term_aliased',
  'term_merged',
  'calendar_imported',
  'calendar_reversed',
] satisfies OfficeEventKind[];

const PAGE = 2_000;

/** `tx` shows the register as it is known now; `titles` are those of cases that it has no more. */
export async function causesOf(
  tx: ReadTx,
  changed: readonly ChangedRef[],
  since: Since,
  lost: ReadonlyMap<string, string | null>,
): Promise<Causes> {
  const ids = changed.map(({ id }) => id);
  const events = await tx.eventsOfCases(ids);
  const states = await tx.statesOf(ids);
  const entries = new Map<string, number[]>();
  const titles = new Map<string, string | null>(lost);
  for (const { no, id } of changed) {
    entries.set(no, changingEntries(events.get(id) ?? [], since));
    const state = states.get(id);
    if (state) titles.set(no, state.title);
  }
  const office = await officeEntries(tx, since.after);
  const named = new Set([...entries.values(), office].flat());
  return { titles, entries, office, known: await knownEntries(tx, named) };
}

/** The entries after some entry that changed what a case was at A. */
function changingEntries(events: readonly CaseEvent[], { after, asOf }: Since): number[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const touches = (event: CaseEvent | undefined): boolean => {
    if (event === undefined) return false;
    if (event.kind === 'reversed') return touches(bySeq.get(event.data.target[0]));
    if (event.kind === 'redated') return event.data.from <= asOf || event.data.to <= asOf;
    return event.on <= asOf;
  };
  const found = events.filter((event) => event.entry > after && touches(event));
  return [...new Set(found.map(({ entry }) => entry))].sort((a, b) => a - b);
}

async function officeEntries(tx: ReadTx, after: number): Promise<number[]> {
  const first = await tx.entry(after + 1);
  const found = new Set<number>();
  for (let from = first?.first_event ?? Infinity; Number.isFinite(from);) {
    const page = await tx.storedEvents(from, PAGE);
    for (const { case_id, kind, entry } of page)
      if (case_id === null && OFFICE_KINDS.includes(kind)) found.add(entry);
    const last = page.at(-1);
    from = last === undefined ? Infinity : last.seq + 1;
  }
  return [...found];
}

async function knownEntries(tx: ReadTx, seqs: ReadonlySet<number>): Promise<ChangingEntry[]> {
  const known: ChangingEntry[] = [];
  for (const seq of [...seqs].sort((a, b) => a - b)) {
    const entry = await tx.entry(seq);
    if (entry) known.push(changingEntry(entry));
  }
  return known;
}

function changingEntry({ seq, recorded_at, actor, action, reason }: StoredEntry): ChangingEntry {
  return { entry: seq, recordedAt: recorded_at, actor, action, reason };
}
