/**
 * The rows of a large file, parsed beside the main thread, which meanwhile understands and stores
 * them. The thread runs the same {@link csvRecords}; here is only what passes between the two.
 */
import { on } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { Refusal, type ErrorCode, type ErrorParams } from '../domain/errors.ts';
import { csvRecords, type RecordBatch } from './csv-records.ts';
import { piecesAsUtf8, type SurveyedBytes } from './ledger-encoding.ts';
import type { LedgerSource } from './ledger-source.ts';
import { unpacked, type RecordPacket } from './record-packet.ts';

/** What the thread is to read. */
export interface ReadingOrder {
  readonly path: string;
  readonly surveyed: Pick<SurveyedBytes, 'encoding' | 'sha256'>;
  readonly delimiter: string;
}

/** What the thread sends: rows, then how its reading ended. A refusal would lose its class on the way. */
export type ThreadMessage =
  | RecordPacket
  | { readonly end: true }
  | { readonly refusal: { readonly code: ErrorCode; readonly params: ErrorParams } }
  | { readonly defect: unknown };

/** The build puts the thread's code beside the program; sources that run unbundled have none. */
const THREAD_FILE = join(__dirname, 'csv-worker.cjs');
/** Below it a thread costs more than it saves: starting one takes some 40 ms, parsing a megabyte 30. */
const THREAD_BYTES = 4 * 1024 ** 2;
/** Parsing makes garbage only; with room for it, it is hardly ever copied. */
const YOUNG_MEGABYTES = 32;

/** All rows of a file, in order; in a thread where there is a file of some size, else here. */
export function recordsOf(
  source: LedgerSource,
  { bytes, encoding, sha256 }: SurveyedBytes,
  delimiter: string,
): AsyncIterable<RecordBatch> {
  const surveyed = { encoding, sha256 };
  const { path } = source;
  return path !== undefined && bytes >= THREAD_BYTES && existsSync(THREAD_FILE)
    ? recordsFromThread({ path, surveyed, delimiter })
    : csvRecords(piecesAsUtf8(source, surveyed), delimiter);
}

/** The rows of the file that is ordered, from a thread of its own; `program` is the thread's code. */
export async function* recordsFromThread(
  order: ReadingOrder,
  program = THREAD_FILE,
): AsyncGenerator<RecordBatch> {
  const thread = new Worker(program, {
    workerData: order,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  try {
    const messages = on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[ThreadMessage]>;
    for await (const [message] of messages) {
      if ('end' in message) return;
      if ('refusal' in message) throw new Refusal(message.refusal.code, message.refusal.params);
      if ('defect' in message) throw message.defect;
      yield unpacked(message);
      thread.postMessage('taken');
    }
    // Rows that are missing must never look like the end of the file.
    throw new Error('the reading thread ended without a word');
  } finally {
    await thread.terminate();
  }
}
