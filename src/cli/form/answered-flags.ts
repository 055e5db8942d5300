/** From answers to flags and back: a form fills in what the command line left open, nothing else. */
import type { Env } from '../env.ts';
import type { FlagName, FlagSpec } from '../flag-spec.ts';
import { camelCase, Flags } from '../flags.ts';
import type { Call } from '../verb.ts';
import type { Answer, Answers, Reader } from './question.ts';
import type { ShownCall } from './command-line.ts';

/** Reads an answer as the flag reads its value. */
export function readBy(env: Env, name: FlagName, read: (flags: Flags) => unknown): Reader {
  return (text) =>
    read(new Flags({ [camelCase(name)]: text }, [{ name, mayBeEmpty: true }], env.today));
}

/** The call with the answers in the place of the flags that were not given. */
export function answeredCall(call: Call, answers: Answers): Call {
  const filled = Object.entries(answers).filter(([, answer]) => !isEmpty(answer));
  return { ...call, flags: call.flags.over(Object.fromEntries(filled)) };
}

/** Every flag of a call as it would be written. */
export function shownFlags({ flags }: Call, specs: readonly FlagSpec[]): ShownCall['flags'] {
  const shown: Partial<Record<FlagName, string | readonly string[] | true>> = {};
  for (const { name, value } of specs) {
    if (value !== undefined) Object.assign(shown, flags.only([name]));
    else if (flags.on(name)) shown[name] = true;
  }
  return shown;
}

/** Whether a flag was given. */
export function isGiven({ flags }: Call, name: FlagName): boolean {
  return flags.only([name])[name] !== undefined || flags.on(name);
}

function isEmpty(answer: Answer | undefined): boolean {
  return typeof answer === 'object' || typeof answer === 'string' ? answer.length === 0 : !answer;
}
