/** One transaction on the SQLite register: reading, and writing what the register decided. */
import type { Database } from 'better-sqlite3';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { CaseState } from '../domain/case.ts';
import { CHAIN_START, type StoredEntry, type StoredEvent } from '../domain/chain.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { CaseEvent } from '../domain/events.ts';
import type { Span } from '../domain/fold.ts';
import { foldOffice, type Office, type OfficeEvent } from '../domain/terms.ts';
import { createLoadIndexes, dropLoadIndexes } from './load-indexes.ts';
import { sorted, whereAll } from './case-query.ts';
import { figures, handlings, uncounted } from './figures.ts';
import { EntryDigest } from './journal.ts';
import { PreparedInserts } from './prepared.ts';
import { caseValues, spanOfRow, spanValues, stateOfRow } from './rows.ts';
import type { Schema } from './schema.ts';
import type {
  CaseFilter,
  CaseQuery,
  CaseRef,
  EventContent,
  EventPlace,
  FigureCounts,
  FigureQuery,
  Handling,
  Head,
  NewEntry,
  OpenEntry,
  RecordedEvent,
  Reporter,
  StoredCase,
  WriteTx,
} from './store.ts';
import { OfficeTerms } from './office-terms.ts';

/** Placeholders in one statement: SQLite allows 32,766. */
const MAX_BINDINGS = 10_000;

export class SqliteTx implements WriteTx {
  readonly #transaction: Transaction<Schema>;
  readonly #inserts: PreparedInserts;
  #office: Office | undefined;
  #terms: OfficeTerms | undefined;

  constructor(db: Transaction<Schema>, database: Database) {
    this.#transaction = db;
    this.#inserts = new PreparedInserts(database, db);
  }

