/**
 * An output that is a pipe or a file, written without the stream that Node would make of it: making one costs
 * a start three milliseconds, and on these Node writes at once, too.
 */
import { fstatSync, writeSync } from 'node:fs';
import type { Output } from './env.ts';

type Listener = (error: Error) => void;

/** How long to wait for a reader that has set its end not to block and does not read on, in milliseconds. */
const WAIT = 5;

export class PlainOutput implements Output {
  readonly isTTY = false;
  destroyed = false;
  errored: Error | null = null;
  readonly #fd: number;
  readonly #listeners: Listener[] = [];

  constructor(fd: number) {
    this.#fd = fd;
  }

  write(piece: string | Uint8Array, done?: () => void): boolean {
    if (!this.destroyed) this.#writeWhole(typeof piece === 'string' ? Buffer.from(piece) : piece);
    done?.();
    return true;
  }

  on(event: string, listener: Listener): this {
    if (event === 'error') this.#listeners.push(listener);
    return this;
  }

  /** Nothing is waited for here: a write has been made when it returns. */
  off(): this {
    return this;
  }

  #writeWhole(bytes: Uint8Array): void {
    try {
      for (let at = 0; at < bytes.length;) at += this.#writeSome(bytes.subarray(at));
    } catch (error) {
      this.destroyed = true;
      this.errored = error as Error;
      for (const listener of this.#listeners) listener(error as Error);
    }
  }

  #writeSome(bytes: Uint8Array): number {
    try {
      return writeSync(this.#fd, bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT);
      return 0;
    }
  }
}

/** The output behind a file descriptor, where it is a pipe or a file; a terminal needs the stream. */
export function plainOutput(fd: number): PlainOutput | null {
  try {
    const found = fstatSync(fd);
    const isPlain = found.isFIFO() || found.isFile() || found.isSocket();
    return isPlain ? new PlainOutput(fd) : null;
  } catch {
    return null;
  }
}
