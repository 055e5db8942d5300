/**
 * Rows as they travel from one thread to another: each text once, and whole numbers that are a value or say
 * which text it is. The rows of a ledger repeat their dates and words, and most of their columns are empty.
 */
import { INSERT_TABLES, INSERTS, type InsertTable, type RowSink } from './prepared.ts';
import type { RowValues } from './rows.ts';

export interface RowPacket {
  readonly texts: readonly (string | number)[];
  /** The values of each table's rows, one row after the other. */
  readonly codes: Readonly<Partial<Record<InsertTable, Int32Array>>>;
}

/** Stands for NULL. Every other code is twice a number, or twice the place of a text and one more. */
const NULL = -(2 ** 31);
/** Beyond it a number travels among the texts. */
const SMALL = 2 ** 29;
/** Longer texts are hardly ever the same. */
const REPEATED_LENGTH = 24;

/** So many values, or characters of text, fill a packet: some hundred cases. */
const FULL_VALUES = 2 ** 16;
const FULL_CHARACTERS = 2 ** 18;

interface Room {
  readonly codes: Int32Array<ArrayBuffer>;
  filled: number;
}

/** Takes a packet, with the memory that may go with it, or the word to write what still waits. */
type Send = (rows: RowPacket | 'rest', memory: readonly ArrayBuffer[]) => void;

/** Gathers rows into packets. */
export class RowPacker implements RowSink {
  readonly #send: Send;
  readonly #rooms = new Map<InsertTable, Room>();
  #texts: (string | number)[] = [];
  #places = new Map<string, number>();
  #values = 0;
  #characters = 0;

  constructor(send: Send) {
    this.#send = send;
  }

  insert(table: InsertTable, row: RowValues): void {
    if (this.#values + row.length > FULL_VALUES || this.#characters > FULL_CHARACTERS) this.#pack();
    let room = this.#rooms.get(table);
    if (!room) this.#rooms.set(table, (room = { codes: new Int32Array(FULL_VALUES), filled: 0 }));
    const { codes } = room;
    for (const value of row) codes[room.filled++] = this.#codeOf(value);
    this.#values += row.length;
  }

  #codeOf(value: RowValues[number]): number {
    if (value === null) return NULL;
    if (typeof value === 'string') return this.#placeOf(value) * 2 + 1;
    const isSmall = Number.isInteger(value) && value > -SMALL && value < SMALL;
    return isSmall ? value * 2 : this.#texts.push(value) * 2 - 1;
  }

  #placeOf(text: string): number {
    if (text.length > REPEATED_LENGTH) {
      this.#characters += text.length;
      return this.#texts.push(text) - 1;
    }
    let place = this.#places.get(text);
    if (place === undefined) this.#places.set(text, (place = this.#texts.push(text) - 1));
    return place;
  }

  flush(): void {
    if (this.#values > 0) this.#pack();
    this.#send('rest', []);
  }

  #pack(): void {
    const codes: Partial<Record<InsertTable, Int32Array<ArrayBuffer>>> = {};
    for (const [table, room] of this.#rooms) {
      if (room.filled > 0) codes[table] = room.codes.slice(0, room.filled);
      room.filled = 0;
    }
    const texts = this.#texts;
    this.#texts = [];
    this.#places = new Map();
    this.#values = this.#characters = 0;
    const memory = Object.values(codes).map(({ buffer }) => buffer);
    this.#send({ texts, codes }, memory);
  }
}

/** Hands the rows of a packet on, in the order in which they were gathered, table by table. */
export function unpackRows({ texts, codes }: RowPacket, sink: RowSink): void {
  for (const table of INSERT_TABLES) {
    const values = codes[table];
    if (!values) continue;
    const width = INSERTS[table].length;
    const row: RowValues = new Array<null>(width).fill(null);
    for (let at = 0; at < values.length; at += width) {
      for (let column = 0; column < width; column++) {
        const code = values[at + column] ?? NULL;
        row[column] = code === NULL ? null : code & 1 ? (texts[code >> 1] ?? null) : code / 2;
      }
      sink.insert(table, row);
    }
  }
}
