/** A reading thread as the main thread sees it: what it found, one after the other, and how it ended. */
import { on } from 'node:events';
import { Worker, type ResourceLimits } from 'node:worker_threads';

import { errorOfData, type ErrorData } from '../domain/errors.ts';

/** What a thread sends last. */
export type Ending = { readonly end: true } | ErrorData;

/** A thread to be started. */
export interface ReadingThread {
  /** The file with its code. */
  readonly program: string;
  /** What it is to read, as its code understands it. */
  readonly order: unknown;
  readonly limits: ResourceLimits;
  /** What the next message is waited for with; without it, as long as it takes. */
  readonly wait?: <T>(message: Promise<T>) => Promise<T>;
}

/**
 * What a thread finds, in order; the thread is told of each that is taken, and stopped as soon as
 * nobody wants more. What it refuses is refused here.
 */
export async function* messagesFrom<Message extends object>({
  program,
  order,
  limits,
  wait = (message) => message,
}: ReadingThread): AsyncGenerator<Message> {
  const thread = new Worker(program, { workerData: order, resourceLimits: limits });
  const messages = on(thread, 'message', { close: ['exit'] }) as AsyncIterator<
    [Message | Ending],
    undefined
  >;
  try {
    for (;;) {
      const { value } = await wait(messages.next());
      // Rows that are missing must never look like the end of the file.
      if (value === undefined) throw endedSilently();
      const [message] = value;
      if ('end' in message) return;
      if ('refusal' in message || 'defect' in message) throw errorOfData(message);
      yield message;
      thread.postMessage('taken');
    }
  } finally {
    await thread.terminate();
  }
}

export function endedSilently(): Error {
  return new Error('the reading thread ended without a word');
}
