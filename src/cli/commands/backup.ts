/** 备份: a verified copy in one file. */
import { backupRegister } from '../../register/backup.ts';
import { copiedAsJson, reportCopied } from '../copied-files.ts';
import { printJson, printStatus } from '../output.ts';
import { consentToReplace } from '../output-file.ts';
import { safe } from '../safe.ts';
import type { CommandSpec } from '../verb.ts';

export const backup: CommandSpec = {
  arguments: [{ name: 'file', required: true }],
  run: async (env, { args: [file = ''] }) => {
    const path = env.path(file);
    const replace = await consentToReplace(env, path);
    const copy = await backupRegister(await env.desk(), { path, replace, open: env.openOther });
    const { entries, digest } = copy.head;
    if (env.globals.json)
      await printJson(env, {
        path: copy.path,
        cases: copy.cases,
        entries,
        digest,
        attachments: copiedAsJson(copy.attachments),
      });
    else
      await printStatus(
        env,
        env.t('talk.backed-up', { path: safe(copy.path), cases: copy.cases, entries, digest }),
      );
    await reportCopied(env, copy.attachments);
    if (copy.sealed > 0 && !env.globals.json) await printStatus(env, env.t('talk.key-not-inside'));
  },
};
