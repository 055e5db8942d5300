/**
 * The lines of a month's cases as the bytes in which they are written. A million of them as strings would take
 * gigabytes: a character of a text with Chinese in it takes two bytes, and each text a header.
 */
import { readLine } from './case-line.ts';

const LINE_FEED = 10;
const QUOTE = 34;
/** With what a line begins, up to its case's number. */
const HEAD = Buffer.from('{"no":"');
/** A place is a page's position times this, and the offset in it; no page is as long. */
const PAGE_SPAN = 2 ** 32;
/** How many lines make a piece of the text. */
const PIECE = 1_000;

/** A case whose line is not what it was: the texts, `null` where it had none or has none now. */
export interface ChangedLine {
  readonly no: string;
  readonly was: string | null;
  readonly now: string | null;
}

export class WrittenLines {
  readonly #pages: Buffer[] = [];
  #nos: string[] = [];
  #places: number[] = [];

  /** The lines of a text, each but perhaps the last one ended by a line feed. */
  static of(bytes: Buffer): WrittenLines {
    const lines = new WrittenLines();
    lines.add(bytes);
    return lines;
  }

  get length(): number {
    return this.#nos.length;
  }

  /** Takes in a text of lines without copying it. */
  add(page: Buffer): void {
    const base = this.#pages.push(page) * PAGE_SPAN - PAGE_SPAN;
    for (let from = 0; from < page.length; from = endOf(page, from) + 1) {
      this.#nos.push(numberAt(page, from));
      this.#places.push(base + from);
    }
  }

  /** Puts them in the order of their numbers: by code units, as the figures' groups, the same everywhere. */
  sort(): this {
    const [nos, places] = [this.#nos, this.#places];
    if (nos.every((no, at) => at === 0 || (nos[at - 1] ?? '') < no)) return this;
    const order = Uint32Array.from(nos.keys()).sort((a, b) =>
      (nos[a] ?? '') < (nos[b] ?? '') ? -1 : 1,
    );
    this.#nos = Array.from(order, (at) => nos[at] ?? '');
    this.#places = Array.from(order, (at) => places[at] ?? 0);
    return this;
  }

  /** The whole text, piece by piece, each line ended. */
  *pieces(): Iterable<Buffer> {
    for (let from = 0; from < this.length; from += PIECE) {
      const parts: Buffer[] = [];
      for (let at = from; at < Math.min(from + PIECE, this.length); at++)
        parts.push(this.#bytes(at), END);
      yield Buffer.concat(parts);
    }
  }

  /**
   * In which of its lines another month differs, which is shown page by page and then asked: only what differs
   * is kept of it.
   */
  comparison(): LineComparison {
    const byNo = new Map(this.#nos.map((no, at) => [no, at]));
    const seen = new Uint8Array(this.length);
    const changed: ChangedLine[] = [];
    return {
      take: (no, text) => {
        const at = byNo.get(no);
        if (at !== undefined) seen[at] = 1;
        const was = at === undefined ? null : this.#bytes(at);
        if (was?.equals(Buffer.from(text)) !== true)
          changed.push({ no, was: was?.toString() ?? null, now: text });
      },
      changed: () => {
        const lost = this.#nos.flatMap((no, at) =>
          seen[at] === 1 ? [] : { no, was: this.#bytes(at).toString(), now: null },
        );
        return [...changed, ...lost].sort((one, other) => (one.no < other.no ? -1 : 1));
      },
    };
  }

  #bytes(at: number): Buffer {
    const place = this.#places[at] ?? 0;
    const page = this.#pages[Math.floor(place / PAGE_SPAN)] ?? Buffer.of();
    const from = place % PAGE_SPAN;
    return page.subarray(from, endOf(page, from));
  }
}

export interface LineComparison {
  readonly take: (no: string, text: string) => void;
  /** In the order of the numbers; of those that were not taken, that they are gone. */
  readonly changed: () => readonly ChangedLine[];
}

const END = Buffer.of(LINE_FEED);

function endOf(page: Buffer, from: number): number {
  const end = page.indexOf(LINE_FEED, from);
  return end < 0 ? page.length : end;
}

/** The number of a line's case; only one with escaped characters takes the whole line to be read. */
function numberAt(page: Buffer, from: number): string {
  const first = from + HEAD.length;
  if (page.compare(HEAD, 0, HEAD.length, from, first) === 0) {
    const no = page.toString('utf8', first, page.indexOf(QUOTE, first));
    if (!no.includes('\\')) return no;
  }
  return readLine(page.toString('utf8', from, endOf(page, from))).no;
}
