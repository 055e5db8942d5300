/**
 * Rows as they travel from one thread to another: their texts, and a whole number for each value that is the
 * value or says which text it is. Most columns of most rows are small numbers or empty.
 */
import { INSERT_TABLES, INSERTS, type InsertTable, type RowSink } from './prepared.ts';
import type { RowValues } from './rows.ts';

export interface RowPacket {
  /** Texts, and numbers that are not small. */
  readonly texts: readonly (string | number)[];
  /** The values of each table's rows, one row behind the other. */
  readonly codes: Readonly<Partial<Record<InsertTable, Int32Array>>>;
}

/** Stands for NULL. Every other code is twice a small number, or twice the place of a text and one more. */
const NULL = -(2 ** 31);
const SMALL = 2 ** 29;

/** So many values, or characters of text, fill a packet: some hundred cases. */
const FULL_VALUES = 2 ** 16;
const FULL_CHARACTERS = 2 ** 18;

/** Takes a packet, with the memory that may go with it, or the word to write what still waits. */
type Send = (rows: RowPacket | 'rest', memory: readonly ArrayBuffer[]) => void;

interface Room {
  readonly codes: Int32Array<ArrayBuffer>;
  filled: number;
}

/** Gathers rows into packets. */
export class RowPacker implements RowSink {
  readonly #send: Send;
  readonly #rooms = new Map<InsertTable, Room>();
  #texts: (string | number)[] = [];
  #values = 0;
  #characters = 0;
  /** Whether rows were sent since the word to write the rest: each query gives it beforehand. */
  #mayWait = false;

  constructor(send: Send) {
    this.#send = send;
  }

  insert(table: InsertTable, row: RowValues): void {
    if (this.#values + row.length > FULL_VALUES || this.#characters > FULL_CHARACTERS) this.#pack();
    let room = this.#rooms.get(table);
    if (!room) this.#rooms.set(table, (room = { codes: new Int32Array(FULL_VALUES), filled: 0 }));
    for (const value of row) room.codes[room.filled++] = this.#codeOf(value);
    this.#values += row.length;
  }

  #codeOf(value: RowValues[number]): number {
    if (value === null) return NULL;
    if (typeof value === 'string') this.#characters += value.length;
    else if (Number.isInteger(value) && value > -SMALL && value < SMALL) return value * 2;
    return this.#texts.push(value) * 2 - 1;
  }

  flush(): void {
    if (this.#values > 0) this.#pack();
    if (!this.#mayWait) return;
    this.#mayWait = false;
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
    this.#values = this.#characters = 0;
    const memory = Object.values(codes).map(({ buffer }) => buffer);
    this.#send({ texts, codes }, memory);
    this.#mayWait = true;
  }
}

/** Hands the rows of a packet on, in the order in which they were gathered, table by table. */
export function unpackRows({ texts, codes }: RowPacket, sink: RowSink): void {
  for (const table of INSERT_TABLES) {
    const row: RowValues = [];
    for (const code of codes[table] ?? []) {
      row.push(code === NULL ? null : code & 1 ? (texts[code >> 1] ?? null) : code / 2);
      if (row.length < INSERTS[table].length) continue;
      sink.insert(table, row);
      row.length = 0;
    }
  }
}
