/**
 * The database in a thread of its own, for a large load: rows are sent there and written while the next ones
 * are made. Every question waits for its answer, so that to whoever asks it is a database like any other: one
 * connection, one transaction, and what was sent before is found.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  MessageChannel,
  receiveMessageOnPort,
  Worker,
  type MessagePort,
} from 'node:worker_threads';

import { errorOfData, type ErrorData } from '../domain/errors.ts';
import type { SqlDatabase, SqlStatement } from './connection.ts';
import { RowPacker, type RowPacket } from './row-packet.ts';

/** What the thread is started with. */
export interface LoadOrder {
  readonly path: string;
  readonly port: MessagePort;
  readonly marks: Int32Array;
}

/** Places in `marks`, by which both sides see without a message how far the thread is. */
export const MARKS = { answered: 0, written: 1, failed: 2, ended: 3 } as const;

/** Rows to be written, or the word to write those that still wait. There is no answer. */
export interface LoadWriting {
  readonly rows: RowPacket | 'rest';
}

type Method = 'run' | 'all' | 'get';
type RowForm = 'pluck' | 'raw';

/** What the thread answers. Statements stay there, and are known by their places. */
export interface LoadHost {
  exec(sql: string): void;
  prepare(sql: string): { readonly place: number; readonly reader: boolean };
  call(place: number, method: Method, values: readonly unknown[]): unknown;
  rowsAs(place: number, form: RowForm): void;
  inTransaction(): boolean;
  close(): void;
}

export interface LoadQuestion {
  readonly ask: keyof LoadHost;
  readonly given: readonly unknown[];
}

export type LoadAnswer = { readonly value: unknown } | ErrorData;

/** The build puts the thread's code beside the program; sources that run unbundled have none. */
const THREAD_FILE = join(__dirname, 'load-worker.cjs');
/** Packets that may wait to be written: enough that nobody waits for the other, few enough to hold. */
const MAY_WAIT = 4;
/** Rows make garbage only; with room for it, it is hardly ever copied. */
const YOUNG_MEGABYTES = 16;

/** The database of a file in a thread, or `null` where the thread's code is not there. */
export function openLoadThread(path: string, program = THREAD_FILE): LoadThread | null {
  return existsSync(program) ? new LoadThread(path, program) : null;
}

export class LoadThread implements SqlDatabase {
  /** Takes rows for the thread. */
  readonly inserts: RowPacker;
  readonly #port: MessagePort;
  readonly #marks = new Int32Array(new SharedArrayBuffer(4 * Object.keys(MARKS).length));
  #sent = 0;

  constructor(path: string, program: string) {
    const { port1, port2 } = new MessageChannel();
    const order: LoadOrder = { path, port: port2, marks: this.#marks };
    this.#port = port1;
    new Worker(program, {
      workerData: order,
      transferList: [port2],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    this.inserts = new RowPacker((rows, memory) => {
      this.#write({ rows }, memory);
    });
  }

  get inTransaction(): boolean {
    return this.#ask('inTransaction');
  }

  exec(sql: string): void {
    this.#ask('exec', sql);
  }

  prepare(sql: string): SqlStatement {
    const { place, reader } = this.#ask('prepare', sql);
    const call = (method: Method, values: readonly unknown[]) =>
      this.#ask('call', place, method, values);
    const rowsAs = (form: RowForm) => {
      this.#ask('rowsAs', place, form);
      return statement;
    };
    const statement: SqlStatement = {
      reader,
      run: (...values) => call('run', values) as ReturnType<SqlStatement['run']>,
      all: (...values) => call('all', values) as unknown[],
      get: (...values) => call('get', values),
      // One answer has all of them: nobody reads very much in the middle of a load.
      iterate: (...values) => statement.all(...values).values(),
      pluck: () => rowsAs('pluck'),
      raw: () => rowsAs('raw'),
    };
    return statement;
  }

  /** Ends the thread, too: nothing but its port keeps it. */
  close(): void {
    try {
      this.#ask('close');
    } finally {
      this.#port.close();
    }
  }

  /** Goes on at once, unless too much is on its way. */
  #write(writing: LoadWriting, memory: readonly ArrayBuffer[]): void {
    this.#port.postMessage(writing, memory);
    this.#sent++;
    for (;;) {
      const written = Atomics.load(this.#marks, MARKS.written);
      this.#expectLife();
      if (this.#sent - written <= MAY_WAIT) break;
      Atomics.wait(this.#marks, MARKS.written, written);
    }
    // Any question is answered with what went wrong.
    if (Atomics.load(this.#marks, MARKS.failed) === 1) this.#ask('inTransaction');
  }

  #ask<Ask extends keyof LoadHost>(
    ask: Ask,
    ...given: Parameters<LoadHost[Ask]>
  ): ReturnType<LoadHost[Ask]> {
    this.#port.postMessage({ ask, given } satisfies LoadQuestion);
    for (;;) {
      const answered = Atomics.load(this.#marks, MARKS.answered);
      const got = receiveMessageOnPort(this.#port) as { message: LoadAnswer } | undefined;
      if (!got) {
        this.#expectLife();
        Atomics.wait(this.#marks, MARKS.answered, answered);
      } else if ('value' in got.message) return got.message.value as ReturnType<LoadHost[Ask]>;
      else throw errorOfData(got.message);
    }
  }

  /** Whoever waits for a thread that has died would wait for ever. */
  #expectLife(): void {
    if (Atomics.load(this.#marks, MARKS.ended) === 1)
      throw new Error('the writing thread ended without a word');
  }
}
