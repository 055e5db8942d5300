/** 核对: issued reports drawn again at their A and K, and compared with what is kept byte for byte. */
import { Refusal } from '../domain/errors.ts';
import { issuedContent, type ListedReport } from '../register/issued-reports.ts';
import { checkReplay, type Replay } from '../reports/monthly/check-replay.ts';
import { readContent, type DrawnMonth } from '../reports/monthly/content.ts';
import type { MonthReport } from '../reports/monthly/month.ts';
import { drawAgainst } from './draw-month.ts';
import type { Env } from './env.ts';
import { printJson, printLine, printStatus } from './output.ts';
import { describeError } from './report-error.ts';
import { safe } from './safe.ts';

/** One report, as it was found; `refusal` says what is wrong with it. */
interface Checked {
  readonly issued: ListedReport;
  /** `lost`: its content is; `undrawn`: it can't be drawn again, as when last month's content is lost. */
  readonly verdict: Replay['verdict'] | 'lost' | 'undrawn';
  readonly differences: Replay['differences'];
  /** The calendar of today's program. */
  readonly calendar: string;
  readonly refusal: Refusal | null;
}

/** One report; refuses what is not sound. */
export async function checkIssued(env: Env, issued: ListedReport): Promise<void> {
  const checked = await check(env, issued);
  if (env.globals.json) await printJson(env, jsonOf(checked));
  else await printChecked(env, checked);
  if (checked.refusal) throw checked.refusal;
}

/** Every report, also those after one that is not sound; then refuses the gravest fault. */
export async function checkAllIssued(env: Env, reports: readonly ListedReport[]): Promise<void> {
  const all: Checked[] = [];
  for (const issued of reports) {
    const checked = await check(env, issued);
    all.push(checked);
    if (env.globals.json) continue;
    if (checked.refusal)
      await printLine(env, safe(describeError(checked.refusal, env.t)?.message ?? ''));
    await printChecked(env, checked);
  }
  if (env.globals.json) await printJson(env, { reports: all.map(jsonOf) });
  else if (all.length === 0) await printStatus(env, env.t('talk.none-issued'));
  const refusals = all.flatMap(({ refusal }) => refusal ?? []);
  const gravest = refusals.find(({ family }) => family === 'integrity') ?? refusals[0];
  if (gravest) throw gravest;
}

async function check(env: Env, issued: ListedReport): Promise<Checked> {
  const { store } = await env.desk();
  const { month, entries, as_of } = issued;
  let kept: DrawnMonth | undefined;
  try {
    kept = readContent(await store.read((tx) => issuedContent(tx, issued)));
    const question = { month, entries, today: as_of };
    const now = await drawAgainst(store, question, kept.lines);
    const replay = checkReplay(kept.report, now.report, now.changed);
    const calendar = now.report.calendar.version;
    const refusal = refusalOf(issued, kept.report, now.report, replay);
    return { issued, ...replay, calendar, refusal };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const verdict = kept === undefined ? 'lost' : 'undrawn';
    return { issued, verdict, differences: [], calendar: '', refusal: error };
  }
}

function jsonOf({ issued: { month, revision }, verdict, differences, refusal }: Checked) {
  return { month, revision, sound: refusal === null, verdict, differences };
}

async function printChecked(env: Env, checked: Checked): Promise<void> {
  const { issued, verdict, differences, calendar: found } = checked;
  const { month, revision, calendar } = issued;
  if (verdict === 'same' || verdict === 'calendar-only')
    await printLine(env, env.t(`talk.replay-${verdict}`, { month, revision, calendar, found }));
  if (verdict !== 'differs') return;
  for (const one of differences) {
    const where = one.in === 'case' ? one.no : one.path;
    const { kept, now } = one;
    await printLine(env, safe(env.t('talk.replay-difference', { where, kept, now })));
  }
}

function refusalOf(
  { month, revision }: ListedReport,
  kept: MonthReport,
  now: MonthReport,
  { verdict, differences }: Replay,
): Refusal | null {
  const which = { month, revision };
  if (verdict === 'same' || verdict === 'calendar-only') return null;
  if (verdict === 'definitions')
    return new Refusal('report-other-definitions', {
      ...which,
      kept: kept.definitions,
      found: now.definitions,
    });
  if (verdict === 'calendar')
    return new Refusal('report-other-calendar', {
      ...which,
      kept: kept.calendar.version,
      keptDigest: kept.calendar.digest,
      found: now.calendar.version,
      foundDigest: now.calendar.digest,
    });
  return new Refusal('report-replay-differs', { ...which, count: differences.length });
}
