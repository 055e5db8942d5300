/**
 * Workbooks are read in a thread of their own, with a limit on its memory and on its silence: whatever
 * a file does to the thread, the program lives on and says what is wrong.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { Refusal } from '../../domain/errors.ts';
import type { RecordBatch } from '../csv-records.ts';
import { unpacked, type RecordPacket } from '../record-packet.ts';
import { endedSilently, messagesFrom } from '../thread-side.ts';
import { openArchive, type WorkbookInput } from './archive.ts';
import { WORKBOOK_LIMITS } from './limits.ts';
import { sheetRows, type RowsOrder } from './sheet-rows.ts';
import { surveySheets, type SheetHead, type SurveyOrder } from './survey.ts';

/** A workbook; `name` is what messages call it. */
export interface WorkbookFile {
  readonly input: WorkbookInput;
  readonly name: string;
}

/** What the thread is to do. */
export interface WorkbookOrder extends WorkbookFile {
  readonly task: { readonly survey: SurveyOrder } | { readonly rows: RowsOrder };
}

/** What the thread finds. */
export type WorkbookMessage =
  | { readonly heads: readonly SheetHead[] }
  | { readonly packet: RecordPacket }
  | { readonly alive: true };

/** The build puts the thread's code beside the program; sources that run unbundled have none. */
const THREAD_FILE = join(__dirname, 'workbook-worker.cjs');
const YOUNG_MEGABYTES = 16;

/** Looks at a workbook's sheets. */
export async function surveyWorkbook(
  order: WorkbookFile,
  survey: SurveyOrder,
): Promise<readonly SheetHead[]> {
  if (!existsSync(THREAD_FILE)) {
    const archive = await openArchive(order.input, order.name);
    try {
      return await surveySheets(archive, order.name, survey);
    } finally {
      archive.close();
    }
  }
  for await (const message of found({ ...order, task: { survey } })) {
    if ('heads' in message) return message.heads;
  }
  throw endedSilently();
}

/** The rows of one sheet, in order. */
export async function* workbookRows(
  order: WorkbookFile,
  rows: RowsOrder,
): AsyncGenerator<RecordBatch> {
  if (!existsSync(THREAD_FILE)) {
    const archive = await openArchive(order.input, order.name);
    try {
      yield* sheetRows(archive, order.name, rows);
    } finally {
      archive.close();
    }
    return;
  }
  for await (const message of found({ ...order, task: { rows } })) {
    if ('packet' in message) yield unpacked(message.packet);
  }
}

async function* found(order: WorkbookOrder): AsyncGenerator<WorkbookMessage> {
  const refuse = (reason: 'memory' | 'silence') =>
    new Refusal('workbook-unsafe', { name: order.name, reason });
  try {
    yield* messagesFrom<WorkbookMessage>({
      program: THREAD_FILE,
      order,
      limits: {
        maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
        maxOldGenerationSizeMb: WORKBOOK_LIMITS.heapMegabytes,
      },
      wait: (message) => answered(message, () => refuse('silence')),
    });
  } catch (error) {
    throw isOutOfMemory(error) ? refuse('memory') : error;
  }
}

/** The promise's value, or an error when it takes longer than we wait. */
async function answered<T>(promise: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(late());
    }, WORKBOOK_LIMITS.silenceMs);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
