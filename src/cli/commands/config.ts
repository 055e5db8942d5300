/** 设置: what holds for the whole register. */
import { readConfig, setConfig } from '../../register/config.ts';
import { REASON } from '../common-flags.ts';
import { printJson, printStatus, printTable } from '../output.ts';
import { safe } from '../safe.ts';
import type { VerbGroup } from '../verb.ts';

export const config: VerbGroup = {
  verbs: {
    list: {
      alias: '清单',
      run: async (env) => {
        const { t } = env;
        const settings = await readConfig(await env.desk());
        if (env.globals.json) {
          await printJson(env, { settings });
          return;
        }
        const columns = [
          { title: t('setting.key') },
          { title: t('setting.value') },
          { title: t('setting.initial') },
        ];
        await printTable(
          env,
          columns,
          settings.map(({ key, value, initial }) => [key, value, initial]),
        );
      },
    },
    set: {
      alias: '更改',
      arguments: [
        { name: 'key', required: true },
        { name: 'value', required: true },
      ],
      flags: [REASON],
      run: async (env, { args: [key = '', value = ''], flags }) => {
        const { entry, result } = await setConfig(
          await env.desk(),
          key,
          value,
          flags.text('reason'),
        );
        if (env.globals.json) {
          await printJson(env, { entry, ...result });
          return;
        }
        const params = { key, old: safe(result.old), next: safe(result.next), entry: entry ?? '' };
        await printStatus(
          env,
          env.t(entry === null ? 'talk.setting-same' : 'talk.setting-changed', params),
        );
      },
    },
  },
};
