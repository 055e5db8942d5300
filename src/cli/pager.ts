/**
 * Long answers on a terminal: shown by a pager where they don't fit on the screen. The answer is
 * collected while the command runs, since only then it is known how long it is.
 */
import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { Writable } from 'node:stream';
import { isatty } from 'node:tty';
import type { Translate } from '../messages/translate.ts';
import type { Machine, Output } from './env.ts';
import type { Globals } from './globals.ts';
import { send } from './output.ts';
import type { Preferences } from './preferences.ts';
import { Interrupted } from './usage-error.ts';
import { cheapWidth } from './width.ts';

/** What less is told when nobody told it: leave short texts, keep colours, leave the text on the screen. */
const LESS = 'FRX';

type Variables = Machine['variables'];

/**
 * The program that shows long answers, with its arguments; `null`: none. `BUDING_PAGER` comes before the
 * preference, and that, being ours, before `PAGER`; `cat` and nothing mean none.
 */
function pagerCommand(
  variables: Variables,
  { pager: preferred }: Preferences,
): readonly string[] | null {
  const own = variables['BUDING_PAGER'];
  if (own !== undefined) return wordsOf(own);
  if (preferred === false) return null;
  if (typeof preferred === 'string') return wordsOf(preferred);
  const usual = variables['PAGER'];
  return usual === undefined ? ['less', `-${LESS}`] : wordsOf(usual);
}

/** A command as people write it into a variable; a program with blanks in its path stands in quotes. */
function wordsOf(command: string): readonly string[] | null {
  const words = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
  const off = words[0] === undefined || ['', 'cat', 'off'].includes(words[0]);
  return off ? null : words;
}

/** Whether answers may be paged at all: a person at both ends, who did not forbid it. */
export function mayPage(machine: Machine, globals: Pick<Globals, 'json' | 'pager'>): boolean {
  return (
    globals.pager &&
    !globals.json &&
    machine.stdout.isTTY === true &&
    machine.variables['TERM'] !== 'dumb'
  );
}

/** Collects what is written to the answer and to the conversation, in its order. */
export class Collector {
  readonly #pieces: { readonly to: 'stdout' | 'stderr'; readonly bytes: Buffer }[] = [];

  /** The machine with its outputs replaced; they still say that they are a terminal. */
  of(machine: Machine): Machine {
    const stdout = this.#stream(machine.stdout, 'stdout');
    const stderr = this.#stream(machine.stdout, 'stderr');
    return Object.create(machine, {
      stdout: { value: stdout },
      stderr: { value: stderr },
    }) as Machine;
  }

  /** Shows what was collected: by the pager if it is longer than the screen, else as it came. */
  async show(machine: Machine, preferences: Preferences, t: Translate): Promise<void> {
    const answer = Buffer.concat(this.#of('stdout').map(({ bytes }) => bytes));
    if (
      isLong(answer.toString(), machine.stdout) &&
      (await page(answer, machine, preferences, t))
    ) {
      for (const { bytes } of this.#of('stderr')) await send(machine.stderr, bytes);
      return;
    }
    for (const { to, bytes } of this.#pieces) await send(machine[to], bytes);
  }

  #of(to: 'stdout' | 'stderr') {
    return this.#pieces.filter((piece) => piece.to === to);
  }

  #stream({ columns, rows }: Output, to: 'stdout' | 'stderr'): Output {
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        this.#pieces.push({ to, bytes: chunk });
        done();
      },
    });
    return Object.assign(stream, {
      isTTY: true,
      ...(columns === undefined ? {} : { columns }),
      ...(rows === undefined ? {} : { rows }),
    });
  }
}

/** Whether a text takes more lines than the screen has; the last line is the shell's. */
function isLong(text: string, { columns = 80, rows = 24 }: Output): boolean {
  let left = rows - 1;
  for (const line of text.replace(/\n$/, '').split('\n')) {
    // eslint-disable-next-line no-control-regex -- colours take no room
    const width = cheapWidth(line.replace(/\x1b\[[0-9;]*m/g, ''));
    left -= Math.max(1, Math.ceil(width / columns));
    if (left < 0) return true;
  }
  return false;
}

/**
 * How less is told to say by which keys it is left: its own colon tells nobody. Many versions garble
 * all but ASCII in a prompt, so the words stand above the text. Other pagers read LESS otherwise, and
 * whoever sets it knows less.
 */
function lessKeys(program: string, variables: Variables, t: Translate) {
  const isLess = /^less(?:\.exe)?$/.test(basename(program)) && variables['LESS'] === undefined;
  if (!isLess) return { options: LESS, words: '' };
  return { options: `${LESS}Ps?e(END) .[q] [Space] [/]$`, words: `${t('talk.pager-keys')}\n` };
}

/** Hands a text to the pager and waits until it is closed; false where there is none. */
async function page(
  text: Buffer,
  { variables }: Machine,
  preferences: Preferences,
  t: Translate,
): Promise<boolean> {
  const command = pagerCommand(variables, preferences);
  // Keys must reach the pager.
  if (command === null || !isatty(0)) return false;
  const [program = '', ...args] = command;
  const { options, words } = lessKeys(program, variables, t);
  const env = { ...variables, LESS: variables['LESS'] ?? options, LESSCHARSET: 'utf-8' };
  return new Promise((done, failed) => {
    // Ctrl-C is for the pager, which lives on and must not be left alone with the terminal.
    const ignore = () => undefined;
    process.on('SIGINT', ignore);
    const child = spawn(program, args, { stdio: ['pipe', 'inherit', 'inherit'], env });
    child.on('error', () => {
      process.off('SIGINT', ignore);
      done(false);
    });
    child.on('close', (code, signal) => {
      process.off('SIGINT', ignore);
      if (signal === 'SIGINT') failed(new Interrupted());
      // 126 and 127: a shell around it did not find the program.
      else done(code !== 126 && code !== 127);
    });
    child.stdin.on('error', ignore); // closed before the end: whoever reads has seen enough
    child.stdin.end(Buffer.concat([Buffer.from(words), text]));
  });
}
