/** 撤销: takes an entry back, the last one unless another is named. */
import { casesOfEntry, undoEntry } from '../../register/undo.ts';
import { DRY_RUN, MANY, REASON } from '../common-flags.ts';
import type { Env } from '../env.ts';
import { given } from '../given.ts';
import { printJson, printSome, printStatus } from '../output.ts';
import { confirm } from '../prompt.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandSpec } from '../verb.ts';
import { actionName } from './log.ts';

export const undo: CommandSpec = {
  arguments: [{ name: 'entry' }],
  flags: [REASON, DRY_RUN],
  run: async (env, { args: [number], flags }) => {
    const { t } = env;
    const dryRun = flags.on('dry-run');
    const named = readEntry(number);
    const expected = dryRun || env.globals.yes ? undefined : await consent(env, named);
    const request = given({
      entry: named,
      // Somebody may have recorded between the question and the answer.
      expected: named === undefined ? expected : undefined,
      reason: flags.text('reason'),
      dryRun,
    });
    const { entry, result } = await undoEntry(await env.desk(), request);
    if (env.globals.json) {
      await printJson(env, { entry, ...(dryRun ? { dryRun } : {}), ...result });
      return;
    }
    const columns = [{ title: t('field.no') }, { title: t('field.stage') }];
    const rows = result.cases.map(({ no, stage }) => [
      no,
      stage === null ? t('talk.gone') : t(`stage.${stage}`),
    ]);
    await printSome(env, columns, rows);
    const params = {
      undone: result.undone,
      action: actionName(result.action, t),
      count: rows.length,
      entry: entry ?? '',
    };
    if (result.reporters > 0)
      await printStatus(env, t('talk.reporters-stay', { count: result.reporters }));
    await printStatus(env, t(entry === null ? 'talk.undo-rehearsed' : 'talk.undone', params));
  },
};

/** Asks before many cases are changed; answers the entry that was asked about, and no other. */
async function consent(env: Env, named: number | undefined): Promise<number> {
  const { t } = env;
  const { entry, action, count } = await casesOfEntry(await env.desk(), named);
  if (count >= MANY)
    await confirm(env, t('talk.confirm-undo', { entry, action: actionName(action, t), count }));
  return entry;
}

function readEntry(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const entry = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (entry < 1) throw new UsageError('entry-unreadable', { value: text });
  return entry;
}
