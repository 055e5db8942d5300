/** What was asked, answered or chosen, as a command: so the verbs and flags are learned by the way. */
import type { PlainAction } from '../../domain/decide.ts';
import type { Env } from '../env.ts';
import { printStatus } from '../output.ts';
import { safeLines } from '../safe.ts';
import { commandLine, type ShownCall } from './command-line.ts';

/** Prints the command that says the same, its verb in the user's language. */
export async function printCommand(
  env: Env,
  call: ShownCall & { readonly verb: PlainAction | 'add' | 'list' | 'show' | 'undo' },
): Promise<void> {
  const verb = env.language === 'zh' ? env.t(`action.${call.verb}`) : call.verb;
  const line = safeLines(commandLine({ ...call, verb }));
  await printStatus(env, env.t('ask.same-as', { line }));
}
