/** The thread that parses a large file: a program of its own, `dist/csv-worker.cjs`. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

import { Refusal } from '../domain/errors.ts';
import { csvRecords } from './csv-records.ts';
import type { ReadingOrder, ThreadMessage } from './csv-thread.ts';
import { piecesAsUtf8 } from './ledger-encoding.ts';
import { openSource } from './ledger-source.ts';
import { packed } from './record-packet.ts';

/** Batches that may wait to be taken: enough that nobody waits for the other, few enough to hold. */
const MAY_WAIT = 16;

if (parentPort) {
  const port = parentPort;
  const send = (message: ThreadMessage) => {
    port.postMessage(message);
  };
  parse(port, workerData as ReadingOrder, send)
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

async function parse(
  port: MessagePort,
  { path, surveyed, delimiter }: ReadingOrder,
  send: (message: ThreadMessage) => void,
): Promise<void> {
  let waiting = 0;
  let taken: (() => void) | undefined;
  port.on('message', () => {
    waiting--;
    taken?.();
  });
  const source = await openSource({ path });
  for await (const batch of csvRecords(piecesAsUtf8(source, surveyed), delimiter)) {
    send(packed(batch));
    waiting++;
    while (waiting > MAY_WAIT) await new Promise<void>((resolve) => (taken = resolve));
  }
}
