/** 演示: a register of invented cases to look around in. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../domain/errors.ts';
import { importLedger } from '../../register/import.ts';
import { openRegister } from '../../register/open-register.ts';
import { openLedger } from '../../sheets/open-ledger.ts';
import { printJson, printLine, printStatus } from '../output.ts';
import { safe } from '../safe.ts';
import type { CommandSpec } from '../verb.ts';

const DEMO_FILE = 'buding-demo.db';
/** Beside the program, in the sources as in an installed package. */
const SAMPLE = join(__dirname, '..', 'fixtures', 'sample-ledger.csv');

export const demo: CommandSpec = {
  run: async (env) => {
    const path = env.globals.db === undefined ? env.path(DEMO_FILE) : env.location();
    if (existsSync(path)) throw new Refusal('register-exists', { path });
    const ledger = await openLedger({ path: SAMPLE });
    const desk = await env.desk({ create: true, path });
    await openRegister(desk, { office: env.t('talk.demo-office') });
    const { entry, result } = await importLedger(desk, ledger, {
      doneMeans: 'closed',
      onConflict: 'reject',
      onReject: () => Promise.resolve(),
    });
    if (env.globals.json) {
      await printJson(env, { path, entry, created: result.created, rejected: result.rejected });
      return;
    }
    await printStatus(env, env.t('talk.demo-ready', { path: safe(path), count: result.created }));
    await printLine(env, env.t('talk.demo-next', { path: safe(shortPath(env.path('.'), path)) }));
  },
};

/** As a person in that folder would type it. */
function shortPath(folder: string, path: string): string {
  return path.startsWith(`${folder}/`) ? `./${path.slice(folder.length + 1)}` : path;
}
