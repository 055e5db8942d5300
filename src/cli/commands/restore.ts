/** 恢复账: puts a backup in the register's place; what stood there is kept. */
import { existsSync } from 'node:fs';
import { restoreRegister } from '../../register/backup.ts';
import { copiedAsJson, reportCopied } from '../copied-files.ts';
import { printJson, printStatus } from '../output.ts';
import { confirm } from '../prompt.ts';
import { safe } from '../safe.ts';
import type { CommandSpec } from '../verb.ts';

export const restore: CommandSpec = {
  arguments: [{ name: 'file', required: true }],
  run: async (env, { args: [file = ''] }) => {
    const from = env.path(file);
    const to = env.location();
    if (existsSync(to)) await confirm(env, env.t('talk.confirm-restore', { from, to }));
    const restored = await restoreRegister({ from, to, now: env.now(), open: env.openOther });
    const { entries, digest } = restored.head;
    if (env.globals.json) {
      await printJson(env, {
        path: restored.path,
        cases: restored.cases,
        entries,
        digest,
        kept: restored.kept,
        attachments: copiedAsJson(restored.attachments),
      });
      await reportCopied(env, restored.attachments);
      return;
    }
    await printStatus(
      env,
      env.t('talk.restored', { path: safe(restored.path), cases: restored.cases, entries }),
    );
    await reportCopied(env, restored.attachments);
    if (restored.kept !== null)
      await printStatus(env, env.t('talk.kept', { path: safe(restored.kept) }));
  },
};
