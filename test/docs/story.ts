/**
 * A README as a story that can be run. What counts:
 *
 * - ```console: a line that begins with `$ ` is a command (`\` at its end continues it, on a line that
 *   begins with `> `); the lines below are what it prints. `…` stands for anything within a line, a line
 *   that is only `…` for any number of lines.
 * - ```sh: every line is a command (`\` continues it); what it prints is not looked at.
 * - ```csv name.csv: a file that lies in the folder from there on.
 * - every other block, ```text for one, is only read by people.
 *
 * A command ends with 0 unless it says `# exit 3` at its end. `export NAME=value` holds from there on.
 */
export interface Command {
  readonly kind: 'command';
  readonly line: number;
  readonly text: string;
  readonly exitCode: number;
  /** What it prints, where that is shown. */
  readonly shown?: readonly string[];
}

export interface GivenFile {
  readonly kind: 'file';
  readonly name: string;
  readonly content: string;
}

interface Block {
  readonly info: string;
  readonly line: number;
  readonly lines: readonly string[];
}

export function readStory(markdown: string): (Command | GivenFile)[] {
  return readBlocks(markdown).flatMap((block): (Command | GivenFile)[] => {
    const [language, name] = block.info.split(' ');
    if (language === 'console') return consoleCommands(block);
    if (language === 'sh') return shellCommands(block);
    if (language === 'csv' && name !== undefined)
      return [{ kind: 'file', name, content: `${block.lines.join('\n')}\n` }];
    return [];
  });
}

function readBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: { info: string; line: number; lines: string[] } | undefined;
  for (const [at, line] of markdown.split('\n').entries()) {
    const fence = /^```(.*)$/.exec(line);
    if (!fence) open?.lines.push(line);
    else if (open) {
      blocks.push(open);
      open = undefined;
    } else open = { info: (fence[1] ?? '').trim(), line: at + 2, lines: [] };
  }
  if (open) throw new Error(`line ${String(open.line - 1)}: this block is never closed`);
  return blocks;
}

function shellCommands({ line, lines }: Block): Command[] {
  const commands: Command[] = [];
  let text = '';
  for (const [at, one] of lines.entries()) {
    text += one;
    if (one.endsWith('\\')) text = `${text.slice(0, -1)} `;
    else {
      if (text.trim() !== '') commands.push(command(text, line + at));
      text = '';
    }
  }
  return commands;
}

function consoleCommands({ line, lines }: Block): Command[] {
  const commands: (Command & { shown: string[] })[] = [];
  let text: string | undefined;
  for (const [at, one] of lines.entries()) {
    const begun = text === undefined ? /^\$ (.*)$/.exec(one) : /^> (.*)$/.exec(one);
    if (begun) text = `${text ?? ''}${begun[1] ?? ''}`;
    if (text?.endsWith('\\')) text = `${text.slice(0, -1)} `;
    else if (text !== undefined) {
      commands.push({ ...command(text, line + at), shown: [] });
      text = undefined;
    } else {
      const last = commands.at(-1);
      if (!last) throw new Error(`line ${String(line + at)}: shown before any command`);
      last.shown.push(one);
    }
  }
  return commands;
}

function command(text: string, line: number): Command {
  const exit = /#\s*exit (\d+)\s*$/.exec(text);
  return { kind: 'command', line, text: text.trim(), exitCode: Number(exit?.[1] ?? 0) };
}

/** What differs between what is shown and what was printed; `null` where nothing does. */
export function difference(shown: readonly string[], printed: string): string | null {
  const expected = shown.filter((line) => line.trim() !== '');
  const found = printed.split('\n').filter((line) => line.trim() !== '');
  let at = 0;
  let mayPass = false;
  for (const line of expected) {
    if (line.trim() === '…') {
      mayPass = true;
      continue;
    }
    const pattern = patternOf(line);
    const next = found.findIndex((one, i) => i >= at && pattern.test(normalised(one)));
    if (next === -1 || (next > at && !mayPass))
      return `shown:   ${line}\nprinted: ${found[at] ?? '(nothing more)'}`;
    at = next + 1;
    mayPass = false;
  }
  return at < found.length && !mayPass ? `printed, but not shown: ${found[at] ?? ''}` : null;
}

function patternOf(line: string): RegExp {
  const parts = normalised(line).split('…');
  return new RegExp(`^${parts.map((part) => escaped(part)).join('.*')}$`, 'u');
}

/** What differs from run to run: dates, times, digests, the year in a case number; and widths. */
function normalised(line: string): string {
  return line
    .replace(/\d{4}-\d{2}-\d{2}/g, 'DATE')
    .replace(/\b[0-9a-f]{64}\b/g, 'DIGEST')
    .replace(/(\d:)[0-9a-f]{8,64}/g, '$1DIGEST')
    .replace(/\b\d{2}:\d{2}(:\d{2})?\b/g, 'TIME')
    .replace(/─+/g, '─')
    .replace(/\s+/g, ' ')
    .trim();
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
