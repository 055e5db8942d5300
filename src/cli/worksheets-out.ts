/** 导出 --worksheets: one file a unit, with what that unit may see. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { Refusal } from '../domain/errors.ts';
import { STAGES } from '../domain/stages.ts';
import { unitWorksheets, type UnitWorksheet } from '../register/worksheets.ts';
import { chinese } from '../messages/translate.ts';
import type { CaseFilter } from '../store/store.ts';
import type { Env } from './env.ts';
import { printJson, printStatus, printTable } from './output.ts';
import { makeFolder, writeTo } from './output-file.ts';
import { safe } from './safe.ts';

export interface WorksheetsRequest {
  readonly folder: string;
  readonly force: boolean;
  readonly dryRun: boolean;
}

/** Worksheets go to Chinese offices, whatever language the clerk works in. */
const WORDS = {
  stage: Object.fromEntries(STAGES.map((stage) => [stage, chinese(`stage.${stage}`)])) as Readonly<
    Record<(typeof STAGES)[number], string>
  >,
  suspended: chinese('field.suspended'),
  longTerm: chinese('field.long_term'),
};

export async function exportWorksheets(
  env: Env,
  filters: readonly CaseFilter[],
  { folder, force, dryRun }: WorksheetsRequest,
): Promise<void> {
  const sheets = await unitWorksheets(await env.desk(), filters, WORDS);
  const { worksheetFileNames, writeWorksheet } = await import('../sheets/worksheet-file.ts');
  const names = worksheetFileNames(sheets.map(({ head }) => head.unit));
  const target = env.path(folder);
  const files = names.map((name) => join(target, name));
  // All or none: half of the units with new worksheets and half with old ones would be worse.
  const there = force ? undefined : files.find((path) => existsSync(path));
  if (there !== undefined) throw new Refusal('worksheet-exists', { path: there });
  if (!dryRun && sheets.length > 0) {
    await makeFolder(target);
    for (const [at, sheet] of sheets.entries()) {
      await writeTo(env, files[at], (sink) => writeWorksheet(sheet, (piece) => sink.write(piece)), {
        replace: force,
      });
    }
  }
  await print(env, sheets, files, target, dryRun);
}

async function print(
  env: Env,
  sheets: readonly UnitWorksheet[],
  files: readonly string[],
  folder: string,
  dryRun: boolean,
): Promise<void> {
  const { t } = env;
  const made = sheets.map(({ head, rows }, at) => ({
    unit: head.unit,
    cases: rows.length,
    file: files[at] ?? '',
  }));
  if (env.globals.json) {
    await printJson(env, {
      ...(dryRun ? { dryRun } : {}),
      entry: sheets[0]?.head.entry ?? null,
      worksheets: made,
    });
    return;
  }
  const columns = [
    { title: t('worksheet.column.unit'), cuts: true },
    { title: t('worksheet.column.cases'), right: true },
    { title: t('worksheet.column.file') },
  ];
  await printTable(
    env,
    columns,
    made.map(({ unit, cases, file }) => [unit, cases, file]),
  );
  const cases = made.reduce((sum, one) => sum + one.cases, 0);
  const key = dryRun ? 'talk.worksheets-rehearsed' : 'talk.worksheets-made';
  await printStatus(
    env,
    made.length === 0
      ? t('talk.worksheets-none')
      : t(key, { count: made.length, cases, path: safe(folder) }),
  );
}
