/** The papers of a month as files: made in memory, compared with what is there, then written one by one. */
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../domain/errors.ts';
import type { CircularOptions } from '../reports/monthly/circular/document.ts';
import type { Template } from '../reports/formats/docx/template.ts';
import type { MonthReport } from '../reports/monthly/month.ts';
import type { Env } from './env.ts';
import { isFolder, makeFolder, writeFileAnew } from './output-file.ts';
import { canAsk, confirm } from './prompt.ts';

/** In the order in which they are written. */
export const PAPER_FORMATS = ['csv', 'docx', 'xlsx', 'html'] as const;

export type PaperFormat = (typeof PAPER_FORMATS)[number];

export interface PaperOptions {
  readonly circular: CircularOptions;
  readonly template: Template | null;
}

interface Paper {
  readonly format: PaperFormat;
  readonly name: string;
  readonly bytes: Buffer;
}

/** What became of a file: the same bytes are left alone. */
export interface WrittenPaper {
  readonly path: string;
  readonly format: PaperFormat;
  readonly bytes: number;
  readonly sha256: string;
  readonly state: 'new' | 'same' | 'replaced';
}

type Maker = (env: Env, report: MonthReport, options: PaperOptions) => Promise<Paper[]>;

const MAKERS: Readonly<Record<PaperFormat, Maker>> = {
  csv: async (env, report) => {
    const { monthCsv } = await import('../reports/formats/month-csv.ts');
    const { monthTables } = await import('../reports/monthly/tables.ts');
    const { encodeText } = await import('../sheets/encode-text.ts');
    return monthTables(report, env.t).map((table) => ({
      format: 'csv',
      name: env.t('monthly.file.csv', { table: table.title }),
      bytes: encodeText(monthCsv(table), 'utf-8-bom'),
    }));
  },
  docx: async (env, report, { circular: options, template }) => {
    const { circularOf } = await import('../reports/monthly/circular/circular.ts');
    const circular = circularOf(report, env.t, options);
    const bytes =
      template === null
        ? await (await import('../reports/formats/docx/circular.ts')).circularDocx(circular)
        : await (
            await import('../reports/formats/docx/template.ts')
          ).filledTemplate(template, circular, report, env.t);
    return [{ format: 'docx', name: env.t('monthly.file.docx'), bytes }];
  },
  xlsx: async (env, report) => {
    const { monthWorkbook } = await import('../reports/formats/month-workbook.ts');
    const { monthTables } = await import('../reports/monthly/tables.ts');
    const bytes = await monthWorkbook(monthTables(report, env.t));
    return [{ format: 'xlsx', name: env.t('monthly.file.xlsx'), bytes }];
  },
  html: async (env, report) => {
    const { monthPage } = await import('../reports/formats/html/month-page.ts');
    const bytes = Buffer.from(await monthPage(report, env.language));
    return [{ format: 'html', name: env.t('monthly.file.html'), bytes }];
  },
};

export interface PapersRequest extends PaperOptions {
  readonly report: MonthReport;
  readonly formats: readonly PaperFormat[];
  readonly folder: string;
  /** Consent to replace was given beforehand. */
  readonly force: boolean;
  readonly dryRun: boolean;
}

/**
 * Makes every paper before the first is written, so that one that can't be made leaves the folder as it was.
 * Files that hold something else are replaced with consent only; each appears whole or not at all.
 */
export async function writePapers(env: Env, request: PapersRequest): Promise<WrittenPaper[]> {
  const { report, formats, folder, force, dryRun } = request;
  const papers: Paper[] = [];
  for (const format of PAPER_FORMATS)
    if (formats.includes(format)) papers.push(...(await MAKERS[format](env, report, request)));
  const judged = papers.map((paper) => {
    const path = join(folder, paper.name);
    return { ...paper, path, state: stateOf(path, paper.bytes) };
  });
  const replaced = judged.filter(({ state }) => state === 'replaced');
  if (!dryRun) {
    if (!force && replaced.length > 0) await consent(env, folder, replaced);
    await makeFolder(folder);
    for (const { path, bytes, state } of judged)
      if (state !== 'same') await writeFileAnew(path, [bytes], { replace: state === 'replaced' });
  }
  return judged.map(({ path, format, bytes, state }) => ({
    path,
    format,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    state,
  }));
}

/** Refuses what is no file: it could not be replaced when the papers before it are written already. */
function stateOf(path: string, bytes: Buffer): WrittenPaper['state'] {
  if (!isFolder(dirname(path))) return 'new';
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (!there) return 'new';
  if (!there.isFile()) throw new Refusal('file-exists', { path });
  if (there.size !== bytes.length) return 'replaced';
  return readFileSync(path).equals(bytes) ? 'same' : 'replaced';
}

/** How many files the question names. */
const NAMED = 3;

async function consent(env: Env, folder: string, replaced: readonly Paper[]): Promise<void> {
  const [first] = replaced;
  if (!env.globals.yes && !canAsk(env))
    throw new Refusal('paper-exists', { path: join(folder, first?.name ?? '') });
  const names = replaced.slice(0, NAMED).map(({ name }) => name);
  const more = replaced.length > NAMED ? ' …' : '';
  await confirm(env, env.t('monthly.confirm', { folder, count: replaced.length, names, more }));
}
