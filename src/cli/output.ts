/**
 * Printing. stdout carries the answer, stderr the conversation: an aligned table on a terminal, one
 * line of tab-separated cells a record in a pipe, JSON for programs.
 */
import type { Cell, Column } from './column.ts';
import type { Env, Output } from './env.ts';
import { safe } from './safe.ts';
import { OutputClosed } from './usage-error.ts';

/** A line of the answer; the text is ours or has been made safe. */
export function printLine(env: Env, text: string): Promise<void> {
  return send(env.stdout, `${text}\n`);
}

/** The answer for programs: exact, nothing escaped but what JSON escapes. */
export function printJson(env: Env, value: unknown): Promise<void> {
  return send(
    env.stdout,
    `${JSON.stringify(value, null, env.isTerminal(env.stdout) ? 2 : undefined)}\n`,
  );
}

/** A line of the conversation, silenced by `--quiet`. */
export function printStatus(env: Env, text: string): Promise<void> {
  return env.globals.quiet ? Promise.resolve() : send(env.stderr, `${text}\n`);
}

/** Records as a table, or in a pipe as lines without a header. */
export async function printTable(
  env: Env,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  /** The parts of a line to be marked, where there are colours. */
  marked: (line: string) => readonly (readonly [start: number, end: number])[] = () => [],
): Promise<void> {
  if (!env.isTerminal(env.stdout)) {
    await send(env.stdout, rows.map((row) => `${row.map(pipeCell).join('\t')}\n`).join(''));
    return;
  }
  if (rows.length === 0) return;
  const { layOut } = await import('./table.ts');
  const style = await styles(env);
  const cells = rows.map((row) => row.map(terminalCell));
  const kept = (_: unknown, at: number) =>
    columns[at]?.leavable !== true || cells.some((row) => row[at] !== '');
  const { header, lines } = layOut(
    columns.filter(kept),
    cells.map((row) => row.filter(kept)),
    env.columns,
    env.globals.widePunct,
  );
  const strong = header.map((line) => style.strong(line));
  const shown = lines.map((line) => styled(line, marked(line), style.mark));
  await send(env.stdout, [...strong, ...shown].map((line) => `${line}\n`).join(''));
}

function styled(
  line: string,
  parts: readonly (readonly [start: number, end: number])[],
  style: (text: string) => string,
): string {
  let shown = '';
  let done = 0;
  for (const [start, end] of parts) {
    shown += line.slice(done, start) + style(line.slice(start, end));
    done = end;
  }
  return shown + line.slice(done);
}

/** How many results a terminal shows. */
const SHOWN = 20;

/** Results as a table; a terminal shows the first of them and says how many there are besides. */
export async function printSome(
  env: Env,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const left = env.isTerminal(env.stdout) ? rows.length - SHOWN : 0;
  if (left <= 0) {
    await printTable(env, columns, rows);
    return;
  }
  await printTable(env, columns, rows.slice(0, SHOWN));
  await printStatus(env, env.t('talk.rows-left', { count: left }));
}

/** A label and its value on each line, the values aligned; empty ones are left out. */
export async function printFacts(
  env: Env,
  facts: readonly (readonly [label: string, value: Cell])[],
): Promise<void> {
  const shown = facts.filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (!env.isTerminal(env.stdout)) {
    await send(env.stdout, shown.map((fact) => `${fact.map(pipeCell).join('\t')}\n`).join(''));
    return;
  }
  const { alignFacts } = await import('./table.ts');
  const style = await styles(env);
  const lines = alignFacts(
    shown.map(([label, value]) => [label, String(value)]),
    env.columns,
    env.globals.widePunct,
  );
  await send(env.stdout, lines.map(([label, value]) => `${style.dim(label)}${value}\n`).join(''));
}

/** One cell in a pipe: one record stays one line, one cell one cell. */
function pipeCell(value: Cell): string {
  return safe(String(value ?? '').replace(/\r\n?|[\n\t]/g, ' '));
}

function terminalCell(value: Cell): string {
  return safe(
    String(value ?? '')
      .replace(/\r\n?|\n/g, '⏎')
      .replaceAll('\t', ' '),
  );
}

export interface Styles {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly good: (text: string) => string;
  readonly mark: (text: string) => string;
}

const plain = (text: string) => text;
const PLAIN: Styles = {
  strong: plain,
  dim: plain,
  bad: plain,
  warn: plain,
  good: plain,
  mark: plain,
};

/** Colours, where the stream is a terminal and nobody asked for none (chalk itself ignores NO_COLOR). */
export async function styles(
  env: Pick<Env, 'globals' | 'isTerminal' | 'stdout'>,
  stream: Output = env.stdout,
): Promise<Styles> {
  if (!env.globals.color || !env.isTerminal(stream)) return PLAIN;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return {
    strong: chalk.bold,
    dim: chalk.dim,
    bad: chalk.red,
    warn: chalk.yellow,
    good: chalk.green,
    mark: chalk.bold.yellow,
  };
}

/** Writes, waiting where the reader is slow. */
export async function send(stream: Output, text: string | Buffer): Promise<void> {
  if (stream.destroyed || stream.errored) throw new OutputClosed();
  if (text.length === 0 || stream.write(text)) return;
  await new Promise<void>((resolve, reject) => {
    const done = (settle: () => void) => () => {
      stream.off('drain', drained);
      stream.off('close', closed);
      stream.off('error', closed);
      settle();
    };
    const drained = done(resolve);
    const closed = done(() => {
      reject(new OutputClosed());
    });
    stream.on('drain', drained);
    stream.on('close', closed);
    stream.on('error', closed);
  });
}
