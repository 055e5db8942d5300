/** 导出: every field of every case, under headers that `import` reads back. */
import { extname } from 'node:path';
import { Refusal } from '../../domain/errors.ts';
import { maskTexts } from '../../domain/mask-case.ts';
import { exportCases, type ExportedCase } from '../../register/export.ts';
import type { CaseFilter } from '../../store/store.ts';
import { FILTER_FLAGS, readFilters } from '../case-filters.ts';
import { DRY_RUN, OUTPUT } from '../common-flags.ts';
import type { Env } from '../env.ts';
import type { Flags } from '../flags.ts';
import { printJson, printStatus } from '../output.ts';
import { writeTo, type Sink } from '../output-file.ts';
import { safe } from '../safe.ts';
import { UsageError } from '../usage-error.ts';
import type { Call, CommandSpec } from '../verb.ts';

const FORMATS = ['csv', 'json', 'ndjson', 'xlsx'] as const;
type Format = (typeof FORMATS)[number];

export const exportCommand: CommandSpec = {
  arguments: [{ name: 'view' }],
  flags: [
    { name: 'format', value: 'word', words: FORMATS },
    OUTPUT,
    { name: 'worksheets', value: 'folder' },
    { name: 'force' },
    DRY_RUN,
    { name: 'mask' },
    ...FILTER_FLAGS,
  ],
  run: async (env, call) => {
    const { flags } = call;
    const force = flags.on('force') || env.globals.yes;
    const dryRun = flags.on('dry-run');
    const filters = await readChosen(env, call);
    const folder = flags.text('worksheets');
    if (folder !== undefined) {
      const { exportWorksheets } = await import('../worksheets-out.ts');
      await exportWorksheets(env, filters, { folder, force, dryRun });
      return;
    }
    const file = flags.text('output');
    const format = readFormat(env, flags, file);
    if (format === 'xlsx' && file === undefined && env.stdout.isTTY === true && !dryRun)
      throw new UsageError('flag-missing', { flag: 'output' });
    const desk = await env.desk();
    const source: Source = {
      location: desk.store.location,
      read: (visit) =>
        exportCases(desk, filters, (page) => visit(flags.on('mask') ? page.map(maskTexts) : page)),
    };
    if (dryRun) {
      await rehearse(env, file, (sink) => WRITERS[format](source, sink));
      return;
    }
    const write = async (sink: Sink) => ({
      count: await WRITERS[format](source, sink),
      path: sink.path,
    });
    const { count, path } = await writeTo(env, file, write, { replace: force });
    if (path !== null) await printStatus(env, env.t('talk.exported', { count, path: safe(path) }));
  },
};

/** Goes through all that an export does, so that what would stop it is found; nothing is written. */
async function rehearse(
  env: Env,
  file: string | undefined,
  write: (sink: Sink) => Promise<number>,
): Promise<void> {
  const nothing = () => Promise.resolve();
  const path = file === undefined || file === '-' ? null : env.path(file);
  const count = await write({ path, write: nothing, close: nothing, discard: nothing });
  if (env.globals.json) await printJson(env, { dryRun: true, count, path });
  else await printStatus(env, env.t('talk.export-rehearsed', { count }));
}

/** The filters that were given, and those of a view; what else it keeps is of no use here. */
async function readChosen(env: Env, { args, flags }: Call): Promise<CaseFilter[]> {
  if (args.length === 0) return readFilters(env, flags);
  const { readOfView, viewNamed, withView } = await import('../views.ts');
  const names = FILTER_FLAGS.map(({ name }) => name);
  const view = viewNamed(args, `buding ${env.language === 'zh' ? '导出' : 'export'} --help`) ?? '';
  const joined = withView(env, flags, view, { only: names });
  return readOfView(view, flags.kept(names), () => readFilters(env, joined));
}

function readFormat(env: Env, flags: Flags, file: string | undefined): Format {
  const said = flags.word('format', (text) => FORMATS.find((one) => one === text) ?? null, FORMATS);
  const ending = FORMATS.find(
    (one) => file !== undefined && extname(file).toLowerCase() === `.${one}`,
  );
  return said ?? (env.globals.json ? 'json' : (ending ?? 'csv'));
}

/** The cases to be written, as often as a format has to read them. */
interface Source {
  readonly location: string;
  read(visit: (page: readonly ExportedCase[]) => Promise<void>): Promise<number>;
}

type Writer = (source: Source, sink: Sink) => Promise<number>;

const WRITERS: Readonly<Record<Format, Writer>> = {
  csv: writeCsv,
  json: async (source, sink) => {
    let written = 0;
    const count = await source.read(async (page) => {
      const lines = page.map((one, at) => `${written + at === 0 ? '[' : ','}\n${jsonOf(one)}`);
      written += page.length;
      await sink.write(lines.join(''));
    });
    await sink.write(count > 0 ? '\n]\n' : '[]\n');
    return count;
  },
  ndjson: (source, sink) =>
    source.read((page) => sink.write(page.map((one) => `${jsonOf(one)}\n`).join(''))),
  xlsx: writeXlsx,
};

/** The header names every extra column, so they are collected first. */
async function writeCsv(source: Source, sink: Sink): Promise<number> {
  const { LedgerWriter } = await import('../../sheets/write-ledger.ts');
  const extra = await extraHeaders(source);
  const writer = new LedgerWriter([...extra]);
  // A BOM tells spreadsheets the encoding; programs in a pipe would stumble over it.
  await sink.write((sink.path === null ? '' : '\ufeff') + writer.header());
  return source.read(async (page) => {
    refuseNewHeaders(source, page, extra);
    await sink.write(page.map((one) => writer.row(one)).join(''));
  });
}

async function writeXlsx(source: Source, sink: Sink): Promise<number> {
  const { ledgerSheet } = await import('../../sheets/write-ledger.ts');
  const { writeWorkbook } = await import('../../sheets/xlsx/write-workbook.ts');
  const { pulled } = await import('../pulled.ts');
  const extra = await extraHeaders(source);
  let count = 0;
  const cases = async function* () {
    const pages = pulled<readonly ExportedCase[]>((give) => source.read(give));
    for await (const page of pages) {
      refuseNewHeaders(source, page, extra);
      count += page.length;
      yield* page;
    }
  };
  await writeWorkbook([ledgerSheet('台账', [...extra], cases())], (piece) => sink.write(piece));
  return count;
}

async function extraHeaders(source: Source): Promise<Set<string>> {
  const extra = new Set<string>();
  await source.read((page) => {
    for (const { state } of page) for (const header of Object.keys(state.extra)) extra.add(header);
    return Promise.resolve();
  });
  return extra;
}

/** Somebody imported a new column between the two readings: half of it would be lost. */
function refuseNewHeaders(
  source: Source,
  page: readonly ExportedCase[],
  known: ReadonlySet<string>,
): void {
  if (page.some(({ state }) => Object.keys(state.extra).some((header) => !known.has(header))))
    throw new Refusal('register-busy', { path: source.location });
}

function jsonOf({ state, history }: ExportedCase): string {
  return JSON.stringify({ ...state, history });
}
