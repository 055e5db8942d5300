/** 印发: freezes the report of a month that is over, and keeps it for good. */
import { Refusal } from '../../domain/errors.ts';
import { lastIssued } from '../../domain/issued-report.ts';
import type { Desk } from '../../register/desk.ts';
import { issueReport, refuseUnlessDue } from '../../register/issued-reports.ts';
import { contentPieces, type DrawnMonth } from '../../reports/monthly/content.ts';
import { monthSettings } from '../../reports/monthly/month.ts';
import { monthPeriod } from '../../reports/monthly/months.ts';
import { DRY_RUN, REASON } from '../common-flags.ts';
import { drawKnownMonth } from '../draw-month.ts';
import type { Env } from '../env.ts';
import { basisFacts, mainFigures } from '../month-figures.ts';
import { MONTH, namedMonth } from '../named-month.ts';
import { printFacts, printJson, printStatus } from '../output.ts';
import { confirm } from '../prompt.ts';
import type { Call, CommandSpec } from '../verb.ts';

export const reportIssue: CommandSpec = {
  arguments: [MONTH],
  flags: [{ name: 'revise' }, REASON, DRY_RUN],
  run: async (env, call) => {
    const { args, flags } = call;
    const desk = await env.desk();
    const month = await namedMonth(env, args[0] ?? '');
    const dryRun = flags.on('dry-run');
    const entries = await knownEntries(env, desk, month, call);
    const drawn = await drawKnownMonth(desk.store, { month, entries, today: env.today() });
    if (!flags.on('revise')) refuseEmpty(drawn);
    if (!env.globals.json) await printReport(env, drawn);
    if (!dryRun) await confirm(env, env.t('talk.confirm-issue', { month }));
    const { report } = drawn;
    const { entry, result } = await issueReport(desk, {
      month,
      as_of: report.current.asOf,
      entries,
      digest: report.digest,
      definitions: report.definitions,
      calendar: report.calendar.version,
      content: contentPieces(drawn),
      revise: flags.on('revise'),
      reason: flags.text('reason'),
      dryRun,
    });
    if (env.globals.json) {
      const { counts, rates } = report.current.total;
      const done = { entry, ...(dryRun ? { dryRun } : {}), ...result, counts, rates };
      await printJson(env, done);
      return;
    }
    const params = { ...result, entry: entry ?? '' };
    await printStatus(env, env.t(dryRun ? 'talk.issue-rehearsed' : 'talk.issued', params));
  },
};

/** K, the journal's head; refuses a month that is not over, or that was issued already. */
function knownEntries(env: Env, desk: Desk, month: string, { flags }: Call): Promise<number> {
  return desk.store.read(async (tx) => {
    const office = await tx.office();
    const { to } = monthPeriod(month, monthSettings(office).monthEnd);
    if (to >= env.today()) throw new Refusal('report-month-not-over', { month, to });
    const wish = { month, revise: flags.on('revise'), reason: flags.text('reason') };
    refuseUnlessDue(lastIssued(office.reports, month), wish);
    return (await tx.head()).entries;
  });
}

/** A month before the register's first case is one that was mistyped, and an issue can't be undone. */
function refuseEmpty({ report: { month, current } }: DrawnMonth): void {
  const { asOf, total } = current;
  if (total.counts.collected === 0) throw new Refusal('report-month-empty', { month, asOf });
}

async function printReport(env: Env, { report, lines }: DrawnMonth): Promise<void> {
  const { t } = env;
  await printFacts(env, [
    [t('fact.month'), report.month],
    ...basisFacts(report, t),
    ...mainFigures(report, t),
    [t('fact.cases-listed'), lines.length],
    [t('fact.corrections'), report.corrections?.cases.length ?? null],
  ]);
}
