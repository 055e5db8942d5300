/**
 * One question on the terminal: Ctrl-C and Ctrl-D and the end of the input break the conversation off,
 * Esc goes a step back. inquirer itself waits for ever when the input ends, and knows neither key.
 */
import type { Env } from '../env.ts';
import { Interrupted } from '../usage-error.ts';

/** Esc was pressed: the question before this one is to be asked again. */
export class StepBack extends Error {
  constructor() {
    super('step back');
    this.name = 'StepBack';
  }
}

/** What a prompt works with. */
export interface PromptContext {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
  /** Whether nothing of the prompt is left on the screen; looked at when it ends. */
  clearPromptOnDone: boolean;
}

/** How long an Esc waits for the rest of an arrow key, in ms; Node's half second feels broken. */
const ESCAPE_WAIT = 60;

const CTRL_D = '\u0004';

/** Runs one prompt; throws `StepBack` or `Interrupted` when it is not answered. */
export async function asking<T>(
  env: Env,
  prompt: (context: PromptContext) => Promise<T>,
): Promise<T> {
  // Loaded here, because commands that might ask import this file: it takes two milliseconds.
  const { emitKeypressEvents } = await import('node:readline');
  const input = env.stdin as NodeJS.ReadStream;
  emitKeypressEvents(input, { escapeCodeTimeout: ESCAPE_WAIT } as never);
  const broken = new AbortController();
  const { signal } = broken;
  // Asked on a terminal alone.
  const output = env.stderr as NodeJS.WriteStream;
  const context: PromptContext = { input, output, signal, clearPromptOnDone: false };
  const onEnd = () => {
    broken.abort(new Interrupted({ cancelled: true }));
  };
  const onData = (chunk: Buffer | string) => {
    if (chunk.toString().includes(CTRL_D)) onEnd();
  };
  const onKey = (_text: string | undefined, key: { readonly name?: string }) => {
    if (key.name !== 'escape') return;
    context.clearPromptOnDone = true; // a question that was not answered is no part of the trail
    broken.abort(new StepBack());
  };
  input.on('end', onEnd).on('close', onEnd).on('data', onData).on('keypress', onKey);
  try {
    return await prompt(context);
  } catch (error) {
    throw reasonOf(error, signal);
  } finally {
    input.off('end', onEnd).off('close', onEnd).off('data', onData).off('keypress', onKey);
    input.pause();
  }
}

/** inquirer wraps why it was stopped; Ctrl-C it finds by itself. */
function reasonOf(error: unknown, { aborted, reason }: AbortSignal): unknown {
  if (aborted) return reason;
  const { name } = error as Error;
  return name === 'ExitPromptError' ? new Interrupted({ cancelled: true }) : error;
}
