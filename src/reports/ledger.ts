/**
 * Ledgers (台账) of one kind of step: a row for each that counts, in its period. They are read from
 * the events of the cases themselves, imported histories included; what was taken back is not there.
 */
import type { CaseState } from '../domain/case.ts';
import type { IsoDate } from '../domain/dates.ts';
import { stepsOf, type Step } from '../domain/events.ts';
import { foldSteps } from '../domain/fold.ts';
import type { TermBook } from '../domain/terms.ts';
import type { ReadTx } from '../store/store.ts';
import type { LedgerOptions, LedgerRow, LedgerSums } from './ledger-types.ts';
import { wholePeriod } from './period.ts';

/** A case with the steps that count up to A, and its state then. */
export interface LedgerCase {
  readonly no: string;
  readonly steps: readonly Step[];
  readonly state: CaseState;
  /** The state before a step. */
  before(index: number): CaseState;
}

/** How many cases are read at once. */
const PAGE = 500;

/** The cases that have such steps at all, in the order in which they were registered. */
async function* casesOfLedger(
  tx: ReadTx,
  count: 'returns' | 'extensions',
  asOf: IsoDate,
): AsyncIterable<LedgerCase> {
  for (let after = 0, full = true; full;) {
    const page = await tx.casesWith(count, after, PAGE);
    const events = await tx.eventsOfCases(page.map(({ id }) => id));
    for (const { id, no } of page) {
      const steps = stepsOf(events.get(id) ?? []).filter((step) => step.on <= asOf);
      const state = stateAfter(steps);
      if (state) yield { no, steps, state, before: (index) => stateBefore(steps, index) };
    }
    after = page.at(-1)?.id ?? after;
    full = page.length === PAGE;
  }
}

function stateAfter(steps: readonly Step[]): CaseState | null {
  const folded = foldSteps(steps);
  return folded.ok ? folded.state : null;
}

/** Nothing but the receipt comes first, so a step of a ledger always has a state before it. */
function stateBefore(steps: readonly Step[], index: number): CaseState {
  const state = stateAfter(steps.slice(0, index));
  if (state === null) throw new RangeError(`no state before step ${index}`);
  return state;
}

/** Units as a ledger shows them: the name that was valid at A, whatever it was when the step was entered. */
export class LedgerUnits {
  readonly #terms: TermBook;
  readonly #asOf: IsoDate;

  constructor(terms: TermBook, asOf: IsoDate) {
    this.#terms = terms;
    this.#asOf = asOf;
  }

  idOf(name: string | null): number | null {
    return name === null ? null : (this.#terms.find('unit', name)?.id ?? null);
  }

  nameOf(name: string | null): string | null {
    const id = this.idOf(name);
    return id === null ? name : this.#terms.nameOn(id, this.#asOf) || name;
  }

  nameById(id: number | null): string | null {
    return id === null ? null : this.#terms.nameOn(id, this.#asOf) || null;
  }
}

/** What one ledger has of its own. */
interface Drawing<Row, Count extends string> {
  /** The steps that it counts. */
  readonly of: 'returns' | 'extensions';
  readonly rowsOf: (one: LedgerCase, units: LedgerUnits) => Row[];
  readonly sums: (rows: readonly Row[]) => Readonly<Record<Count, number>>;
}

/** Puts a ledger together: the rows of the period and the unit in the order of their dates, and the sums. */
export async function drawLedger<Row extends LedgerRow, Count extends string>(
  tx: ReadTx,
  options: LedgerOptions,
  { of, rowsOf, sums }: Drawing<Row, Count>,
) {
  const { head, units, isIn } = await ledgerHead(tx, options);
  const found: Row[] = [];
  for await (const one of casesOfLedger(tx, of, options.asOf))
    found.push(...rowsOf(one, units).filter((row) => isIn(row.on, row.unit)));
  const rows = inLedgerOrder(found);
  return { ...head, rows, ...sumUp(rows, sums) };
}

async function ledgerHead(tx: ReadTx, options: LedgerOptions) {
  const { asOf, knownAt, unit } = options;
  const units = new LedgerUnits((await tx.office()).terms, asOf);
  const period = await wholePeriod(tx, options);
  const isIn = (on: IsoDate, name: string | null) =>
    period.from <= on && on <= period.to && (unit === null || units.idOf(name) === unit);
  return { head: { asOf, knownAt, ...period, unit: units.nameById(unit) }, units, isIn };
}

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

function inLedgerOrder<Row extends LedgerRow>(rows: readonly Row[]): Row[] {
  return [...rows].sort(
    (a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) || collator.compare(a.no, b.no),
  );
}

/** The rows of each unit summed up, those with the most rows first; and the sums of all rows. */
function sumUp<Row extends LedgerRow, Count extends string>(
  rows: readonly Row[],
  sums: (rows: readonly Row[]) => Readonly<Record<Count, number>>,
): { units: LedgerSums<Count>[]; total: LedgerSums<Count> } {
  const byUnit = new Map<string | null, Row[]>();
  for (const row of rows) {
    const some = byUnit.get(row.unit);
    if (some) some.push(row);
    else byUnit.set(row.unit, [row]);
  }
  const units = [...byUnit]
    .sort(
      ([a, some], [b, others]) => others.length - some.length || collator.compare(a ?? '', b ?? ''),
    )
    .map(([unit, some]) => ({ unit, ...sums(some) }));
  return { units, total: { unit: null, ...sums(rows) } };
}

/** How many cases the rows are about. */
export function casesIn(rows: readonly LedgerRow[]): number {
  return new Set(rows.map(({ no }) => no)).size;
}
