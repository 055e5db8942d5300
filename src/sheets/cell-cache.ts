/** Remembers what a cell's text was read as: ledgers repeat their units, dates and words. */
export class CellCache<T> {
  readonly #readings = new Map<string, T>();
  readonly #read: (text: string) => T;

  constructor(read: (text: string) => T) {
    this.#read = read;
  }

  get(text: string): T {
    const known = this.#readings.get(text);
    if (known !== undefined) return known;
    const reading = this.#read(text);
    if (text.length <= MAX_LENGTH) {
      // Cleared, not trimmed one by one: a file with ever new texts gains nothing from a cache.
      if (this.#readings.size >= MAX_ENTRIES) this.#readings.clear();
      // The key is copied: a piece of a large string would keep all of it alive.
      this.#readings.set(Buffer.from(text).toString(), reading);
    }
    return reading;
  }
}

const MAX_ENTRIES = 5_000;
const MAX_LENGTH = 64;
