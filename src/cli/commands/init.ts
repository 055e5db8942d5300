/** 建账: opens a new register. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isNumberPattern } from '../../domain/case-number.ts';
import { Refusal } from '../../domain/errors.ts';
import { DIGESTS, type DigestName } from '../../domain/terms.ts';
import { openRegister } from '../../register/open-register.ts';
import { makeKey } from '../../register/reporter-key.ts';
import { given } from '../given.ts';
import { printKey } from '../key-lines.ts';
import { printJson, printStatus } from '../output.ts';
import { safe } from '../safe.ts';
import type { CommandSpec } from '../verb.ts';

export const init: CommandSpec = {
  flags: [
    { name: 'office', value: 'name' },
    { name: 'pattern', value: 'text' },
    { name: 'digest', value: 'word', words: DIGESTS },
  ],
  run: async (env, { flags }) => {
    const office = flags.needed('office');
    const pattern = flags.text('pattern');
    const digest = flags.word('digest', readDigest, DIGESTS);
    // Before a file is made that would be left behind.
    if (pattern !== undefined && !isNumberPattern(pattern))
      throw new Refusal('pattern-invalid', { pattern });
    const path = env.location();
    if (env.isDefaultLocation()) await makeFolder(dirname(path));
    const desk = await env.desk({ create: true });
    const { entry, result } = await openRegister(desk, { office, ...given({ pattern, digest }) });
    const key = await makeKey(desk).catch(withoutKey);
    if (env.globals.json) {
      const named = 'path' in key ? key.path : null;
      await printJson(env, { entry, path, ...result, key: named });
      return;
    }
    await printStatus(
      env,
      env.t('talk.opened', { path: safe(path), pattern: safe(result.pattern) }),
    );
    if ('path' in key) await printKey(env, key);
    else await printStatus(env, env.t('talk.key-not-made', { reason: safe(key.reason) }));
  },
};

/** A register without a key is one that can't keep reporters yet; everything else works. */
function withoutKey(error: unknown): { readonly reason: string } {
  if (!(error instanceof Refusal)) throw error;
  const { path = '', reason } = error.params;
  return { reason: [path, reason].filter(Boolean).join(' ') };
}

/** The user's data folder, with those above it; one by one, since a folder such as /proc takes none. */
async function makeFolder(path: string): Promise<void> {
  if (existsSync(path)) return;
  await makeFolder(dirname(path));
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (existsSync(path)) return; // somebody else made it meanwhile
    const detail = (error as NodeJS.ErrnoException).code ?? '';
    throw new Refusal('register-no-permission', { path, detail }, { cause: error });
  }
}

function readDigest(text: string): DigestName | null {
  return DIGESTS.find((name) => name === text.toLowerCase()) ?? null;
}