  /** Every query goes by here, so that it finds written what was to be written before it. */
  get #db(): Transaction<Schema> {
    this.flush();
    return this.#transaction;
  }

  /** Writes the rows that still wait to be written together; the last thing before a commit. */
  flush(): void {
    this.#inserts.flush();
  }

  // --- the journal

  async head(): Promise<Head> {
    const last = await this.#db
      .selectFrom('entry')
      .select(['seq', 'digest', 'recorded_at', 'first_event', 'events'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!last) return { entries: 0, events: 0, digest: CHAIN_START, recordedAt: '' };
    return {
      entries: last.seq,
      events: last.first_event + last.events - 1,
      digest: last.digest,
      recordedAt: last.recorded_at,
    };
  }

  async office(): Promise<Office> {
    if (!this.#office) {
      const rows = await this.#db
        .selectFrom('event')
        .selectAll()
        .where('case_id', 'is', null)
        .orderBy('seq')
        .execute();
      this.#office = foldOffice(rows.map((row) => eventOfRow(row) as unknown as OfficeEvent));
    }
    return this.#office;
  }

  entry(seq: number): Promise<StoredEntry | undefined> {
    return this.#db.selectFrom('entry').selectAll().where('seq', '=', seq).executeTakeFirst();
  }

  entries(
    options: {
      readonly newestFirst?: boolean;
      readonly limit?: number;
      readonly after?: number;
      readonly caseId?: number;
    } = {},
  ): Promise<StoredEntry[]> {
    let query = this.#db
      .selectFrom('entry')
      .selectAll()
      .orderBy('seq', options.newestFirst ? 'desc' : 'asc');
    if (options.limit !== undefined) query = query.limit(options.limit);
    const { after, caseId } = options;
    if (after !== undefined) query = query.where('seq', options.newestFirst ? '<' : '>', after);
    if (caseId !== undefined) {
      query = query.where('seq', 'in', (eb) =>
        eb.selectFrom('event').select('entry').where('case_id', '=', caseId),
      );
    }
    return query.execute();
  }

  storedEvents(from: number, limit: number): Promise<StoredEvent[]> {
    return this.#db
      .selectFrom('event')
      .selectAll()
      .where('seq', '>=', from)
      .orderBy('seq')
      .limit(limit)
      .execute();
  }

  async eventsOfEntry(seq: number): Promise<RecordedEvent[]> {
    const entry = await this.entry(seq);
    if (!entry) return [];
    const rows = await this.#db
      .selectFrom('event')
      .selectAll()
      .where('seq', '>=', entry.first_event)
      .where('seq', '<', entry.first_event + entry.events)
      .where('case_id', 'is not', null)
      .orderBy('seq')
      .execute();
    return rows.map((row) => ({ ...eventOfRow(row), caseId: row.case_id as number }));
  }

  async eventsOfCases(ids: readonly number[]): Promise<Map<number, CaseEvent[]>> {
    const events = new Map<number, CaseEvent[]>();
    for (const some of chunks(ids)) {
      const rows = await this.#db
        .selectFrom('event')
        .selectAll()
        .where('case_id', 'in', some)
        .orderBy('seq')
        .execute();
      for (const row of rows) append(events, row.case_id as number, eventOfRow(row));
    }
    return events;
  }

  // --- cases

  async caseByNo(no: string): Promise<CaseRef | undefined> {
    return this.#db.selectFrom('case').select(['id', 'no']).where('no', '=', no).executeTakeFirst();
  }

  casesByEnding(ending: string, limit: number): Promise<CaseRef[]> {
    return this.#db
      .selectFrom('case')
      .select(['id', 'no'])
      .where(sql<string>`substr(no, ${-ending.length})`, '=', ending)
      .limit(limit)
      .execute();
  }

  async caseIdsByNo(nos: readonly string[]): Promise<Map<string, number>> {
    const ids = new Map<string, number>();
    if (nos.length === 0) return ids;
    const rows = await this.#db
      .selectFrom('case')
      .select(['id', 'no'])
      .where('no', 'in', listed(nos))
      .execute();
    for (const row of rows) ids.set(row.no, row.id);
    return ids;
  }

  async caseIdsByRowKey(keys: readonly string[]): Promise<Map<string, number>> {
    const ids = new Map<string, number>();
    if (keys.length === 0) return ids;
    const rows = await this.#db
      .selectFrom('case')
      .select(['id', 'row_key'])
      .where('row_key', 'in', listed(keys))
      .where('row_key', '>=', '#')
      .where('row_key', '<', '$')
      .execute();
    for (const row of rows) if (row.row_key !== null) ids.set(row.row_key, row.id);
    return ids;
  }

  async statesOf(ids: readonly number[]): Promise<Map<number, CaseState>> {
    const states = new Map<number, CaseState>();
    const terms = await this.#termIndex();
    for (const some of chunks(ids)) {
      const rows = await this.#db.selectFrom('case').selectAll().where('id', 'in', some).execute();
      for (const row of rows) states.set(row.id, stateOfRow(row, terms));
    }
    return states;
  }

  async spansOf(ids: readonly number[]): Promise<Map<number, Span[]>> {
    const spans = new Map<number, Span[]>();
    const terms = await this.#termIndex();
    for (const some of chunks(ids)) {
      const rows = await this.#db
        .selectFrom('span')
        .selectAll()
        .where('case_id', 'in', some)
        .orderBy('case_id')
        .orderBy('n')
        .execute();
      for (const row of rows) append(spans, row.case_id, spanOfRow(row, terms));
    }
    return spans;
  }

  async cases(query: CaseQuery): Promise<StoredCase[]> {
    const { terms } = await this.office();
    let select = sorted(
      whereAll(this.#db.selectFrom('case').selectAll('case'), query.filters, terms),
      query.sort,
    );
    if (query.limit !== undefined) select = select.limit(query.limit);
    if (query.offset !== undefined) select = select.offset(query.offset);
    const index = await this.#termIndex();
    return (await select.execute()).map((row) => ({ id: row.id, state: stateOfRow(row, index) }));
  }

  async countCases(query: Pick<CaseQuery, 'filters'>): Promise<number> {
    const { terms } = await this.office();
    const select = whereAll(
      this.#db.selectFrom('case').select((eb) => eb.fn.countAll<number>().as('count')),
      query.filters,
      terms,
    );
    return (await select.executeTakeFirstOrThrow()).count;
  }

  async casesAfter(
    id: number,
    limit: number,
    filters: readonly CaseFilter[] = [],
  ): Promise<StoredCase[]> {
    const { terms } = await this.office();
    const select = whereAll(
      this.#db.selectFrom('case').selectAll('case').where('id', '>', id),
      filters,
      terms,
    );
    const index = await this.#termIndex();
    const rows = await select.orderBy('id').limit(limit).execute();
    return rows.map((row) => ({ id: row.id, state: stateOfRow(row, index) }));
  }

  async caseIds(): Promise<number[]> {
    const rows = await this.#db
      .selectFrom('event')
      .select('case_id')
      .distinct()
      .where('case_id', 'is not', null)
      .orderBy('case_id')
      .execute();
    return rows.map((row) => row.case_id as number);
  }

  reporterOf(caseId: number): Promise<Reporter | undefined> {
    return this.#db
      .selectFrom('reporter')
      .select(['name', 'contact'])
      .where('case_id', '=', caseId)
      .executeTakeFirst();
  }

  async lastNumber(series: string): Promise<number> {
    const row = await this.#db
      .selectFrom('counter')
      .select('last')
      .where('series', '=', series)
      .executeTakeFirst();
    return row?.last ?? 0;
  }

  storedTerms(): Promise<{ id: number; kind: string; name: string }[]> {
    return this.#db.selectFrom('term').select(['id', 'kind', 'name']).orderBy('id').execute();
  }

  // --- figures

  figures(query: FigureQuery): Promise<FigureCounts[]> {
    return figures(this.#db, query);
  }

  handlings(query: Pick<FigureQuery, 'asOf' | 'by'>): AsyncIterable<Handling[]> {
    return handlings(this.#db, query.asOf, query.by);
  }

  uncounted(asOf: IsoDate, limit: number): Promise<string[]> {
    return uncounted(this.#db, asOf, limit);
  }

  // --- writing

  async openEntry(entry: NewEntry): Promise<OpenEntry> {
    const head = await this.head();
    const { digest: algorithm } = await this.office();
    // The machine's clock may have been set back; the journal's order and its times still agree.
    const recordedAt = entry.recordedAt < head.recordedAt ? head.recordedAt : entry.recordedAt;
    const seq = head.entries + 1;
    const firstEvent = head.events + 1;
    // The very first event says by which algorithm the journal is digested.
    let digest: EntryDigest | undefined =
      head.entries === 0 ? undefined : new EntryDigest(algorithm, head.digest);
    let events = 0;
    const append = (event: EventPlace & EventContent): number => {
      const data = 'text' in event ? event.text : JSON.stringify(event.data);
      const row: StoredEvent = {
        seq: firstEvent + events,
        entry: seq,
        case_id: event.caseId,
        kind: event.kind,
        effective_on: event.on,
        data,
      };
      digest ??= new EntryDigest(
        (JSON.parse(data) as { digest: Office['digest'] }).digest,
        head.digest,
      );
      this.#inserts.insert('event', [row.seq, seq, row.case_id, row.kind, row.effective_on, data]);
      digest.add(row);
      events++;
      return row.seq;
    };
    const seal = async (): Promise<StoredEntry | null> => {
      if (events === 0 || !digest) return null;
      const sealed = {
        seq,
        recorded_at: recordedAt,
        actor: entry.actor,
        action: entry.action,
        reason: entry.reason ?? null,
        tool: entry.tool,
        source_name: entry.sourceName ?? null,
        source_sha256: entry.sourceSha256 ?? null,
        first_event: firstEvent,
        events,
      };
      const stored = { ...sealed, prev: head.digest, digest: digest.finish(sealed) };
      await this.#db.insertInto('entry').values(stored).execute();
      return stored;
    };
    return { seq, append, seal };
  }

  async nextCaseId(): Promise<number> {
    const row = await this.#db
      .selectFrom('event')
      .select((eb) => eb.fn.max('case_id').as('last'))
      .executeTakeFirst();
    return (row?.last ?? 0) + 1;
  }

  async putCase(
    id: number,
    state: CaseState,
    spans: readonly Span[],
    isNew: boolean,
  ): Promise<void> {
    const terms = await this.#termIndex();
    if (!isNew) await this.removeCase(id);
    this.#inserts.insert('case', caseValues(id, state, terms));
    for (let n = 0; n < spans.length; n++)
      this.#inserts.insert('span', spanValues(id, n, spans[n] as Span, terms));
  }

  async removeCase(id: number): Promise<void> {
    await this.#db.deleteFrom('span').where('case_id', '=', id).execute();
    await this.#db.deleteFrom('case').where('id', '=', id).execute();
  }

  async refreshOffice(): Promise<void> {
    const stored = new Map(
      (await this.#db.selectFrom('term').selectAll().execute()).map((row) => [row.id, row]),
    );
    this.#office = undefined;
    this.#terms = undefined;
    const { terms } = await this.office();
    for (const term of terms.all()) {
      const row = { id: term.id, kind: term.kind, name: term.name, merged_into: term.mergedInto };
      const before = stored.get(term.id);
      if (before?.name === row.name && before.merged_into === row.merged_into) continue;
      await this.#db
        .insertInto('term')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
      if (term.mergedInto === null) continue;
      const into = terms.byId(term.id)?.id ?? term.mergedInto;
      const column = `${term.kind}_id` as const;
      await this.#db
        .updateTable('case')
        .set({ [column]: into })
        .where(column, '=', term.id)
        .execute();
      await this.#db
        .updateTable('span')
        .set({ [column]: into })
        .where(column, '=', term.id)
        .execute();
    }
  }

  async putReporter(caseId: number, reporter: Reporter, isNew: boolean): Promise<void> {
    const row = { case_id: caseId, ...reporter };
    if (isNew) this.#inserts.insert('reporter', [caseId, reporter.name, reporter.contact]);
    else
      await this.#db
        .insertInto('reporter')
        .values(row)
        .onConflict((conflict) => conflict.column('case_id').doUpdateSet(row))
        .execute();
  }

  async noteNumber(series: string, seq: number): Promise<void> {
    await this.#db
      .insertInto('counter')
      .values({ series, last: seq })
      .onConflict((conflict) =>
        conflict.column('series').doUpdateSet((eb) => ({
          last: sql<number>`max(${eb.ref('counter.last')}, ${eb.ref('excluded.last')})`,
        })),
      )
      .execute();
  }

  async clearDerived(): Promise<void> {
    for (const table of ['case', 'span', 'term', 'counter'] as const)
      await this.#db.deleteFrom(table).execute();
    this.#terms = undefined;
  }

  /** Runs a large load without the indexes that would grow with each row; they are made anew after it. */
  async withoutLoadIndexes<T>(work: () => Promise<T>): Promise<T> {
    await dropLoadIndexes(this.#db as never);
    const result = await work();
    await createLoadIndexes(this.#db as never);
    return result;
  }

  async #termIndex(): Promise<OfficeTerms> {
    this.#terms ??= new OfficeTerms((await this.office()).terms);
    return this.#terms;
  }
}

function eventOfRow(row: StoredEvent): CaseEvent {
  return {
    seq: row.seq,
    entry: row.entry,
    kind: row.kind,
    on: row.effective_on,
    data: JSON.parse(row.data) as unknown,
  } as CaseEvent;
}

function append<T>(lists: Map<number, T[]>, key: number, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Any number of texts as one bound value: a placeholder for each would have to be compiled anew each time. */
function listed(texts: readonly string[]): RawBuilder<string> {
  return sql<string>`(SELECT value FROM json_each(${JSON.stringify(texts)}))`;
}

function* chunks<T>(values: readonly T[]): Iterable<T[]> {
  for (let i = 0; i < values.length; i += MAX_BINDINGS) yield values.slice(i, i + MAX_BINDINGS);
}
