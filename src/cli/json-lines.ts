/**
 * JSON with the line of everything in it, so that a mistake in a file that people edit is told by its
 * line. The same texts are read as by `JSON.parse`, but an object with a key twice is refused: one of
 * the two would be lost silently.
 */

export interface LinedJson {
  readonly value: unknown;
  /** The line (from 1) on which the value of a key stands; keys below each other joined by dots. */
  readonly lines: ReadonlyMap<string, number>;
}

/** What is wrong, and where. */
export class JsonMistake extends Error {
  readonly line: number;
  /** The key in which it stands, or that stands twice; empty where there is none. */
  readonly key: string;
  readonly twice: boolean;

  constructor(line: number, key: string, twice: boolean) {
    super('broken JSON');
    this.name = 'JsonMistake';
    this.line = line;
    this.key = key;
    this.twice = twice;
  }
}

export function parseWithLines(text: string): LinedJson {
  const reader = new Reader(text);
  return { value: reader.document(), lines: reader.lines };
}

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y; // eslint-disable-line no-control-regex -- JSON forbids them
const OTHER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const BLANK = /[ \t\r\n]*/y;

/** Deeper than anything that a person writes; each level takes some of the stack. */
const DEEPEST = 100;

class Reader {
  readonly lines = new Map<string, number>();
  #line = 1;
  #counted = 0;
  readonly #text: string;
  #at = 0;
  readonly #path: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    const value = this.#value();
    this.#skip(BLANK);
    if (this.#at < this.#text.length) this.#refuse();
    return value;
  }

  #value(): unknown {
    this.#skip(BLANK);
    if (this.#path.length > DEEPEST) this.#refuse();
    this.lines.set(this.#path.join('.'), this.#lineHere());
    if (this.#take('{')) return this.#object();
    if (this.#take('[')) return this.#array();
    const token = this.#match(STRING) ?? this.#match(OTHER);
    return token === null ? this.#refuse() : (JSON.parse(token) as unknown);
  }

  #object(): unknown {
    const entries = new Map<string, unknown>();
    this.#skip(BLANK);
    if (this.#take('}')) return {};
    for (;;) {
      this.#skip(BLANK);
      const name = this.#match(STRING) ?? this.#refuse();
      const key = JSON.parse(name) as string;
      this.#path.push(key);
      if (entries.has(key)) this.#refuse(true);
      this.#skip(BLANK);
      if (!this.#take(':')) this.#refuse();
      entries.set(key, this.#value());
      this.#path.pop();
      this.#skip(BLANK);
      // `fromEntries` keeps `__proto__` as a key like any other.
      if (this.#take('}')) return Object.fromEntries(entries);
      if (!this.#take(',')) this.#refuse();
    }
  }

  #array(): unknown {
    const values: unknown[] = [];
    this.#skip(BLANK);
    if (this.#take(']')) return values;
    for (;;) {
      this.#path.push(String(values.length));
      values.push(this.#value());
      this.#path.pop();
      this.#skip(BLANK);
      if (this.#take(']')) return values;
      if (!this.#take(',')) this.#refuse();
    }
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return null;
    this.#at += found.length;
    return found;
  }

  #skip(pattern: RegExp): void {
    this.#match(pattern);
  }

  #take(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  /** Counts on from where it counted to: what is read only goes on. */
  #lineHere(): number {
    for (; this.#counted < this.#at; this.#counted++)
      if (this.#text[this.#counted] === '\n') this.#line++;
    return this.#line;
  }

  #refuse(twice = false): never {
    const key = this.#path.length > DEEPEST ? '' : this.#path.join('.');
    throw new JsonMistake(this.#lineHere(), key, twice);
  }
}
