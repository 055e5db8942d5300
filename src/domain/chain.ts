/**
 * The text over which the journal's digest is taken. Every stored value is followed by one NUL (no
 * stored text contains one), in a fixed order: the previous digest, each event, then the entry. So
 * the digest can be recomputed from the stored rows by any program, in any language.
 */
import type { Instant, IsoDate } from './dates.ts';

/** The digest that the first entry follows. */
export const CHAIN_START = '';

/** An event as it is stored; `data` is the JSON text, never re-serialised. */
export interface StoredEvent {
  readonly seq: number;
  readonly entry: number;
  readonly case_id: number | null;
  readonly kind: string;
  readonly effective_on: IsoDate;
  readonly data: string;
}

/** An entry as it is stored: one command by one actor. */
export interface StoredEntry {
  readonly seq: number;
  readonly recorded_at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly reason: string | null;
  readonly tool: string;
  readonly source_name: string | null;
  readonly source_sha256: string | null;
  readonly first_event: number;
  readonly events: number;
  readonly prev: string;
  readonly digest: string;
}

export function eventText(event: StoredEvent): string {
  const caseId = event.case_id === null ? '' : String(event.case_id);
  return `${String(event.seq)}\0${caseId}\0${event.kind}\0${event.effective_on}\0${event.data}\0`;
}

export function entryText(entry: Omit<StoredEntry, 'digest' | 'prev'>): string {
  return (
    `${String(entry.seq)}\0${entry.recorded_at}\0${entry.actor}\0${entry.action}\0${entry.reason ?? ''}\0` +
    `${entry.tool}\0${entry.source_name ?? ''}\0${entry.source_sha256 ?? ''}\0` +
    `${String(entry.first_event)}\0${String(entry.events)}\0`
  );
}
