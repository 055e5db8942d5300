/**
 * The board (看板): how the whole office stands on a day. Its figures are those of the closure report
 * of the month up to that day, from the same counts; nothing is counted in another way.
 */
import type { IsoDate } from '../domain/dates.ts';
import { dueRangeOf, type DueRules } from '../domain/lights.ts';
import type { FigureCounts, ReadTx } from '../store/store.ts';
import { countGroups, rateIn } from './counts.ts';
import { netClosed } from './definitions.ts';
import { namedInOrder } from './groups.ts';
import { monthSettings } from './monthly/month.ts';
import { monthOfDay, monthPeriod } from './monthly/months.ts';
import type { Rate } from './rate.ts';

/** How one unit stands; `unit` is `null` for cases that are with none. */
export interface BoardUnit {
  readonly unit: string | null;
  readonly open: number;
  readonly red: number;
  readonly yellow: number;
  readonly submitted: number;
  /** Closings since the first of the month. */
  readonly closed_in: number;
  readonly valid_closure_rate: Rate;
}

export interface Board {
  readonly report: 'board';
  readonly office: string;
  /** As of the end of this day. */
  readonly asOf: IsoDate;
  /** The first day of the office's month, from which the flows count. */
  readonly from: IsoDate;
  /** How many entries the journal holds, and when the last was recorded (empty without any). */
  readonly entries: number;
  readonly recordedAt: string;
  /** Cases in each stage before the closing; the suspended ones are among the last three. */
  readonly stages: Readonly<Record<BoardStage, number>>;
  readonly open: number;
  readonly suspended: number;
  /** Of the open ones that are not suspended. */
  readonly lights: Readonly<Record<'red' | 'yellow' | 'green' | 'undated', number>>;
  readonly flow: Readonly<
    Record<'collected_in' | 'closed_in' | 'reopened_in' | 'net_closed', number>
  >;
  readonly closure_rate: Rate;
  readonly valid_closure_rate: Rate;
  /** Rates of fewer cases than this are shown as counts. */
  readonly smallest: number;
  /** Every unit with a case; those with most red first, cases that are with none last. */
  readonly units: readonly BoardUnit[];
  /** Where the calendar ends, and how many open deadlines were counted beyond it. */
  readonly coveredUntil: IsoDate;
  readonly provisional: number;
}

export const BOARD_STAGES = ['received', 'accepted', 'assigned', 'submitted'] as const;

export type BoardStage = (typeof BOARD_STAGES)[number];

/** Draws the board from one view of the register. Throws `identity-broken` as the report does. */
export async function drawBoard(tx: ReadTx, asOf: IsoDate, rules: DueRules): Promise<Board> {
  const office = await tx.office();
  const { monthEnd, smallestDenominator } = monthSettings(office);
  const { from } = monthPeriod(monthOfDay(asOf, monthEnd), monthEnd);
  const yellowUntil = dueRangeOf('yellow', asOf, rules).to ?? asOf;
  const query = { asOf, from, to: asOf, by: 'unit', yellowUntil } as const;
  const { total, groups } = await countGroups(tx, query);
  const { entries, recordedAt } = await tx.head();
  const { coveredUntil } = rules.workingDays;
  return {
    report: 'board',
    office: office.name,
    asOf,
    from,
    entries,
    recordedAt,
    ...standingOf(total),
    smallest: smallestDenominator,
    units: namedInOrder(groups, office, asOf)
      .map(({ name, counts }) => unitOf(name, counts))
      .sort(mostUrgentFirst),
    coveredUntil,
    provisional: await tx.provisionalDeadlines({ asOf, after: coveredUntil }),
  };
}

function standingOf(total: FigureCounts) {
  const { pending, accepted, assigned, submitted, open, suspended } = total;
  const { overdue: red, yellow, green, undated, collected_in, closed_in, reopened_in } = total;
  return {
    stages: { received: pending, accepted, assigned, submitted },
    open,
    suspended,
    lights: { red, yellow, green, undated },
    flow: { collected_in, closed_in, reopened_in, net_closed: netClosed(total) },
    closure_rate: rateIn(total, 'closure_rate'),
    valid_closure_rate: rateIn(total, 'valid_closure_rate'),
  };
}

function unitOf(unit: string | null, counts: FigureCounts): BoardUnit {
  const { open, overdue: red, yellow, submitted, closed_in } = counts;
  const rate = rateIn(counts, 'valid_closure_rate');
  return { unit, open, red, yellow, submitted, closed_in, valid_closure_rate: rate };
}

/** Stable, so that units that are alike keep the order of the report. */
function mostUrgentFirst(one: BoardUnit, other: BoardUnit): number {
  return (
    Number(one.unit === null) - Number(other.unit === null) ||
    other.red - one.red ||
    other.yellow - one.yellow ||
    other.open - one.open
  );
}
