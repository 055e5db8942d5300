/** Answers of several tables: laid out for people, as one table in CSV and in a pipe, exact in JSON. */
import type { Column } from './column.ts';
import type { Env } from './env.ts';
import type { FlagSpec } from './flag-spec.ts';
import type { Flags } from './flags.ts';
import { writeTo } from './output-file.ts';
import { printStatus } from './output.ts';
import { readFormat, REPORT_ENCODINGS, REPORT_FORMATS } from './report-format.ts';
import { OUTPUT } from './common-flags.ts';
import { safe } from './safe.ts';

export type PlainCell = string | number | null;

/** A word of ours: its key under the headers of keys, its text under those for people. */
export interface Word {
  readonly key: string;
  readonly text: string;
}

/** A table for people, under its own title. */
export interface ShownTable {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly PlainCell[])[];
}

/** An answer in every form that it may be given. */
export interface Answer {
  readonly json: unknown;
  /** One table with everything: keys of the columns, their labels, the rows. */
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly rows: readonly (readonly (PlainCell | Word)[])[];
  readonly title: string;
  readonly tables: readonly ShownTable[];
}

export const FORM_FLAGS: readonly FlagSpec[] = [
  { name: 'format', value: 'word', words: REPORT_FORMATS },
  { name: 'headers', value: 'word', words: ['zh', 'en'] },
  { name: 'encoding', value: 'word', words: REPORT_ENCODINGS },
  OUTPUT,
];

/** How wide a table is that goes into a file. */
const FILE_WIDTH = 200;

export async function writeAnswer(env: Env, flags: Flags, answer: Answer): Promise<void> {
  const file = flags.text('output');
  const { kind, headers, encoding } = readFormat(env, flags, file);
  const { encodeText } = await import('../sheets/encode-text.ts');
  const path = await writeTo(env, file, async (sink) => {
    const toFile = sink.path !== null;
    const text = await textOf(env, answer, { kind, headers, toFile });
    const usual = kind === 'csv' && toFile ? 'utf-8-bom' : 'utf-8';
    await sink.write(encodeText(text, encoding ?? usual));
    return sink.path;
  });
  if (path !== null) await printStatus(env, env.t('talk.written', { path: safe(path) }));
}

interface Form {
  readonly kind: (typeof REPORT_FORMATS)[number];
  readonly headers: string;
  readonly toFile: boolean;
}

async function textOf(env: Env, answer: Answer, form: Form): Promise<string> {
  const byKeys = form.headers === 'en';
  const cellOf = (cell: PlainCell | Word): PlainCell =>
    cell === null || typeof cell !== 'object' ? cell : byKeys ? cell.key : cell.text;
  const rows = [byKeys ? answer.keys : answer.labels, ...answer.rows.map((row) => row.map(cellOf))];
  switch (form.kind) {
    case 'json':
      return `${JSON.stringify(answer.json)}\n`;
    case 'csv': {
      const { csvLine } = await import('../sheets/csv-text.ts');
      return rows.map((row) => csvLine(row)).join('');
    }
    case 'tsv':
      return rows.map((row) => `${row.map(flat).join('\t')}\n`).join('');
    case 'table':
      return tablesText(env, answer, form.toFile ? FILE_WIDTH : env.columns);
  }
}

/** One record stays one line, one cell one cell. */
function flat(cell: PlainCell): string {
  return safe(String(cell ?? '').replace(/\r\n?|[\n\t]/g, ' '));
}

async function tablesText(env: Env, { title, tables }: Answer, width: number): Promise<string> {
  const { layOut } = await import('./table.ts');
  const lines = [safe(title)];
  for (const one of tables) {
    if (one.rows.length === 0) continue;
    const cells = one.rows.map((row) => row.map(flat));
    const laid = layOut(one.columns, cells, width, env.globals.widePunct);
    lines.push('', safe(one.title), ...laid.header, ...laid.lines);
  }
  return lines.map((line) => `${line}\n`).join('');
}
