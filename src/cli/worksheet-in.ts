/** 导入 --worksheet: what a unit answered, a verdict for each case, and after a "yes" one entry. */
import type { Proposal } from '../domain/worksheet.ts';
import {
  applyWorksheet,
  isTaken,
  judgeWorksheet,
  type AnswerOptions,
  type Verdict,
} from '../register/answer-worksheet.ts';
import type { Env } from './env.ts';
import { printJson, printStatus, printTable } from './output.ts';
import { confirm } from './prompt.ts';
import { localised } from './report-error.ts';
import { safe } from './safe.ts';

export interface WorksheetRequest extends AnswerOptions {
  readonly leave: readonly string[];
  readonly dryRun: boolean;
}

export async function importWorksheet(
  env: Env,
  file: string,
  { dryRun, ...request }: WorksheetRequest,
): Promise<void> {
  const { t } = env;
  const { readWorksheet, readProposal } = await import('../sheets/read-worksheet.ts');
  const options = { ...request, leave: request.leave.map((word) => readProposal(word) ?? word) };
  const desk = await env.desk();
  const sheet = await readWorksheet(env.path(file), env.today());
  const { unit, made } = sheet.head;
  if (!env.globals.json)
    await printStatus(
      env,
      t('talk.worksheet-found', { unit: safe(unit), made, rows: sheet.rows.length }),
    );
  const verdicts = await judgeWorksheet(desk, sheet, options);
  const count = verdicts.filter(isTaken).length;
  if (!env.globals.json) await printVerdicts(env, verdicts);
  let entry: number | null = null;
  if (count > 0 && !dryRun) {
    await confirm(env, t('talk.worksheet-confirm', { count, ...countsOf(verdicts) }));
    ({ entry } = await applyWorksheet(desk, sheet, verdicts, options));
  }
  if (verdicts.some(({ outcome }) => outcome === 'refused')) env.endAs('rejected');
  if (env.globals.json) {
    const { name, sha256 } = sheet;
    const answer = {
      entry,
      ...(dryRun ? { dryRun } : {}),
      unit,
      made,
      verdicts: verdicts.map((one) => asJson(one, env)),
    };
    await printJson(env, { ...answer, source: { name, sha256 } });
  } else if (count === 0) await printStatus(env, t('talk.worksheet-none'));
  else if (entry === null) await printStatus(env, t('talk.worksheet-rehearsed', { count }));
  else await printStatus(env, t('talk.worksheet-done', { count, entry }));
}

function countsOf(verdicts: readonly Verdict[]): Record<Proposal, number> {
  const count = (proposal: string) => verdicts.filter(({ outcome }) => outcome === proposal).length;
  return { submit: count('submit'), extend: count('extend'), return: count('return') };
}

async function printVerdicts(env: Env, verdicts: readonly Verdict[]): Promise<void> {
  const { t } = env;
  const columns = [
    { title: t('worksheet.column.row'), right: true },
    { title: t('worksheet.column.no') },
    { title: t('worksheet.column.outcome') },
    { title: t('worksheet.column.on') },
    { title: t('worksheet.column.remark'), wraps: 20 },
  ];
  const rows = verdicts.map((verdict) => {
    const { row, no, outcome, on } = verdict;
    return [row, no, t(`worksheet.${outcome}`), on, remarkOf(verdict, env)];
  });
  await printTable(env, columns, rows);
}

/** Why a row is refused, or until when an extension goes. */
function remarkOf({ refusal, until }: Verdict, { t }: Env): string {
  if (refusal) return t(`error.${refusal.code}`, localised(refusal.params, t));
  return until === undefined ? '' : t('worksheet.until', { date: until });
}

function asJson({ refusal, ...verdict }: Verdict, { t }: Env): unknown {
  if (!refusal) return verdict;
  const message = t(`error.${refusal.code}`, localised(refusal.params, t));
  return { ...verdict, refusal: { code: refusal.code, message } };
}
