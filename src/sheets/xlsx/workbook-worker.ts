/** The thread that reads workbooks: a program of its own, `dist/workbook-worker.cjs`. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

import { Refusal } from '../../domain/errors.ts';
import { packed } from '../record-packet.ts';
import { openArchive, type Archive } from './archive.ts';
import { sheetRows } from './sheet-rows.ts';
import { surveySheets } from './survey.ts';
import type { WorkbookMessage, WorkbookOrder } from './workbook-thread.ts';

/** Bundles that may wait to be taken: enough that nobody waits for the other, few enough to hold. */
const MAY_WAIT = 3;

type Send = (message: WorkbookMessage) => void;

if (parentPort) {
  const port = parentPort;
  const send: Send = (message) => {
    port.postMessage(message);
  };
  const order = workerData as WorkbookOrder;
  work(port, order, send)
    .then(() => {
      send({ end: true });
    })
    .catch((error: unknown) => {
      if (!(error instanceof Refusal)) send({ defect: error });
      else send({ refusal: { code: error.code, params: error.params } });
    })
    .finally(() => {
      port.close();
    });
}

async function work(port: MessagePort, order: WorkbookOrder, send: Send): Promise<void> {
  const archive = await openArchive(order.input, order.name);
  try {
    await read(port, archive, order, send);
  } finally {
    archive.close();
  }
}

async function read(
  port: MessagePort,
  archive: Archive,
  { name, task }: WorkbookOrder,
  send: Send,
): Promise<void> {
  if ('survey' in task) {
    const alive = () => {
      send({ alive: true });
    };
    send({ heads: await surveySheets(archive, name, task.survey, alive) });
    return;
  }
  let waiting = 0;
  let taken: (() => void) | undefined;
  port.on('message', () => {
    waiting--;
    taken?.();
  });
  for await (const batch of sheetRows(archive, name, task.rows)) {
    send({ packet: packed(batch) });
    waiting++;
    while (waiting > MAY_WAIT) await new Promise<void>((resolve) => (taken = resolve));
  }
}
