/** Flags and arguments that several commands share, and what is read from them. */
import type { IsoDate } from '../domain/dates.ts';
import { resolveCases } from '../register/look.ts';
import type { Env } from './env.ts';
import { given } from './given.ts';
import { confirm } from './prompt.ts';
import { UsageError } from './usage-error.ts';
import type { FlagSpec } from './flag-spec.ts';
import type { ArgumentSpec, Call } from './verb.ts';

export const CASES: readonly ArgumentSpec[] = [{ name: 'case', many: true }];

export const ON: FlagSpec = { name: 'on', value: 'date' };
/** What needs a reason says so itself. */
export const REASON: FlagSpec = { name: 'reason', value: 'text', mayBeEmpty: true };
export const DRY_RUN: FlagSpec = { name: 'dry-run' };
export const FROM_FILE: FlagSpec = { name: 'from-file', value: 'file' };
export const OUTPUT: FlagSpec = { name: 'output', value: 'file', short: 'o' };

/** From how many cases on a command asks first. */
export const MANY = 3;
/** How many numbers the question names. */
const NAMED = 5;

/** The business date and the reason, as far as they were given. */
export function readWhenAndWhy({ flags }: Call): { on?: IsoDate; reason?: string } {
  return given({ on: flags.date('on'), reason: flags.text('reason') });
}

/**
 * The cases that were named, each once; asks first when they are many. What is asked about was found
 * in the register: a mistyped flag is no case.
 */
export async function readCases(env: Env, call: Call, action: string): Promise<string[]> {
  const file = call.flags.text('from-file');
  const listed = file === undefined ? [] : await readListed(env, file);
  const cases = [...new Set([...call.args, ...listed])];
  if (cases.length === 0) throw new UsageError('cases-missing');
  if (cases.length < MANY || env.globals.yes || call.flags.on('dry-run')) return cases;
  const found = (await resolveCases(await env.desk(), cases)).map(({ no }) => no);
  if (found.length >= MANY) {
    const numbers = found.slice(0, NAMED);
    const more = found.length > NAMED ? ' …' : '';
    await confirm(env, env.t('talk.confirm-many', { count: found.length, action, numbers, more }));
  }
  return found;
}

async function readListed(env: Env, file: string): Promise<string[]> {
  const { readCaseList } = await import('./case-list.ts');
  return readCaseList(env, file);
}
