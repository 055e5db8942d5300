/** What `list` does with views besides showing one: keeps it, lists them, forgets one. */
import type { Env } from './env.ts';
import { printJson, printStatus, printTable } from './output.ts';
import type { KeptFlags } from './preferences.ts';
import { safe } from './safe.ts';
import { UsageError } from './usage-error.ts';
import { forgetView, saveView, viewAsTyped, viewName } from './views.ts';

export async function save(env: Env, written: string, flags: KeptFlags): Promise<void> {
  const name = viewName(written);
  if (Object.keys(flags).length === 0) throw new UsageError('view-empty', { view: name });
  const replaced = saveView(env, name, flags);
  const key = replaced ? 'talk.view-replaced' : 'talk.view-saved';
  await printStatus(env, env.t(key, { view: safe(name), path: safe(env.preferencesFile.path) }));
}

export async function forget(env: Env, written: string): Promise<void> {
  const name = viewName(written);
  forgetView(env, name);
  await printStatus(env, env.t('talk.view-forgotten', { view: safe(name) }));
}

export async function showViews(env: Env): Promise<void> {
  const { views = {} } = env.preferences;
  if (env.globals.json) {
    await printJson(env, { views });
    return;
  }
  const columns = [{ title: env.t('view.name') }, { title: env.t('view.flags'), wraps: 20 }];
  const rows = Object.entries(views).map(([name, flags]) => [`@${name}`, viewAsTyped(flags)]);
  await printTable(env, columns, rows);
  if (rows.length === 0) await printStatus(env, env.t('talk.no-views'));
}
