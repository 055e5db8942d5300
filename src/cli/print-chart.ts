/** The closure report as bars and lines of marks, on a terminal, in a pipe or in a file. */
import { readThen } from '../register/then.ts';
import { drawClosure, type ClosureRequest } from './draw-closure.ts';
import type { Env } from './env.ts';
import type { Flags } from './flags.ts';
import { writeTo } from './output-file.ts';
import { printStatus } from './output.ts';
import { safe } from './safe.ts';
import { UsageError } from './usage-error.ts';
import { printViewpoint } from './viewpoint.ts';

/** Widths of a chart that nobody's terminal limits. */
const FILE_WIDTH = 100;

export async function printClosureChart(
  env: Env,
  flags: Flags,
  request: ClosureRequest,
): Promise<void> {
  refuseOtherForms(env, flags);
  const report = await drawClosure(env, request);
  const { store } = await env.desk();
  const { closureTrend } = await import('../reports/closure-trend.ts');
  const { asOf, knownAt } = request;
  const trend = await readThen(store, { knownAt }, (tx) => closureTrend(tx, asOf));
  const { closureChart } = await import('../reports/formats/closure-chart.ts');
  const { ASCII, BLOCKS } = await import('../reports/formats/bars.ts');
  await printViewpoint(env, { then: { knownAt }, day: asOf });
  const path = await writeTo(env, flags.text('output'), async (sink) => {
    const toTerminal = sink.path === null && env.isTerminal(env.stdout);
    const chart = closureChart(report, trend, env.t, {
      width: sink.path === null ? env.columns : FILE_WIDTH,
      widePunct: toTerminal && env.globals.widePunct,
      marks: toTerminal && !env.drawsBlocks ? ASCII : BLOCKS,
    });
    await sink.write(chart);
    return sink.path;
  });
  if (path !== null) await printStatus(env, env.t('talk.written', { path: safe(path) }));
}

/** A chart is text for people. */
function refuseOtherForms(env: Env, flags: Flags): void {
  if (env.globals.json) throw new UsageError('flags-together', { first: 'chart', second: 'json' });
  for (const second of ['format', 'headers', 'encoding'] as const)
    if (flags.text(second) !== undefined)
      throw new UsageError('flags-together', { first: 'chart', second });
}
