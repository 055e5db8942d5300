/**
 * The real binary in a sealed room: an environment with nothing in it, a home and a folder of its own.
 * `npm test` builds before it tests, so the binary is the one of the sources.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

export const BINARY = resolve(import.meta.dirname, '../../bin/buding.js');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Room {
  readonly folder: string;
  /** Runs a command to its end; `input` is its standard input, which is otherwise empty. */
  run(
    args: readonly string[],
    options?: { readonly input?: string | Buffer; readonly env?: Readonly<Record<string, string>> },
  ): Promise<Outcome>;
  /** Runs a command that must succeed, and gives its answer as JSON. */
  json<T>(args: readonly string[]): Promise<T>;
  /** Starts a command without waiting for it. */
  start(args: readonly string[]): ChildProcess;
  path(name: string): string;
}

export function makeRoom(): Room {
  const folder = mkdtempSync(join(tmpdir(), 'buding-room-'));
  mkdirSync(join(folder, 'home'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return roomIn(folder);
}

/** A room in a folder that the caller looks after; `binary` is another copy of the program. */
export function roomIn(folder: string, binary = BINARY): Room {
  const environment = { PATH: process.env['PATH'] ?? '', HOME: join(folder, 'home'), TZ: 'UTC' };
  const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    spawn(process.execPath, [binary, ...args], { cwd: folder, env: { ...environment, ...env } });
  const run: Room['run'] = (args, options = {}) =>
    new Promise((done, failed) => {
      const child = start(args, options.env);
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.on('error', failed);
      child.on('close', (code) => {
        done({ code, stdout, stderr });
      });
      child.stdin.on('error', () => undefined); // a command that fails early does not read it
      child.stdin.end(options.input ?? '');
    });
  return {
    folder,
    run,
    start,
    json: async <T>(args: readonly string[]) => {
      const outcome = await run([...args, '--json']);
      if (outcome.code !== 0)
        throw new Error(`buding ${args.join(' ')}: ${String(outcome.code)}\n${outcome.stderr}`);
      return JSON.parse(outcome.stdout) as T;
    },
    path: (name) => join(folder, name),
  };
}
