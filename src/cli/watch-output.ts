/** What becomes of an output stream after we have written to it. */
import { Refusal } from '../domain/errors.ts';
import type { Output } from './env.ts';
import { OutputClosed } from './usage-error.ts';

export interface WatchedOutput {
  /** Why the answer did not get through, once that is known. */
  problem(): Error | undefined;
  /** Waits until everything is written; throws the problem if there was one. */
  flushed(): Promise<void>;
}

/** Listens for errors, which would otherwise end the program: a closed pipe, a full disk. */
export function watchOutput(stream: Output, name: string): WatchedOutput {
  let problem: Error | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    problem ??= problemOf(error, name);
  });
  return {
    problem: () => problem,
    flushed: async () => {
      if (!stream.destroyed)
        await new Promise<void>((resolve) => stream.write('', () => setImmediate(resolve)));
      if (problem !== undefined) throw problem;
    },
  };
}

function problemOf(error: NodeJS.ErrnoException, path: string): Error {
  const { code = '' } = error;
  if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') return new OutputClosed();
  // What was decided is recorded before it is answered.
  if (path === 'stdout') return new Refusal('answer-lost', { reason: code }, { cause: error });
  return new Refusal('file-unwritable', { path, reason: code }, { cause: error });
}
