/** What an import found in the file, and what became of it. */
import type { ImportSummary } from '../register/import-run.ts';
import type { LikePair } from '../register/like-pairs.ts';
import type { Recorded } from '../register/desk.ts';
import { isMessageKey } from '../messages/translate.ts';
import type { Ledger } from '../sheets/open-ledger.ts';
import type { Env } from './env.ts';
import type { ImportRejects } from './import-rejects.ts';
import { printJson, printLine, printStatus } from './output.ts';
import { localised } from './report-error.ts';
import { safe } from './safe.ts';

/** How many names or rows a line gives as examples. */
const SHOWN = 8;

export interface FinishedImport {
  readonly ledger: Ledger;
  readonly recorded: Recorded<ImportSummary & { readonly likely?: readonly LikePair[] }>;
  readonly rejects: ImportRejects;
  readonly rejectsFile: string | null;
  readonly dryRun: boolean;
}

/** How the file was read, so that a wrong guess is seen at once. */
export async function printLedger(
  env: Env,
  ledger: Ledger,
  doneMeans: 'closed' | 'submitted',
): Promise<void> {
  if (env.globals.json) return;
  const { t } = env;
  const { encoding, headerRow, sheet } = ledger;
  const done = t(`stage.${doneMeans}`);
  await printStatus(
    env,
    sheet === undefined
      ? t('talk.import-found', { encoding, headerRow, done })
      : t('talk.import-found-sheet', { sheet: oneLine(sheet), headerRow, done }),
  );
  const uses = [...ledger.mapping].map(([header, use]) => [oneLine(header), use] as const);
  const mapped = uses
    .filter(([, use]) => use !== 'extra' && use !== '-')
    .map(([header, use]) => arrow(header, label(env, use)));
  const extra = uses.filter(([, use]) => use === 'extra').map(([header]) => header);
  await printStatus(env, t('talk.import-mapped', { columns: mapped }));
  if (extra.length > 0) await printStatus(env, t('talk.import-extra', { columns: extra }));
}

export async function printImport(env: Env, finished: FinishedImport): Promise<void> {
  if (env.globals.json) {
    await printJson(env, asJson(env, finished));
    return;
  }
  const { t } = env;
  const { ledger, recorded, rejects, rejectsFile, dryRun } = finished;
  const { entry, result } = recorded;
  const skipped = ledger.skipped();
  if (Object.values(skipped).some((rows) => rows > 0))
    await printStatus(env, t('talk.import-skipped', { ...skipped }));
  for (const line of newTermLines(env, result)) await printStatus(env, line);
  for (const warning of warningsOf(env, finished)) {
    const key = warning.rows.length === 0 ? 'talk.import-note' : 'talk.import-warning';
    await printStatus(
      env,
      t(key, { ...warning, rows: warning.rows.map(String), more: more(warning) }),
    );
  }
  for (const cause of rejects.causes()) {
    await printStatus(
      env,
      t('talk.import-reject', {
        message: cause.message,
        count: cause.count,
        rows: cause.rows.slice(0, SHOWN).map(String),
        more: more(cause),
      }),
    );
  }
  const { read, created, updated, unchanged, rejected } = result;
  await printLine(
    env,
    t('talk.import-counts', {
      read,
      created,
      updated,
      unchanged,
      skipped: result.skipped,
      rejected,
    }),
  );
  if (dryRun) await printStatus(env, t('talk.import-rehearsed'));
  else if (entry === null) await printStatus(env, t('talk.import-same'));
  else await printStatus(env, t('talk.import-done', { entry }));
  if (rejectsFile !== null)
    await printStatus(env, t('talk.import-rejects', { path: safe(rejectsFile) }));
}

function asJson(env: Env, finished: FinishedImport): unknown {
  const { ledger, recorded, rejects, rejectsFile, dryRun } = finished;
  const { stages, newTerms, flags: _flags, ...counts } = recorded.result;
  return {
    entry: recorded.entry,
    ...(dryRun ? { dryRun } : {}),
    ...counts,
    warnings: warningsOf(env, finished),
    rejectsFile,
    rejects: rejects.causes(),
    encoding: ledger.encoding,
    ...(ledger.sheet === undefined ? {} : { sheet: ledger.sheet }),
    headerRow: ledger.headerRow,
    mapping: Object.fromEntries(ledger.mapping),
    stages,
    newTerms,
    source: { name: ledger.name, sha256: ledger.sha256 },
  };
}

interface Warning {
  readonly code: string;
  readonly message: string;
  readonly count: number;
  readonly rows: readonly number[];
}

function warningsOf(env: Env, { ledger, recorded }: FinishedImport): Warning[] {
  const { t } = env;
  const ofFile = ledger.notes.map(({ code, params }) => ({
    code,
    message: t(`note.${code}`, localised(params, t)),
    count: 1,
    rows: [],
  }));
  const ofRows = recorded.result.flags.map(({ code, count, rows }) => ({
    code,
    message: t(`flag.${code}`),
    count,
    rows,
  }));
  return [...ofFile, ...ofRows];
}

function newTermLines(env: Env, { newTerms }: ImportSummary): string[] {
  const { t } = env;
  const byKind = new Map<string, string[]>();
  for (const { kind, name } of newTerms) byKind.set(kind, [...(byKind.get(kind) ?? []), name]);
  return [...byKind].map(([kind, names]) => {
    const shown = names.slice(0, SHOWN).map(safe);
    return t('talk.import-terms', {
      ...localised({ kind }, t),
      count: names.length,
      names: shown,
      more: names.length > SHOWN ? ' …' : '',
    });
  });
}

function more({
  count,
  rows,
}: {
  readonly count: number;
  readonly rows: readonly number[];
}): string {
  return count > Math.min(rows.length, SHOWN) ? ' …' : '';
}

function label(env: Env, field: string): string {
  const key = `field.${field}`;
  return isMessageKey(key) ? env.t(key) : field;
}

function arrow(header: string, field: string): string {
  return header === field ? header : `${header} → ${field}`;
}

function oneLine(header: string): string {
  return safe(header.replace(/\s+/g, ' '));
}
