/**
 * Saved views: flags of a list under a name of the user's own, kept in the preferences as they were
 * written (本月 stays 本月). `@name` calls one; flags on the command line come before those of the view.
 */
import type { Env } from './env.ts';
import type { FlagName } from './flag-spec.ts';
import type { Flags } from './flags.ts';
import { isObject } from './preference-keys.ts';
import { writePreferences, type KeptFlags } from './preferences.ts';
import { similarTo } from './similar.ts';
import { UsageError } from './usage-error.ts';

/** A Chinese keyboard gives the wide one. */
const MARK = /^[@＠]/;
const NAME_LIMIT = 40;

/** Flags of which one makes the other pointless: the one given on the command line stays. */
const EXCLUSIVE: Readonly<Record<string, string>> = { stage: 'open', open: 'stage' };

/** The name of the view that the argument of a list calls; refuses anything else there. */
export function viewNamed(args: readonly string[], help: string): string | undefined {
  const [first] = args;
  if (first === undefined) return undefined;
  if (!MARK.test(first)) throw new UsageError('too-many-arguments', { extra: [first], help });
  return viewName(first);
}

/** A name as it is kept; refuses what could not be typed again. */
export function viewName(written: string): string {
  const name = written.normalize('NFKC').trim().replace(MARK, '');
  const usable =
    name !== '' && name.length <= NAME_LIMIT && name.isWellFormed() && !/[\s\p{Cc}@]/u.test(name);
  if (!usable) throw new UsageError('view-name', { value: written });
  return name;
}

/** The flags with those of a view behind them. `only`: leaves out what another command does not have. */
export function withView(
  env: Env,
  flags: Flags,
  name: string,
  { only }: { readonly only?: readonly FlagName[] } = {},
): Flags {
  const view = findView(env, name);
  const given = flags.kept(['stage', 'open']);
  const kept = Object.fromEntries(
    Object.entries(view).filter(([flag]) => {
      if (EXCLUSIVE[flag] !== undefined && EXCLUSIVE[flag] in given) return false;
      return only === undefined || (only as readonly string[]).includes(flag);
    }),
  );
  const wrong = flags.unfitting(kept);
  if (wrong !== null) throw new UsageError('view-flag', { view: name, ...wrong });
  return flags.withKept(kept);
}

function findView(env: Env, name: string): KeptFlags {
  const { views = {} } = env.preferences;
  const view = Object.hasOwn(views, name) ? views[name] : undefined;
  if (view !== undefined) return view;
  const known = Object.keys(views);
  throw new UsageError('view-unknown', { value: name, similar: similarTo(name, known), known });
}

/** Reads what a view asks for; what can't be read any more is refused by the name of the view. */
export async function readOfView<T>(
  view: string | undefined,
  given: KeptFlags,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (view === undefined || !(error instanceof UsageError)) throw error;
    const flag = String(error.params['flag'] ?? '');
    // What stands on the command line is told as such.
    if (flag !== '' && flag in given) throw error;
    const value = String(error.params['value'] ?? error.params['name'] ?? '');
    throw new UsageError('view-unreadable', { view, value, flag });
  }
}

/** Keeps a view under a name; tells whether there was one of that name. */
export function saveView(env: Env, name: string, flags: KeptFlags): boolean {
  const views = Object.entries(env.preferences.views ?? {});
  const others = views.filter(([one]) => one !== name);
  keepViews(env, Object.fromEntries([...others, [name, flags]]));
  return others.length < views.length;
}

/** Forgets a view; refuses a name that none has. */
export function forgetView(env: Env, name: string): void {
  findView(env, name);
  const views = Object.entries(env.preferences.views ?? {}).filter(([one]) => one !== name);
  keepViews(env, Object.fromEntries(views));
}

function keepViews(env: Env, views: Readonly<Record<string, KeptFlags>>): void {
  const { path, raw } = env.preferencesFile;
  const { views: _, ...others } = isObject(raw) ? raw : {};
  writePreferences(path, Object.keys(views).length === 0 ? others : { ...others, views });
}

/** A view as the flags that one would type. */
export function viewAsTyped(flags: KeptFlags): string {
  return Object.entries(flags)
    .flatMap(([name, value]) => {
      if (typeof value === 'boolean') return [value ? `--${name}` : `--no-${name}`];
      const values = typeof value === 'string' ? [value] : value;
      return values.map((one) => `--${name} ${quoted(one)}`);
    })
    .join(' ');
}

function quoted(text: string): string {
  return /^[^\s"'\\$`!*?;&|<>(){}[\]~#]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
