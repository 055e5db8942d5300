/** Preferences as `config … --mine` lists, sets and unsets them, one key at a time. */
import type { Env } from './env.ts';
import { Flags } from './flags.ts';
import type { Cell } from './column.ts';
import { printJson, printLine, printStatus, printTable } from './output.ts';
import {
  isObject,
  isPreferenceKey,
  PREFERENCE_KEYS,
  type PreferenceKey,
} from './preference-keys.ts';
import { writePreferences } from './preferences.ts';
import { safe } from './safe.ts';
import { preferenceLabel, preferenceNames, readPreferenceKey } from './setting-keys.ts';
import { similarTo } from './similar.ts';
import { UsageError } from './usage-error.ts';

type Content = Readonly<Record<string, unknown>>;

/** What is built in, and the variable that comes before the preference. */
const AROUND: Readonly<Record<PreferenceKey, readonly [initial: string, variable: string]>> = {
  lang: ['zh', 'BUDING_LANG'],
  actor: ['', 'BUDING_ACTOR'],
  db: ['', 'BUDING_DB'],
  color: ['true', 'NO_COLOR'],
  pager: ['less -FRX', 'BUDING_PAGER'],
  'wide-punct': ['false', 'BUDING_WIDE_PUNCT'],
  limit: ['100', ''],
};

const AROUND_KEYS = Object.keys(AROUND) as PreferenceKey[];

/** Whether a key belongs to the preferences and not to a register. */
export function isMine(key: string): boolean {
  return isPreferenceKey(key) || /^(?:defaults|views)(?:\.|$)/.test(key);
}

export async function listMine(env: Env): Promise<void> {
  const { path, problem, values } = env.preferencesFile;
  if (problem !== null) throw problem;
  if (env.globals.json) {
    await printJson(env, { path, preferences: values });
    return;
  }
  const { t } = env;
  const columns = [
    { title: t('setting.key') },
    { title: t('setting.mine'), wraps: 12 },
    { title: t('setting.initial') },
    { title: t('setting.variable') },
    { title: t('setting.title.name') },
    { title: t('setting.title.about'), wraps: 16 },
  ];
  const rows: Cell[][] = AROUND_KEYS.map((key) => {
    const value = values[key];
    const [initial, variable] = AROUND[key];
    const set = value === undefined ? null : String(value);
    return [key, set, initial, variable, preferenceLabel(key, t), t(`preference.about.${key}`)];
  });
  for (const [command, flags] of Object.entries(values.defaults ?? {}))
    for (const [flag, value] of Object.entries(flags))
      rows.push([`defaults.${command}.${flag}`, String(value), '', '']);
  await printTable(env, columns, rows);
  await printStatus(env, t('talk.preferences-in', { path: safe(path) }));
}

/** The preference, or what is built in where there is none. */
export async function getMine(env: Env, typed: string): Promise<void> {
  const { problem, values } = env.preferencesFile;
  if (problem !== null) throw problem;
  const key = readPreferenceKey(typed, env.t);
  if (!isPreferenceKey(key)) throw unknownPreference(env, typed);
  const value = values[key] ?? AROUND[key][0];
  if (env.globals.json) await printJson(env, { key, value });
  else await printLine(env, safe(String(value)));
}

export async function setMine(env: Env, typed: string, written: string): Promise<void> {
  const key = readPreferenceKey(typed, env.t);
  const content = contentOf(env);
  if (key === 'views' || key.startsWith('views.')) throw new UsageError('preference-by-list');
  const isDefault = key.startsWith('defaults.');
  const { names, value } = isDefault
    ? await readDefault(env, key, written)
    : { names: [key], value: readValue(env, key, written) };
  writePreferences(env.preferencesFile.path, changed(content, names, value));
  const shown = { key: names.join('.'), value: safe(String(value)) };
  if (env.globals.json) await printJson(env, { key: shown.key, value });
  else await printStatus(env, env.t('talk.preference-set', shown));
}

export async function unsetMine(env: Env, typed: string): Promise<void> {
  const key = readPreferenceKey(typed, env.t);
  const content = contentOf(env);
  const names = key.startsWith('defaults.') ? namesOfDefault(key) : namesOf(key);
  const before = JSON.stringify(content);
  const next = changed(content, names, undefined);
  const had = JSON.stringify(next) !== before;
  if (had) writePreferences(env.preferencesFile.path, next);
  if (env.globals.json) await printJson(env, { key, removed: had });
  else
    await printStatus(
      env,
      env.t(had ? 'talk.preference-unset' : 'talk.preference-none', { key: safe(key) }),
    );
}

/** What stands in the file, right or wrong; a file that can't be read at all is refused. */
function contentOf({ preferencesFile: { raw, problem } }: Env): Content {
  if (isObject(raw)) return raw;
  if (problem !== null) throw problem;
  return {};
}

function readValue(env: Env, key: string, written: string): unknown {
  if (!isPreferenceKey(key)) throw unknownPreference(env, key);
  const { fits, forms, read } = PREFERENCE_KEYS[key];
  const text = key === 'db' && !/^~[/\\]/.test(written) ? env.path(written) : written;
  const value = read(text);
  if (!fits(value))
    throw new UsageError('preference-refused', { key, value: written, known: forms });
  return value;
}

function unknownPreference({ t }: Env, key: string): UsageError {
  const known = [...Object.keys(PREFERENCE_KEYS), 'defaults.<…>'];
  const similar = similarTo(key, [...preferenceNames(t), 'defaults.<…>']);
  return new UsageError('preference-key', { key, similar, known });
}

/** `defaults.report.closure.by`: a command, under any of its names, and one of its flags. */
async function readDefault(
  env: Env,
  key: string,
  value: string,
): Promise<{ names: readonly string[]; value: string }> {
  const [, command = '', flag = ''] = namesOfDefault(key);
  const found = await env.commandNamed(command.split('.'));
  if (found === null) throw new UsageError('default-command', { command });
  // Refused here as it would be when the command runs.
  const kept = { [flag]: value };
  new Flags({}, found.flags, env.today).withDefaults(found.key, kept);
  return { names: ['defaults', found.key, flag], value };
}

function namesOfDefault(key: string): readonly string[] {
  const [, command = '', flag = ''] = /^defaults\.(.+)\.([^.]+)$/.exec(key) ?? [];
  return ['defaults', command, flag];
}

function namesOf(key: string): readonly string[] {
  const [, view] = /^views\.(.+)$/.exec(key) ?? [];
  return view === undefined ? [key] : ['views', view];
}

/** The content with one value set, or taken out (with what is empty then). */
function changed(
  content: Content,
  [name = '', ...below]: readonly string[],
  value: unknown,
): Content {
  const inner = Object.hasOwn(content, name) ? content[name] : undefined;
  const next = below.length === 0 ? value : changed(isObject(inner) ? inner : {}, below, value);
  const empty =
    next === undefined || (below.length > 0 && Object.keys(next as Content).length === 0);
  const others = Object.entries(content).filter(([one]) => one !== name);
  if (empty) return Object.fromEntries(others);
  // A key keeps its place.
  return inner === undefined
    ? Object.fromEntries([...others, [name, next]])
    : Object.fromEntries(
        Object.entries(content).map(([one, old]) => [one, one === name ? next : old]),
      );
}
