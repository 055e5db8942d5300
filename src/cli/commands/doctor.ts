/** 体检: the file, its settings, the machine; `--rebuild` makes what is derived from the journal anew. */
import { stat } from 'node:fs/promises';
import { rebuildDerived } from '../../register/rebuild.ts';
import type { Env } from '../env.ts';
import { printFacts, printJson, printStatus } from '../output.ts';
import { startProgress } from '../progress.ts';
import type { CommandSpec } from '../verb.ts';
import { VERSION } from '../version.ts';

export const doctor: CommandSpec = {
  flags: [{ name: 'rebuild' }],
  run: async (env, { flags }) => {
    if (flags.on('rebuild')) await rebuild(env);
    else await examine(env);
  },
};

async function rebuild(env: Env): Promise<void> {
  const desk = await env.desk();
  const progress = await startProgress(env);
  const { cases } = await rebuildDerived(desk, progress.update).finally(progress.stop);
  if (env.globals.json) await printJson(env, { rebuilt: cases });
  else await printStatus(env, env.t('talk.rebuilt', { cases }));
}

async function examine(env: Env): Promise<void> {
  const { store } = await env.desk();
  const problems = await store.integrity();
  if (problems.length > 0) env.endAs('integrity');
  const found = {
    location: store.location,
    size: (await stat(store.location)).size,
    office: await store.read(async (tx) => (await tx.office()).name),
    cases: await store.read((tx) => tx.countCases({ filters: [] })),
    entries: await store.read(async (tx) => (await tx.head()).entries),
    integrity: problems,
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
    ...Object.entries(found.settings).map(([name, value]) => [name, value] as const),
    [t('doctor.tool'), found.tool],
    [t('doctor.node'), found.node],
  ]);
}
