/** 查看: one case with everything that happened to it. */
import { showCase, type HistoryLine } from '../../register/look.ts';
import { CELL_NAMES, cellOf, labelOf } from '../case-cells.ts';
import { REASON } from '../common-flags.ts';
import type { Env } from '../env.ts';
import { eventDetail } from '../event-detail.ts';
import { given } from '../given.ts';
import { localTime } from '../local-time.ts';
import type { Cell, Column } from '../column.ts';
import { printAttachments } from '../attachment-table.ts';
import { printFacts, printJson, printLine, printStatus, printTable } from '../output.ts';
import { printProvisionalIn, readStandings } from '../standings.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandSpec } from '../verb.ts';
import { AS_OF, KNOWN_AT, readViewpoint, viewpointFields } from '../viewpoint.ts';

export const show: CommandSpec = {
  paged: true,
  arguments: [{ name: 'case', required: true }],
  flags: [{ name: 'reporter' }, REASON, AS_OF, KNOWN_AT],
  run: async (env, { args: [ref = ''], flags }) => {
    const desk = await env.desk();
    const viewpoint = readViewpoint(env, flags);
    const { asOf, knownAt } = viewpoint.then;
    if (flags.on('reporter')) {
      if (asOf !== undefined || knownAt !== undefined)
        throw new UsageError('flags-together', {
          first: 'reporter',
          second: asOf === undefined ? 'known-at' : 'as-of',
        });
      // Cryptography is loaded for those alone who ask for it.
      const { discloseReporter } = await import('../../register/reporter.ts');
      const { entry, result } = await discloseReporter(desk, {
        case: ref,
        ...given({ reason: flags.text('reason') }),
      });
      await printReporter(env, entry, result);
      return;
    }
    const { state, lines } = await showCase(desk, ref, viewpoint.then);
    const [standing] = await readStandings(env, [state], CELL_NAMES, viewpoint);
    if (env.globals.json) {
      const fields = viewpointFields(viewpoint);
      await printJson(env, { ...fields, case: { ...state, ...standing }, history: lines });
      return;
    }
    const { t } = env;
    const { attachments } = state;
    const looked = [
      [t('fact.as-of'), asOf],
      [t('fact.known-at'), knownAt && localTime(knownAt)],
    ] as const;
    const facts = CELL_NAMES.map(
      (name) => [labelOf(name, t), cellOf(state, name, t, standing)] as const,
    );
    const absorbed = state.absorbed.map((child) => child.no).join('、');
    const extra = Object.entries(state.extra);
    await printFacts(env, [...looked, ...facts, [t('field.absorbed'), absorbed], ...extra]);
    if (standing) await printProvisionalIn(env, CELL_NAMES, [standing], viewpoint.then);
    if (attachments.length > 0) {
      await printLine(env, '');
      await printAttachments(env, attachments, lines);
    }
    await printLine(env, '');
    await printHistory(env, lines);
  },
};

async function printReporter(
  env: Env,
  entry: number | null,
  found: { no: string; name: string | null; contact: string | null },
): Promise<void> {
  const { t } = env;
  if (env.globals.json) {
    await printJson(env, { entry, ...found });
    return;
  }
  await printFacts(env, [
    [t('field.no'), found.no],
    [t('field.reporter'), found.name],
    [t('field.contact'), found.contact],
  ]);
  await printStatus(env, t('talk.reporter-seen', { entry: entry ?? '' }));
}

async function printHistory(env: Env, lines: readonly HistoryLine[]): Promise<void> {
  const { t } = env;
  const columns: Column[] = [
    { title: t('history.on') },
    { title: t('history.event'), wraps: 8 },
    { title: t('history.what'), wraps: 20 },
    { title: t('history.entry'), right: true },
    { title: t('history.actor'), wraps: 6 },
    { title: t('history.recorded'), wraps: 10 },
  ];
  const rows = lines.map((line) => historyRow(env, line));
  // In a pipe each thing has a column of its own; a terminal is too narrow for one that is mostly empty.
  if (env.isTerminal(env.stdout)) {
    await printTable(
      env,
      columns,
      rows.map(([on, event, what, ...rest]) => {
        const reason = rest.pop();
        const because = reason ? t('history.because', { reason: String(reason) }) : '';
        return [on, event, [what, because].filter((part) => part !== '').join(' · '), ...rest];
      }),
    );
    return;
  }
  await printTable(env, [...columns, { title: t('history.reason') }], rows);
}

function historyRow(env: Env, line: HistoryLine): Cell[] {
  const { t } = env;
  const marks = [
    ...(line.imported ? [t('history.imported')] : []),
    ...(line.reversed ? [t('history.reversed')] : []),
  ];
  const event = t(`event.${line.kind}`);
  const name = marks.length === 0 ? event : `${event}（${marks.join('，')}）`;
  const reason =
    (line.data as { reason?: unknown } | null)?.reason === line.reason ? '' : line.reason;
  return [
    line.on,
    name,
    eventDetail(line, t),
    line.entry,
    line.actor,
    localTime(line.recordedAt),
    reason,
  ];
}
