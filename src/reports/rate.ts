/** Rates from their two counts, in integers: no figure passes through binary fractions. */

/** A rate with its two counts; `rate` is in per cent with two decimals, `null` where `b` is 0. */
export interface Rate {
  readonly a: number;
  readonly b: number;
  readonly rate: number | null;
}

const FULL = 10_000n; // hundredths of a per cent in a whole

/**
 * a ÷ b in per cent, two decimals, half up; 100.00 only if a = b and 0.00 only if a = 0, so that one
 * case in a million is neither lost nor rounded away (metrics.md, ground rules).
 */
export function rateOf(a: number, b: number): Rate {
  if (b === 0) return { a, b, rate: null };
  const rounded = Number(roundedQuotient(BigInt(a) * FULL, BigInt(b)));
  const least = a > 0 ? 1 : 0;
  const most = a < b ? Number(FULL) - 1 : Infinity;
  return { a, b, rate: Math.min(Math.max(rounded, least), most) / 100 };
}

/**
 * `later` less `earlier` in percentage points (个百分点), two decimals, from the exact fractions and
 * not from the rounded rates. Halves are rounded away from zero, so that the difference the other
 * way round has the same digits. `null` where one of the two has no denominator.
 */
export function differenceInPoints(later: Rate, earlier: Rate): number | null {
  if (later.b === 0 || earlier.b === 0) return null;
  const [a, b, c, d] = [BigInt(later.a), BigInt(later.b), BigInt(earlier.a), BigInt(earlier.b)];
  const difference = a * d - c * b;
  const size = roundedQuotient((difference < 0n ? -difference : difference) * FULL, b * d);
  return Number(difference < 0n ? -size : size) / 100;
}

/** `93.92%`; empty where there is no denominator. */
export function percentText({ rate }: Rate): string {
  return rate === null ? '' : `${rate.toFixed(2)}%`;
}

/**
 * A rate for people: `both` puts the per cent and the two counts together; of fewer cases than `smallest`
 * the counts alone, since a percentage would say too much; `—` where there is no denominator.
 */
export function rateText(
  rate: Rate,
  smallest: number,
  both: (percent: string, counts: string) => string,
): string {
  if (rate.b === 0) return '—';
  const counts = `${rate.a}/${rate.b}`;
  return rate.b < smallest ? counts : both(percentText(rate), counts);
}

/** `93.92% 989/1053`: as it stands beside a bar. */
export function rateLabel(rate: Rate, smallest: number): string {
  return rateText(rate, smallest, (percent, counts) => `${percent} ${counts}`);
}

/** `93.92% (989/1053)`: as it stands in the cell of a table. */
export function rateInCell(rate: Rate, smallest: number): string {
  return rateText(rate, smallest, (percent, counts) => `${percent} (${counts})`);
}

/** `989/1053 = 93.92%`: as a sentence gives a rate; of too few cases the counts alone. */
export function ratioText(rate: Rate, smallest: number): string {
  return rateText(rate, smallest, (percent, counts) => `${counts} = ${percent}`);
}

/** By the exact fractions, since two rates may look alike when they are rounded; one without a denominator equals any other. */
export function compareRates(one: Rate, other: Rate): number {
  const difference = BigInt(one.a) * BigInt(other.b) - BigInt(other.a) * BigInt(one.b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Neither may be negative; halves go up. */
function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor);
}
