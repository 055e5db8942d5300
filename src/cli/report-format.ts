/** Which form a report is given, and the bytes of it. */
import { extname } from 'node:path';
import { LANGUAGES, type Language } from '../messages/translate.ts';
import type { AnyLedger } from '../reports/formats/ledger-sheet.ts';
import type { Wrap } from '../reports/formats/note-lines.ts';
import type { Report } from '../reports/report.ts';
import type { WrittenEncoding } from '../sheets/encode-text.ts';
import type { Env } from './env.ts';
import type { Flags } from './flags.ts';
import { wrap } from './width.ts';

export const REPORT_FORMATS = ['table', 'csv', 'tsv', 'json'] as const;
export const REPORT_ENCODINGS = [
  'utf-8',
  'utf-8-bom',
  'gb18030',
] as const satisfies readonly WrittenEncoding[];

/** The width of a table that goes into a file. */
const FILE_WIDTH = 200;

type ReportKind = (typeof REPORT_FORMATS)[number];

export interface ReportFormat<Kind extends string = ReportKind> {
  readonly kind: Kind;
  readonly headers: Language;
  readonly encoding: WrittenEncoding | undefined;
}

/** What was asked for; else by the file's ending; else what suits a terminal or a pipe. */
export function readFormat(env: Env, flags: Flags, file: string | undefined): ReportFormat {
  return readFormatOf(REPORT_FORMATS, env, flags, file);
}

/** The same for a report that is written in other forms, too. */
export function readFormatOf<Kind extends string>(
  formats: readonly Kind[],
  env: Env,
  flags: Flags,
  file: string | undefined,
): ReportFormat<Kind | ReportKind> {
  const said = flags.word('format', (text) => formats.find((one) => one === text) ?? null, formats);
  const headers = flags.word(
    'headers',
    (text) => LANGUAGES.find((one) => one === text) ?? null,
    LANGUAGES,
  );
  const encoding = flags.word('encoding', readEncoding, REPORT_ENCODINGS);
  const ending = formats.find(
    (one) => file !== undefined && extname(file).toLowerCase() === `.${one}`,
  );
  const toFile = file !== undefined && file !== '-';
  const usual = toFile || env.isTerminal(env.stdout) ? 'table' : 'tsv';
  return {
    kind: said ?? (env.globals.json ? 'json' : (ending ?? usual)),
    headers: headers ?? env.language,
    encoding,
  };
}

function readEncoding(text: string): WrittenEncoding | null {
  const word = text.toLowerCase();
  if (word === 'utf8') return 'utf-8';
  if (word === 'gbk' || word === 'gb2312') return 'gb18030';
  return REPORT_ENCODINGS.find((one) => one === word) ?? null;
}

/** The report as bytes, with `lineOf` also the commands behind its numbers; a CSV file begins with a BOM, so that spreadsheets know its encoding. */
export async function formatReport(
  env: Env,
  report: Report | AnyLedger,
  format: ReportFormat,
  toStdout: boolean,
  lineOf?: (argv: readonly string[]) => string,
): Promise<Buffer> {
  const { encodeText } = await import('../sheets/encode-text.ts');
  const usual = format.kind === 'csv' && !toStdout ? 'utf-8-bom' : 'utf-8';
  const text =
    report.report === 'closure'
      ? await textOf(env, report, format, { toStdout, lineOf })
      : await ledgerTextOf(env, report, format, toStdout);
  return encodeText(text, format.encoding ?? usual);
}

async function ledgerTextOf(
  env: Env,
  ledger: AnyLedger,
  { kind, headers }: ReportFormat,
  toStdout: boolean,
): Promise<string> {
  const formats = await import('../reports/formats/ledger-text.ts');
  switch (kind) {
    case 'json':
      return formats.formatLedgerJson(ledger, env.t);
    case 'csv':
      return formats.formatLedgerCsv(ledger, headers);
    case 'tsv':
      return formats.formatLedgerTsv(ledger, headers);
    case 'table':
      return formats.formatLedgerTable(ledger, env.t, tableSize(env, toStdout));
  }
}

interface Written {
  readonly toStdout: boolean;
  readonly lineOf: ((argv: readonly string[]) => string) | undefined;
}

async function textOf(
  env: Env,
  report: Report,
  { kind, headers }: ReportFormat,
  { toStdout, lineOf }: Written,
): Promise<string> {
  switch (kind) {
    case 'json':
      return (await import('../reports/formats/json.ts')).formatJson(report, env.t);
    case 'csv':
      return (await import('../reports/formats/csv.ts')).formatCsv(report, { headers });
    case 'tsv':
      return (await import('../reports/formats/tsv.ts')).formatTsv(report, { headers });
    case 'table': {
      const { formatTable } = await import('../reports/formats/table.ts');
      const commands = lineOf && { commands: { today: env.today(), lineOf } };
      return formatTable(report, env.t, { ...tableSize(env, toStdout), ...commands }).text;
    }
  }
}

/** A file has room, and no terminal's habits. */
export function tableSize(env: Env, toStdout: boolean): TableSize {
  if (!toStdout) return { width: FILE_WIDTH, widePunct: false };
  const { widePunct } = env.globals;
  return {
    width: env.columns,
    widePunct,
    wrap: (text, width) => wrap(text, width, widePunct),
  };
}

export interface TableSize {
  readonly width: number;
  readonly widePunct: boolean;
  readonly wrap?: Wrap;
}
