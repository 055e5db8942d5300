/** 报表: figures that an office can sign. */
import type { AnyLedger } from '../../reports/formats/ledger-sheet.ts';
import type { Report } from '../../reports/report.ts';
import { drawClosure } from '../draw-closure.ts';
import { drawExtensions, drawReturns } from '../draw-ledger.ts';
import type { Env } from '../env.ts';
import type { FlagSpec } from '../flag-spec.ts';
import { writeTo } from '../output-file.ts';
import { printStatus } from '../output.ts';
import { BY, formFlags, GROUPS, PERIOD, readGroup } from '../report-flags.ts';
import { readKnownPeriod, type KnownPeriod } from '../report-period.ts';
import { safe } from '../safe.ts';
import { formatOwnReport, readTableFormat, TABLE_FORMATS } from '../table-format.ts';
import type { Call, VerbGroup } from '../verb.ts';
import { reportDiff } from './report-diff.ts';
import { reportExplain } from './report-explain.ts';
import { reportIssue } from './report-issue.ts';
import { reportIssued } from './report-issued.ts';
import { tableReports } from './report-tables.ts';
import { monthly } from './report-monthly.ts';

const FORM = formFlags(TABLE_FORMATS);

const UNIT: FlagSpec = { name: 'unit', value: 'name' };

export const report: VerbGroup = {
  verbs: {
    closure: {
      alias: '销号',
      paged: true,
      arguments: [{ name: 'month' }],
      flags: [...PERIOD, BY, { name: 'chart' }, ...FORM],
      run: async (env, call) => {
        const { flags } = call;
        const by = flags.word('by', readGroup, GROUPS) ?? null;
        if (flags.on('chart')) {
          const { printClosureChart } = await import('../print-chart.ts');
          await printClosureChart(env, flags, {
            ...(await readKnownPeriod(env, { flags, month: call.args[0] })),
            by: by ?? 'unit',
          });
          return;
        }
        await print(env, call, (period) => drawClosure(env, { ...period, by }));
      },
    },
    returns: {
      alias: '退件',
      paged: true,
      arguments: [{ name: 'month' }],
      flags: [...PERIOD, UNIT, ...FORM],
      run: (env, call) => {
        const unit = call.flags.text('unit') ?? null;
        return print(env, call, (period) => drawReturns(env, { ...period, unit }));
      },
    },
    monthly,
    extensions: {
      alias: '延期',
      paged: true,
      arguments: [{ name: 'month' }],
      flags: [...PERIOD, UNIT, ...FORM],
      run: (env, call) => {
        const unit = call.flags.text('unit') ?? null;
        return print(env, call, (period) => drawExtensions(env, { ...period, unit }));
      },
    },
    issue: { alias: '印发', ...reportIssue },
    issued: { alias: '已印发', ...reportIssued },
    diff: { alias: '更正', ...reportDiff },
    explain: { alias: '释数', ...reportExplain(PERIOD, GROUPS, readGroup) },
    ...tableReports,
  },
};

/** Draws a report of the period that was asked for, and writes it in the form that was asked for. */
async function print(
  env: Env,
  call: Call,
  draw: (period: KnownPeriod) => Promise<Report | AnyLedger>,
): Promise<void> {
  const { flags } = call;
  const period = await readKnownPeriod(env, { flags, month: call.args[0] });
  const file = flags.text('output');
  const format = readTableFormat(env, flags, file);
  const drawn = await draw(period);
  const path = await writeTo(env, file, async (sink) => {
    await sink.write(await formatOwnReport(env, drawn, format, sink.path === null));
    return sink.path;
  });
  if (path !== null) await printStatus(env, env.t('talk.written', { path: safe(path) }));
}
