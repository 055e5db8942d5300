/** One entry of the journal while it is written: its events, then the seal with the digest over them. */
import { createHash, type Hash } from 'node:crypto';
import { entryText, eventText, type StoredEntry, type StoredEvent } from '../domain/chain.ts';
import type { DigestName } from '../domain/terms.ts';
import type { RowValues } from './rows.ts';
import type { EventContent, EventPlace, Head, NewEntry, OpenEntry } from './store.ts';

/** Where the rows go. */
export interface JournalTables {
  /** Values in the order of the event table's columns. */
  event(values: RowValues): void;
  entry(stored: StoredEntry): Promise<void>;
}

export class JournalEntry implements OpenEntry {
  readonly seq: number;
  readonly #entry: NewEntry;
  readonly #head: Head;
  readonly #tables: JournalTables;
  #hash: Hash | undefined;
  #events = 0;

  constructor(entry: NewEntry, head: Head, digest: DigestName, tables: JournalTables) {
    this.seq = head.entries + 1;
    this.#entry = entry;
    this.#head = head;
    this.#tables = tables;
    // The very first event says by which algorithm the journal is digested.
    if (head.entries > 0) this.#hash = chained(digest, head.digest);
  }

  append(event: EventPlace & EventContent): number {
    const data = 'text' in event ? event.text : JSON.stringify(event.data);
    const row: StoredEvent = {
      seq: this.#head.events + 1 + this.#events,
      entry: this.seq,
      case_id: event.caseId,
      kind: event.kind,
      effective_on: event.on,
      data,
    };
    this.#hash ??= chained((JSON.parse(data) as { digest: DigestName }).digest, this.#head.digest);
    this.#tables.event([row.seq, this.seq, row.case_id, row.kind, row.effective_on, data]);
    this.#hash.update(eventText(row));
    this.#events++;
    return row.seq;
  }

  async seal(): Promise<StoredEntry | null> {
    if (this.#events === 0 || !this.#hash) return null;
    const { recordedAt, actor, action, reason, tool, sourceName, sourceSha256 } = this.#entry;
    const head = this.#head;
    const sealed = {
      seq: this.seq,
      // The machine's clock may have been set back; the journal's order and its times still agree.
      recorded_at: recordedAt < head.recordedAt ? head.recordedAt : recordedAt,
      actor,
      action,
      reason: reason ?? null,
      tool,
      source_name: sourceName ?? null,
      source_sha256: sourceSha256 ?? null,
      first_event: head.events + 1,
      events: this.#events,
    };
    const digest = this.#hash.update(entryText(sealed)).digest('hex');
    const stored = { ...sealed, prev: head.digest, digest };
    await this.#tables.entry(stored);
    return stored;
  }
}

/** The digest of an entry begins with the digest before it. */
function chained(algorithm: DigestName, prev: string): Hash {
  return createHash(algorithm).update(`${prev}\0`);
}
