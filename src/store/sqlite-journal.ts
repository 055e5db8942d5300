/** Reading the journal, and the office that it tells of, in one transaction. */
import type { Kysely } from 'kysely';
import { CHAIN_START, type StoredEntry, type StoredEvent } from '../domain/chain.ts';
import type { Instant } from '../domain/dates.ts';
import type { CaseEvent } from '../domain/events.ts';
import { foldOffice, type Office, type OfficeEvent } from '../domain/terms.ts';
import type { Connection } from './connection.ts';
import type { FixedName, FixedRow, FixedValues } from './fixed-queries.ts';
import { OfficeTerms } from './office-terms.ts';
import { append, chunks } from './pages.ts';
import type { Schema } from './schema.ts';
import type { Head, RecordedEvent } from './store.ts';

export class SqliteJournal {
  readonly #connection: Connection;
  #office: Office | undefined;
  #terms: OfficeTerms | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Every query goes by here. */
  protected get connection(): Connection {
    return this.#connection;
  }

  protected get db(): Kysely<Schema> {
    return this.connection.db;
  }

  protected async rows<N extends FixedName>(
    name: N,
    ...values: FixedValues<N>
  ): Promise<FixedRow<N>[]> {
    return Promise.resolve(this.connection.rows(name, ...values));
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
      const rows = await this.rows('officeEvents');
      this.#office = foldOffice(rows.map((row) => eventOfRow(row) as unknown as OfficeEvent));
    }
    return this.#office;
  }

  async officeAt(entries: number): Promise<Office> {
    const rows = await this.rows('officeEvents');
    const known = rows.filter(({ entry }) => entry <= entries);
    return foldOffice(known.map((row) => eventOfRow(row) as unknown as OfficeEvent));
  }

  entry(seq: number): Promise<StoredEntry | undefined> {
    return this.db.selectFrom('entry').selectAll().where('seq', '=', seq).executeTakeFirst();
  }

  async entriesKnownAt(instant: Instant): Promise<number> {
    const row = await this.db
      .selectFrom('entry')
      .select((eb) => eb.fn.max('seq').as('last'))
      .where('recorded_at', '<=', instant)
      .executeTakeFirst();
    return row?.last ?? 0;
  }

  entries(
    options: {
      readonly newestFirst?: boolean;
      readonly limit?: number;
      readonly after?: number;
      readonly caseId?: number;
    } = {},
  ): Promise<StoredEntry[]> {
    const { after, caseId, limit, newestFirst } = options;
    if (caseId !== undefined && after === undefined && limit === undefined && !newestFirst)
      return this.rows('entriesOfCase', caseId);
    let query = this.db
      .selectFrom('entry')
      .selectAll()
      .orderBy('seq', newestFirst ? 'desc' : 'asc');
    if (limit !== undefined) query = query.limit(limit);
    if (after !== undefined) query = query.where('seq', newestFirst ? '<' : '>', after);
    if (caseId !== undefined) {
      query = query.where('seq', 'in', (eb) =>
        eb.selectFrom('event').select('entry').where('case_id', '=', caseId),
      );
    }
    return query.execute();
  }

  async issuedContent(entry: number): Promise<Uint8Array | undefined> {
    const row = await this.db
      .selectFrom('issued_report')
      .select('content')
      .where('entry', '=', entry)
      .executeTakeFirst();
    return row?.content;
  }

  async issuedEntries(): Promise<number[]> {
    const rows = await this.db
      .selectFrom('issued_report')
      .select('entry')
      .orderBy('entry')
      .execute();
    return rows.map((row) => row.entry);
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
      const rows = await this.rows('eventsOfCases', JSON.stringify(some));
      for (const row of rows) append(events, row.case_id as number, eventOfRow(row));
    }
    return events;
  }

  async termIndex(): Promise<OfficeTerms> {
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
