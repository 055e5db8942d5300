/** Where everything is put together: the process, the store, the counter. The only catch; exit codes. */
import { join } from 'node:path';
import type { Machine, Output } from './cli/env.ts';
import { readAhead } from './cli/globals.ts';
import { plainOutput } from './cli/plain-output.ts';
import { runProgram } from './cli/program.ts';
import { readPreferences } from './cli/read-preferences.ts';
import { describeError, errorText, type Reported } from './cli/report-error.ts';
import { OutputClosed } from './cli/usage-error.ts';
import { watchOutput } from './cli/watch-output.ts';
import { EXIT_CODES } from './domain/errors.ts';
import { loadTranslator, type Translate } from './messages/translate.ts';

let stderr: Output | undefined;

const machine: Machine = {
  argv: process.argv.slice(2),
  variables: process.env,
  folder: process.cwd(),
  // The sources and the bundle both stand one folder below.
  program: join(__dirname, '..'),
  // Opening a stream costs a start some milliseconds: only those that are used are opened.
  get stdin() {
    return process.stdin;
  },
  stdout: plainOutput(1) ?? process.stdout,
  get stderr() {
    stderr ??= watched(plainOutput(2) ?? process.stderr);
    return stderr;
  },
  now: () => new Date(),
  openStore: async (path, options) => {
    const { openSqliteStore } = await import('./store/sqlite.ts');
    return openSqliteStore(path, options);
  },
};

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  () => {
    process.exitCode = EXIT_CODES.defect;
  },
);

async function main(): Promise<number> {
  const preferences = await readPreferences(machine.variables, machine.folder);
  const { language, json } = readAhead(machine.argv, machine.variables, preferences.values);
  const t = await loadTranslator(language);
  const output = watchOutput(machine.stdout, 'stdout');
  try {
    const exitCode = await runProgram(machine, t, preferences);
    await output.flushed();
    return exitCode;
  } catch (error) {
    const reported = describeError(
      error instanceof OutputClosed ? (output.problem() ?? error) : error,
      t,
    );
    if (reported === null) return 0;
    tell(reported, json, t);
    return reported.exitCode;
  }
}

/** When stderr is gone, nobody is left who could be told. */
function watched(stream: Output): Output {
  watchOutput(stream, 'stderr');
  return stream;
}

function tell(reported: Reported, json: boolean, t: Translate): void {
  const { code, message, hint, stack } = reported;
  const text = json ? JSON.stringify({ error: { code, message, hint } }) : errorText(reported, t);
  machine.stderr.write(`${text}\n`);
  if (stack !== undefined && machine.variables['BUDING_DEBUG'] === '1')
    machine.stderr.write(`${stack}\n`);
}
