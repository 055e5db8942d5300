import { resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { Machine } from '../../src/cli/env.ts';
import { readAhead } from '../../src/cli/globals.ts';
import { runProgram } from '../../src/cli/program.ts';
import { describeError, type Reported } from '../../src/cli/report-error.ts';
import { translator } from '../../src/messages/index.ts';

export interface FakeRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  readonly reported: Reported | null;
}

class Sink extends Writable {
  readonly isTTY: boolean;
  /** A pipe has no width. */
  readonly columns?: number;
  text = '';

  constructor(isTTY: boolean) {
    super({ decodeStrings: false });
    this.isTTY = isTTY;
    if (isTTY) this.columns = 100;
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** A process that is none: what it was given, what came out of it. */
export async function run(
  argv: readonly string[],
  options: Partial<Machine> & { readonly terminal?: boolean; readonly input?: string } = {},
): Promise<FakeRun> {
  const terminal = options.terminal ?? false;
  const stdout = new Sink(terminal);
  const stderr = new Sink(terminal);
  const machine: Machine = {
    argv,
    variables: { BUDING_ACTOR: '张三', HOME: '/nowhere', NO_COLOR: '1', ...options.variables },
    folder: options.folder ?? '/nowhere',
    program: resolve(import.meta.dirname, '../..'),
    stdin: Object.assign(Readable.from([options.input ?? '']), { isTTY: terminal }),
    stdout,
    stderr,
    now: options.now ?? (() => new Date('2026-03-05T02:00:00Z')),
    openStore: options.openStore ?? (() => Promise.reject(new Error('no store here'))),
  };
  const { language } = readAhead(argv, machine.variables);
  const t = translator(language);
  try {
    const exitCode = await runProgram(machine, t);
    return { stdout: stdout.text, stderr: stderr.text, exitCode, reported: null };
  } catch (error) {
    const reported = describeError(error, t);
    return {
      stdout: stdout.text,
      stderr: stderr.text,
      exitCode: reported?.exitCode ?? 0,
      reported,
    };
  }
}
