/** 月报: the month on paper, as tables, workbook and circular, in a folder of its own. */
import { readFile } from 'node:fs/promises';
import { shanghaiTime } from '../../domain/dates.ts';
import { Refusal } from '../../domain/errors.ts';
import type { CountKey, RateKey } from '../../reports/figures/catalog.ts';
import type { Template } from '../../reports/formats/docx/template.ts';
import type { Figures } from '../../reports/figures/draw.ts';
import type { MonthReport } from '../../reports/monthly/month.ts';
import type { Cell, Column } from '../column.ts';
import { DRY_RUN, OUTPUT } from '../common-flags.ts';
import type { Env } from '../env.ts';
import type { Flags } from '../flags.ts';
import { given } from '../given.ts';
import { monthFor } from '../month-for.ts';
import {
  PAPER_FORMATS,
  writePapers,
  type PaperFormat,
  type WrittenPaper,
} from '../month-papers.ts';
import { namedMonth } from '../named-month.ts';
import { printJson, printStatus, printTable } from '../output.ts';
import { safe } from '../safe.ts';
import { UsageError } from '../usage-error.ts';
import type { Call, CommandSpec } from '../verb.ts';

export const monthly: CommandSpec & { readonly alias: string } = {
  alias: '月报',
  arguments: [{ name: 'month' }],
  flags: [
    { ...OUTPUT, value: 'folder' },
    { name: 'format', value: 'formats', many: true, words: PAPER_FORMATS },
    { name: 'number', value: 'text' },
    { name: 'recipient', value: 'text' },
    { name: 'copy-to', value: 'text' },
    { name: 'written-on', value: 'date' },
    { name: 'template', value: 'file' },
    { name: 'force' },
    DRY_RUN,
  ],
  run: async (env, call) => {
    const { flags } = call;
    const formats = flags.words('format', readFormat) ?? PAPER_FORMATS;
    const template = await readTemplate(env, flags);
    const report = await monthFor(await env.desk(), await readMonthArgument(env, call));
    const folder = env.path(folderOf(env, flags, report.month));
    const dryRun = flags.on('dry-run');
    const papers = await writePapers(env, {
      report,
      formats,
      folder,
      dryRun,
      template,
      force: flags.on('force') || env.globals.yes,
      circular: given({
        number: flags.text('number'),
        recipient: flags.text('recipient'),
        copyTo: flags.text('copy-to'),
        date: flags.date('written-on'),
      }),
    });
    await print(env, report, { folder, papers, dryRun });
  },
};

function readFormat(text: string): PaperFormat | null {
  return PAPER_FORMATS.find((one) => one === text.trim().toLowerCase()) ?? null;
}

/** `YYYY-MM`, or as people say it: 10月, 上月. */
async function readMonthArgument(env: Env, { args }: Call): Promise<string | undefined> {
  const [text] = args;
  return text === undefined ? undefined : namedMonth(env, text);
}

function folderOf(env: Env, flags: Flags, month: string): string {
  const folder = flags.text('output') ?? env.t('monthly.folder', { month });
  if (folder === '-') throw new UsageError('flag-missing', { flag: 'output' });
  return folder;
}

async function readTemplate(env: Env, flags: Flags): Promise<Template | null> {
  const file = flags.text('template');
  if (file === undefined) return null;
  const path = env.path(file);
  return { path, data: await readTemplateFile(path) };
}

interface Printed {
  readonly folder: string;
  readonly papers: readonly WrittenPaper[];
  readonly dryRun: boolean;
}

async function print(env: Env, report: MonthReport, printed: Printed): Promise<void> {
  const { folder, papers, dryRun } = printed;
  const { month, current, knownAt, entries, digest } = report;
  const isRunning = current.asOf < current.period.to;
  if (env.globals.json) {
    await printJson(env, {
      report: 'monthly',
      month,
      asOf: current.asOf,
      running: isRunning,
      knownAt,
      entries,
      digest,
      ...(dryRun ? { dryRun } : {}),
      folder,
      files: papers,
    });
    return;
  }
  if (env.globals.quiet) return;
  if (env.isTerminal(env.stdout)) await printFigures(env, report);
  await printTable(
    env,
    fileColumns(env),
    papers.map((one) => fileCells(env, one, folder)),
  );
  const same = papers.filter(({ state }) => state === 'same').length;
  const counts = { folder: safe(folder), same, written: papers.length - same };
  if (isRunning) await printStatus(env, env.t('monthly.running', { month, asOf: current.asOf }));
  await printStatus(env, env.t(dryRun ? 'monthly.rehearsed' : 'monthly.written', counts));
}

function fileColumns({ t }: Env): Column[] {
  return [
    { title: t('monthly.column.file') },
    { title: t('monthly.column.bytes'), right: true },
    { title: t('monthly.column.sha256'), cuts: true },
    { title: t('monthly.column.state') },
  ];
}

/** A terminal shows names, a pipe whole paths. */
function fileCells(env: Env, paper: WrittenPaper, folder: string): Cell[] {
  const { path, bytes, sha256, state } = paper;
  const isShort = env.isTerminal(env.stdout) && path.startsWith(folder);
  return [
    isShort ? path.slice(folder.length + 1) : path,
    bytes,
    isShort ? sha256.slice(0, 12) : sha256,
    env.t(`monthly.state.${state}`),
  ];
}

const SHOWN = [
  'collected_in',
  'closed_in',
  'reopened_in',
  'open',
  'overdue',
  'closure_rate',
  'valid_closure_rate',
  'due_closure_rate',
  'on_time_rate',
] as const satisfies readonly (CountKey | RateKey)[];

async function printFigures(env: Env, report: MonthReport): Promise<void> {
  const { t } = env;
  const { current, previous, lastYear, knownAt, entries } = report;
  const { Wording } = await import('../../reports/monthly/circular/wording.ts');
  const wording = new Wording(report, t);
  const cell = (figures: Figures, key: (typeof SHOWN)[number]) =>
    isRate(key) ? wording.rate(figures.rates[key]) : figures.counts[key];
  await printStatus(
    env,
    t('monthly.standing', { asOf: current.asOf, knownAt: shanghaiTime(knownAt), entries }),
  );
  await printTable(
    env,
    [
      { title: t('monthly.column.figure') },
      { title: t('monthly.column.this'), right: true },
      { title: t('monthly.column.last'), right: true },
      { title: t('monthly.column.year_ago'), right: true },
    ],
    SHOWN.map((key) => [
      t(`figure.${key}`),
      ...[current, previous, lastYear].map(({ total }) => cell(total, key)),
    ]),
  );
}

function isRate(key: (typeof SHOWN)[number]): key is RateKey & (typeof SHOWN)[number] {
  return key.endsWith('_rate');
}

/** The template's bytes; the file is the clerk's own, and may be missing or closed to us. */
async function readTemplateFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    const code = reason === 'ENOENT' ? 'file-missing' : 'file-unreadable';
    throw new Refusal(code, { path, reason }, { cause: error });
  }
}
