/** The READMEs say what is so: their commands are run as they stand there, see `story.ts` for how. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERBS } from '../../src/cli/verbs.ts';
import { run } from '../cli/fake-machine.ts';
import { makeRoom } from '../e2e/room.ts';
import { difference, readStory, type Command } from './story.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { workflowTable } from './workflow-table.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SAMPLE = resolve(ROOT, 'fixtures/sample-ledger.csv');

const READMES = [
  { file: 'README.md', language: 'en', ledger: 'ledger.csv' },
  { file: 'README.zh-CN.md', language: 'zh', ledger: '台账.csv' },
] as const;

const scripts = (
  JSON.parse(text('package.json')) as { readonly scripts: Readonly<Record<string, string>> }
).scripts;

describe.each(READMES)('$file', ({ file, language, ledger }) => {
  const markdown = text(file);

  it('shows commands that work and what they really print', { timeout: 300_000 }, async () => {
    const room = makeRoom();
    const terminal = openTerminal(room);
    copyFileSync(SAMPLE, room.path(`desk/${ledger}`));
    const digests = new Digests();
    const wrong: string[] = [];
    let count = 0;
    for (const step of readStory(markdown)) {
      if (step.kind === 'file') writeFileSync(room.path(`desk/${step.name}`), step.content);
      else if (!exported(terminal, step.text)) {
        const command = runnable(step.text);
        if (command === null) continue;
        const found = await check(terminal, digests.inserted(command), step, digests);
        if (found !== null) wrong.push(`${file}:${String(step.line)}: ${step.text}\n${found}`);
        count++;
      }
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(40);
  });

  it('names every command and its Chinese name', () => {
    const unnamed = VERBS.filter(
      ({ name, alias }) => !named(markdown, name) || !markdown.includes(alias),
    );
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });

  it('has the table of actions that the program obeys', () => {
    const [, table] = /<!-- workflow -->\n([\s\S]*?)\n?<!-- \/workflow -->/.exec(markdown) ?? [];
    expect(table).toBe(workflowTable(language));
  });

  it('names only scripts that there are', () => {
    const names = [...markdown.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('links only to files that there are', () => {
    const links = [...markdown.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link ?? '');
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(text(link).length).toBeGreaterThan(0);
  });

  it('says how to set everything up in two commands', () => {
    expect(markdown).toContain('npm ci && npm run demo');
    expect(markdown).toContain('npm ci && npm test');
  });
});

describe.each(VERBS)('$name', ({ name, alias }) => {
  it.each([
    ['zh', name, alias],
    ['en', alias, name],
  ])('has help in %s, under both names', async (language, started, other) => {
    const help = await makeRoom().run([started, '--help', '--lang', language]);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain(`${name}|${alias}`);
    // The binary says under one name what the sources say under the other.
    const same = await run([other, '--help', '--lang', language]);
    expect(same).toMatchObject({ exitCode: 0, stderr: '', stdout: help.stdout });
  });
});

function text(file: string): string {
  return readFileSync(resolve(ROOT, file), 'utf8');
}

function named(markdown: string, verb: string): boolean {
  return new RegExp(`buding ${verb}\\b|\`${verb}[\` ]|\\| ${verb} \\|`).test(markdown);
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
  const program = /node bin\/buding\.js (.*)$/.exec(scripts[script ?? ''] ?? '')?.[1];
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
