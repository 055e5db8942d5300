/** Every action on cases alone (受理 … 作废, 批注): one command, driven by the workflow and this table of flags. */
import { act, type ActedCase } from '../../register/act.ts';
import type { PlainAction } from '../../domain/decide.ts';
import type { ActionInput } from '../../domain/action-input.ts';
import { readActionInput, type ActionFlag } from '../action-input.ts';
import { stageOf } from '../case-cells.ts';
import {
  CASES,
  DRY_RUN,
  FROM_FILE,
  ON,
  readCases,
  readWhenAndWhy,
  REASON,
} from '../common-flags.ts';
import type { Env } from '../env.ts';
import type { Column } from '../column.ts';
import { dueCell } from '../due-cell.ts';
import { printJson, printSome, printStatus } from '../output.ts';
import { canAsk } from '../prompt.ts';
import { ruleName } from '../setting-name.ts';
import { safe } from '../safe.ts';
import { printProvisional } from '../standings.ts';
import type { FlagSpec } from '../flag-spec.ts';
import type { Call, CommandSpec } from '../verb.ts';

const UNIT: ActionFlag = { name: 'unit', value: 'name' };
const DUE: ActionFlag = { name: 'due', value: 'due' };
const HANDLER: ActionFlag = { name: 'handler', value: 'name' };
const VERIFIER: ActionFlag = { name: 'verifier', value: 'name' };
const TEXT: ActionFlag = { name: 'text', value: 'text', mayBeEmpty: true };
/** Evidence that is kept with the case. */
const EVIDENCE: FlagSpec = { name: 'attach', value: 'file', many: true };
const TAKES_EVIDENCE: readonly PlainAction[] = ['submit', 'close'];

/** What each action takes besides the date, the reason and the cases. */
export const ACTION_FLAGS: Readonly<Record<PlainAction, readonly ActionFlag[]>> = {
  accept: [],
  reject: [{ name: 'refer-to', value: 'text', mayBeEmpty: true }],
  assign: [
    UNIT,
    { name: 'co-unit', value: 'name', many: true },
    DUE,
    { name: 'leader', value: 'name', mayBeEmpty: true },
    { name: 'owner', value: 'name', mayBeEmpty: true },
    { name: 'final' },
  ],
  return: [{ name: 'proposed-unit', value: 'name', mayBeEmpty: true }, { name: 'force' }],
  extend: [DUE, { name: 'force' }],
  suspend: [{ name: 'review-on', value: 'date' }],
  resume: [DUE],
  submit: [HANDLER, { name: 'progress', value: 'text', mayBeEmpty: true }],
  rework: [VERIFIER],
  close: [
    { name: 'outcome', value: 'word' },
    VERIFIER,
    { name: 'direct' },
    HANDLER,
    { name: 'patch-kind', value: 'word' },
    { name: 'patch-title', value: 'name' },
    { name: 'patch-no', value: 'text', mayBeEmpty: true },
    { name: 'patch-published', value: 'date' },
    { name: 'patch-in-force', value: 'date' },
  ],
  reopen: [DUE],
  review: [{ name: 'result', value: 'word' }, TEXT, DUE],
  rate: [{ name: 'rating', value: 'word' }, TEXT],
  withdraw: [],
  void: [],
  note: [TEXT],
};

export function actionCommand(action: PlainAction): CommandSpec {
  const evidence = TAKES_EVIDENCE.includes(action) ? [EVIDENCE] : [];
  const flags = [...ACTION_FLAGS[action], ...evidence, ON, REASON, FROM_FILE, DRY_RUN];
  return {
    arguments: CASES,
    flags,
    run: async (env, call) => {
      const complete = await completed(env, call, action, flags);
      if (complete !== null) await run(env, complete, action);
    },
  };
}

/** The call with what was asked for, where a person sits who can be asked. */
async function completed(
  env: Env,
  call: Call,
  action: PlainAction,
  flags: readonly FlagSpec[],
): Promise<Call | null> {
  if (!canAsk(env)) return call;
  const { fillIn } = await import('../form/fill-in.ts');
  return fillIn(env, call, action, flags);
}

async function run(env: Env, call: Call, action: PlainAction): Promise<void> {
  const { on, reason } = readWhenAndWhy(call);
  const input: ActionInput = {
    ...readActionInput(call.flags, ACTION_FLAGS[action], on ?? env.today()),
    ...(reason === undefined ? {} : { reason }),
  };
  const dryRun = call.flags.on('dry-run');
  const name = env.t(`action.${action}`);
  const cases = await readCases(env, call, name);
  const withEvidence = TAKES_EVIDENCE.includes(action);
  const paths = withEvidence
    ? call.flags.texts('attach')?.map((file) => env.path(file))
    : undefined;
  const { entry, result } = await act(await env.desk(), {
    action,
    cases,
    input,
    dryRun,
    ...(paths === undefined ? {} : { files: { paths } }),
    ...(on === undefined ? {} : { on }),
  });
  await printActed(env, entry, result, { action: name, dryRun });
  if (action === 'assign' && !input.final) await printFinalDue(env, result);
}

/** Says which of the cases have been returned so often that they should be assigned by decision. */
async function printFinalDue(env: Env, cases: readonly ActedCase[]): Promise<void> {
  if (cases.length === 0) return;
  const { casesDueForFinal } = await import('../../register/final-assignment.ts');
  const numbers = cases.map(({ no }) => no);
  for (const due of await casesDueForFinal(await env.desk(), numbers))
    await printStatus(env, env.t('talk.final-due', { ...due, no: safe(due.no) }));
}

const COLUMNS = ['no', 'stage', 'unit', 'due_on', 'title'] as const;

/** Cases after an action: a result each, and what was done in one line. */
export async function printActed(
  env: Env,
  entry: number | null,
  cases: readonly ActedCase[],
  { action, dryRun }: { readonly action: string; readonly dryRun: boolean },
): Promise<void> {
  if (env.globals.json) {
    await printJson(env, { entry, ...(dryRun ? { dryRun } : {}), cases });
    return;
  }
  await printCases(env, cases);
  const { t } = env;
  await printRules(env, cases);
  await printProvisional(env, cases);
  const first = cases.filter((one) => one.first_due).length;
  if (first > 0) await printStatus(env, t('talk.first-due', { count: first }));
  const count = cases.length;
  if (dryRun) await printStatus(env, t('talk.rehearsed', { action, count }));
  else if (entry === null) await printStatus(env, t('talk.nothing-changed'));
  else await printStatus(env, t('talk.acted', { action, count, entry }));
}

/** Which rules gave the deadlines that nobody named. */
async function printRules(env: Env, cases: readonly ActedCase[]): Promise<void> {
  const { t } = env;
  const counts = new Map<string, number>();
  for (const { due_rule: rule } of cases) {
    if (rule === undefined) continue;
    const name = JSON.stringify([ruleName('deadline', rule.scope, t), rule.value]);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const [name, count] of counts) {
    const [rule = '', value = ''] = JSON.parse(name) as string[];
    await printStatus(env, t('talk.due-by-rule', { count, rule, value }));
  }
}

export async function printCases(env: Env, cases: readonly ActedCase[]): Promise<void> {
  const { t } = env;
  const columns = COLUMNS.map((name): Column => ({
    title: t(`field.${name}`),
    cuts: name === 'title' || name === 'unit',
  }));
  const rows = cases.map((one) => [one.no, stageOf(one, t), one.unit, dueCell(one, t), one.title]);
  await printSome(env, columns, rows);
}
