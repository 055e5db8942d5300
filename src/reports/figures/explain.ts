/** 释数: the cases behind a figure, those of its denominator, and those that are left out, and why. */
import { dateOfDay, type IsoDate } from '../../domain/dates.ts';
import type { Office } from '../../domain/terms.ts';
import type { Stage } from '../../domain/stages.ts';
import type { CaseOverTime, DaySpan, GroupBy, GroupKey, ReadTx } from '../../store/store.ts';
import { rateOf, type Rate } from '../rate.ts';
import {
  FIGURE_RATES,
  FLOW_IN_KEYS,
  FLOW_OUT_KEYS,
  RATE_KEYS,
  STEP_KEYS,
  type CountKey,
  type RateKey,
} from './catalog.ts';
import { nameOf } from '../groups.ts';
import { allCases } from './pass.ts';
import { measure, stateOn, type Measured } from './measure.ts';
import { whyNotCounted, type Reason } from './reasons.ts';
import { groupOf } from './tally.ts';
import { windowOf, type Window, type WindowOptions } from './window.ts';

export type ExplainedKey = CountKey | RateKey;

export interface ExplainOptions {
  readonly key: ExplainedKey;
  readonly window: WindowOptions;
  /** The dimension that is grouped by; the whole where it is `null`. */
  readonly by: GroupBy | null;
  /** The only group of that dimension that is asked about. */
  readonly group?: GroupKey;
}

export type Role = 'counted' | 'denominator' | 'left-out';

/** How one case counts for the figure in one group. */
export interface ExplainedCase {
  readonly no: string;
  readonly title: string | null;
  /** The group for which it counts. */
  readonly group: string | null;
  readonly role: Role;
  /** How often it counts in the numerator (or for the count), and in the denominator. */
  readonly a: number;
  readonly b: number;
  /** Why it does not count in the numerator, or in the denominator either; `null` where it counts. */
  readonly reason: Reason | null;
  /** As the case stood at A. */
  readonly unit: string | null;
  readonly stage: Stage;
  readonly suspended: boolean;
  readonly received_on: IsoDate;
  readonly accepted_on: IsoDate | null;
  readonly due_on: IsoDate | null;
  readonly original_due_on: IsoDate | null;
  readonly closed_on: IsoDate | null;
  /** The days of the steps that count in the numerator; empty for what is counted at A. */
  readonly on: readonly IsoDate[];
}

export interface Explanation {
  readonly key: ExplainedKey;
  readonly numerator: CountKey;
  readonly denominator: CountKey | null;
  readonly by: GroupBy | null;
  /** The sums over the cases; without a denominator `b` is 0, of a cohort whose days are not over there is no rate. */
  readonly rate: Rate;
  /** How many cases of the cohort that is explained have not had their days (未满期). */
  readonly unripe: number;
  readonly cases: readonly ExplainedCase[];
  /** How many cases were received after A, and are not asked about. */
  readonly received_later: number;
}

/** What is counted: the two counts of a rate; of a count the rate that it is the numerator of, if any. */
export function partsOf(key: ExplainedKey): { numerator: CountKey; denominator: CountKey | null } {
  const rate = RATE_KEYS.find((one) => one === key || FIGURE_RATES[one][0] === key);
  if (rate === undefined) return { numerator: key as CountKey, denominator: null };
  const [numerator, denominator] = FIGURE_RATES[rate];
  return { numerator, denominator };
}

/** Explains a figure from one view of the register; the sums are those of the drawn figures. */
export async function explainFigure(tx: ReadTx, options: ExplainOptions): Promise<Explanation> {
  const { key, by } = options;
  const parts = partsOf(key);
  const window = windowOf(options.window);
  const context = { ...parts, by, window, asOf: options.window.asOf, office: await tx.office() };
  const cases: ExplainedCase[] = [];
  let later = 0;
  for await (const page of allCases(tx)) {
    const states = await tx.statesOf(page.map(({ id }) => id));
    for (const one of page) {
      const title = states.get(one.id)?.title ?? null;
      const found = explained(one, title, context);
      if (found === null) later += 1;
      else
        for (const { key: group, row } of found)
          if (options.group === undefined || options.group === group) cases.push(row);
    }
  }
  const sum = (part: 'a' | 'b') => cases.reduce((total, row) => total + row[part], 0);
  const unripe = cases.filter(({ reason }) => reason === 'not-ripe').length;
  const rate = { ...rateOf(sum('a'), sum('b')), ...(unripe > 0 ? { rate: null } : {}) };
  return { key, ...parts, by, rate, unripe, cases, received_later: later };
}

