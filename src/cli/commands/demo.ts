/** 演示: a register of invented cases in a folder of its own, its report, and the report for Excel. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { importLedger } from '../../register/import.ts';
import { openRegister } from '../../register/open-register.ts';
import { percentText } from '../../reports/rate.ts';
import type { Report } from '../../reports/report.ts';
import { openLedger } from '../../sheets/open-ledger.ts';
import { drawClosure } from '../draw-closure.ts';
import type { Env } from '../env.ts';
import { ImportRejects } from '../import-rejects.ts';
import { printImport, printLedger } from '../import-summary.ts';
import { writeTo } from '../output-file.ts';
import { printJson, printLine, printStatus, send } from '../output.ts';
import { startProgress } from '../progress.ts';
import { formatReport } from '../report-format.ts';
import { safe } from '../safe.ts';
import type { CommandSpec } from '../verb.ts';

const DEMO_FOLDER = 'buding-demo';
const REGISTER = 'demo.db';
/** Beside the program, in the sources as in an installed package. */
const SAMPLE = join(__dirname, '..', 'fixtures', 'sample-ledger.csv');

export const demo: CommandSpec = {
  arguments: [{ name: 'folder' }],
  run: async (env, { args: [folder = DEMO_FOLDER] }) => {
    const path = env.path(folder);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const register = join(path, REGISTER);
    const isNew = !existsSync(register);
    const desk = await env.desk({ create: isNew, path: register });
    if (isNew) await openRegister(desk, { office: env.t('talk.demo-office') });
    if (!env.globals.json)
      await printStatus(env, env.t('talk.demo-made', { path: safe(register) }));
    const imported = await importSample(env);
    const report = await drawClosure(env, { asOf: env.today(), by: 'unit' });
    const csv = await writeCsv(env, report, join(path, env.t('talk.demo-csv')));
    const rate = report.total.closure_rate;
    if (env.globals.json) {
      await printJson(env, { register, csv, ...imported, closure_rate: rate });
      return;
    }
    const shown = { kind: 'table', headers: env.language, encoding: undefined } as const;
    await send(env.stdout, await formatReport(env, report, shown, true));
    const { a, b } = rate;
    await printLine(env, env.t('talk.demo-rate', { rate: percentText(rate), a, b }));
    await printStatus(
      env,
      env.t('talk.demo-next', { csv: safe(csv), db: safe(join(folder, REGISTER)) }),
    );
  },
};

/** The sample goes in like any ledger; a second demo finds that nothing changed. */
async function importSample(env: Env): Promise<{ created: number; unchanged: number }> {
  const desk = await env.desk();
  const ledger = await openLedger({ path: SAMPLE });
  const options = { doneMeans: 'closed', onConflict: 'reject' } as const;
  await printLedger(env, ledger, options.doneMeans);
  const rejects = await ImportRejects.open(env, ledger, {
    source: SAMPLE,
    wanted: undefined,
    dryRun: true,
  });
  const progress = await startProgress(env);
  const recorded = await importLedger(desk, ledger, {
    ...options,
    onReject: (row, problems) => rejects.take(row, problems),
    progress: (bytes) => {
      progress.update(bytes / ledger.bytes);
    },
  }).finally(() => {
    progress.stop();
  });
  if (!env.globals.json) {
    await printImport(env, { ledger, recorded, rejects, rejectsFile: null, dryRun: false });
  }
  return recorded.result;
}

/** The demo's own file: made anew each time. */
async function writeCsv(env: Env, report: Report, path: string): Promise<string> {
  rmSync(path, { force: true });
  await writeTo(env, path, async (sink) => {
    const format = { kind: 'csv', headers: env.language, encoding: undefined } as const;
    await sink.write(await formatReport(env, report, format, false));
  });
  return path;
}
