/** Reports that are tables, as bytes: for a screen, a pipe, a program, a spreadsheet, a browser. */
import {
  chinese,
  isMessageKey,
  loadTranslator,
  type Language,
  type Translate,
} from '../messages/translate.ts';
import type { AnyLedger } from '../reports/formats/ledger-sheet.ts';
import type { Report } from '../reports/report.ts';
import type { TableReport } from '../reports/tables/table-report.ts';
import type { Env } from './env.ts';
import type { Flags } from './flags.ts';
import { commandLine } from './form/command-line.ts';
import {
  formatReport,
  readFormatOf,
  REPORT_FORMATS,
  tableSize,
  type ReportFormat,
} from './report-format.ts';
import { safeLines } from './safe.ts';
import { TABLE_ALIASES } from './table-aliases.ts';
import { UsageError } from './usage-error.ts';

export const TABLE_FORMATS = [...REPORT_FORMATS, 'html', 'xlsx', 'docx'] as const;

export type TableFormat = ReportFormat<(typeof TABLE_FORMATS)[number]>;

/** A workbook or a Word file is nothing to be seen on a terminal. */
export function readTableFormat(env: Env, flags: Flags, file: string | undefined): TableFormat {
  const format = readFormatOf(TABLE_FORMATS, env, flags, file);
  const toStdout = file === undefined || file === '-';
  if ((format.kind === 'xlsx' || format.kind === 'docx') && toStdout && env.isTerminal(env.stdout))
    throw new UsageError('flag-missing', { flag: 'output' });
  return format;
}

interface Written {
  readonly toStdout: boolean;
  /** In a format that holds one table: the sums instead of the list. */
  readonly sums: boolean;
}

export async function formatTableReport(
  env: Env,
  report: TableReport,
  { kind, headers, encoding }: TableFormat,
  { toStdout, sums }: Written,
): Promise<Buffer> {
  const { t } = env;
  if (kind === 'xlsx') return workbookOf(env, report);
  if (kind === 'html') return pageOf(env, report, headers);
  if (kind === 'docx') return paperOf(env, report, headers);
  const { encodeText } = await import('../sheets/encode-text.ts');
  const formats = await import('../reports/formats/table-text.ts');
  const part = sums ? 'sums' : 'table';
  const texts = {
    json: () => formats.formatTableJson(report, t),
    csv: () => formats.formatTableCsv(report, headers, part),
    tsv: () => formats.formatTableTsv(report, headers, part),
    table: () =>
      formats.formatTableText(report, t, {
        ...tableSize(env, toStdout),
        ...(toStdout && env.isTerminal(env.stdout) ? { commandLine: lineIn(env) } : {}),
      }),
  };
  const usual = kind === 'csv' && !toStdout ? 'utf-8-bom' : 'utf-8';
  return encodeText(texts[kind](), encoding ?? usual);
}

async function workbookOf(env: Env, report: TableReport): Promise<Buffer> {
  const { formatTableWorkbook } = await import('../reports/formats/table-workbook.ts');
  return formatTableWorkbook(report, env.t);
}

async function pageOf(env: Env, report: TableReport, headers: Language): Promise<Buffer> {
  const { encodeText } = await import('../sheets/encode-text.ts');
  const { formatTablePage } = await import('../reports/formats/html/report-page.ts');
  // A page says of itself that it is UTF-8.
  return encodeText(await formatTablePage(report, headers, await officeName(env)), 'utf-8');
}

/** Rows on paper; whoever wants more of them wants a workbook. */
const PAPER_ROWS = 2_000;

async function paperOf(env: Env, report: TableReport, headers: Language): Promise<Buffer> {
  const rows = report.table.rows.length;
  if (rows > PAPER_ROWS)
    throw new UsageError('too-many-rows-for-paper', { rows, limit: PAPER_ROWS });
  const { reportDocx } = await import('../reports/formats/docx/report-paper.ts');
  return reportDocx(report, await loadTranslator(headers), { office: await officeName(env) });
}

async function officeName(env: Env): Promise<string> {
  const { store } = await env.desk();
  return (await store.read((tx) => tx.office())).name;
}

/** A report of a shape of its own: its own texts, and a page and a workbook as the tables have them. */
export async function formatOwnReport(
  env: Env,
  report: Report | AnyLedger,
  { kind, headers, encoding }: TableFormat,
  toStdout: boolean,
): Promise<Buffer> {
  if (kind === 'xlsx') return workbookOf(env, await tableOf(report, env.t));
  if (kind === 'html')
    return pageOf(env, await tableOf(report, await loadTranslator(headers)), headers);
  if (kind === 'docx')
    return paperOf(env, await tableOf(report, await loadTranslator(headers)), headers);
  const lineOf = toStdout && env.isTerminal(env.stdout) ? lineIn(env) : undefined;
  return formatReport(env, report, { kind, headers, encoding }, toStdout, lineOf);
}

async function tableOf(report: Report | AnyLedger, t: Translate): Promise<TableReport> {
  if (report.report === 'closure')
    return (await import('../reports/tables/closure-table.ts')).closureTable(report);
  return (await import('../reports/formats/ledger-table.ts')).ledgerTable(report, t);
}

/** A command in the user's language: its verbs by their aliases, the words of closed lists by their names. */
function lineIn(env: Env): (argv: readonly string[]) => string {
  const zh = env.language === 'zh';
  return ([verb = '', ...words]) => {
    const [sub, ...rest] = words;
    const alias = Object.entries(TABLE_ALIASES).find(([name]) => name === sub)?.[1];
    const named = zh && alias !== undefined ? [alias, ...rest] : words;
    const shown = zh ? named.map((word, at) => valueName(word, named[at - 1], sub)) : named;
    const verbs: Readonly<Record<string, string>> = { report: '报表', list: '清单' };
    const line = { verb: zh ? (verbs[verb] ?? verb) : verb, args: shown, flags: {} };
    return safeLines(commandLine(line));
  };
}

/** The Chinese name of a word that a flag takes; how patches stand is told in other words than how promises do. */
function valueName(word: string, flag: string | undefined, report: string | undefined): string {
  const families: Readonly<Record<string, string>> = {
    '--stage': 'stage',
    '--standing': report === 'patches' ? 'patch-standing' : 'commitment',
  };
  const key = `${families[flag ?? ''] ?? ''}.${word}`;
  return isMessageKey(key) ? chinese(key) : word;
}
