/** 撤销: takes an entry back, the last one unless another is named. */
import { undoEntry } from '../../register/undo.ts';
import { DRY_RUN, REASON } from '../common-flags.ts';
import { given } from '../given.ts';
import { printJson, printStatus, printTable } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandSpec } from '../verb.ts';
import { actionName } from './log.ts';

export const undo: CommandSpec = {
  arguments: [{ name: 'entry' }],
  flags: [REASON, DRY_RUN],
  run: async (env, { args: [number], flags }) => {
    const { t } = env;
    const dryRun = flags.on('dry-run');
    const request = given({ entry: readEntry(number), reason: flags.text('reason'), dryRun });
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
    await printTable(env, columns, rows);
    const params = {
      undone: result.undone,
      action: actionName(result.action, t),
      count: rows.length,
      entry: entry ?? '',
    };
    await printStatus(env, t(entry === null ? 'talk.undo-rehearsed' : 'talk.undone', params));
  },
};

function readEntry(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const entry = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (entry < 1) throw new UsageError('entry-unreadable', { value: text });
  return entry;
}
