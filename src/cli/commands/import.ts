/** 导入: the rows of a ledger become cases; rows that can't go in are handed back. */
import { Refusal } from '../../domain/errors.ts';
import type { LedgerField, StatusReading } from '../../domain/ledger-row.ts';
import { importLedger } from '../../register/import.ts';
import type { LedgerOptions } from '../../sheets/ledger-options.ts';
import type { Ledger } from '../../sheets/open-ledger.ts';
import { readProfile, saveProfile } from '../../register/profiles.ts';
import { REASON } from '../common-flags.ts';
import type { Env } from '../env.ts';
import type { FlagName } from '../flag-spec.ts';
import type { Flags } from '../flags.ts';
import { given } from '../given.ts';
import type { Sink } from '../output-file.ts';
import { printImport, printLedger } from '../import-summary.ts';
import { ImportRejects } from '../import-rejects.ts';
import { printStatus } from '../output.ts';
import { startProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandSpec } from '../verb.ts';

const DONE_MEANS = ['closed', 'submitted'] as const;
const ON_CONFLICT = ['reject', 'update', 'skip'] as const;

export const importCommand: CommandSpec = {
  arguments: [{ name: 'file' }],
  flags: [
    { name: 'map', value: 'pair', many: true },
    { name: 'set', value: 'pair', many: true },
    { name: 'status', value: 'pair', many: true },
    { name: 'done-means', value: 'word', words: DONE_MEANS },
    { name: 'on-conflict', value: 'word', words: ON_CONFLICT },
    { name: 'dry-run' },
    { name: 'atomic' },
    { name: 'rejects', value: 'file' },
    { name: 'find-likely' },
    { name: 'likely', value: 'file' },
    { name: 'encoding', value: 'word' },
    { name: 'delimiter', value: 'text' },
    { name: 'sheet', value: 'name' },
    { name: 'header-row', value: 'number' },
    { name: 'date-format', value: 'text' },
    { name: 'profile', value: 'name' },
    { name: 'save-profile', value: 'name' },
    { name: 'worksheet', value: 'file' },
    { name: 'leave', value: 'word', many: true },
    REASON,
  ],
  run: async (env, { args: [file], flags }) => {
    const worksheet = flags.text('worksheet');
    if (worksheet !== undefined) {
      const { importWorksheet } = await import('../worksheet-in.ts');
      await importWorksheet(env, worksheet, {
        leave: flags.names('leave') ?? [],
        dryRun: flags.on('dry-run'),
        ...given({ reason: flags.text('reason') }),
      });
      return;
    }
    if (file === undefined)
      throw new UsageError('argument-missing', {
        name: `<${env.t('value.file')}>`,
        help: 'buding import --help',
      });
    const likely = flags.text('likely');
    if (likely === undefined) await importFile(env, file, flags);
    else {
      // Opened first: a file that may not be replaced is no reason to fail when everything is done.
      const { writeTo } = await import('../output-file.ts');
      await writeTo(env, likely, (sink) => importFile(env, file, flags, sink));
    }
  },
};

async function importFile(env: Env, file: string, typed: Flags, sink?: Sink): Promise<void> {
  const desk = await env.desk();
  const profile = typed.text('profile');
  const flags = profile === undefined ? typed : typed.over(await readProfile(desk, profile));
  const options = readOptions(flags);
  const ledgerOptions = await readLedgerOptions(env, flags);
  const { openLedger } = await import('../../sheets/open-ledger.ts');
  const input =
    file === '-'
      ? { stream: env.stdin as AsyncIterable<Buffer>, name: 'stdin' }
      : { path: env.path(file) };
  const ledger = await openLedger(input, ledgerOptions);
  await printLedger(env, ledger, options.doneMeans);
  const rejects = await ImportRejects.open(env, ledger, {
    source: file,
    wanted: flags.text('rejects'),
    dryRun: options.dryRun,
  });
  const recorded = await env.interruptible((signal) =>
    importWith(env, ledger, rejects, (hooks) =>
      importLedger(desk, ledger, { ...options, ...hooks, signal }),
    ),
  );
  const rejectsFile = await rejects.close();
  if (rejectsFile !== null && namesReporters(ledger) && !env.globals.json)
    await printStatus(env, env.t('talk.rejects-private'));
  if (recorded.result.rejected > 0) env.endAs('rejected');
  const saved = typed.text('save-profile');
  if (saved !== undefined && !options.dryRun) await saveProfile(desk, saved, flags.only(PROFILED));
  await printImport(env, { ledger, recorded, rejects, rejectsFile, dryRun: options.dryRun });
  const { likely } = recorded.result;
  if (likely !== undefined)
    await (await import('../likely-pairs.ts')).printLikely(env, likely, sink);
}

