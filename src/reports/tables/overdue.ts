/** Overdue cases (逾期) at A: by how much, how often extended, when and by which letter last chased. */
import { dateOfDay, dayNumber } from '../../domain/dates.ts';
import { stepsOf, type Step } from '../../domain/events.ts';
import type { ReadTx } from '../../store/store.ts';
import { note } from '../notes.ts';
import {
  caseColumns,
  counts,
  dates,
  days,
  inNameOrder,
  listOf,
  numbersIn,
  sumsOf,
  type GroupedRow,
} from './columns.ts';
import { countedCases, drillOf, groundOf, groupAt, unitAt, type Ground } from './ground.ts';
import { calendarNotes, headNotes } from './table-notes.ts';
import type { TableOptions, TableReport } from './table-report.ts';

export async function overdueTable(tx: ReadTx, options: TableOptions): Promise<TableReport> {
  const ground = await groundOf(tx, options);
  const rows = await rowsOf(ground);
  const columns = [
    ...caseColumns(options.by),
    ...dates(0, 'due_on'),
    { key: 'days', kind: 'days', rank: 0, label: 'table.column.overdue_days' } as const,
    {
      key: 'working_days',
      kind: 'days',
      rank: 1,
      label: 'table.column.overdue_working_days',
    } as const,
    ...counts(2, 'extensions'),
    ...counts(4, 'reminders'),
    ...dates(2, 'reminded_on'),
    { key: 'letter', kind: 'text', rank: 3, wraps: 14 } as const,
  ];
  return {
    report: 'overdue',
    ...ground.head,
    table: listOf(columns, rows),
    sums: [
      sumsOf({
        rows,
        columns: [
          ...counts(0, 'cases'),
          ...days(0, 'longest_days', 'longest_working_days'),
          ...counts(0, 'extended', 'never_reminded'),
        ],
        cells: (some) => ({
          cases: some.length,
          longest_days: longest(some, 'days'),
          longest_working_days: longest(some, 'working_days'),
          extended: numbersIn(some, 'extensions').filter((times) => times > 0).length,
          never_reminded: numbersIn(some, 'reminders').filter((times) => times === 0).length,
        }),
        drill: (some, group) => {
          return drillOf(ground, 'list', some.length, { group, flags: [['overdue']] });
        },
      }),
    ],
    notes: [
      ...headNotes(ground, false),
      note('overdue', { count: rows.length }),
      note('overdue-reminded'),
      ...calendarNotes(ground, [options.asOf]),
    ],
  };
}

function longest(rows: readonly GroupedRow[], key: string): number | null {
  return rows.length === 0 ? null : Math.max(...numbersIn(rows, key));
}

async function rowsOf(ground: Ground): Promise<GroupedRow[]> {
  const { tx, options } = ground;
  const { asOf, workingDays } = options;
  const found = [];
  for await (const one of countedCases(ground, (marks) => marks.has('overdue'))) {
    const [at] = one.marks.all('overdue');
    const due = at?.due ?? null;
    if (at === undefined || due === null) continue;
    const due_on = dateOfDay(due);
    const cells = {
      no: one.no,
      title: one.state.title,
      unit: unitAt(ground, at),
      group: groupAt(ground, at),
      due_on,
      days: dayNumber(asOf) - due,
      working_days: workingDays.between(due_on, asOf),
    };
    found.push({ id: one.id, cells });
  }
  const events = await tx.eventsOfCases(found.map(({ id }) => id));
  return found
    .sort(({ cells: a }, { cells: b }) => b.days - a.days || inNameOrder(a.no, b.no))
    .map(({ id, cells }) => {
      const steps = stepsOf(events.get(id) ?? []).filter(({ on }) => on <= asOf);
      return { group: cells.group, cells: { ...cells, ...chasedBy(steps) } };
    });
}

function chasedBy(steps: readonly Step[]) {
  const reminders = steps.filter((step) => step.kind === 'reminded');
  const last = reminders.at(-1);
  return {
    extensions: steps.filter(({ kind }) => kind === 'extended').length,
    reminders: reminders.length,
    reminded_on: last?.on ?? null,
    letter: last?.data.letter ?? null,
  };
}
