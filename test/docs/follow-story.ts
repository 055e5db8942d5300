/** Follows a README: types its commands in a terminal, in the order in which they stand there (`story.ts`). */
import { copyFileSync, writeFileSync } from 'node:fs';
import { makeRoom } from '../e2e/room.ts';
import { SAMPLE, SCRIPTS, text, type Readme } from './readmes.ts';
import { difference, readStory, type Command } from './story.ts';
import { openTerminal, type Terminal } from './terminal.ts';

export interface Followed {
  /** How many commands were run. */
  readonly count: number;
  /** Where, which command, and what it did otherwise than the README says. */
  readonly wrong: readonly string[];
}

export async function followStory({ file, ledger }: Readme): Promise<Followed> {
  const room = makeRoom();
  const terminal = openTerminal(room);
  copyFileSync(SAMPLE, room.path(`desk/${ledger}`));
  const digests = new Digests();
  const wrong: string[] = [];
  let count = 0;
  for (const step of readStory(text(file))) {
    if (step.kind === 'file') writeFileSync(room.path(`desk/${step.name}`), step.content);
    else if (!exported(terminal, step.text)) {
      const command = runnable(step.text);
      if (command === null) continue;
      const found = await check(terminal, digests.inserted(command), step, digests);
      if (found !== null) wrong.push(`${file}:${String(step.line)}: ${step.text}\n${found}`);
      count++;
    }
  }
  return { count, wrong };
}

/** `export NAME=value` is for the terminal itself. */
function exported(terminal: Terminal, command: string): boolean {
  const [, name, value] = /^export (\w+)="?([^"]*)"?$/.exec(command) ?? [];
  if (name === undefined) return false;
  terminal.set(name, value ?? '');
  return true;
}

/**
 * The command as it is run here; `null` for one that is about the clone (npm, node). A script that ends
 * in the program, such as `npm run demo`, is run as the program: building is not this test's business.
 */
function runnable(command: string): string | null {
  const script = /npm run (\S+)$/.exec(command)?.[1];
  const program = /node bin\/buding\.js (.*)$/.exec(SCRIPTS[script ?? ''] ?? '')?.[1];
  if (program !== undefined) return `buding ${program}`;
  return /^(npm|node|cd) /.test(command) ? null : command;
}

async function check(
  terminal: Terminal,
  command: string,
  { exitCode, shown }: Command,
  digests: Digests,
): Promise<string | null> {
  const screen = await terminal.type(command);
  digests.note(screen.text);
  if (screen.code !== exitCode)
    return `ended with ${String(screen.code)}, not ${String(exitCode)}:\n${screen.text}`;
  return shown === undefined ? null : difference(shown, screen.text);
}

/** A digest is another one in every run: `42:…` in a command stands for the one printed for entry 42. */
class Digests {
  readonly #known = new Map<string, string>();

  note(printed: string): void {
    for (const [, entry, digest] of printed.matchAll(/(\d+):([0-9a-f]{64})/g))
      if (entry !== undefined && digest !== undefined) this.#known.set(entry, digest);
  }

  inserted(command: string): string {
    return command.replace(/(\d+):…/g, (all, entry: string) => {
      const digest = this.#known.get(entry);
      return digest === undefined ? all : `${entry}:${digest}`;
    });
  }
}
