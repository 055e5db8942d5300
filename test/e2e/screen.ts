/** The real binary on a real terminal (a pty), driven by keys. */
import { spawn } from '@lydell/node-pty';
import { stripVTControlCharacters } from 'node:util';
import { BINARY, type Room } from './room.ts';

export const KEYS = {
  enter: '\r',
  escape: '\x1b',
  up: '\x1b[A',
  down: '\x1b[B',
  back: '\x7f',
  interrupt: '\x03',
  end: '\x04',
  editor: '\x05',
} as const;

export interface Screen {
  /** Waits until the terminal has shown a text since the last key was typed. */
  shows(text: string): Promise<void>;
  type(keys: string): void;
  /** Waits for a question, then types the answer and Enter. */
  answer(question: string, keys: string): Promise<void>;
  resize(columns: number, rows: number): void;
  /** Another process asks it to stop. */
  signal(name: 'SIGTERM' | 'SIGINT'): void;
  /** The terminal goes away, as when its window is closed. */
  hangUp(): void;
  /** The exit code, and everything that was shown, without colours. */
  ended(): Promise<{ code: number; shown: string }>;
}

export function onTerminal(
  room: Room,
  args: readonly string[],
  {
    columns = 100,
    env = {},
  }: { readonly columns?: number; readonly env?: Readonly<Record<string, string>> } = {},
): Screen {
  const terminal = spawn(process.execPath, [BINARY, '--db', 'r.db', ...args], {
    cols: columns,
    rows: 30,
    cwd: room.folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: room.folder, TERM: 'xterm-256color', ...env },
  });
  let shown = '';
  let mark = 0;
  let look: () => void = () => undefined;
  const end = new Promise<number>((done) => {
    terminal.onExit(({ exitCode }) => {
      done(exitCode);
      look();
    });
  });
  terminal.onData((text) => {
    shown += text;
    look();
  });
  const shows = (text: string) =>
    new Promise<void>((done, failed) => {
      end.then(() => {
        if (!plain(shown.slice(mark)).includes(text))
          failed(new Error(`ended without showing “${text}”:\n${plain(shown)}`));
      }, failed);
      look = () => {
        if (plain(shown.slice(mark)).includes(text)) done();
      };
      look();
    });
  const type = (keys: string) => {
    mark = shown.length;
    terminal.write(keys);
  };
  return {
    shows,
    type,
    answer: async (question, keys) => {
      await shows(question);
      type(`${keys}\r`);
    },
    resize: (cols, rows) => {
      terminal.resize(cols, rows);
    },
    signal: (name) => {
      terminal.kill(name);
    },
    hangUp: () => {
      terminal.kill('SIGHUP');
    },
    ended: async () => ({ code: await end, shown }),
  };
}

function plain(text: string): string {
  return stripVTControlCharacters(text);
}
