/** 已印发: the reports that were issued, one of them, and whether it can be drawn again to the byte. */
import {
  issuedContent,
  issuedReport,
  issuedReports,
  provenContent,
  type ListedReport,
} from '../../register/issued-reports.ts';
import { readReport } from '../../reports/monthly/content.ts';
import type { Column } from '../column.ts';
import type { Env } from '../env.ts';
import { checkAllIssued, checkIssued } from '../issued-check.ts';
import { localTime } from '../local-time.ts';
import { ratioText } from '../../reports/rate.ts';
import { basisFacts, mainFigures } from '../month-figures.ts';
import { MONTH, namedMonth } from '../named-month.ts';
import { printFacts, printJson, printStatus, printTable } from '../output.ts';
import type { CommandSpec } from '../verb.ts';

export const reportIssued: CommandSpec = {
  paged: true,
  arguments: [{ ...MONTH, required: false }],
  flags: [{ name: 'revision', value: 'number' }, { name: 'check' }],
  run: async (env, { args: [written], flags }) => {
    const month = written === undefined ? undefined : await namedMonth(env, written);
    const revision = flags.integer('revision', 1);
    const { store } = await env.desk();
    if (month === undefined) {
      const reports = await store.read(issuedReports);
      await (flags.on('check') ? checkAllIssued(env, reports) : printReports(env, reports));
      return;
    }
    const report = await store.read((tx) => issuedReport(tx, month, revision));
    await (flags.on('check') ? checkIssued(env, report) : printReport(env, report));
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
    const content = typeof plain === 'string' ? null : readReport(plain);
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
      ? ratioText(closure_rate, content.settings.smallestDenominator)
      : t('talk.content-lost'),
    report.reason,
  ]);
  await printTable(env, columns, rows);
  if (reports.length === 0) await printStatus(env, t('talk.none-issued'));
}

async function printReport(env: Env, issued: ListedReport): Promise<void> {
  const { t } = env;
  const { store } = await env.desk();
  const report = readReport(await store.read((tx) => issuedContent(tx, issued)));
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
