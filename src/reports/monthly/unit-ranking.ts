/**
 * Units by how they kept their deadlines in the period (metrics.md): those with enough cases due are ranked,
 * the others are named apart. Fractions are compared exactly, not as they are rounded.
 */
import type { Figures } from '../figures/draw.ts';
import { cardOf, type Card } from '../grades.ts';
import { compareRates } from '../rate.ts';
import type { MonthSettings } from './month.ts';

/** A unit in its place; units that did equally well share one, and the next place is left out. */
export interface RankedUnit {
  readonly rank: number;
  readonly unit: string;
  readonly figures: Figures;
  readonly card: Card | null;
}

export interface UnitRanking {
  /** By rate on time, then by rate of due ones closed; the best first. */
  readonly ranked: readonly RankedUnit[];
  /** Units with fewer cases due than a percentage needs. */
  readonly small: readonly NamedFigures[];
  /** Units with cases of which none was due. */
  readonly idle: readonly NamedFigures[];
  /** Cases of no unit. */
  readonly unassigned: Figures | null;
}

export type NamedFigures = Figures & { readonly group: string };

type Settings = Pick<MonthSettings, 'smallestDenominator' | 'yellowCard' | 'redCard'>;

export function rankUnits(units: readonly Figures[], settings: Settings): UnitRanking {
  // A unit that only helps with cases of others has none of its own to be judged by.
  const named = units.filter(isNamed).filter(({ counts }) => counts.collected > 0);
  const enough = Math.max(settings.smallestDenominator, 1);
  const sorted = named.filter(({ counts }) => counts.due >= enough).sort(better);
  const ranked: RankedUnit[] = [];
  for (const [at, figures] of sorted.entries()) {
    const before = ranked.at(-1);
    const rank = before && compared(before.figures, figures) === 0 ? before.rank : at + 1;
    ranked.push({
      rank,
      unit: figures.group,
      figures,
      card: cardOf(figures.rates.on_time_rate, settings),
    });
  }
  return {
    ranked,
    small: named.filter(({ counts }) => counts.due > 0 && counts.due < enough).sort(better),
    idle: named.filter(({ counts }) => counts.due === 0),
    unassigned: units.find(({ group }) => group === null) ?? null,
  };
}

function isNamed(figures: Figures): figures is NamedFigures {
  return figures.group !== null;
}

function better(one: NamedFigures, other: NamedFigures): number {
  const byCount = other.counts.due - one.counts.due;
  return compared(one, other) || byCount || (one.group < other.group ? -1 : 1);
}

/** Negative where `one` did better; 0 where they share a place. */
function compared({ rates: one }: Figures, { rates: other }: Figures): number {
  return (
    compareRates(other.on_time_rate, one.on_time_rate) ||
    compareRates(other.due_closure_rate, one.due_closure_rate)
  );
}
