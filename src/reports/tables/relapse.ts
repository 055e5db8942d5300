/** Relapses (反弹): closings after which the case was open again within W days, and their part of those that can be judged. */
import { dateOfDay } from '../../domain/dates.ts';
import { stepsOf } from '../../domain/events.ts';
import type { Office, TermKind } from '../../domain/terms.ts';
import {
  isTermFilter,
  type CaseFilter,
  type DaySpan,
  type ReadTx,
  type TermFilter,
} from '../../store/store.ts';
import { note, ratio } from '../notes.ts';
import { rateOf } from '../rate.ts';
import {
  caseColumns,
  counts,
  dates,
  inNameOrder,
  listOf,
  rates,
  sumsOf,
  type GroupedRow,
} from './columns.ts';
import { countedCases, drillOf, groundOf, groupAt, unitAt, type Ground } from './ground.ts';
import { headNotes } from './table-notes.ts';
import type { TableOptions, TableReport } from './table-report.ts';

/** A closing that can be judged; those that held are in the sums only. */
interface ClosingRow extends GroupedRow {
  readonly relapsed: boolean;
}

export async function relapseTable(tx: ReadTx, asked: TableOptions): Promise<TableReport> {
  // A closing belongs to the unit, the source … that the case had on that day, not to those at A.
  const own = asked.filters.filter(isTermFilter);
  const others = asked.filters.filter((one: CaseFilter) => !isTermFilter(one));
  const ground = {
    ...(await groundOf(tx, { ...asked, filters: others })),
    options: asked,
  };
  const closings = await closingsOf(ground, passes(ground.office, own));
  const relapsed = closings.filter((row) => row.relapsed);
  const columns = [
    ...caseColumns(asked.by),
    ...dates(0, 'closed_on', 'reopened_on'),
    { key: 'days', kind: 'days', rank: 0, label: 'table.column.relapse_after' } as const,
    { key: 'reason', kind: 'text', rank: 2, wraps: 12 } as const,
  ];
  const { relapseDays } = ground.window;
  return {
    report: 'relapse',
    ...ground.head,
    table: listOf(columns, relapsed),
    sums: [
      sumsOf({
        rows: closings,
        columns: [...rates(0, 'relapse_rate'), ...counts(0, 'relapsed', 'relapse_closings')],
        cells: (some) => {
          const back = some.filter((row) => row.relapsed).length;
          return {
            relapse_rate: rateOf(back, some.length),
            relapsed: back,
            relapse_closings: some.length,
          };
        },
        drill: (some, group) =>
          drillOf(ground, 'relapse', some.filter((row) => row.relapsed).length, { group }),
      }),
    ],
    notes: [
      ...headNotes(ground, false),
      note('relapse', {
        days: relapseDays,
        ...ratio(rateOf(relapsed.length, closings.length), ground.head.smallest),
      }),
      note('relapse-unit'),
    ],
  };
}

/** Whether the unit, the source … of a state are among those asked for; an empty name stands for none. */
function passes({ terms }: Office, filters: readonly TermFilter[]): (at: DaySpan) => boolean {
  const idOf = (kind: TermKind, name: string) =>
    name === '' ? null : (terms.find(kind, name)?.id ?? -1);
  const wanted = filters.map(({ field, is }) => ({
    field,
    ids: is.map((name) => idOf(field, name)),
  }));
  return (at) => wanted.every(({ field, ids }) => ids.includes(at[field]));
}

async function closingsOf(
  ground: Ground,
  isAsked: (at: DaySpan) => boolean,
): Promise<ClosingRow[]> {
  const { tx, options } = ground;
  const found = [];
  for await (const one of countedCases(ground, (marks) => marks.has('relapse_closings'))) {
    const { id, no, spans, state, marks } = one;
    const reopenings = spans.filter(({ via }) => via === 'reopened');
    for (const closing of marks.all('relapse_closings').filter(isAsked)) {
      const relapsed = marks.all('relapsed').includes(closing);
      const after = spans.slice(spans.indexOf(closing) + 1);
      const reopening = relapsed ? after.find(({ via }) => via === 'reopened') : undefined;
      const group = groupAt(ground, closing);
      const cells = {
        no,
        title: state.title,
        unit: unitAt(ground, closing),
        group,
        closed_on: dateOfDay(closing.from),
        reopened_on: reopening ? dateOfDay(reopening.from) : null,
        days: reopening ? reopening.from - closing.from : null,
      };
      const nth = reopening ? reopenings.indexOf(reopening) : -1;
      found.push({ id, nth, cells, relapsed });
    }
  }
  const events = await tx.eventsOfCases([
    ...new Set(found.flatMap(({ id, nth }) => (nth < 0 ? [] : [id]))),
  ]);
  return found
    .sort(
      ({ cells: a }, { cells: b }) =>
        inNameOrder(a.closed_on, b.closed_on) || inNameOrder(a.no, b.no),
    )
    .map(({ id, nth, cells, relapsed }) => {
      const steps = stepsOf(events.get(id) ?? []).filter(({ on }) => on <= options.asOf);
      const step = steps.filter(({ kind }) => kind === 'reopened')[nth];
      const reason = step?.kind === 'reopened' ? step.data.reason : null;
      return { group: cells.group, cells: { ...cells, reason }, relapsed };
    });
}
