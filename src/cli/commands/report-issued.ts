/** 已印发: the reports that were issued, one of them, and whether it can be drawn again to the byte. */
import { Refusal } from '../../domain/errors.ts';
import {
  issuedContent,
  issuedReport,
  issuedReports,
  provenContent,
  type ListedReport,
} from '../../register/issued-reports.ts';
import { checkReplay, type Replay } from '../../reports/monthly/check-replay.ts';
import { contentPieces, readContent, type DrawnMonth } from '../../reports/monthly/content.ts';
import type { Column } from '../column.ts';
import { drawKnownMonth } from '../draw-month.ts';
import type { Env } from '../env.ts';
import { localTime } from '../local-time.ts';
import { basisFacts, mainFigures, rateFact } from '../month-figures.ts';
import { MONTH, namedMonth } from '../named-month.ts';
import { printFacts, printJson, printLine, printStatus, printTable } from '../output.ts';
import { safe } from '../safe.ts';
import type { CommandSpec } from '../verb.ts';

export const reportIssued: CommandSpec = {
  paged: true,
  arguments: [{ ...MONTH, required: false }],
  flags: [{ name: 'revision', value: 'number' }, { name: 'check' }],
  run: async (env, { args: [written], flags }) => {
    const month = written === undefined ? undefined : namedMonth(written, env.today());
    const revision = flags.integer('revision', 1);
    const { store } = await env.desk();
    if (month === undefined && !flags.on('check')) {
      await printReports(env, await store.read(issuedReports));
      return;
    }
    if (month === undefined) {
      for (const one of await store.read(issuedReports)) await check(env, one);
      return;
    }
    const report = await store.read((tx) => issuedReport(tx, month, revision));
    await (flags.on('check') ? check(env, report) : printReport(env, report));
  },
};

/** How much of a digest a list shows. */
const SHORT = 8;

async function printReports(env: Env, reports: readonly ListedReport[]): Promise<void> {
  const { t } = env;
  const { store } = await env.desk();
  const shown = [];
  for (const report of reports) {
    const plain = await store.read((tx) => provenContent(tx, report));
    const content = typeof plain === 'string' ? null : readContent(plain).report;
    shown.push({
      ...report,
      closure_rate: content?.current.total.rates.closure_rate ?? null,
      content,
    });
  }
  if (env.globals.json) {
    await printJson(env, { reports: shown.map(({ content: _content, ...report }) => report) });
    return;
  }
  const columns: Column[] = [
    { title: t('fact.month') },
    { title: t('fact.revision'), right: true },
    { title: t('fact.issued-at'), wraps: 10 },
    { title: t('entry.actor'), wraps: 6 },
    { title: t('fact.as-of') },
    { title: t('fact.anchor') },
    { title: 'SHA-256' },
    { title: t('figure.closure_rate'), wraps: 8 },
    { title: t('entry.reason'), wraps: 8, leavable: true },
  ];
  const digest = (text: string) => (env.isTerminal(env.stdout) ? text.slice(0, SHORT) : text);
  const rows = shown.map(({ content, closure_rate, ...report }) => [
    report.month,
    report.revision,
    localTime(report.recorded_at),
    report.actor,
    report.as_of,
    `${String(report.entries)}:${digest(report.digest)}`,
    digest(report.sha256),
    content && closure_rate
      ? rateFact(closure_rate, content.settings.smallestDenominator)
      : t('talk.content-lost'),
    report.reason,
  ]);
  await printTable(env, columns, rows);
  if (reports.length === 0) await printStatus(env, t('talk.none-issued'));
}

async function printReport(env: Env, issued: ListedReport): Promise<void> {
  const { t } = env;
  const { store } = await env.desk();
  const { report } = readContent(await store.read((tx) => issuedContent(tx, issued)));
  if (env.globals.json) {
    await printJson(env, { ...issued, content: report });
    return;
  }
  await printFacts(env, [
    [t('fact.month'), issued.month],
    [t('fact.revision'), issued.revision],
    [t('fact.issued-at'), localTime(issued.recorded_at)],
    [t('entry.actor'), issued.actor],
    [t('entry.reason'), issued.reason],
    ...basisFacts(report, t),
    ['SHA-256', issued.sha256],
    ...mainFigures(report, t),
  ]);
}

/** Draws the report again at its A and K, and compares it with what is kept byte for byte. */
async function check(env: Env, issued: ListedReport): Promise<void> {
  const { store } = await env.desk();
  const { month, revision, entries, as_of } = issued;
  const plain = await store.read((tx) => issuedContent(tx, issued));
  const kept = readContent(plain);
  const now = await drawKnownMonth(store, { month, entries, today: as_of });
  const isSame = plain.equals(Buffer.from([...contentPieces(now)].join('')));
  const replay: Replay = isSame ? { verdict: 'same', differences: [] } : checkReplay(kept, now);
  const { verdict, differences } = replay;
  const sound = verdict === 'same' || verdict === 'calendar-only';
  if (env.globals.json) await printJson(env, { month, revision, sound, verdict, differences });
  else if (sound)
    await printLine(
      env,
      env.t(`talk.replay-${verdict}`, {
        month,
        revision,
        calendar: issued.calendar,
        found: now.report.calendar.version,
      }),
    );
  else if (verdict === 'differs') await printDifferences(env, replay);
  if (!sound) throw refusalOf(issued, kept, now, replay);
}

async function printDifferences(env: Env, { differences }: Replay): Promise<void> {
  for (const one of differences) {
    const where = one.in === 'case' ? one.no : one.path;
    const { kept, now } = one;
    await printLine(env, safe(env.t('talk.replay-difference', { where, kept, now })));
  }
}

function refusalOf(
  { month, revision }: ListedReport,
  kept: DrawnMonth,
  now: DrawnMonth,
  { verdict, differences }: Replay,
): Refusal {
  const which = { month, revision };
  if (verdict === 'definitions')
    return new Refusal('report-other-definitions', {
      ...which,
      kept: kept.report.definitions,
      found: now.report.definitions,
    });
  if (verdict === 'calendar')
    return new Refusal('report-other-calendar', {
      ...which,
      kept: kept.report.calendar.version,
      keptDigest: kept.report.calendar.digest,
      found: now.report.calendar.version,
      foundDigest: now.report.calendar.digest,
    });
  return new Refusal('report-replay-differs', { ...which, count: differences.length });
}
