/**
 * 体检: the file, its settings, the machine, the key of the reporters. `--rebuild` makes what is derived
 * from the journal anew; other flags see to the key and to what was deleted.
 */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Translate } from '../../messages/translate.ts';
import type { Desk } from '../../register/desk.ts';
import { checkFiles, findStrangers, removeStrangers } from '../../register/kept-files.ts';
import { rebuildDerived } from '../../register/rebuild.ts';
import { changeKey, makeKey } from '../../register/reporter-key.ts';
import { keyPath, keyState, openVault } from '../../register/reporter-vault.ts';
import { DRY_RUN, REASON } from '../common-flags.ts';
import type { Env } from '../env.ts';
import type { Flags } from '../flags.ts';
import { printChangedKey, printKey } from '../key-lines.ts';
import { printFacts, printJson, printLine, printStatus } from '../output.ts';
import { startProgress } from '../progress.ts';
import { confirm } from '../prompt.ts';
import { describeError } from '../report-error.ts';
import { safe } from '../safe.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandSpec } from '../verb.ts';
import { VERSION } from '../version.ts';

/** What it can do besides looking; one at a time. */
const TASKS = ['rebuild', 'make-key', 'new-key', 'scrub', 'prune'] as const;

export const doctor: CommandSpec = {
  flags: [...TASKS.map((name) => ({ name })), DRY_RUN, REASON],
  run: async (env, { flags }) => {
    const [task, other] = TASKS.filter((name) => flags.on(name));
    if (task !== undefined && other !== undefined)
      throw new UsageError('flags-together', { first: task, second: other });
    // A trial that was none would change what somebody only wanted to look at.
    if (task !== undefined && task !== 'prune' && flags.on('dry-run'))
      throw new UsageError('flags-together', {
        first: 'dry-run',
        second: task,
      });
    if (task === undefined) await examine(env);
    else await RUN[task](env, flags);
  },
};

const RUN: Readonly<Record<(typeof TASKS)[number], (env: Env, flags: Flags) => Promise<void>>> = {
  rebuild,
  'make-key': async (env) => {
    const made = await makeKey(await env.desk());
    if (env.globals.json) await printJson(env, made);
    else await printKey(env, made);
  },
  'new-key': async (env, flags) => {
    await confirm(env, env.t('talk.confirm-new-key'));
    const changed = await changeKey(await env.desk(), flags.text('reason'));
    if (env.globals.json) await printJson(env, changed);
    else await printChangedKey(env, changed);
  },
  scrub: async (env) => {
    const { store } = await env.desk();
    const scrubbed = await store.scrub();
    if (env.globals.json) await printJson(env, { scrubbed });
    else await printStatus(env, env.t(scrubbed ? 'talk.scrubbed' : 'talk.remains'));
    if (!scrubbed) env.endAs('busy');
  },
  prune,
};

/** Removes attached files that no case names; lists them first, and asks. */
async function prune(env: Env, flags: Flags): Promise<void> {
  const { t } = env;
  const { store } = await env.desk();
  const { paths } = await findStrangers(store);
  const dryRun = flags.on('dry-run');
  if (!env.globals.json) for (const path of paths) await printLine(env, safe(path));
  const count = paths.length;
  if (count > 0 && !dryRun) await confirm(env, t('talk.confirm-prune', { count }));
  const removed = count === 0 || dryRun ? 0 : await removeStrangers(store);
  if (env.globals.json) await printJson(env, { dryRun, files: paths, removed });
  else if (count === 0) await printStatus(env, t('talk.nothing-to-prune'));
  else if (dryRun) await printStatus(env, t('talk.prune-rehearsed', { count }));
  else await printStatus(env, t('talk.pruned', { count: removed }));
}

async function rebuild(env: Env): Promise<void> {
  const desk = await env.desk();
  const progress = await startProgress(env);
  const { cases } = await rebuildDerived(desk, progress.update).finally(progress.stop);
  if (env.globals.json) await printJson(env, { rebuilt: cases });
  else await printStatus(env, env.t('talk.rebuilt', { cases }));
}

async function examine(env: Env): Promise<void> {
  const desk = await env.desk();
  const { store } = desk;
  const problems = await store.integrity();
  if (problems.length > 0) env.endAs('integrity');
  const found = {
    location: store.location,
    size: (await stat(store.location)).size,
    office: await store.read(async (tx) => (await tx.office()).name),
    cases: await store.read((tx) => tx.countCases({ filters: [] })),
    entries: await store.read(async (tx) => (await tx.head()).entries),
    integrity: problems,
    reporters: await examineReporters(desk, env.t),
    attachments: await examineFiles(desk),
    settings: await store.settings(),
    tool: VERSION,
    node: process.version,
  };
  if (env.globals.json) {
    await printJson(env, found);
    return;
  }
  const { t } = env;
  await printFacts(env, [
    [t('doctor.location'), found.location],
    [t('doctor.office'), found.office],
    [t('doctor.cases'), found.cases],
    [t('doctor.entries'), found.entries],
    [t('doctor.size'), found.size],
    [t('doctor.integrity'), problems.length === 0 ? t('doctor.sound') : problems.join('；')],
    [t('doctor.key'), keyLine(found.reporters, t)],
    [t('doctor.reporters'), t('doctor.reporters-count', counts(found.reporters))],
    [t('doctor.attachments'), t('doctor.attachments-count', { ...found.attachments })],
    ...Object.entries(found.settings).map(([name, value]) => [name, value] as const),
    [t('doctor.tool'), found.tool],
    [t('doctor.node'), found.node],
  ]);
  if (found.reporters.plain > 0)
    await printStatus(env, t('verify-note.reporters-plain', { count: found.reporters.plain }));
  if (found.reporters.key !== null) await printStatus(env, t('talk.key-meaning'));
}

interface ReporterHealth {
  readonly sealed: number;
  readonly plain: number;
  /** The file of the key; `null` while there is none. */
  readonly key: string | null;
  /** Why it can't be used; `null` when it can. */
  readonly problem: string | null;
}

/** Whether the reporters are sealed, and whether the key that opens them is at hand. */
async function examineReporters(desk: Desk, t: Translate): Promise<ReporterHealth> {
  const { sealed, plain, mark, register } = await desk.store.read(keyState);
  const path = keyPath(desk, register);
  if (mark === null && !existsSync(path)) return { sealed, plain, key: null, problem: null };
  try {
    await openVault(desk, { trial: true });
    return { sealed, plain, key: path, problem: null };
  } catch (error) {
    const { message } = describeError(error, t) ?? { message: '' };
    return { sealed, plain, key: path, problem: message };
  }
}

function keyLine({ key, problem }: ReporterHealth, t: Translate): string {
  if (key === null) return t('doctor.key-none');
  const path = safe(key);
  if (problem === null) return t('doctor.key-ready', { path });
  return t('doctor.key-wrong', { path, reason: problem });
}

const counts = ({ sealed, plain }: ReporterHealth) => ({ sealed, plain });

async function examineFiles(
  desk: Desk,
): Promise<{ files: number; strangers: number; wrong: number }> {
  const { files, strangers, wrong } = await checkFiles(desk.store);
  return { files, strangers, wrong: wrong.length };
}
