/** 附件: keeps files with a case, lists, fetches and removes them. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { safeFileName, type Attachment } from '../../domain/attachment.ts';
import {
  attachFiles,
  detachFile,
  listAttachments,
  readAttachment,
} from '../../register/attachments.ts';
import { printAttachments } from '../attachment-table.ts';
import { ON, OUTPUT, readWhenAndWhy, REASON } from '../common-flags.ts';
import type { Env } from '../env.ts';
import type { FlagName } from '../flag-spec.ts';
import type { Flags } from '../flags.ts';
import { printJson, printStatus, send } from '../output.ts';
import { writeFileAnew } from '../output-file.ts';
import { safe } from '../safe.ts';
import { UsageError } from '../usage-error.ts';
import type { Call, CommandSpec } from '../verb.ts';

const MEGABYTE = 1024 * 1024;

export const attach: CommandSpec = {
  arguments: [
    { name: 'case', required: true },
    { name: 'file', many: true },
  ],
  flags: [
    { name: 'list' },
    { name: 'get', value: 'which' },
    { ...OUTPUT },
    { name: 'force' },
    { name: 'remove', value: 'which' },
    { name: 'max-size', value: 'size' },
    ON,
    REASON,
  ],
  run: async (env, call) => {
    const { args, flags } = call;
    const [ref = '', ...files] = args;
    const get = flags.text('get');
    const remove = flags.text('remove');
    const asked: [FlagName, boolean][] = [
      ['list', flags.on('list')],
      ['get', get !== undefined],
      ['remove', remove !== undefined],
    ];
    const [task, other] = asked.filter(([, on]) => on).map(([name]) => name);
    if (task !== undefined && other !== undefined)
      throw new UsageError('flags-together', { first: task, second: other });
    if (task !== undefined && files.length > 0)
      throw new UsageError('files-unwanted', { flag: task });
    if (get !== undefined) await fetch(env, flags, ref, get);
    else if (remove !== undefined) await detach(env, call, ref, remove);
    else if (files.length === 0) await list(env, ref);
    else await keep(env, call, ref, files);
  },
};

async function keep(env: Env, call: Call, ref: string, files: readonly string[]): Promise<void> {
  const limit = call.flags.integer('max-size', 1);
  const { entry, result } = await attachFiles(await env.desk(), {
    case: ref,
    paths: files.map((file) => env.path(file)),
    ...(limit === undefined ? {} : { limit: limit * MEGABYTE }),
    ...readWhenAndWhy(call),
  });
  const { no, attached } = result;
  if (env.globals.json) {
    await printJson(env, { entry, no, attached });
    return;
  }
  const { t } = env;
  await printAttachments(env, attached);
  for (const { name, size } of attached)
    if (size === 0) await printStatus(env, t('talk.attached-empty', { name: safe(name) }));
  const count = attached.length;
  if (entry === null) await printStatus(env, t('talk.attached-already', { no: safe(no) }));
  else await printStatus(env, t('talk.attached', { no: safe(no), count, entry }));
}

async function list(env: Env, ref: string): Promise<void> {
  const { no, attachments } = await listAttachments(await env.desk(), ref);
  if (env.globals.json) {
    await printJson(env, { no, attachments });
    return;
  }
  await printAttachments(env, attachments);
  if (attachments.length === 0)
    await printStatus(env, env.t('talk.attachments-none', { no: safe(no) }));
}

async function detach(env: Env, call: Call, ref: string, which: string): Promise<void> {
  const request = { case: ref, which, ...readWhenAndWhy(call) };
  const { entry, result } = await detachFile(await env.desk(), request);
  const { no, detached } = result;
  if (env.globals.json) await printJson(env, { entry, no, detached });
  else {
    const params = { no: safe(no), name: safe(detached.name), entry: entry ?? '' };
    await printStatus(env, env.t('talk.detached', params));
  }
}

/** To a file, into a folder under the attachment's name, or to stdout; the digest is checked on the way. */
async function fetch(env: Env, flags: Flags, ref: string, which: string): Promise<void> {
  const output = flags.text('output');
  const request = { case: ref, which };
  const desk = await env.desk();
  if (output === '-') {
    // Checked as a whole first: what a pipe has taken can't be taken back.
    for (const _ of (await readAttachment(desk, request)).content) continue;
    for (const piece of (await readAttachment(desk, request)).content)
      await send(env.stdout, piece);
    return;
  }
  const { attachment, content } = await readAttachment(desk, request);
  const path = destination(env, output, attachment);
  await writeFileAnew(path, content, { replace: flags.on('force') || env.globals.yes });
  if (env.globals.json) await printJson(env, { path, ...attachment });
  else await printStatus(env, env.t('talk.fetched', { path: safe(path) }));
}

/** The journal may have been altered: whatever name it gives is made safe once more. */
function destination(env: Env, output: string | undefined, { name }: Attachment): string {
  const path = env.path(output ?? '.');
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder || /[/\\]$/.test(output ?? '') ? join(path, safeFileName(name)) : path;
}
