/** What a person is told about the key of the reporters, when it is made and when it is changed. */
import type { ChangedKey, MadeKey } from '../register/reporter-key.ts';
import type { Env } from './env.ts';
import { printStatus } from './output.ts';
import { safe } from './safe.ts';

/** Where the key is, and what its loss would mean. */
export async function printKey(env: Env, { path, made, sealed, scrubbed }: MadeKey): Promise<void> {
  const { t } = env;
  await printStatus(env, t(made ? 'talk.key-made' : 'talk.key-taken', { path: safe(path) }));
  await printStatus(env, t('talk.key-meaning'));
  if (sealed > 0) await printStatus(env, t('talk.key-sealed', { count: sealed }));
  if (!scrubbed) await printStatus(env, t('talk.remains'));
}

export async function printChangedKey(env: Env, changed: ChangedKey): Promise<void> {
  const { t } = env;
  const { path, kept, count, entry, scrubbed } = changed;
  await printStatus(env, t('talk.key-changed', { path: safe(path), count, entry: entry ?? '' }));
  if (kept !== null) await printStatus(env, t('talk.key-kept', { path: safe(kept) }));
  if (!scrubbed) await printStatus(env, t('talk.remains'));
}
