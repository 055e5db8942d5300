/** 校验: proves that the journal is unaltered and the cases agree with it. */
import type { Anchor } from '../../register/findings.ts';
import { verifyRegister } from '../../register/verify.ts';
import type { Env } from '../env.ts';
import type { Flags } from '../flags.ts';
import { printJson, printLine, printStatus } from '../output.ts';
import { startProgress } from '../progress.ts';
import { localised } from '../report-error.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandSpec } from '../verb.ts';

export const verify: CommandSpec = {
  flags: [
    { name: 'anchor', value: 'anchor', many: true },
    { name: 'files', negatable: true },
  ],
  run: async (env, { flags }) => {
    const anchors = readAnchors(flags);
    const desk = await env.desk();
    const progress = await startProgress(env);
    const verification = await verifyRegister(desk, {
      anchors,
      files: flags.either('files') ?? true,
      progress: progress.update,
    }).finally(progress.stop);
    const { ok, head, cases, findings, notes } = verification;
    if (!ok) env.endAs('integrity');
    if (env.globals.json) {
      const sentences = findings.map((finding) => ({
        ...finding,
        message: sentence(env, finding),
      }));
      await printJson(env, {
        ok,
        cases,
        entries: head.entries,
        events: head.events,
        digest: head.digest,
        findings: sentences,
        notes: notes.map((note) => ({
          ...note,
          message: env.t(`verify-note.${note.code}`, note.params),
        })),
      });
      return;
    }
    for (const finding of findings) await printLine(env, sentence(env, finding));
    for (const { code, params } of notes)
      await printStatus(env, env.t(`verify-note.${code}`, params));
    if (!ok) {
      await printStatus(env, env.t('talk.verify-failed', { count: findings.length }));
      return;
    }
    await printLine(
      env,
      env.t('talk.verified', { cases, entries: head.entries, events: head.events }),
    );
    await printLine(env, env.t('talk.anchor', { entries: head.entries, digest: head.digest }));
  },
};

function sentence(
  env: Env,
  { code, params }: Awaited<ReturnType<typeof verifyRegister>>['findings'][number],
): string {
  return env.t(`finding.${code}`, localised(params, env.t));
}

/** `entry:digest`; the beginning of a digest is enough. */
function readAnchors(flags: Flags): Anchor[] {
  return (flags.texts('anchor') ?? []).map((text) => {
    const [, entry, digest] = /^(\d{1,15})[:：]([0-9a-f]{8,64})$/i.exec(text) ?? [];
    if (entry === undefined || digest === undefined)
      throw new UsageError('anchor-unreadable', { value: text });
    return { entry: Number(entry), digest: digest.toLowerCase() };
  });
}
