/** What the programs of the reading threads share: how they answer, refuse and end. */
import { parentPort, workerData } from 'node:worker_threads';

import { errorAsData } from '../domain/errors.ts';
import type { Ending } from './thread-side.ts';

/** How a thread's work sends what it found. */
export interface Sender<Message> {
  /** Sends and goes on. */
  now(message: Message): void;
  /** Sends, then waits as long as more than `mayWait` messages have not been taken. */
  inTurn(message: Message, mayWait: number): Promise<void>;
}

/** What a thread does with the order that it was started with. */
export type Work<Order, Message> = (order: Order, sender: Sender<Message>) => Promise<void>;

/** Does a thread's work, says how it ended, and closes the thread. */
export function serve<Order, Message>(work: Work<Order, Message>): void {
  if (parentPort === null) return;
  const port = parentPort;
  const send = (message: Message | Ending) => {
    port.postMessage(message);
  };
  let waiting = 0;
  let taken: (() => void) | undefined;
  port.on('message', () => {
    waiting--;
    taken?.();
  });
  const sender: Sender<Message> = {
    now: send,
    inTurn: async (message, mayWait) => {
      send(message);
      waiting++;
      while (waiting > mayWait) await new Promise<void>((resolve) => (taken = resolve));
    },
  };
  work(workerData as Order, sender)
    .then(() => {
      send({ end: true });
    })
    .catch((error: unknown) => {
      send(errorAsData(error));
    })
    .finally(() => {
      port.close();
    });
}
