/** The thread that has the database during a large load: a program of its own, `dist/load-worker.cjs`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';

import { errorAsData } from '../domain/errors.ts';
import type { SqlStatement } from './connection.ts';
import {
  MARKS,
  type LoadAnswer,
  type LoadHost,
  type LoadOrder,
  type LoadQuestion,
  type LoadWriting,
} from './load-thread.ts';
import { openSqliteFile } from './open-sqlite.ts';
import { PreparedInserts } from './prepared.ts';
import { unpackRows } from './row-packet.ts';

const { path, port, marks } = workerData as LoadOrder;
const statements: SqlStatement[] = [];

/** Opened when it is first asked for, so that what prevents it is an answer like any other. */
let database: Database | undefined;
let inserts: PreparedInserts | undefined;
/** Why rows could not be written; whoever asks next is told. */
let failure: { readonly error: unknown } | undefined;

function opened(): Database {
  return (database ??= openSqliteFile(path, { keepJournalMode: true }).database);
}

const host: LoadHost = {
  exec: (sql) => {
    opened().exec(sql);
  },
  prepare: (sql, form) => {
    const statement: SqlStatement = opened().prepare(sql);
    if (form !== 'objects') statement[form]();
    return { place: statements.push(statement) - 1, reader: statement.reader };
  },
  call: (place, method, values) => statements[place]?.[method](...values),
  inTransaction: () => opened().inTransaction,
  close: () => {
    database?.close();
  },
};

function answer({ ask, given }: LoadQuestion): LoadAnswer {
  try {
    if (failure) throw failure.error;
    return { value: (host[ask] as (...given: readonly unknown[]) => unknown)(...given) };
  } catch (error) {
    failure = undefined;
    Atomics.store(marks, MARKS.failed, 0);
    return errorAsData(error);
  }
}

function write({ rows }: LoadWriting): void {
  try {
    if (failure) return;
    inserts ??= new PreparedInserts(opened());
    if (rows === 'rest') inserts.flush();
    else unpackRows(rows, inserts);
  } catch (error) {
    failure = { error };
    Atomics.store(marks, MARKS.failed, 1);
  }
}

/** Counts what was done, and wakes whoever waits for it. */
function mark(what: number): void {
  Atomics.add(marks, what, 1);
  Atomics.notify(marks, what);
}

port.on('message', (message: LoadWriting | LoadQuestion) => {
  if ('rows' in message) {
    write(message);
    mark(MARKS.written);
  } else {
    port.postMessage(answer(message));
    mark(MARKS.answered);
  }
});
process.once('exit', () => {
  Atomics.store(marks, MARKS.ended, 1);
  mark(MARKS.answered);
  mark(MARKS.written);
});
parentPort?.postMessage('begun');
