/**
 * A screen that is redrawn in place until somebody ends it: on the alternate screen, so that the
 * terminal is as it was afterwards, whichever way it ends.
 */
import type { Env, Input, Output } from './env.ts';
import { send } from './output.ts';
import { Interrupted } from './usage-error.ts';

/** What is drawn, and by what. */
export interface Watched {
  /** Reads the world afresh; never rejects for what may pass. */
  readonly refresh: () => Promise<void>;
  /** The lines for a screen of that size, from what was read last. */
  readonly lines: (size: { readonly width: number; readonly height: number }) => string[];
  /** Time between two readings. */
  readonly everyMs: number;
}

const ESCAPE = '\x1b';
// Alternate screen, no cursor, no wrapping of a line that is wider than the terminal thinks.
const ENTER = `${ESCAPE}[?1049h${ESCAPE}[?25l${ESCAPE}[?7l`;
const LEAVE = `${ESCAPE}[?7h${ESCAPE}[?25h${ESCAPE}[?1049l`;
const HOME = `${ESCAPE}[H`;
const CLEAR_LINE = `${ESCAPE}[K`;
const CLEAR_BELOW = `${ESCAPE}[J`;

/** Keys that end it: q, Esc, Ctrl-C, Ctrl-D. An arrow begins with Esc, too, but comes as one piece. */
const ENDING: readonly string[] = ['q', 'Q', ESCAPE, '\x03', '\x04'];

/**
 * Draws until a key or Ctrl-C ends it, which is how it is meant to end. A request of the system to
 * stop (SIGTERM, a terminal that is gone) throws `Interrupted`, after the terminal was restored.
 */
export async function watchScreen(env: Env, watched: Watched): Promise<void> {
  const { stdin, stdout } = env;
  const end = new Ending(env.isTerminal(stdin) ? stdin : null);
  const redraw = () => {
    end.wake('resized');
  };
  // Whatever ends the process: this runs last, and writing to a terminal does not wait.
  const restore = () => {
    end.quiet();
    if (!stdout.destroyed && stdout.errored === null) stdout.write(LEAVE);
  };
  process.once('exit', restore);
  stdout.on('resize', redraw);
  try {
    end.listen();
    await send(stdout, ENTER);
    while (end.why === null) {
      await watched.refresh();
      do await send(stdout, frame(watched, stdout));
      while ((await end.within(watched.everyMs)) === 'resized');
    }
  } finally {
    stdout.off('resize', redraw);
    process.removeListener('exit', restore);
    restore();
  }
  if (end.why === 'stopped') throw new Interrupted();
}

/** One frame in one write, so that nothing flickers: each line clears what was behind it. */
function frame({ lines }: Watched, { columns: width = 80, rows: height = 24 }: Output): string {
  const shown = lines({ width, height }).slice(0, height);
  return HOME + shown.map((line) => line + CLEAR_LINE).join('\r\n') + CLEAR_BELOW;
}

type Reason = 'asked' | 'stopped';
type Waking = Reason | 'resized' | 'time';

/** Listens for whatever ends the watching. */
class Ending {
  why: Reason | null = null;
  readonly #keys: Input | null;
  #woken: (by: Waking) => void = () => undefined;

  readonly #onKeys = (piece: Buffer | string) => {
    const text = piece.toString();
    if (ENDING.includes(text) || text.includes('\x03')) this.stop('asked');
  };
  readonly #onAsked = () => {
    this.stop('asked');
  };
  readonly #onStopped = () => {
    this.stop('stopped');
  };

  constructor(keys: Input | null) {
    this.#keys = keys;
  }

  listen(): void {
    process.on('SIGINT', this.#onAsked).on('SIGTERM', this.#onStopped);
    process.on('SIGHUP', this.#onStopped);
    const keys = this.#keys;
    if (keys === null) return;
    keys.setRawMode?.(true);
    keys.on('data', this.#onKeys).on('end', this.#onStopped).on('error', this.#onStopped);
    keys.resume();
  }

  /** Listens no more, and gives the keyboard back. */
  quiet(): void {
    process.removeListener('SIGINT', this.#onAsked).removeListener('SIGTERM', this.#onStopped);
    process.removeListener('SIGHUP', this.#onStopped);
    const keys = this.#keys;
    if (keys === null) return;
    keys.off('data', this.#onKeys).off('end', this.#onStopped).off('error', this.#onStopped);
    try {
      keys.setRawMode?.(false);
    } catch {
      // The terminal is gone.
    }
    keys.pause();
  }

  stop(why: Reason): void {
    this.why ??= why;
    this.wake(why);
  }

  /** Ends the present waiting; without one, nothing happens. */
  wake(by: Waking): void {
    this.#woken(by);
  }

  /** Waits, but no longer than until somebody ends it or the screen changes. */
  within(ms: number): Promise<Waking> {
    if (this.why !== null) return Promise.resolve(this.why);
    return new Promise((done) => {
      const timer = setTimeout(done, ms, 'time');
      this.#woken = (by) => {
        clearTimeout(timer);
        done(by);
      };
    });
  }
}
