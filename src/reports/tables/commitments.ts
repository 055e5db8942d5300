/**
 * Commitments (承诺兑现): the date that was promised first against the real closing, case by case. By the
 * approved deadline instead where that is asked for: the same rows with what extensions changed.
 */
import { dateOfDay, dayNumber } from '../../domain/dates.ts';
import type { DaySpan, ReadTx } from '../../store/store.ts';
import { isValid, stateOn } from '../figures/measure.ts';
import { windowOf } from '../figures/window.ts';
import { note, ratio } from '../notes.ts';
import { rateOf } from '../rate.ts';
import {
  caseColumns,
  counts,
  countWhere,
  dates,
  days,
  inNameOrder,
  listOf,
  rates,
  standingCounts,
  sumsOf,
  withStanding,
  type GroupedRow,
} from './columns.ts';
import {
  countedCases,
  drillOf,
  groundOf,
  groupAt,
  unitAt,
  type CountedCase,
  type Ground,
} from './ground.ts';
import { COMMITMENT_STANDINGS, type CommitmentStanding } from './standings.ts';
import { calendarNotes, headNotes } from './table-notes.ts';
import type { TableOptions, TableReport } from './table-report.ts';

export interface CommitmentsOptions extends TableOptions {
  /** Judged by the deadline as it was approved last, instead of the first one. */
  readonly approved: boolean;
  /** Lists only promises that stand so; all of them are summed up. */
  readonly standing: readonly CommitmentStanding[] | null;
}

export async function commitmentsTable(
  tx: ReadTx,
  options: CommitmentsOptions,
): Promise<TableReport> {
  const ground = await groundOfAllPromises(tx, options);
  const rows = await rowsOf(ground, options);
  const columns = [
    ...caseColumns(options.by),
    ...dates(0, 'promised_on'),
    ...dates(3, 'due_on'),
    ...counts(4, 'extensions'),
    ...dates(1, 'closed_on'),
    { key: 'standing', kind: 'word', rank: 0, words: 'commitment' } as const,
    ...days(1, 'days_late'),
    ...days(2, 'working_days_late'),
  ];
  const judged = judgedOf(rows);
  return {
    report: 'commitments',
    ...ground.head,
    table: listOf(columns, withStanding(rows, options.standing)),
    sums: [
      sumsOf({
        rows,
        columns: [
          ...rates(0, 'kept_rate'),
          ...counts(0, 'judged'),
          ...standingCounts('commitment', COMMITMENT_STANDINGS),
          ...counts(0, 'cases'),
        ],
        cells: sumCells,
        drill: (some, group) => drillOf(ground, 'commitments', some.length, { group }),
      }),
    ],
    notes: [
      ...headNotes(ground, true),
      note(options.approved ? 'commitments-approved' : 'commitments'),
      note('commitments-rate', ratio(rateOf(judged.kept, judged.all), ground.head.smallest)),
      note('commitments-apart'),
      ...calendarNotes(ground, [options.asOf]),
    ],
  };
}

/** Without a first day every promise is judged, also one that an extension moved from before the first receipt. */
async function groundOfAllPromises(tx: ReadTx, options: CommitmentsOptions): Promise<Ground> {
  const ground = await groundOf(tx, options);
  if (options.from !== undefined) return ground;
  return { ...ground, window: windowOf({ ...ground.windowOptions, from: BEFORE_ALL }) };
}

const BEFORE_ALL = '1900-01-01';

function judgedOf(rows: readonly GroupedRow[]) {
  const kept = countWhere(rows, 'standing', 'kept');
  const all =
    kept + countWhere(rows, 'standing', 'kept_late') + countWhere(rows, 'standing', 'broken');
  return { kept, all };
}

function sumCells(rows: readonly GroupedRow[]) {
  const { kept, all } = judgedOf(rows);
  return {
    kept_rate: rateOf(kept, all),
    judged: all,
    ...Object.fromEntries(
      COMMITMENT_STANDINGS.map((one) => [one, countWhere(rows, 'standing', one)] as const),
    ),
    cases: rows.length,
  };
}

async function rowsOf(ground: Ground, options: CommitmentsOptions): Promise<GroupedRow[]> {
  const { head, window } = ground;
  const asked = { from: dayNumber(head.from), to: dayNumber(head.to) };
  const promiseOf = (at: DaySpan) => (options.approved ? at.due : at.originalDue);
  const isAsked = (promised: number) =>
    promised >= (options.from === undefined ? -Infinity : asked.from) &&
    promised <= (options.to === undefined ? Infinity : asked.to);
  const rows = [];
  const counted = countedCases(ground, (_, { spans }) => {
    const at = stateOn(spans, window.asOf);
    if (at === undefined || !isValid(at) || at.longTerm) return false;
    const promised = promiseOf(at);
    return promised !== null && isAsked(promised);
  });
  for await (const one of counted) {
    const at = stateOn(one.spans, window.asOf);
    const promised = at === undefined ? null : promiseOf(at);
    if (at === undefined || promised === null) continue;
    const standing = standingOf(one, at, promised, ground, options.approved);
    rows.push(rowOf(ground, one, at, { promised, standing }));
  }
  return rows.sort(
    ({ cells: a }, { cells: b }) =>
      inNameOrder(a.promised_on, b.promised_on) || inNameOrder(a.no, b.no),
  );
}

function standingOf(
  { marks }: CountedCase,
  at: DaySpan,
  promised: number,
  { window }: Ground,
  approved: boolean,
): CommitmentStanding {
  const isClosed = at.stage === 'closed';
  if (promised > window.asOf) return isClosed ? 'ahead' : 'to_come';
  if (!marks.has(approved ? 'due' : 'due_original')) return 'stopped';
  if (marks.has(approved ? 'on_time' : 'on_time_original')) return 'kept';
  return isClosed ? 'kept_late' : 'broken';
}

function rowOf(
  ground: Ground,
  { no, spans, state }: CountedCase,
  at: DaySpan,
  { promised, standing }: { readonly promised: number; readonly standing: CommitmentStanding },
) {
  const { asOf, workingDays } = ground.options;
  const group = groupAt(ground, at);
  const promised_on = dateOfDay(promised);
  const closed_on = at.stage !== 'closed' || at.closed === null ? null : dateOfDay(at.closed);
  // Early is negative; what is open has gone on until A, and is nothing before its date has come.
  const until = closed_on ?? (promised_on <= asOf ? asOf : null);
  const extended = spans.filter(
    ({ via, from }) => via === 'extended' && from <= ground.window.asOf,
  );
  return {
    group,
    cells: {
      no,
      title: state.title,
      unit: unitAt(ground, at),
      group,
      promised_on,
      due_on: at.due === null ? null : dateOfDay(at.due),
      extensions: extended.length,
      closed_on,
      standing,
      days_late: until === null ? null : dayNumber(until) - promised,
      working_days_late: until === null ? null : workingDays.between(promised_on, until),
    },
  };
}
