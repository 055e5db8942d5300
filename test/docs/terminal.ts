/** A terminal in a sealed room, in which the commands of a README are typed as they stand there. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { BINARY, type Room } from '../e2e/room.ts';

export interface Screen {
  readonly code: number;
  /** What stands on the screen, without colours and without what was wiped off it. */
  readonly text: string;
}

export interface Terminal {
  type(command: string): Promise<Screen>;
  set(name: string, value: string): void;
}

const COLUMNS = 100;

/** `buding` is on the path of the room; nothing of the machine's environment is in it. */
export function openTerminal(room: Room): Terminal {
  const bin = room.path('bin');
  const desk = room.path('desk');
  for (const folder of [bin, desk]) mkdirSync(folder);
  const program = join(bin, 'buding');
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${BINARY}' "$@"\n`);
  chmodSync(program, 0o755);
  const env: Record<string, string> = {
    PATH: `${bin}:/usr/bin:/bin`,
    HOME: room.path('home'),
    TZ: 'UTC',
    TERM: 'xterm',
    NO_COLOR: '1',
    // Nobody is there to close a pager.
    BUDING_PAGER: '',
  };
  return {
    set: (name, value) => {
      env[name] = value;
    },
    type: (command) =>
      new Promise((done) => {
        const shell = spawn('/bin/sh', ['-c', command], {
          cols: COLUMNS,
          rows: 50,
          cwd: desk,
          env,
        });
        let raw = '';
        shell.onData((data) => {
          raw += data;
        });
        shell.onExit(({ exitCode }) => {
          done({ code: exitCode, text: onScreen(raw) });
        });
      }),
  };
}

/** A progress bar wipes its line off the screen when it is done. */
function onScreen(raw: string): string {
  return raw
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => (line.split(WIPED).at(-1) ?? '').replace(ESCAPES, ''))
    .join('\n');
}

const WIPED = '\u001b[2K';
// eslint-disable-next-line no-control-regex -- these are taken out
const ESCAPES = /\u001b\[[0-9;?]*[A-Za-z]|\u001b[78]|\r/g;
