/**
 * 工作台: the day's work as a menu. Everything that it does is a command that it runs and shows, so
 * that a clerk learns the verbs; the menu itself changes nothing.
 */
import type { CaseState } from '../../domain/case.ts';
import type { Stage } from '../../domain/stages.ts';
import { misplaced, WORKFLOW } from '../../domain/workflow.ts';
import { plainActions } from '../plain-actions.ts';
import { listCases, officeName, statesOf } from '../../register/look.ts';
import type { PlainAction } from '../../domain/decide.ts';
import type { Env } from '../env.ts';
import { StepBack } from '../form/asking.ts';
import { asksFor } from '../form/fill-in.ts';
import { choose } from '../form/choose.ts';
import type { Option } from '../form/match.ts';
import { caseOption, OFFERED } from '../form/pick-case.ts';
import { printCommand } from '../form/print-command.ts';
import { printStatus, send } from '../output.ts';
import { describeError, errorText } from '../report-error.ts';
import { safe } from '../safe.ts';
import { OutputClosed } from '../usage-error.ts';
import { countLines, filtersOf, flagsOf, type Line, type LineName } from './lines.ts';

/** Opens the workbench; returns when it is left. */
export async function openWorkbench(env: Env): Promise<void> {
  await greet(env);
  for (;;) {
    const choice = await chooseLine(env);
    if (choice === null) return;
    if (choice === 'undo') await printCommand(env, { verb: choice, args: [], flags: {} });
    if (choice === 'add' || choice === 'undo') await run(env, [choice]);
    else await workThrough(env, choice);
  }
}

async function greet(env: Env): Promise<void> {
  const office = safe(await officeName(await env.desk()));
  await printStatus(env, env.t('bench.greeting', { office, date: env.today() }));
}

async function chooseLine(env: Env): Promise<LineName | 'add' | 'undo' | null> {
  const { t } = env;
  const lines = await countLines(env);
  const choice = await choose(env, {
    message: t('bench.which-line'),
    options: [
      ...lines.map((line) => lineOption(env, line)),
      { value: 'add', name: t('bench.add') },
      { value: 'undo', name: t('bench.undo') },
      { value: '', name: t('bench.leave') },
    ],
  }).catch(onStepBack(''));
  return choice === '' ? null : (choice as LineName | 'add' | 'undo');
}

function lineOption({ t }: Env, { name, count }: Line): Option {
  return { value: name, name: t('bench.line', { line: t(`bench.${name}`), count }) };
}

/** The cases of a line, one after the other, until Esc. */
async function workThrough(env: Env, line: LineName): Promise<void> {
  const { t } = env;
  for (;;) {
    const { cases, total } = await listCases(await env.desk(), {
      filters: await filtersOf(env, line),
      sort: [
        { field: 'due_on', descending: false },
        { field: 'no', descending: false },
      ],
      limit: OFFERED,
    });
    await printCommand(env, { verb: 'list', args: [], flags: flagsOf(env, line) });
    if (cases.length === 0) {
      await printStatus(env, t('talk.none-found'));
      return;
    }
    if (cases.length < total)
      await printStatus(env, t('talk.some-shown', { shown: cases.length, total }));
    const no = await choose(env, {
      message: t(`bench.${line}`),
      options: cases.map(({ state }) => caseOption(env, state)),
      none: t('bench.back'),
      noneLast: true,
    }).catch(onStepBack(''));
    if (no === '') return;
    await workOn(env, no);
  }
}

/** One case: shown, and what can be done with it now. */
async function workOn(env: Env, no: string): Promise<void> {
  await printCommand(env, { verb: 'show', args: [no], flags: {} });
  await run(env, ['show', no]);
  for (;;) {
    const [state] = await statesOf(await env.desk(), [no]);
    if (state === undefined) return;
    const action = await choose(env, {
      message: env.t('bench.what-to-do', { no: safe(no) }),
      options: actionsOn(state).map((one) => ({
        value: one,
        name: env.t(`action.${one}`),
        keys: [one],
      })),
      none: env.t('bench.back'),
      noneLast: true,
    }).catch(onStepBack(''));
    if (action === '') return;
    // A form prints the command when it is filled in.
    if (!asksFor(action as PlainAction, state))
      await printCommand(env, { verb: action as PlainAction, args: [no], flags: {} });
    await run(env, [action, no]);
  }
}

/** What usually comes next; everything else stands in the order of the workflow. */
const NEXT: Readonly<Partial<Record<Stage, PlainAction>>> = {
  received: 'accept',
  accepted: 'assign',
  assigned: 'submit',
  submitted: 'close',
};

/** The actions that the case's stage allows, the likely one first. */
function actionsOn(state: CaseState): PlainAction[] {
  const next = NEXT[state.stage];
  const allowed = [...plainActions, 'note' as const].filter(
    (action) => misplaced(WORKFLOW[action], state) === null,
  );
  return allowed.sort((a, b) => Number(b === next) - Number(a === next));
}

/** What goes wrong in a command is told, and the menu goes on. */
async function run(env: Env, argv: readonly string[]): Promise<void> {
  try {
    await env.run(argv);
  } catch (error) {
    if (error instanceof OutputClosed) throw error;
    const reported = describeError(error, env.t);
    if (reported !== null) await send(env.stderr, `${errorText(reported, env.t)}\n`);
  }
}

/** Esc in a menu leaves it. */
function onStepBack(value: string) {
  return (error: unknown): string => {
    if (error instanceof StepBack) return value;
    throw error;
  };
}
