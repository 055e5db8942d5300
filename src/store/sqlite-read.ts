/** Reading in one transaction on the SQLite register. */
import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { CaseState } from '../domain/case.ts';
import { CHAIN_START, type StoredEntry, type StoredEvent } from '../domain/chain.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { CaseEvent } from '../domain/events.ts';
import type { Span } from '../domain/fold.ts';
import { foldOffice, type Office, type OfficeEvent } from '../domain/terms.ts';
import { sorted, whereAll } from './case-query.ts';
import { figures, handlings, uncounted } from './figures.ts';
import { OfficeTerms } from './office-terms.ts';
import { spanOfRow, stateOfRow } from './rows.ts';
import type { Schema } from './schema.ts';
import type {
  CaseFilter,
  CaseQuery,
  CaseRef,
  FigureCounts,
  FigureQuery,
  Handling,
  Head,
  ReadTx,
  RecordedEvent,
  Reporter,
  StoredCase,
  StoredTerm,
} from './store.ts';

/** Placeholders in one statement: SQLite allows 32,766. */
const MAX_BINDINGS = 10_000;

export class SqliteReadTx implements ReadTx {
  readonly #db: Transaction<Schema>;
  #office: Office | undefined;
  #terms: OfficeTerms | undefined;

  constructor(db: Transaction<Schema>) {
    this.#db = db;
  }

  /** Every query goes by here. */
  protected get db(): Transaction<Schema> {
    return this.#db;
  }

  // --- the journal

  async head(): Promise<Head> {
    const last = await this.db
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
      const rows = await this.db
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
    return this.db.selectFrom('entry').selectAll().where('seq', '=', seq).executeTakeFirst();
  }

  entries(
    options: {
      readonly newestFirst?: boolean;
      readonly limit?: number;
      readonly after?: number;
      readonly caseId?: number;
    } = {},
  ): Promise<StoredEntry[]> {
    let query = this.db
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
    return this.db
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
    const rows = await this.db
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
      const rows = await this.db
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
    return this.db.selectFrom('case').select(['id', 'no']).where('no', '=', no).executeTakeFirst();
  }

  casesByEnding(ending: string, limit: number): Promise<CaseRef[]> {
    return this.db
      .selectFrom('case')
      .select(['id', 'no'])
      .where(sql<string>`substr(no, ${-ending.length})`, '=', ending)
      .limit(limit)
      .execute();
  }

  async caseIdsByNo(nos: readonly string[]): Promise<Map<string, number>> {
    const ids = new Map<string, number>();
    if (nos.length === 0) return ids;
    const rows = await this.db
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
    const rows = await this.db
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
    const terms = await this.termIndex();
    for (const some of chunks(ids)) {
      const rows = await this.db.selectFrom('case').selectAll().where('id', 'in', some).execute();
      for (const row of rows) states.set(row.id, stateOfRow(row, terms));
    }
    return states;
  }

  async spansOf(ids: readonly number[]): Promise<Map<number, Span[]>> {
    const spans = new Map<number, Span[]>();
    const terms = await this.termIndex();
    for (const some of chunks(ids)) {
      const rows = await this.db
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
      whereAll(this.db.selectFrom('case').selectAll('case'), query.filters, terms),
      query.sort,
    );
    if (query.limit !== undefined) select = select.limit(query.limit);
    if (query.offset !== undefined) select = select.offset(query.offset);
    const index = await this.termIndex();
    return (await select.execute()).map((row) => ({ id: row.id, state: stateOfRow(row, index) }));
  }

  async countCases(query: Pick<CaseQuery, 'filters'>): Promise<number> {
    const { terms } = await this.office();
    const select = whereAll(
      this.db.selectFrom('case').select((eb) => eb.fn.countAll<number>().as('count')),
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
      this.db.selectFrom('case').selectAll('case').where('id', '>', id),
      filters,
      terms,
    );
    const index = await this.termIndex();
    const rows = await select.orderBy('id').limit(limit).execute();
    return rows.map((row) => ({ id: row.id, state: stateOfRow(row, index) }));
  }

  async caseIds(): Promise<number[]> {
    const rows = await this.db
      .selectFrom('event')
      .select('case_id')
      .distinct()
      .where('case_id', 'is not', null)
      .orderBy('case_id')
      .execute();
    return rows.map((row) => row.case_id as number);
  }

  reporterOf(caseId: number): Promise<Reporter | undefined> {
    return this.db
      .selectFrom('reporter')
      .select(['name', 'contact'])
      .where('case_id', '=', caseId)
      .executeTakeFirst();
  }

  async lastNumber(series: string): Promise<number> {
    const row = await this.db
      .selectFrom('counter')
      .select('last')
      .where('series', '=', series)
      .executeTakeFirst();
    return row?.last ?? 0;
  }

  storedTerms(): Promise<StoredTerm[]> {
    return this.db.selectFrom('term').selectAll().orderBy('id').execute();
  }

  counters(): Promise<{ series: string; last: number }[]> {
    return this.db.selectFrom('counter').selectAll().orderBy('series').execute();
  }

  async rowsWithoutCase(): Promise<number> {
    let count = 0;
    for (const table of ['span', 'reporter'] as const) {
      const orphans = this.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('case_id', 'not in', (eb) => eb.selectFrom('case').select('id'));
      // Who reported a case that was taken back is kept, for when the undo is itself undone.
      const known = this.db.selectFrom('event').select('case_id').where('case_id', 'is not', null);
      const rows = await (
        table === 'span' ? orphans : orphans.where('case_id', 'not in', known)
      ).executeTakeFirst();
      count += rows?.count ?? 0;
    }
    return count;
  }

  // --- figures

  figures(query: FigureQuery): Promise<FigureCounts[]> {
    return figures(this.db, query);
  }

  handlings(query: Pick<FigureQuery, 'asOf' | 'by'>): AsyncIterable<Handling[]> {
    return handlings(this.db, query.asOf, query.by);
  }

  uncounted(asOf: IsoDate, limit: number): Promise<string[]> {
    return uncounted(this.db, asOf, limit);
  }

  protected async termIndex(): Promise<OfficeTerms> {
    this.#terms ??= new OfficeTerms((await this.office()).terms);
    return this.#terms;
  }

  /** What was read of the office is read anew when it is next asked for. */
  protected forgetOffice(): void {
    this.#office = undefined;
    this.#terms = undefined;
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
