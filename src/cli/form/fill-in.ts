/**
 * 交办 0012 and nothing else: where a person sits at a terminal, what an action needs is asked for, and
 * the command that says the same is printed, so that the verbs and flags are learned by the way.
 */
import type { CaseState } from '../../domain/case.ts';
import type { PlainAction } from '../../domain/decide.ts';
import { lacksDeadline } from '../../domain/first-deadline.ts';
import type { Needed } from '../../domain/needs.ts';
import { misplaced, WORKFLOW } from '../../domain/workflow.ts';
import { statesOf } from '../../register/look.ts';
import { casesFor } from '../cases-for.ts';
import type { Env } from '../env.ts';
import type { FlagSpec } from '../flag-spec.ts';
import { printStatus } from '../output.ts';
import type { Call } from '../verb.ts';
import { actionQuestions } from './action-questions.ts';
import { answeredCall, isGiven, shownFlags } from './answered-flags.ts';
import { runForm } from './form.ts';
import { pickCase } from './pick-case.ts';
import { printCommand } from './print-command.ts';

/** The call with everything that the action needs; unchanged where nothing is missing, `null` where no case is in a stage for it. */
export async function fillIn(
  env: Env,
  call: Call,
  action: PlainAction,
  specs: readonly FlagSpec[],
): Promise<Call | null> {
  const picked = await withCase(env, call, action);
  if (picked === null) {
    await printStatus(env, env.t('ask.nothing-to-pick', { action: env.t(`action.${action}`) }));
    return null;
  }
  const cases = mayMiss(picked, action) ? await statesOf(await env.desk(), picked.args) : [];
  const asks =
    cases.length > 0 &&
    isMissing(picked, action, cases) &&
    // Where the register will refuse anyway, it says so at once: nobody answers questions in vain.
    cases.every((one) => misplaced(WORKFLOW[action], one, true) === null);
  if (!asks && picked === call) return call;
  const questions = asks
    ? actionQuestions(env, action, cases).filter(({ flag }) => !isGiven(picked, flag))
    : [];
  const answers = await runForm(env, questions);
  const filled = answeredCall(picked, answers);
  await printCommand(env, {
    verb: action,
    args: filled.args,
    flags: shownFlags(filled, specs),
  });
  return filled;
}

async function withCase(env: Env, call: Call, action: PlainAction): Promise<Call | null> {
  if (call.args.length > 0 || call.flags.text('from-file') !== undefined) return call;
  const message = env.t('ask.which-case', { action: env.t(`action.${action}`) });
  const no = await pickCase(env, message, casesFor(action));
  return no === null ? null : { ...call, args: [no] };
}

/** Whether a flag is open without which the action is not complete; whoever acts is taken to verify. */
function mayMiss(call: Call, action: PlainAction): boolean {
  return neededBy(action).some((name) => !isGiven(call, name));
}

function neededBy(action: PlainAction) {
  const needs: readonly Needed<PlainAction>[] = WORKFLOW[action].needs;
  return needs.filter((name) => name !== 'verifier');
}

/** Whether a command that names nothing but the case asks for something, and then prints itself. */
export function asksFor(action: PlainAction, state: CaseState): boolean {
  const isNamed = action === 'submit' && state.owner !== null;
  const open = neededBy(action).length > 0 && !isNamed;
  return open && misplaced(WORKFLOW[action], state, true) === null;
}

/** Whoever is responsible for the case is taken to have handled it. */
function isMissing(call: Call, action: PlainAction, cases: readonly CaseState[]): boolean {
  // A first deadline needs no reason.
  if (action === 'extend' && isGiven(call, 'due') && cases.every(lacksDeadline)) return false;
  return mayMiss(call, action) && (action !== 'submit' || cases.some((one) => one.owner === null));
}
