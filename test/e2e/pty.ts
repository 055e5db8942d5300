/** Any program on a real terminal (a pty), typed at by keys and looked at. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { onTestFinished } from 'vitest';
import { BINARY, type Room } from './room.ts';

export interface Pty {
  /** Waits until the terminal has shown a text since the last key. */
  shows(text: string): Promise<void>;
  type(keys: string): void;
  /** Everything that was shown, as it came. */
  shown(): string;
  /** The exit code, when the program has ended. */
  ended(): Promise<number>;
}

export function onPty(
  room: Room,
  [program, ...args]: readonly [string, ...string[]],
  { env = {}, rows = 12, columns = 80 }: PtyOptions = {},
): Pty {
  const terminal = spawn(program, args, {
    cols: columns,
    rows,
    cwd: room.folder,
    env: {
      PATH: `${programFolder(room)}${delimiter}/usr/bin${delimiter}/bin`,
      HOME: room.path('home'),
      LANG: 'C.UTF-8',
      TERM: 'xterm-256color',
      ...env,
    },
  });
  onTestFinished(() => {
    terminal.kill('SIGKILL');
  });
  let shown = '';
  let since = 0;
  let look: () => void = () => undefined;
  const end = new Promise<number>((done) => {
    terminal.onExit(({ exitCode }) => {
      done(exitCode);
    });
  });
  terminal.onData((text) => {
    shown += text;
    look();
  });
  return {
    shows: (text) =>
      new Promise((done) => {
        look = () => {
          if (shown.slice(since).includes(text)) done();
        };
        look();
      }),
    type: (keys) => {
      since = shown.length;
      terminal.write(keys);
    },
    shown: () => shown,
    ended: () => end,
  };
}

/**
 * What a command shows that asks nothing, and its exit code. The terminal stays open for a moment after it:
 * what is written right before a terminal closes may be lost on a machine that has much to do.
 */
export async function lookOnPty(
  room: Room,
  args: readonly string[],
  options: PtyOptions,
): Promise<{ readonly code: number; readonly shown: string }> {
  const script = '"$0" "$@"; code=$?; sleep 0.3; exit $code';
  const pty = onPty(room, ['sh', '-c', script, process.execPath, BINARY, ...args], options);
  const code = await pty.ended();
  return { code, shown: pty.shown() };
}

interface PtyOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly rows?: number;
  readonly columns?: number;
}

/** A folder in which the program stands under its own name. */
function programFolder(room: Room): string {
  const folder = room.path('bin');
  mkdirSync(folder, { recursive: true });
  const program = `${folder}/buding`;
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${BINARY}' "$@"\n`);
  chmodSync(program, 0o755);
  return folder;
}