/** Whether the file has columns about reporters: its rejects must have them too. */
function namesReporters(ledger: Ledger): boolean {
  return [...ledger.mapping.values()].some((use) => use === 'reporter' || use === 'contact');
}

type Recorded = Awaited<ReturnType<typeof importLedger>>;
type Hooks = Pick<Parameters<typeof importLedger>[2], 'onReject' | 'progress'>;

/** Shows the progress, and leaves no rejects file behind that nothing was decided on. */
async function importWith(
  env: Env,
  ledger: Ledger,
  rejects: ImportRejects,
  work: (hooks: Hooks) => Promise<Recorded>,
): Promise<Recorded> {
  const progress = await startProgress(env);
  try {
    return await work({
      onReject: (row, problems) => rejects.take(row, problems),
      progress: (bytes) => {
        progress.update(bytes / Math.max(ledger.bytes, 1));
      },
    });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'import-not-atomic') await rejects.close();
    else await rejects.discard();
    throw error;
  } finally {
    progress.stop();
  }
}

/** Flags that say how a ledger is read; the others are about one import. */
const PROFILED = [
  'map',
  'set',
  'status',
  'done-means',
  'encoding',
  'delimiter',
  'sheet',
  'header-row',
  'date-format',
] as const satisfies readonly FlagName[];

function readOptions(flags: Flags) {
  return {
    doneMeans: flags.word('done-means', oneOf(DONE_MEANS), DONE_MEANS) ?? 'submitted',
    onConflict: flags.word('on-conflict', oneOf(ON_CONFLICT), ON_CONFLICT) ?? 'reject',
    atomic: flags.on('atomic'),
    findLikely: flags.on('find-likely') || flags.text('likely') !== undefined,
    dryRun: flags.on('dry-run'),
    ...given({ reason: flags.text('reason') }),
  };
}

function oneOf<T extends string>(words: readonly T[]): (text: string) => T | null {
  return (text) => words.find((word) => word === text) ?? null;
}

async function readLedgerOptions(env: Env, flags: Flags): Promise<LedgerOptions> {
  const { isStatusReading, readStatus } = await import('../../sheets/read-status.ts');
  const status = flags.pairs('status', 'status').map(([word, reading]): [string, StatusReading] => {
    const known = isStatusReading(reading) ? reading : readStatus(reading);
    if (known === undefined) throw new UsageError('status-unknown', { value: reading });
    return [word, known];
  });
  const map = flags.pairs('map', 'map') as [string, LedgerField | '-'][];
  const set = flags.pairs('set', 'set', 'first') as [LedgerField, string][];
  return {
    ...given({
      encoding: flags.text('encoding'),
      delimiter: readDelimiter(flags),
      sheet: flags.text('sheet'),
      headerRow: flags.integer('header-row', 1),
      dateFormat: flags.text('date-format'),
    }),
    ...(map.length > 0 ? { map: new Map(map) } : {}),
    ...(set.length > 0 ? { set: new Map(set) } : {}),
    ...(status.length > 0 ? { statusWords: new Map(status) } : {}),
    yearHint: Number(env.today().slice(0, 4)),
  };
}

/** A tab can't be typed everywhere: `\t` and `tab` stand for it. */
function readDelimiter(flags: Flags): string | undefined {
  const text = flags.text('delimiter');
  return text === '\\t' || text === 'tab' ? '\t' : text;
}
