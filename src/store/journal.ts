/** Writing and checking the chain of entries. The digest is taken over the text exactly as stored. */
import { createHash, type Hash } from 'node:crypto';
import { entryText, eventText, type StoredEntry, type StoredEvent } from '../domain/chain.ts';
import type { DigestName } from '../domain/terms.ts';

/** The digest of one entry, fed with its events one by one. */
export class EntryDigest {
  readonly #hash: Hash;

  constructor(algorithm: DigestName, prev: string) {
    this.#hash = createHash(algorithm);
    this.#hash.update(`${prev}\0`);
  }

  add(event: StoredEvent): void {
    this.#hash.update(eventText(event));
  }

  finish(entry: Omit<StoredEntry, 'digest' | 'prev'>): string {
    return this.#hash.update(entryText(entry)).digest('hex');
  }
}
