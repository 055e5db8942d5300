/** What the counter itself refuses: a command line that says nothing, or a question broken off. */
import type { MessageKey, MessageParams } from '../messages/translate.ts';

/** Every code has its sentence under `usage.` and what to write instead under `usage-hint.`. */
export type UsageCode = MessageKey extends infer Key
  ? Key extends `usage.${infer Code}`
    ? Code
    : never
  : never;

/** A command line that can't be carried out as it stands; exit code 2. */
export class UsageError extends Error {
  readonly code: UsageCode;
  readonly params: MessageParams;

  constructor(code: UsageCode, params: MessageParams = {}) {
    super(code);
    this.name = 'UsageError';
    this.code = code;
    this.params = params;
  }
}

/** Ctrl-C, the end of the input, or (`cancelled`) a plain "no" to a question; exit code 130. */
export class Interrupted extends Error {
  readonly cancelled: boolean;

  constructor({ cancelled = false } = {}) {
    super('interrupted');
    this.name = 'Interrupted';
    this.cancelled = cancelled;
  }
}

/** Whoever read our output has gone away (`buding list | head`): silence, not an error. */
export class OutputClosed extends Error {
  constructor() {
    super('output closed');
    this.name = 'OutputClosed';
  }
}
