/**
 * What one person did in a period (本人月报), from the journal: entries by what they did, the cases that they
 * touched, what was closed. By the day on which an entry was recorded, since that is when the work was done.
 */
import type { StoredEntry } from '../../domain/chain.ts';
import { shanghaiDate, type IsoDate } from '../../domain/dates.ts';
import type { ReadTx, RecordedEvent } from '../../store/store.ts';
import { note } from '../notes.ts';
import type { Drill, TableOptions, TableReport, Table, TableRow } from './table-report.ts';
import { counts, dates, inNameOrder } from './columns.ts';
import { numberSetting } from '../../domain/settings.ts';

export interface MineOptions extends Omit<TableOptions, 'from' | 'to'> {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly actor: string;
  /** Lists each entry, instead of one row for each kind of them. */
  readonly entries: boolean;
}

/** One entry and what it did. */
interface Done {
  readonly entry: StoredEntry;
  readonly cases: ReadonlySet<number>;
  readonly nos: readonly string[];
  readonly closed: number;
  /** Whether everything that it did to cases was taken back later. */
  readonly undone: boolean;
}

export async function mineTable(tx: ReadTx, options: MineOptions): Promise<TableReport> {
  const { asOf, knownAt, from, to, by, actor } = options;
  const done = await doneBy(tx, options);
  const office = await tx.office();
  return {
    report: 'mine',
    asOf,
    knownAt,
    from,
    to,
    by,
    smallest: numberSetting(office, 'smallest-denominator'),
    actor,
    table: options.entries ? entriesTable(done) : actionsTable(done, options),
    sums: [],
    notes: [
      note('mine', { actor, from, to }),
      note('mine-closed', { cases: casesOf(done), closed: sum(done, (one) => one.closed) }),
    ],
  };
}

/** How many entries are read at once. */
const PAGE = 1_000;

async function doneBy(tx: ReadTx, { actor, from, to }: MineOptions): Promise<Done[]> {
  const mine: StoredEntry[] = [];
  const undoing: StoredEntry[] = [];
  for (let after = 0; ;) {
    const page = await tx.entries({ after, limit: PAGE });
    const last = page.at(-1);
    if (!last) break;
    after = last.seq;
    for (const entry of page) {
      const day = shanghaiDate(new Date(entry.recorded_at));
      if (entry.actor === actor && from <= day && day <= to) mine.push(entry);
      if (entry.action === 'undo') undoing.push(entry);
    }
  }
  const reversed = await reversedBy(tx, undoing);
  const done: Done[] = [];
  for (const entry of mine) {
    const events = await tx.eventsOfEntry(entry.seq);
    done.push(doneIn(entry, events, reversed, await numbersOf(tx, events)));
  }
  return done;
}

/** The events that are taken back: a reversal that was itself taken back takes nothing back. */
async function reversedBy(tx: ReadTx, undoing: readonly StoredEntry[]): Promise<Set<number>> {
  const reversed = new Set<number>();
  for (const { seq } of [...undoing].reverse())
    for (const event of (await tx.eventsOfEntry(seq)).reverse())
      if (event.kind === 'reversed' && !reversed.has(event.seq)) {
        const [target, step] = event.data.target;
        if (step === undefined) reversed.add(target);
      }
  return reversed;
}

/** How many cases of an entry a list names. */
const NAMED = 3;

async function numbersOf(tx: ReadTx, events: readonly RecordedEvent[]): Promise<string[]> {
  const ids = [...new Set(events.map(({ caseId }) => caseId))].slice(0, NAMED);
  const states = await tx.statesOf(ids);
  return ids.flatMap((id) => states.get(id)?.no ?? []);
}

function doneIn(
  entry: StoredEntry,
  events: readonly RecordedEvent[],
  reversed: ReadonlySet<number>,
  nos: readonly string[],
): Done {
  const standing = events.filter(({ seq }) => !reversed.has(seq));
  return {
    entry,
    cases: new Set(events.map(({ caseId }) => caseId)),
    nos,
    closed: standing.filter(({ kind }) => kind === 'closed').length,
    undone: events.length > 0 && standing.length === 0,
  };
}

function sum(done: readonly Done[], numberOf: (one: Done) => number): number {
  return done.reduce((all, one) => all + numberOf(one), 0);
}

/** How many different cases some entries touched. */
function casesOf(done: readonly Done[]): number {
  return new Set(done.flatMap(({ cases }) => [...cases])).size;
}

const ACTION = { key: 'action', kind: 'word', rank: 0, words: 'action' } as const;

const TOUCHED = [
  { key: 'cases', kind: 'count', rank: 0, label: 'table.column.touched' },
  { key: 'closed', kind: 'count', rank: 0, label: 'event.closed' },
] as const;

function actionsTable(done: readonly Done[], options: MineOptions): Table {
  const actions = new Map<string, Done[]>();
  for (const one of done) {
    const some = actions.get(one.entry.action);
    if (some) some.push(one);
    else actions.set(one.entry.action, [one]);
  }
  const cells = (some: readonly Done[]) => ({
    entries: some.length,
    events: sum(some, ({ entry }) => entry.events),
    cases: casesOf(some),
    closed: sum(some, (one) => one.closed),
    undone: some.filter((one) => one.undone).length,
  });
  const rows: TableRow[] = [...actions]
    .sort(([a, some], [b, others]) => others.length - some.length || inNameOrder(a, b))
    .map(([action, some]) => ({ cells: { action, ...cells(some) } }));
  return {
    columns: [ACTION, ...counts(0, 'entries'), ...TOUCHED, ...counts(1, 'undone', 'events')],
    rows,
    total: { cells: { action: null, ...cells(done) }, drill: entriesBehind(done, options) },
    apart: [],
  };
}

function entriesBehind(done: readonly Done[], { actor, from, to }: MineOptions): Drill | undefined {
  if (done.length === 0) return undefined;
  const flags = ['--entries', '--actor', actor, '--from', from, '--to', to];
  return { count: done.length, argv: ['report', 'mine', ...flags] };
}

function entriesTable(done: readonly Done[]): Table {
  return {
    columns: [
      { key: 'entry', kind: 'count', rank: 0 },
      ...dates(0, 'recorded_on'),
      ACTION,
      ...TOUCHED,
      { key: 'nos', kind: 'text', rank: 1, wraps: 14 },
      { key: 'entry_reason', kind: 'text', rank: 2, wraps: 12 },
      { key: 'taken_back', kind: 'word', rank: 1, words: 'mine' },
    ],
    rows: done.map(({ entry, cases, nos, closed, undone }) => ({
      cells: {
        entry: entry.seq,
        recorded_on: shanghaiDate(new Date(entry.recorded_at)),
        action: entry.action,
        cases: cases.size,
        closed,
        nos: nos.join(' ') + (cases.size > nos.length ? ' …' : ''),
        entry_reason: entry.reason ?? null,
        taken_back: undone ? 'undone' : null,
      },
    })),
    total: null,
    apart: [],
  };
}
