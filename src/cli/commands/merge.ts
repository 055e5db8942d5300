/** 并案: cases of the same facts are handled as one; `--undo` takes them apart again. */
import { mergeCases, unmergeCases } from '../../register/merge.ts';
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
import { printJson, printStatus } from '../output.ts';
import { safe } from '../safe.ts';
import { UsageError } from '../usage-error.ts';
import type { Call, CommandSpec } from '../verb.ts';
import { printActed, printCases } from './action.ts';

export const merge: CommandSpec = {
  arguments: CASES,
  flags: [{ name: 'into', value: 'case' }, { name: 'undo' }, ON, REASON, FROM_FILE, DRY_RUN],
  run: async (env, call) => {
    const { flags } = call;
    if (!flags.on('undo')) await run(env, call, flags.needed('into'));
    else if (flags.text('into') === undefined) await undo(env, call);
    else throw new UsageError('flags-together', { first: 'undo', second: 'into' });
  },
};

async function run(env: Env, call: Call, into: string): Promise<void> {
  const { t } = env;
  const dryRun = call.flags.on('dry-run');
  const whenAndWhy = readWhenAndWhy(call);
  const cases = await readCases(env, call, t('action.merge'));
  const request = { cases, into, dryRun, ...whenAndWhy };
  const { entry, result } = await mergeCases(await env.desk(), request);
  if (env.globals.json) {
    await printJson(env, {
      entry,
      ...(dryRun ? { dryRun } : {}),
      master: result.master,
      cases: result.children,
    });
    return;
  }
  await printCases(env, [result.master, ...result.children]);
  const count = result.children.length;
  if (entry === null)
    await printStatus(env, t('talk.rehearsed', { action: t('action.merge'), count }));
  else await printStatus(env, t('talk.merged', { count, master: safe(result.master.no), entry }));
}

async function undo(env: Env, call: Call): Promise<void> {
  const action = env.t('action.unmerge');
  const dryRun = call.flags.on('dry-run');
  const reason = call.flags.needed('reason');
  const whenAndWhy = readWhenAndWhy(call);
  const cases = await readCases(env, call, action);
  const request = { cases, dryRun, ...whenAndWhy, reason };
  const { entry, result } = await unmergeCases(await env.desk(), request);
  await printActed(env, entry, result, { action, dryRun });
}
