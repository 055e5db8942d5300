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
/** How a statement gives its rows: as objects, their first value alone, or as arrays. */
type RowForm = 'objects' | 'pluck' | 'raw';

/** A statement of the thread: it stays there, and is known by its place. */
interface Prepared {
  readonly place: number;
  readonly reader: boolean;
}

/** What the thread answers. */
export interface LoadHost {
  exec(sql: string): void;
  prepare(sql: string, form: RowForm): Prepared;
  call(place: number, method: Method, values: readonly unknown[]): unknown;
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

/** The database of a file in a thread that runs by now, or `null` where the thread's code is not there. */
export async function openLoadThread(
  path: string,
  program = THREAD_FILE,
): Promise<LoadThread | null> {
  if (!existsSync(program)) return null;
  const { port1, port2 } = new MessageChannel();
  const marks = new Int32Array(new SharedArrayBuffer(4 * Object.keys(MARKS).length));
  const order: LoadOrder = { path, port: port2, marks };
  const thread = new Worker(program, {
    workerData: order,
    transferList: [port2],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  await begun(thread);
  return new LoadThread(port1, marks);
}

/**
 * Until its code is loaded a thread can't mark that it ended, and whoever waits for a mark hears nothing else.
 * An error after that is marked; heard by nobody it would end the program.
 */
function begun(thread: Worker): Promise<void> {
  return new Promise((done, failed) => {
    thread.once('message', done);
    thread.on('error', failed);
    thread.once('exit', () => {
      failed(endedSilently());
    });
  });
}

function endedSilently(): Error {
  return new Error('the writing thread ended without a word');
}

export class LoadThread implements SqlDatabase {
  /** Takes rows for the thread. */
  readonly inserts: RowPacker;
  readonly #port: MessagePort;
  readonly #marks: Int32Array;
  /** Kysely prepares each query anew, but the thread keeps a statement until it ends: one for each text. */
  readonly #prepared = new Map<string, Prepared>();
  #sent = 0;

  constructor(port: MessagePort, marks: Int32Array) {
    this.#port = port;
    this.#marks = marks;
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
    return this.#statement(sql, 'objects');
  }

  #statement(sql: string, form: RowForm): SqlStatement {
    const { place, reader } = this.#place(sql, form);
    const call = (method: Method, values: readonly unknown[]) =>
      this.#ask('call', place, method, values);
    const all = (...values: unknown[]) => call('all', values) as unknown[];
    return {
      reader,
      run: (...values) => call('run', values) as ReturnType<SqlStatement['run']>,
      all,
      get: (...values) => call('get', values),
      // One answer has all of them: nobody reads very much in the middle of a load.
      iterate: (...values) => all(...values).values(),
      pluck: () => this.#statement(sql, 'pluck'),
      raw: () => this.#statement(sql, 'raw'),
    };
  }

  #place(sql: string, form: RowForm): Prepared {
    const key = `${form} ${sql}`;
    let prepared = this.#prepared.get(key);
    if (!prepared) this.#prepared.set(key, (prepared = this.#ask('prepare', sql, form)));
    return prepared;
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
    if (Atomics.load(this.#marks, MARKS.ended) === 1) throw endedSilently();
  }
}
