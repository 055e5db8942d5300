/**
 * The rows of a large file, parsed beside the main thread, which meanwhile understands and stores
 * them. The thread runs the same {@link csvRecords}; here is only what passes between the two.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { csvRecords, type RecordBatch } from './csv-records.ts';
import { piecesAsUtf8, type SurveyedBytes } from './ledger-encoding.ts';
import type { LedgerSource } from './ledger-source.ts';
import { unpacked, type RecordPacket } from './record-packet.ts';
import { messagesFrom } from './thread-side.ts';

/** What the thread is to read. */
export interface ReadingOrder {
  readonly path: string;
  readonly surveyed: Pick<SurveyedBytes, 'encoding' | 'sha256'>;
  readonly delimiter: string;
}

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
  const limits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES };
  for await (const packet of messagesFrom<RecordPacket>({ program, order, limits }))
    yield unpacked(packet);
}