interface Context {
  readonly numerator: CountKey;
  readonly denominator: CountKey | null;
  readonly by: GroupBy | null;
  readonly window: Window;
  readonly asOf: IsoDate;
  readonly office: Office;
}

/** A row for each group in which the case counts, and for its own; `null` where it came after A. */
function explained(
  one: CaseOverTime,
  title: string | null,
  context: Context,
): { key: GroupKey; row: ExplainedCase }[] | null {
  const { window, by, numerator, denominator } = context;
  const hits = new Hits(context);
  measure(one.spans, window, hits);
  const now = stateOn(one.spans, window.asOf);
  const at = now ?? one.spans.at(-1);
  if (at === undefined || (now === undefined && hits.groups.size === 0)) return null;
  const home = groupOf(at, by);
  if (!hits.groups.has(home)) hits.groups.set(home, { a: 0, b: 0, on: [] });
  return [...hits.groups].map(([group, { a, b, on }]) => {
    const role = a > 0 ? 'counted' : b > 0 ? 'denominator' : 'left-out';
    const missed = role === 'left-out' && denominator !== null ? denominator : numerator;
    const reason = role === 'counted' ? null : whyNot(missed, one.spans, at, hits, context);
    const row = { no: one.no, title, role, a, b, reason, on, ...factsOf(at, context) } as const;
    return { key: group, row: { ...row, group: groupName(group, context) } };
  });
}

/** A case that counts for the figure in another group was elsewhere when it did. */
function whyNot(
  key: CountKey,
  spans: CaseOverTime['spans'],
  at: DaySpan,
  hits: Hits,
  { window, numerator }: Context,
): Reason {
  const part = key === numerator ? 'a' : 'b';
  const elsewhere = [...hits.groups.values()].some((one) => one[part] > 0);
  return elsewhere ? 'no-step' : whyNotCounted(key, spans, at, window);
}

function factsOf(at: DaySpan, context: Context) {
  const date = (day: number | null) => (day === null ? null : dateOfDay(day));
  const { office, asOf } = context;
  return {
    unit: nameOf(at.unit, office, asOf),
    stage: at.stage,
    suspended: at.suspended,
    received_on: dateOfDay(at.received),
    accepted_on: date(at.accepted),
    due_on: date(at.due),
    original_due_on: date(at.originalDue),
    closed_on: date(at.closed),
  };
}

function groupName(group: GroupKey, { office, asOf }: Context): string | null {
  return nameOf(group, office, asOf);
}

interface Hit {
  a: number;
  b: number;
  on: IsoDate[];
}

/** Counts for one figure only, group by group. */
class Hits implements Measured {
  readonly groups = new Map<GroupKey, Hit>();
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  count(key: CountKey, at: DaySpan, on?: number): void {
    const { numerator, denominator, by, window } = this.#context;
    if (key !== numerator && key !== denominator) return;
    const hit = this.#of(groupOf(at, by));
    if (key === denominator) hit.b += 1;
    if (key !== numerator) return;
    hit.a += 1;
    const day = on ?? at.from;
    if (isStep(key) && window.from <= day && day <= window.to) hit.on.push(dateOfDay(day));
  }

  days(): void {
    // Only counts are explained.
  }

  move(from: DaySpan, to: DaySpan): void {
    const { by } = this.#context;
    if (groupOf(from, by) === groupOf(to, by)) return;
    this.count('moved_out', from, to.from);
    this.count('moved_in', to);
  }

  #of(group: GroupKey): Hit {
    let hit = this.groups.get(group);
    if (!hit) this.groups.set(group, (hit = { a: 0, b: 0, on: [] }));
    return hit;
  }
}

const STEPS: readonly CountKey[] = [...STEP_KEYS, ...FLOW_IN_KEYS, ...FLOW_OUT_KEYS];

/** What counts a step on its day, and not a state at A. */
function isStep(key: CountKey): boolean {
  return STEPS.includes(key);
}
