/** 设置: what holds for the whole register, and (`--mine`) what the person at the machine prefers. */
import { readConfig, setConfig } from '../../register/config.ts';
import { REASON } from '../common-flags.ts';
import type { Env } from '../env.ts';
import type { FlagSpec } from '../flag-spec.ts';
import type { Flags } from '../flags.ts';
import { given } from '../given.ts';
import { printJson, printLine, printStatus, printTable } from '../output.ts';
import { ruleName, scopeName } from '../setting-name.ts';
import { safe } from '../safe.ts';
import { UsageError } from '../usage-error.ts';
import type { VerbGroup } from '../verb.ts';

const MINE: FlagSpec = { name: 'mine' };
/** For which cases a rule is. */
const SCOPE: readonly FlagSpec[] = [
  { name: 'severity', value: 'name' },
  { name: 'source', value: 'name' },
];

export const config: VerbGroup = {
  verbs: {
    list: {
      alias: '清单',
      paged: true,
      mends: true,
      flags: [MINE],
      run: async (env, { flags }) => {
        if (flags.on('mine')) {
          await (await import('../my-preferences.ts')).listMine(env);
          return;
        }
        refuseBroken(env);
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
          { title: t('setting.scope') },
          { title: t('setting.form'), wraps: 12 },
        ];
        await printTable(
          env,
          columns,
          settings.map(({ key, value, initial, scope, form }) => [
            key,
            value,
            initial,
            scopeName(scope, t),
            t(`setting.form.${form}`),
          ]),
        );
      },
    },
    set: {
      alias: '更改',
      arguments: [
        { name: 'key', required: true },
        { name: 'value', required: true },
      ],
      mends: true,
      flags: [MINE, ...SCOPE, REASON],
      run: async (env, { args: [key = '', value = ''], flags }) => {
        const mine = await import('../my-preferences.ts');
        if (flags.on('mine')) {
          await mine.setMine(env, key, value);
          return;
        }
        refuseBroken(env);
        if (mine.isMine(key)) throw new UsageError('preference-mine', { key, value });
        await change(env, key, value, flags);
      },
    },
    unset: {
      alias: '还原',
      arguments: [{ name: 'key', required: true }],
      mends: true,
      flags: [MINE, ...SCOPE, REASON],
      run: async (env, { args: [key = ''], flags }) => {
        if (flags.on('mine')) {
          await (await import('../my-preferences.ts')).unsetMine(env, key);
          return;
        }
        refuseBroken(env);
        await change(env, key, null, flags);
      },
    },
    path: {
      alias: '位置',
      mends: true,
      run: async (env) => {
        const { path } = env.preferencesFile;
        await (env.globals.json ? printJson(env, { path }) : printLine(env, safe(path)));
      },
    },
  },
};

/** Records a setting of the register; `null` takes it back to what it was at first. */
async function change(env: Env, key: string, value: string | null, flags: Flags): Promise<void> {
  const options = given({
    severity: flags.text('severity'),
    source: flags.text('source'),
    reason: flags.text('reason'),
  });
  const { entry, result } = await setConfig(await env.desk(), key, value, options);
  if (env.globals.json) {
    await printJson(env, { entry, ...result });
    return;
  }
  const name = ruleName(key, result.scope, env.t);
  const params = {
    key: name,
    old: safe(result.old),
    next: safe(result.next),
    entry: entry ?? '',
  };
  const talk = entry === null ? 'talk.setting-same' : 'talk.setting-changed';
  await printStatus(env, env.t(talk, params));
}

/** These verbs mend a broken preferences file; where they do something else, it stands in the way. */
function refuseBroken({ preferencesFile: { problem } }: Env): void {
  if (problem !== null) throw problem;
}
