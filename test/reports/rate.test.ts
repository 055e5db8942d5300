import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceInPoints, percentText, rateOf } from '../../src/reports/rate.ts';

describe('a rate', () => {
  it.each([
    [989, 1053, 93.92],
    [911, 972, 93.72],
    [737, 972, 75.82],
    [14577 - 2159, 14577, 85.19],
    [1, 3, 33.33],
    [2, 3, 66.67],
    [1, 32, 3.13], // 3.125: half up
    [1, 160, 0.63], // 0.625: half up
    [5, 5, 100],
    [0, 7, 0],
  ])('%i of %i is %f per cent', (a, b, rate) => {
    expect(rateOf(a, b)).toEqual({ a, b, rate });
  });

  it('is 100.00 only if nothing is missing, however little is', () => {
    expect(rateOf(999_999, 1_000_000).rate).toBe(99.99);
    expect(rateOf(1_000_000, 1_000_000).rate).toBe(100);
  });

  it('is 0.00 only if there is nothing, however little there is', () => {
    expect(rateOf(1, 1_000_000).rate).toBe(0.01);
    expect(rateOf(0, 1_000_000).rate).toBe(0);
  });

  it('has no value without a denominator', () => {
    expect(rateOf(0, 0)).toEqual({ a: 0, b: 0, rate: null });
    expect(percentText(rateOf(0, 0))).toBe('');
  });

  it('is written with two decimals', () => {
    expect([rateOf(1, 2), rateOf(0, 2), rateOf(2, 2), rateOf(1, 3)].map(percentText)).toEqual([
      '50.00%',
      '0.00%',
      '100.00%',
      '33.33%',
    ]);
  });

  it('is within half a hundredth of the fraction, or at one of the two guarded ends', () => {
    const counts = fc.nat({ max: 2_000_000 }).chain((b) =>
      fc.tuple(
        fc.nat({ max: b + 1 }).map((a) => Math.min(a, b + 1)),
        fc.constant(b + 1),
      ),
    );
    fc.assert(
      fc.property(counts, ([a, b]) => {
        const rate = rateOf(a, b).rate!;
        const guarded = (rate === 0.01 && a > 0) || (rate === 99.99 && a < b);
        expect(guarded || Math.abs(rate - (100 * a) / b) <= 0.005 + 1e-9).toBe(true);
        expect(rate === 100).toBe(a === b);
        expect(rate === 0).toBe(a === 0);
      }),
    );
  });
});

describe('a difference of rates, in percentage points', () => {
  it('comes from the exact fractions, not from the rounded rates', () => {
    // 33.33 − 66.67 would be −33.34.
    expect(differenceInPoints(rateOf(1, 3), rateOf(2, 3))).toBe(-33.33);
    expect(differenceInPoints(rateOf(989, 1053), rateOf(911, 972))).toBe(0.2);
  });

  it('is the same the other way round', () => {
    expect(differenceInPoints(rateOf(1, 32), rateOf(0, 32))).toBe(3.13);
    expect(differenceInPoints(rateOf(0, 32), rateOf(1, 32))).toBe(-3.13);
  });

  it('has no value where a denominator is missing', () => {
    expect(differenceInPoints(rateOf(0, 0), rateOf(1, 3))).toBeNull();
    expect(differenceInPoints(rateOf(1, 3), rateOf(0, 0))).toBeNull();
  });
});
