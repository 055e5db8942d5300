/** 设置: what holds for the whole register, and (`--mine`) what the person at the machine prefers. */
import { readConfig, readRule, setConfig, type ListedSetting } from '../../register/config.ts';
import { REASON } from '../common-flags.ts';
import type { Env } from '../env.ts';
import type { FlagSpec } from '../flag-spec.ts';
import type { Flags } from '../flags.ts';
import { given } from '../given.ts';
import { printJson, printLine, printStatus, printTable } from '../output.ts';
import { readPreferenceKey, readSettingKey, settingLabel } from '../setting-keys.ts';
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
        if (env.isTerminal(env.stdout)) {
          await printForPerson(env, settings);
          return;
        }
        await printTable(
          env,
          [],
          settings.map(({ key, value, initial, scope, form }) => [
            key,
            value,
            initial,
            scopeName(scope, t),
            t(`setting.form.${form}`),
            settingLabel(key, t),
            t(`setting.about.${key}`),
          ]),
        );
      },
    },
    get: {
      alias: '查看',
      arguments: [{ name: 'key', required: true }],
      mends: true,
      flags: [MINE, ...SCOPE],
      run: async (env, { args: [typed = ''], flags }) => {
        const mine = await import('../my-preferences.ts');
        if (flags.on('mine')) {
          await mine.getMine(env, typed);
          return;
        }
        refuseBroken(env);
        refuseMine(env, mine.isMine, typed);
        const key = readSettingKey(typed, env.t);
        const scope = given({ severity: flags.text('severity'), source: flags.text('source') });
        const rule = await readRule(await env.desk(), key, scope);
        if (env.globals.json) await printJson(env, { key, ...rule });
        else await printLine(env, safe(rule.value));
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
        refuseMine(env, mine.isMine, key, value);
        await change(env, readSettingKey(key, env.t), value, flags);
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
        await change(env, readSettingKey(key, env.t), null, flags);
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

/** What a person reads of each setting: its name, its value, for which cases, and what it is for. */
async function printForPerson(env: Env, settings: readonly ListedSetting[]): Promise<void> {
  const { t } = env;
  const columns = [
    { title: t('setting.title.name') },
    { title: t('setting.key') },
    { title: t('setting.value') },
    { title: t('setting.initial'), leavable: true },
    { title: t('setting.scope'), leavable: true },
    { title: t('setting.title.about'), wraps: 16 },
  ];
  const rows = settings.map(({ key, value, initial, scope, form }) => [
    settingLabel(key, t),
    key,
    value,
    value === initial ? '' : initial,
    scopeName(scope, t),
    t('setting.about-and-form', {
      about: t(`setting.about.${key}`),
      form: t(`setting.form.${form}`),
    }),
  ]);
  await printTable(env, columns, rows);
}

/** A preference was named where a setting of the register is meant. */
function refuseMine(
  { t }: Env,
  isMine: (key: string) => boolean,
  typed: string,
  value?: string,
): void {
  const key = readPreferenceKey(typed, t);
  if (isMine(key)) throw new UsageError('preference-mine', { key, value: value ?? '' });
}

/** These verbs mend a broken preferences file; where they do something else, it stands in the way. */
function refuseBroken({ preferencesFile: { problem } }: Env): void {
  if (problem !== null) throw problem;
}
