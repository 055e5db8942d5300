import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/dates.ts';
import { COUNT_COLUMNS, RATES } from '../../src/reports/definitions.ts';
import type { ReportRow } from '../../src/reports/report.ts';
import type { GroupBy } from '../../src/store/store.ts';
import { randomHistory } from './random-history.ts';
import { recount } from './recount.ts';
import { openTestRegister, type TestRegister } from './report-register.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await openTestRegister();
});
afterAll(() => register.close());

/** Days of the histories, and those before and after them. */
const day = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom(0, 0, 1, -1))
  .map(([fives, beside]) => addDays('2026-01-01', fives * 5 + beside));
const GROUPINGS: readonly (GroupBy | null)[] = [null, 'unit', 'source', 'category', 'month'];

function countsOf(row: ReportRow): Record<string, number> {
  return Object.fromEntries(COUNT_COLUMNS.map((key) => [key, row[key]]));
}

/** The percentile of sorted days by linear interpolation, from its textbook formula. */
function percentile(days: readonly number[], p: number): number | null {
  if (days.length === 0) return null;
  const sorted = [...days].sort((a, b) => a - b);
  const at = p * (sorted.length - 1);
  const low = sorted[Math.floor(at + 1e-9)]!;
  const high = sorted[Math.min(Math.floor(at + 1e-9) + 1, sorted.length - 1)]!;
  return Math.round((low + (at - Math.floor(at + 1e-9)) * (high - low)) * 10) / 10;
}

describe('the report counts what folding each case counts', () => {
  it.each(GROUPINGS)('by %s, in every column, for any histories, A and period', async (by) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(randomHistory, { maxLength: 20, size: 'max' }),
        day,
        day,
        day,
        async (histories, asOf, one, two) => {
          const [from, to] = one <= two ? [one, two] : [two, one];
          await register.hold(histories);
          const report = await register.report({ asOf, from, to, by });
          const groups = recount(histories, { asOf, from, to, by });
          const whole = recount(histories, { asOf, from, to, by: null }).get(null);
          expect(countsOf(report.total)).toEqual(whole?.counts ?? countsOf(report.total));
          expect(report.total.collected).toBe(whole?.counts['collected'] ?? 0);
          expect(report.total.median_days).toBe(percentile(whole?.days ?? [], 0.5));
          expect(report.total.p90_days).toBe(percentile(whole?.days ?? [], 0.9));
          if (by === null) return;
          expect(new Map(report.rows.map((row) => [row.group, countsOf(row)]))).toEqual(
            new Map([...groups].map(([name, group]) => [name, group.counts])),
          );
          for (const row of report.rows) {
            expect(row.median_days).toBe(percentile(groups.get(row.group)!.days, 0.5));
            for (const [key, [a, b]] of Object.entries(RATES)) {
              expect(row[key as keyof typeof RATES]).toMatchObject({ a: row[a], b: row[b] });
            }
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});
