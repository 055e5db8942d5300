/** What became of the attachments when a register was copied. */
import type { CopiedFiles } from '../register/kept-files.ts';
import type { Env } from './env.ts';
import { printStatus } from './output.ts';
import { safe } from './safe.ts';

/** How many lost attachments are named. */
const NAMED = 5;

/** The same for programs. */
export function copiedAsJson({ folder, files, bytes, lost }: CopiedFiles) {
  return { path: folder, files, bytes, lost };
}

/** Says where they are; lost ones end the command with the exit code of a broken register. */
export async function reportCopied(env: Env, { folder, files, lost }: CopiedFiles): Promise<void> {
  const { t } = env;
  if (lost.length > 0) env.endAs('integrity');
  if (env.globals.json) return;
  if (folder !== null)
    await printStatus(env, t('talk.files-copied', { count: files, path: safe(folder) }));
  if (lost.length === 0) return;
  const names = lost.slice(0, NAMED).map(({ no, name }) => safe(`${no} ${name}`));
  const more = lost.length > NAMED ? ' …' : '';
  await printStatus(env, t('talk.files-lost', { count: lost.length, names, more }));
}
