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
    if (text.length > MAX_LENGTH) return this.#read(text);
    // Copied before it is read: a piece of a large string, in the key or in the reading, would keep
    // all of that string alive.
    const key = Buffer.from(text).toString();
    const reading = this.#read(key);
    // Cleared, not trimmed one by one: a file with ever new texts gains nothing from a cache.
    if (this.#readings.size >= MAX_ENTRIES) this.#readings.clear();
    this.#readings.set(key, reading);
    return reading;
  }
}

const MAX_ENTRIES = 5_000;
const MAX_LENGTH = 64;
